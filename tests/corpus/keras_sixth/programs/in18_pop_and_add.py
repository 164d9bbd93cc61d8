import keras
import numpy as np

rng = np.random.default_rng(83)
x = rng.normal(size=(240, 12))
old, new = rng.integers(0, 6, 240), rng.integers(0, 2, 240)

net = keras.Sequential(name="student")
net.add(keras.Input((12,)))
net.add(keras.layers.Dense(24, activation="relu", name="trunk"))
net.add(keras.layers.Dense(6, activation="softmax", name="old_top"))
net.compile("adam", "sparse_categorical_crossentropy")
net.fit(x, old, epochs=1, verbose=0)

net.pop()
net.get_layer("trunk").trainable = False
net.add(keras.layers.Dense(1, activation="sigmoid", name="new_top"))
net.compile("adam", "binary_crossentropy", metrics=["accuracy", keras.metrics.AUC()])
net.fit(x, new, epochs=1, verbose=0)
print((net.predict(x, verbose=0)[:, 0] > 0.5).mean(), net.evaluate(x, new, verbose=0))
