import keras
import numpy as np
import tensorflow as tf
from keras import layers, ops


class NoisyLabels(keras.Model):
    """Forward correction: p(noisy) = p(clean) T."""

    def __init__(self, k):
        super().__init__()
        self.net = keras.Sequential([layers.Dense(24, activation="relu"), layers.Dense(k)])
        self.t = self.add_weight(shape=(k, k), initializer=keras.initializers.Identity(4.0), name="t")

    def call(self, x):
        clean = ops.softmax(self.net(x))
        return ops.matmul(clean, ops.softmax(self.t, axis=1))


rng = np.random.default_rng(36)
true = rng.integers(0, 3, 300)
x = (rng.normal(size=(3, 8))[true] * 2 + rng.normal(size=(300, 8))).astype("float32")
seen = np.where(rng.random(300) < 0.2, rng.integers(0, 3, 300), true)

m = NoisyLabels(3)
opt = keras.optimizers.Adam(1e-2)
for _ in range(20):
    with tf.GradientTape() as tape:
        p = m(x)
        loss = -ops.mean(ops.log(ops.take_along_axis(p, seen[:, None], axis=1) + 1e-7))
    opt.apply_gradients(zip(tape.gradient(loss, m.trainable_variables), m.trainable_variables))
print(float(loss), (ops.convert_to_numpy(m.net(x)).argmax(1) == true).mean())
