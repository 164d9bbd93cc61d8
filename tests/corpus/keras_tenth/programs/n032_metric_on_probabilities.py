import os

os.environ["KERAS_BACKEND"] = "tensorflow"

import keras
import numpy as np
import tensorflow as tf
from keras import ops


class Loop:
    def __init__(self, model):
        self.model = model
        self.loss = keras.losses.BinaryCrossentropy(from_logits=True)
        self.auc = keras.metrics.AUC()
        self.opt = keras.optimizers.Adam(1e-2)

    def batch(self, x, y):
        with tf.GradientTape() as tape:
            z = self.model(x, training=True)
            value = self.loss(y, z)
        self.opt.apply(tape.gradient(value, self.model.trainable_variables), self.model.trainable_variables)
        self.auc.update_state(y, ops.sigmoid(z))
        return float(value)


rng = np.random.default_rng(19)
x = rng.normal(size=(400, 6)).astype("float32")
y = (x[:, 0] > x[:, 1]).astype("float32")[:, None]
loop = Loop(keras.Sequential([keras.layers.Dense(8, activation="relu"), keras.layers.Dense(1)]))
for k in range(0, 400, 50):
    loop.batch(x[k:k + 50], y[k:k + 50])
print("auc", float(loop.auc.result()))
