import keras
import numpy as np
from keras import layers
from sklearn.datasets import make_classification

WIDTHS = [64, 32, 4]

X, y = make_classification(n_samples=800, n_features=16, n_informative=8, n_classes=4, random_state=5)

net = keras.Sequential([
    layers.Dense(w, activation="relu" if i < len(WIDTHS) - 1 else None)
    for i, w in enumerate(WIDTHS)
])
net.compile(optimizer="adam", loss=keras.losses.SparseCategoricalCrossentropy())
net.fit(X, y, epochs=3, batch_size=40, verbose=0)
print((net.predict(X, verbose=0).argmax(-1) == y).mean())
