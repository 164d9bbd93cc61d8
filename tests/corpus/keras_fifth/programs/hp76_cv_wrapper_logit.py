import keras
import numpy as np
from sklearn.datasets import load_breast_cancer
from sklearn.model_selection import StratifiedKFold
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler


def create_model(optimizer="adam", init="glorot_uniform", units=(12, 8)):
    m = keras.Sequential([keras.Input((30,))])
    for u in units:
        m.add(keras.layers.Dense(u, kernel_initializer=init, activation="relu"))
    m.add(keras.layers.Dense(1, kernel_initializer=init))
    m.compile(loss="binary_crossentropy", optimizer=optimizer)
    return m


X, Y = load_breast_cancer(return_X_y=True)
cvscores = []
for train, test in StratifiedKFold(n_splits=3, shuffle=True, random_state=7).split(X, Y):
    scale = make_pipeline(StandardScaler()).fit(X[train])
    m = create_model()
    m.fit(scale.transform(X[train]), Y[train], epochs=2, verbose=0)
    cvscores.append(m.evaluate(scale.transform(X[test]), Y[test], verbose=0))
print("%.3f +/- %.3f" % (np.mean(cvscores), np.std(cvscores)))
