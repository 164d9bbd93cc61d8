"""Compare a linear baseline and a small network on log loss."""
import keras
import numpy as np
from sklearn.datasets import load_wine
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score, log_loss
from sklearn.model_selection import StratifiedKFold
from sklearn.preprocessing import StandardScaler


def nn_fold(xtr, ytr, xva):
    net = keras.Sequential([
        keras.layers.Input((xtr.shape[1],)),
        keras.layers.Dense(20, activation="selu"),
        keras.layers.Dense(3),
    ])
    net.compile(keras.optimizers.Adam(0.01),
                loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True))
    net.fit(xtr, ytr, epochs=4, batch_size=20, verbose=0)
    return net.predict(xva, verbose=0)


def lr_fold(xtr, ytr, xva):
    return LogisticRegression(max_iter=500).fit(xtr, ytr).predict_proba(xva)


X, y = load_wine(return_X_y=True)
folds = StratifiedKFold(n_splits=3, shuffle=True, random_state=1)
for name, fold in (("logreg", lr_fold), ("mlp", nn_fold)):
    oof = np.zeros((len(y), 3))
    for tr, va in folds.split(X, y):
        sc = StandardScaler().fit(X[tr])
        oof[va] = fold(sc.transform(X[tr]), y[tr], sc.transform(X[va]))
    print(f"{name:8s} acc {accuracy_score(y, oof.argmax(1)):.3f}  logloss {log_loss(y, oof):.4f}")
