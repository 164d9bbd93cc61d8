import keras
import numpy as np
from keras import layers


class Net(keras.Model):
    def __init__(self, n):
        super().__init__()
        self.h = layers.Dense(16, activation="relu")
        self.softmax = layers.Dense(n)

    def compile(self, **kw):
        kw.setdefault("optimizer", "adam")
        kw.setdefault("loss", keras.losses.SparseCategoricalCrossentropy(from_logits=True))
        super().compile(**kw)

    def call(self, x):
        return self.softmax(self.h(x))

    def predict_proba(self, x):
        return keras.ops.convert_to_numpy(keras.ops.softmax(self.predict(x, verbose=0)))


rng = np.random.default_rng(2)
y = rng.integers(0, 3, 200)
x = rng.normal(size=(3, 5))[y] + rng.normal(size=(200, 5))
net = Net(3)
net.compile(metrics=["accuracy"])
net.fit(x, y, epochs=2, verbose=0)
print(net.predict_proba(x[:3]).sum(1), net.evaluate(x, y, verbose=0))
