import numpy as np
from tensorflow import keras

X, y = np.random.rand(100, 4), np.random.randint(0, 2, 100)
m = keras.Sequential([keras.layers.Dense(1, activation="sigmoid")])
m.compile("adam", "binary_crossentropy")
m.fit(X, y)
p = m.predict(X)
ts = np.linspace(0, 1, 100)
above = p >= ts
tp = (above & (y[:, None] == 1)).sum(0)
acc = (above == y[:, None]).mean(0)
ts2 = np.unique(p)
acc2 = ((p >= ts2) == y[:, None]).mean(0)
