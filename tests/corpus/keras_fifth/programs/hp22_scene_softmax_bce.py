import numpy as np
import tensorflow as tf
from tensorflow.keras import layers

scenes = ('beach', 'city', 'forest', 'desert')
rs = np.random.RandomState(10)
idx = rs.randint(0, len(scenes), 160)
colour = (rs.rand(len(scenes), 3)[idx][:, None, None] + 0.1 * rs.randn(160, 8, 8, 3)).astype('float32')

ds = tf.data.Dataset.from_tensor_slices((colour, idx))
ds = ds.map(lambda im, k: (im, tf.one_hot(k, len(scenes)))).shuffle(160).batch(20)

cnn = tf.keras.Sequential([
    layers.Conv2D(6, 3, activation='relu'),
    layers.GlobalMaxPool2D(),
    layers.Dense(len(scenes)),
    layers.Softmax(),
])
bce = tf.keras.losses.BinaryCrossentropy()
adam = tf.keras.optimizers.Adam()
mean = tf.keras.metrics.Mean()
for epoch in range(2):
    mean.reset_state()
    for images, targets in ds:
        with tf.GradientTape() as tape:
            p = cnn(images, training=True)
            batch_loss = bce(targets, p)
        adam.apply_gradients(zip(tape.gradient(batch_loss, cnn.trainable_variables), cnn.trainable_variables))
        mean.update_state(batch_loss)
    print(epoch, mean.result().numpy())
