import keras
import numpy as np
from sklearn.datasets import make_classification

X, y = make_classification(800, 12, n_informative=5, random_state=2)
model = keras.Sequential([
    keras.layers.Input((12,)),
    keras.layers.Dense(16, activation="relu"),
    keras.layers.Dense(1, activation="sigmoid"),
])
model.compile("adam", "binary_crossentropy")
model.fit(X[:600], y[:600], epochs=2, verbose=0)

bce = keras.losses.BinaryCrossentropy()
p = model.predict(X[600:], verbose=0)
held_out = bce(p, y[600:, None].astype("float32"))
print("held-out loss", float(held_out))
