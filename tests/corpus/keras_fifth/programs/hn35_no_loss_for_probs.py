import keras
import numpy as np
from keras import layers

rng = np.random.default_rng(28)
y = rng.integers(0, 4, 240)
x = rng.normal(size=(4, 7))[y] + 0.5 * rng.normal(size=(240, 7))
i = layers.Input((7,))
z = layers.Dense(4, name="score")(layers.Dense(20, activation="relu")(i))
p = layers.Softmax(name="share")(z)
m = keras.Model(i, {"score": z, "share": p})
m.compile("adam", loss={"score": keras.losses.SparseCategoricalCrossentropy(from_logits=True), "share": None},
          metrics={"share": [keras.metrics.SparseTopKCategoricalAccuracy(k=2)]})
m.fit(x, {"score": y, "share": y}, epochs=2, verbose=0)
print(m.predict(x[:2], verbose=0)["share"].sum(1))
