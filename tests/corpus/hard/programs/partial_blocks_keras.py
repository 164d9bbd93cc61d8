from functools import partial

import keras
import numpy as np
from keras import layers
from sklearn.datasets import make_classification

Hidden = partial(layers.Dense, activation="relu", kernel_initializer="he_normal",
                 kernel_regularizer=keras.regularizers.L2(1e-4))
Output = partial(layers.Dense, activation="softmax", kernel_initializer="glorot_uniform")


def tower(widths, dropout=0.2):
    for i, w in enumerate(widths):
        yield Hidden(w, name=f"hidden_{i}")
        yield layers.Dropout(dropout)


def churn_model(n_features, widths=(32, 16), n_outputs=1):
    return keras.Sequential([keras.Input((n_features,)), *tower(widths), Output(n_outputs, name="churn")])


X, y = make_classification(n_samples=800, n_features=15, n_informative=6, weights=[0.6], random_state=3)
model = churn_model(X.shape[1])
model.compile(optimizer=keras.optimizers.Adam(3e-3), loss="binary_crossentropy")
model.fit(X[:600], y[:600], epochs=2, batch_size=50, verbose=0)
rate = np.mean(model.predict(X[600:], verbose=0) > 0.5)
print("predicted churn rate", rate, "true", y[600:].mean())
