import numpy as np
import tensorflow as tf
from tensorflow.keras import layers, losses, metrics, optimizers

rng = np.random.default_rng(50)
sea = rng.integers(0, 4, 320)
x = (rng.normal(size=(4, 12))[sea] + 0.4 * rng.normal(size=(320, 12))).astype("float32")

net = tf.keras.Sequential([layers.Dense(24, "relu"), layers.Dense(4)])
ce = losses.SparseCategoricalCrossentropy(from_logits=True)
opt = optimizers.Adam(1e-2)
top1 = metrics.CategoricalAccuracy(name="top1")


def train(x, y):
    with tf.GradientTape() as tape:
        loss = ce(y, net(x))
    opt.apply_gradients(zip(tape.gradient(loss, net.trainable_variables), net.trainable_variables))


def validate(x, y):
    top1.reset_state()
    top1.update_state(y, net(x, training=False))
    return float(top1.result())


for _ in range(10):
    train(x[:256], sea[:256])
print(validate(x[256:], sea[256:]))
