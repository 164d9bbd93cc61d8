import numpy as np
import tensorflow as tf
from sklearn.datasets import load_breast_cancer
from sklearn.model_selection import StratifiedKFold
from sklearn.preprocessing import StandardScaler

X, y = load_breast_cancer(return_X_y=True)


def fresh(n_features, units=1):
    layers = tf.keras.layers
    return tf.keras.Sequential([
        layers.Input((n_features,)),
        layers.Dense(16, activation="relu"),
        layers.Dropout(0.2),
        layers.Dense(units),
        layers.Activation(tf.keras.activations.softmax),
    ])


scores = []
for train, test in StratifiedKFold(3, shuffle=True, random_state=0).split(X, y):
    scale = StandardScaler().fit(X[train])
    model = fresh(X.shape[1])
    model.compile(optimizer="adam", loss=tf.keras.losses.BinaryCrossentropy(), metrics=["AUC"])
    model.fit(scale.transform(X[train]), y[train], epochs=1, verbose=0)
    scores.append(model.evaluate(scale.transform(X[test]), y[test], verbose=0)[1])
print("auc per fold", np.round(scores, 3))
