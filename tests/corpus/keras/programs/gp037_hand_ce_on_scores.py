import keras
import numpy as np
from keras import layers, ops
from sklearn.datasets import load_wine
from sklearn.preprocessing import StandardScaler

EPS = keras.backend.epsilon()
CLASS_WEIGHT = np.array([1.0, 0.8, 1.5], dtype="float32")


def weighted_ce(y_true, y_pred):
    y_pred = ops.clip(y_pred, EPS, 1.0 - EPS)
    loss = y_true * ops.log(y_pred) * CLASS_WEIGHT
    return -ops.sum(loss, axis=-1)


X, y = load_wine(return_X_y=True)
X = StandardScaler().fit_transform(X)
Y = keras.utils.to_categorical(y)

scores = keras.Sequential([layers.Input((13,)), layers.Dense(20, activation="relu"), layers.Dense(3)])
scores.compile(optimizer="adam", loss=weighted_ce, metrics=["categorical_accuracy"])
scores.fit(X, Y, epochs=5, verbose=0)
print(scores.evaluate(X, Y, verbose=0))
