import keras
import numpy as np
from keras import layers


class GestureNet(keras.Model):
    def __init__(self, n_gestures, width=32, **kwargs):
        super().__init__(**kwargs)
        self.conv = layers.Conv1D(width, 5, activation="relu")
        self.pool = layers.GlobalMaxPooling1D()
        self.drop = layers.Dropout(0.2)
        self.cls = layers.Dense(n_gestures, activation="softmax")

    def compile(self, optimizer="adam", loss=None, **kwargs):
        loss = loss or keras.losses.SparseCategoricalCrossentropy(from_logits=True)
        super().compile(optimizer=optimizer, loss=loss, **kwargs)

    def call(self, x, training=None):
        x = self.pool(self.conv(x))
        x = self.drop(x, training=training)
        return self.cls(x)


rng = np.random.default_rng(1)
g = rng.integers(0, 6, 240)
t = np.linspace(0, 6.28, 40)
x = np.sin(t[None] * (g[:, None] + 1))[..., None] + 0.3 * rng.normal(size=(240, 40, 1))
net = GestureNet(6)
net.compile(metrics=["accuracy"])
net.fit(x, g, epochs=3, verbose=0)
print(net.evaluate(x, g, verbose=0))
