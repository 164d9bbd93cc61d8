import keras
import numpy as np
from keras import layers


class Task:
    units = 6
    activation = "softmax"
    loss = "sparse_categorical_crossentropy"

    @classmethod
    def compiled(cls, n_features):
        net = keras.Sequential([
            layers.Input((n_features,)),
            layers.Dense(16, activation="relu"),
            layers.Dense(cls.units, activation=cls.activation),
        ])
        net.compile("adam", loss=cls.loss)
        return net


class Activity(Task):
    units = 4


class Tremor(Task):
    units = 1
    loss = "binary_crossentropy"


rng = np.random.default_rng(7)
x = rng.normal(size=(200, 10))
tremor = (x[:, 2] > 0.5).astype("int32")
net = Tremor.compiled(10)
net.fit(x, tremor, epochs=2, verbose=0)
print("share", net.predict(x, verbose=0).mean())
