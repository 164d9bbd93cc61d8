import keras
import numpy as np
from keras import layers
from sklearn import datasets


def recipe(n_classes):
    if n_classes == 2:
        return 1, "sigmoid", "binary_crossentropy"
    return n_classes, "softmax", "sparse_categorical_crossentropy"


def fit(name):
    X, y = getattr(datasets, f"load_{name}")(return_X_y=True)
    X = (X - X.mean(0)) / (X.std(0) + 1e-9)
    units, activation, loss = recipe(len(np.unique(y)))
    model = keras.Sequential([layers.Input((X.shape[1],)), layers.Dense(16, activation="relu"),
                              layers.Dense(units, activation=activation)])
    model.compile(optimizer="adam", loss=loss, metrics=["accuracy"])
    model.fit(X, y, epochs=2, verbose=0)
    return model.evaluate(X, y, verbose=0)


for name in ("iris", "breast_cancer", "wine"):
    print(name, fit(name))
