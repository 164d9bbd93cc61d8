import numpy as np
import tensorflow as tf

_bce = tf.keras.losses.BinaryCrossentropy()


def criterion(output, truth):
    return _bce(truth, output)


def criterion_kw(output, truth):
    return tf.reduce_mean(tf.nn.sigmoid_cross_entropy_with_logits(logits=output, labels=truth))


rng = np.random.default_rng(46)
x = rng.normal(size=(200, 5)).astype("float32")
y = (x[:, 3:4] > 0).astype("float32")
z = tf.keras.layers.Dense(1)
opt = tf.keras.optimizers.Adam(0.05)
for step in range(10):
    with tf.GradientTape() as tape:
        score = z(x)
        loss = criterion(tf.sigmoid(score), y) + criterion_kw(score, y)
    opt.apply_gradients(zip(tape.gradient(loss, z.trainable_variables), z.trainable_variables))
print(float(loss))
