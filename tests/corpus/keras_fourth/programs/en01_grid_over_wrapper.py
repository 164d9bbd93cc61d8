import keras
import numpy as np
from keras.wrappers import SKLearnClassifier
from sklearn.datasets import load_iris
from sklearn.model_selection import cross_val_score
from sklearn.preprocessing import MinMaxScaler

iris = load_iris()
X = MinMaxScaler().fit_transform(iris.data)
y = iris.target_names[iris.target]  # "setosa", "versicolor", ...


def build(X, y, width=16):
    return_units = y.shape[1]
    model = keras.Sequential([
        keras.Input((X.shape[1],)),
        keras.layers.Dense(width, activation="relu"),
        keras.layers.Dense(return_units, activation="softmax"),
    ])
    model.compile(loss="categorical_crossentropy", optimizer="adam", metrics=["categorical_accuracy"])
    return model


for width in (8, 32):
    clf = SKLearnClassifier(model=build, model_kwargs={"width": width}, fit_kwargs={"epochs": 5, "verbose": 0})
    print(width, np.mean(cross_val_score(clf, X, y, cv=3)))
