import keras
import numpy as np
from keras import layers
from sklearn.datasets import load_iris
from sklearn.model_selection import train_test_split

SPACE = {
    "units": [8, 16, 32],
    "hidden_act": ["relu", "tanh", "gelu"],
    "dropout": [0.0, 0.2],
    "lr": [1e-2, 3e-3],
}
rng = np.random.default_rng(0)
X, y = load_iris(return_X_y=True)
X_tr, X_va, y_tr, y_va = train_test_split(X, y, test_size=0.3, stratify=y, random_state=0)


def sample(space):
    return {k: v[rng.integers(len(v))] for k, v in space.items()}


def trial(units, hidden_act, dropout, lr):
    m = keras.Sequential([
        layers.Input((4,)),
        layers.Dense(units, activation=hidden_act),
        layers.Dropout(dropout),
        layers.Dense(3, activation="sigmoid"),
    ])
    m.compile(keras.optimizers.Adam(lr), "sparse_categorical_crossentropy", metrics=["accuracy"])
    m.fit(X_tr, y_tr, epochs=5, verbose=0)
    return m.evaluate(X_va, y_va, verbose=0)[1]


history = []
for _ in range(3):
    params = sample(SPACE)
    history.append((trial(**params), params))
print(max(history, key=lambda t: t[0]))
