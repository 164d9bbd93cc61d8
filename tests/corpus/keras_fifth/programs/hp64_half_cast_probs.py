import numpy as np
import tensorflow as tf

rng = np.random.default_rng(23)
y = rng.integers(0, 9, 270)
x = (rng.normal(size=(9, 12))[y] + 0.6 * rng.normal(size=(270, 12))).astype('float32')

body = tf.keras.layers.Dense(32, activation='relu')
head = tf.keras.layers.Dense(9)
scce = tf.keras.losses.SparseCategoricalCrossentropy()
opt = tf.keras.optimizers.RMSprop(1e-3)
for _ in range(5):
    with tf.GradientTape() as tape:
        z = tf.cast(head(body(x)), tf.float16)
        probs = tf.nn.softmax(z)
        loss = scce(y, probs)
    w = body.trainable_variables + head.trainable_variables
    opt.apply_gradients(zip(tape.gradient(loss, w), w))
print(float(loss))
