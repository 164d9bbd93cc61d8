"""FixMatch: pseudo labels where the softmax of the weak view is sure; the strong view is trained from logits."""
import numpy as np
import tensorflow as tf
from sklearn.datasets import load_digits

SURE = 0.9
d = load_digits()
x, y = (d.data / 16).astype("float32"), d.target.astype("int64")
few = np.random.default_rng(0).permutation(len(x))[:200]

net = tf.keras.Sequential([tf.keras.Input((64,)), tf.keras.layers.Dense(96, "relu"), tf.keras.layers.Dense(10)])
opt = tf.keras.optimizers.Adam(2e-3)
ce = tf.nn.sparse_softmax_cross_entropy_with_logits


def weak(v):
    return v + 0.02 * tf.random.normal(tf.shape(v))


def strong(v):
    keep = tf.cast(tf.random.uniform(tf.shape(v)) > 0.3, v.dtype)
    return v * keep


@tf.function
def step(xl, yl, xu):
    guess = tf.stop_gradient(tf.nn.softmax(net(weak(xu), training=True)))
    pseudo = tf.argmax(guess, axis=-1)
    mask = tf.cast(tf.reduce_max(guess, axis=-1) >= SURE, tf.float32)
    with tf.GradientTape() as tape:
        supervised = tf.reduce_mean(ce(yl, net(weak(xl), training=True)))
        unsupervised = tf.reduce_mean(mask * ce(pseudo, net(strong(xu), training=True)))
        loss = supervised + unsupervised
    opt.apply_gradients(zip(tape.gradient(loss, net.trainable_variables), net.trainable_variables))
    return supervised, tf.reduce_mean(mask)


labelled = tf.data.Dataset.from_tensor_slices((x[few], y[few])).repeat().shuffle(200).batch(32)
unlabelled = tf.data.Dataset.from_tensor_slices(x).shuffle(1797).batch(96, drop_remainder=True)
for (xl, yl), xu in zip(labelled, unlabelled.repeat(2)):
    s, m = step(xl, yl, xu)
print(float(s), float(m), np.mean(net.predict(x, verbose=0).argmax(1) == y))
