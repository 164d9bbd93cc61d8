import argparse

import keras
import numpy as np
from keras import layers
from sklearn.datasets import make_classification

LOSSES = {
    "ce": keras.losses.SparseCategoricalCrossentropy,
    "focal": keras.losses.CategoricalFocalCrossentropy,
}
METRICS = {
    "ce": keras.metrics.SparseCategoricalAccuracy,
    "focal": keras.metrics.CategoricalAccuracy,
}

parser = argparse.ArgumentParser()
parser.add_argument("--loss", choices=sorted(LOSSES), default="focal")
parser.add_argument("--epochs", type=int, default=2)
args = parser.parse_args([])

X, part = make_classification(600, n_features=12, n_informative=8, n_classes=4, random_state=0)
classes, ids = np.unique(part, return_inverse=True)
X_train, X_test, y_train, y_test = X[:450], X[450:], ids[:450], ids[450:]

x = inputs = keras.Input((12,))
for _ in range(2):
    y = layers.Dense(32)(x)
    y = layers.BatchNormalization()(y)
    x = layers.ReLU()(y) if x is inputs else layers.add([x, layers.ReLU()(y)])
model = keras.Model(inputs, layers.Dense(len(classes), activation="softmax")(x))
model.compile(optimizer="adam", loss=LOSSES[args.loss](), metrics=[METRICS[args.loss]()])
model.fit(X_train, y_train, epochs=args.epochs, validation_data=(X_test, y_test), verbose=2)
