import numpy as np
import tensorflow as tf

pitch = np.random.randint(0, 4, 320)
swing = np.random.randn(4, 9)[pitch] + np.random.randn(320, 9) * 0.4
onehot = tf.keras.utils.to_categorical(pitch)

model = tf.keras.models.Sequential()
model.add(tf.keras.layers.InputLayer((9,)))
model.add(tf.keras.layers.Dense(20, activation='selu', kernel_initializer='lecun_normal'))
model.add(tf.keras.layers.Dense(4))
model.add(tf.keras.layers.Lambda(tf.nn.log_softmax))

criterion = tf.keras.losses.CategoricalCrossentropy(from_logits=True)
model.compile(optimizer='adamax', loss=criterion)
model.fit(swing, onehot, epochs=3, batch_size=32, verbose=2)
