import keras
import numpy as np
from keras import layers
from sklearn.datasets import fetch_covtype
from sklearn.model_selection import StratifiedKFold
from sklearn.preprocessing import StandardScaler

X, y = fetch_covtype(return_X_y=True)
folds = StratifiedKFold(n_splits=3, shuffle=True, random_state=0)


def build(n_features, n_classes):
    model = keras.Sequential([
        layers.Input((n_features,)),
        layers.Dense(128, activation="relu"),
        layers.Dense(64, activation="relu"),
        layers.Dense(n_classes, activation="softmax"),
    ])
    model.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    return model


scores = []
for fold, (tr, te) in enumerate(folds.split(X, y)):
    scaler = StandardScaler().fit(X[tr])
    model = build(X.shape[1], len(np.unique(y)))
    model.fit(scaler.transform(X[tr]), y[tr], batch_size=1024, epochs=5, verbose=0)
    scores.append(model.evaluate(scaler.transform(X[te]), y[te], verbose=0)[1])
    print(f"fold {fold}: {scores[-1]:.4f}")
print(np.mean(scores))
