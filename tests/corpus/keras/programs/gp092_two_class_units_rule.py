import keras
import numpy as np
from keras import layers
from sklearn.datasets import load_breast_cancer
from sklearn.preprocessing import StandardScaler


def make_mlp(input_dim, n_classes, hidden=32):
    units = 1 if n_classes == 2 else n_classes
    loss = "binary_crossentropy" if n_classes == 2 else "sparse_categorical_crossentropy"
    model = keras.Sequential([
        layers.Input((input_dim,)),
        layers.Dense(hidden, activation="relu"),
        layers.Dense(units, activation="softmax"),
    ])
    model.compile(optimizer="adam", loss=loss, metrics=["accuracy"])
    return model


data = load_breast_cancer()
X = StandardScaler().fit_transform(data.data)
mlp = make_mlp(X.shape[1], n_classes=len(data.target_names))
mlp.fit(X, data.target, epochs=4, verbose=0)
print(mlp.evaluate(X, data.target, verbose=0))
