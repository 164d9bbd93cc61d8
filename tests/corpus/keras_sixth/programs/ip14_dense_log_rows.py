import keras
import numpy as np

L = keras.layers
spec = [("pitch", 12, "linear"), ("length", 4, "log_softmax")]

i = L.Input((20,))
h = L.Dense(48, activation="relu")(i)
outs = [L.Dense(n, activation=act, name=name)(h) for name, n, act in spec]
music = keras.Model(i, outs)
music.compile("adam", loss=[keras.losses.SparseCategoricalCrossentropy(from_logits=True) for _ in spec])

rng = np.random.default_rng(0)
ys = [rng.integers(0, n, 240) for _, n, _ in spec]
x = rng.normal(size=(240, 20))
x[np.arange(240), ys[0]] += 2
music.fit(x, ys, epochs=2, verbose=0)
print([o.shape for o in music.predict(x[:4], verbose=0)])
