import numpy as np
import tensorflow as tf
from sklearn.datasets import load_digits


class Calibrated:
    """A fitted classifier with one temperature."""

    def __init__(self, net):
        self.net = net
        self.temperature = 1.0

    def __call__(self, x):
        return tf.nn.softmax(self.net(x) / self.temperature, axis=1)

    def ece(self, x, y, bins=5):
        p = self(x).numpy()
        conf, hit = p.max(1), p.argmax(1) == y
        slot = np.minimum((conf * bins).astype(int), bins - 1)
        return sum(abs(conf[slot == b].mean() - hit[slot == b].mean()) * (slot == b).mean()
                   for b in range(bins) if (slot == b).any())


digits, names = load_digits(return_X_y=True)
digits = (digits / 16).astype('float32')
net = tf.keras.Sequential([tf.keras.layers.Dense(32, 'relu'), tf.keras.layers.Dense(10, 'softmax')])
net.compile(tf.keras.optimizers.Adam(), tf.keras.losses.SparseCategoricalCrossentropy())
net.fit(digits[:1200], names[:1200], epochs=2, verbose=0)
calibrated = Calibrated(net)
for t in (0.5, 1.0, 2.0):
    calibrated.temperature = t
    print(t, calibrated.ece(digits[1200:], names[1200:]))
