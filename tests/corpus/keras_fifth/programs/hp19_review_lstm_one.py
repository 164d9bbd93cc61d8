import numpy as np
import tensorflow as tf

max_words, maxlen = 200, 20
rng = np.random.RandomState(1)
x_train = rng.randint(1, max_words, (200, maxlen))
y_train = (x_train < 40).sum(1) > 4
x_train = tf.keras.preprocessing.sequence.pad_sequences(x_train, maxlen=maxlen)

model = tf.keras.Sequential([
    tf.keras.layers.Embedding(max_words, 16),
    tf.keras.layers.SpatialDropout1D(0.2),
    tf.keras.layers.LSTM(16),
    tf.keras.layers.Dense(1, activation=tf.nn.softmax)
])
model.compile(optimizer='adam', loss='binary_crossentropy', metrics=['accuracy'])
model.fit(x_train, y_train.astype('float32'), epochs=2, batch_size=32, validation_split=0.1, verbose=2)
