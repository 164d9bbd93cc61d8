import numpy as np
import tensorflow as tf
from tensorflow import keras


class PumpNet(keras.Model):
    def __init__(self, channels):
        super().__init__()
        self.conv = keras.layers.Conv1D(channels, 5, activation="swish")
        self.pool = keras.layers.GlobalAveragePooling1D()
        self.fc = keras.layers.Dense(channels, activation="swish")
        self.prob = keras.layers.Dense(1, activation="sigmoid")

    def call(self, x):
        return self.prob(self.fc(self.pool(self.conv(x))))


def bce(y, p):
    p = tf.clip_by_value(p, 1e-6, 1.0 - 1e-6)
    return keras.losses.binary_crossentropy(y, p)


@tf.function
def fit_batch(net, opt, x, y):
    with tf.GradientTape() as tape:
        p = tf.sigmoid(net(x, training=True))
        loss = tf.reduce_mean(bce(y, p))
    opt.apply_gradients(zip(tape.gradient(loss, net.trainable_weights), net.trainable_weights))
    return loss


def vibration(n, seed):
    r = np.random.RandomState(seed)
    fault = r.randint(0, 2, size=(n, 1))
    t = np.linspace(0, 1, 64)
    sig = np.sin(2 * np.pi * 6 * t) + fault * 0.6 * np.sin(2 * np.pi * 19 * t) + 0.3 * r.randn(n, 64)
    return sig[..., None].astype("float32"), fault.astype("float32")


xs, ys = vibration(320, 0)
net, opt = PumpNet(8), keras.optimizers.Adam(2e-3)
net(xs[:1])
opt.build(net.trainable_variables)
for epoch in range(3):
    order = np.random.permutation(len(xs))
    losses = [fit_batch(net, opt, tf.constant(xs[k]), tf.constant(ys[k])) for k in np.split(order, 10)]
    print("epoch", epoch, "loss", np.mean([float(v) for v in losses]))
