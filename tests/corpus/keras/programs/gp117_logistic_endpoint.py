import keras
import numpy as np
from keras import ops


class LogisticEndpoint(keras.layers.Layer):
    def __init__(self, name=None):
        super().__init__(name=name)
        self.loss_fn = keras.losses.BinaryCrossentropy()

    def call(self, targets, logits, sample_weight=None):
        loss = self.loss_fn(targets, logits, sample_weight)
        self.add_loss(loss)
        return ops.sigmoid(logits)


inputs = keras.Input((3,), name="inputs")
targets = keras.Input((1,), name="targets")
h = keras.layers.Dense(10, activation="relu")(inputs)
logits = keras.layers.Dense(1)(h)
predictions = LogisticEndpoint(name="predictions")(targets, logits)
model = keras.Model([inputs, targets], predictions)
model.compile(optimizer="adam")

x = np.random.default_rng(0).normal(size=(300, 3))
data = {"inputs": x, "targets": (x[:, :1] > 0).astype("float32")}
model.fit(data, epochs=3, verbose=0)
print(model.evaluate(data, verbose=0))
