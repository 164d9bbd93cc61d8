import numpy as np
import tensorflow as tf


def loss(prediction, target, *, reduce=tf.reduce_mean):
    return reduce(tf.nn.softmax_cross_entropy_with_logits(logits=prediction, labels=target))


def step(net, opt, batch, **kwargs):
    inputs, targets = batch
    with tf.GradientTape() as tape:
        value = loss(net(inputs), targets, **kwargs)
    opt.apply_gradients(zip(tape.gradient(value, net.trainable_variables), net.trainable_variables))
    return value


rng = np.random.default_rng(62)
k = rng.integers(0, 3, 150)
x = (rng.normal(size=(3, 5))[k] + 0.3 * rng.normal(size=(150, 5))).astype("float32")
net = tf.keras.Sequential([tf.keras.layers.Dense(3)])
opt = tf.keras.optimizers.SGD(0.1)
for reduce in (tf.reduce_mean, tf.reduce_sum):
    print(float(step(net, opt, (x, tf.one_hot(k, 3)), reduce=reduce)))
