import numpy as np
import tensorflow as tf

rng = np.random.default_rng(37)
x = rng.normal(size=(200, 10)).astype("float32")
rare = (x[:, :2] > 1.2).astype("float32")

w = tf.Variable(tf.random.normal((10, 2), stddev=0.1))
opt = tf.keras.optimizers.Adam(0.05)


def cost(score, truth, pos_weight):
    return tf.reduce_mean(tf.nn.weighted_cross_entropy_with_logits(score, truth, pos_weight))


for _ in range(15):
    with tf.GradientTape() as tape:
        loss = cost(x @ w, rare, 5.0)
    opt.apply_gradients([(tape.gradient(loss, w), w)])
print(float(loss))
