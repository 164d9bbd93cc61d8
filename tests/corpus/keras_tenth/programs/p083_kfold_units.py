import numpy as np
import tensorflow as tf
from sklearn.datasets import load_breast_cancer
from sklearn.model_selection import StratifiedKFold
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import RobustScaler


def get_model(dim, layers=(32, 16), drop=0.1):
    m = tf.keras.Sequential([tf.keras.Input(shape=(dim,))])
    for n in layers:
        m.add(tf.keras.layers.Dense(n, activation='relu'))
        m.add(tf.keras.layers.Dropout(drop))
    m.add(tf.keras.layers.Dense(1))
    m.compile(loss='binary_crossentropy', optimizer='adam')
    return m


X, y = load_breast_cancer(return_X_y=True)
oof = np.zeros(len(y))
skf = StratifiedKFold(n_splits=3, shuffle=True, random_state=0)
for fold, (tr, va) in enumerate(skf.split(X, y)):
    prep = make_pipeline(RobustScaler())
    X_tr, X_va = prep.fit_transform(X[tr]), prep.transform(X[va])
    model = get_model(X.shape[1])
    model.fit(X_tr, y[tr], epochs=2, batch_size=64, validation_data=(X_va, y[va]), verbose=0)
    oof[va] = model.predict(X_va, verbose=0).ravel()
    print('fold', fold, 'mean score', oof[va].mean())
