import keras
import numpy as np
from keras import layers

DT = "bfloat16"
rng = np.random.default_rng(9)
x = rng.normal(size=(300, 12)).astype("float32")
tags = (x[:, :5] > 0.5).astype("float32")

m = keras.Sequential([
    layers.Input((12,)),
    layers.Dense(32, "relu", dtype=DT),
    layers.Dense(5, "sigmoid", dtype=DT),
])
m.compile(optimizer="adam", loss="binary_crossentropy")
m.fit(x, tags, epochs=2, verbose=0)
print(m.predict(x[:1], verbose=0).dtype)
