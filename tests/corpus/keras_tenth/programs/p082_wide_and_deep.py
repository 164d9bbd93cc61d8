import keras
import numpy as np
from keras import activations, layers


class WideAndDeep(keras.Model):
    def __init__(self, units=30, activation="relu", output_activation=None, **kwargs):
        super().__init__(**kwargs)
        self.norm_wide = layers.LayerNormalization()
        self.hidden1 = layers.Dense(units, activation=activation)
        self.hidden2 = layers.Dense(units, activation=activation)
        self.main_output = layers.Dense(1)
        self.final = activations.get(output_activation)

    def call(self, inputs):
        wide, deep = inputs
        h = self.hidden2(self.hidden1(deep))
        return self.final(self.main_output(layers.concatenate([self.norm_wide(wide), h])))


rng = np.random.default_rng(42)
a, b = rng.normal(size=(500, 3)).astype("float32"), rng.normal(size=(500, 6)).astype("float32")
click = (a[:, 0] * b[:, 1] > 0.2).astype("float32")[:, None]
model = WideAndDeep(16, name="clicks")
model.compile(loss="binary_crossentropy", optimizer=keras.optimizers.SGD(1e-2))
model.fit((a, b), click, epochs=2, verbose=0)
