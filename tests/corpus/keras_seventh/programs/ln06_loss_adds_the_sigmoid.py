import keras
import numpy as np
from keras import ops


class TemperedBCE(keras.losses.BinaryCrossentropy):
    """Takes scores; probabilities are sigmoid(score / temperature)."""

    def __init__(self, temperature=2.0, **kw):
        super().__init__(**kw)
        self.temperature = temperature

    def call(self, y_true, y_pred):
        return super().call(y_true, ops.sigmoid(y_pred / self.temperature))


rng = np.random.default_rng(56)
x = rng.normal(size=(200, 5))
hit = (x[:, :1] > 0.2).astype("float32")
m = keras.Sequential([keras.Input((5,)), keras.layers.Dense(12, "relu"), keras.layers.Dense(1)])
m.compile("adam", TemperedBCE(1.5))
m.fit(x, hit, epochs=2, verbose=0)
print(int((m.predict(x, verbose=0) > 0).sum()), int(hit.sum()))
