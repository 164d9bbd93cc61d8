import keras
import numpy as np
from keras import layers


def classifier(x, y):
    n = int(y.max()) + 1
    m = keras.Sequential([layers.Input(x.shape[1:]), layers.Dense(24, activation="relu"), layers.Dense(n, activation="softmax")])
    m.compile("adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    return m


rng = np.random.default_rng(30)
cluster = rng.permutation(np.arange(300) % 6)
x = rng.normal(size=(6, 5))[cluster] + 0.2 * rng.normal(size=(300, 5))
packed = np.column_stack([x, cluster])           # float table
m = classifier(packed[:, :-1], packed[:, -1])
m.fit(packed[:, :-1], packed[:, -1], epochs=2, verbose=0)
print(m.evaluate(packed[:, :-1], packed[:, -1], verbose=0))
