import functools
import operator

import numpy as np
import tensorflow as tf

v1 = tf.compat.v1
compose = functools.partial(functools.reduce, lambda x, layer: layer(x))
layers = [tf.keras.layers.Dense(24, "relu"), tf.keras.layers.Dense(5), tf.nn.log_softmax]


def forward(x):
    return compose(layers, x)


rng = np.random.default_rng(12)
digit = rng.integers(0, 5, 250)
x = (np.eye(5, 16)[digit] * 2 + rng.normal(size=(250, 16))).astype("float32")
opt = tf.keras.optimizers.SGD(0.2)
forward(x[:1])
weights = functools.reduce(operator.add, (l.trainable_variables for l in layers[:2]))
for _ in range(10):
    with tf.GradientTape() as tape:
        loss = v1.losses.sparse_softmax_cross_entropy(digit, forward(x))
    opt.apply_gradients(zip(tape.gradient(loss, weights), weights))
print(float(loss), np.mean(forward(x).numpy().argmax(1) == digit))
