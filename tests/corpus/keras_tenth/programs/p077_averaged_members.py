import keras
import numpy as np
from keras import layers
from sklearn.datasets import load_wine

X, y = load_wine(return_X_y=True)
X = (X - X.mean(0)) / X.std(0)


def member(width, activation):
    inp = keras.Input((13,))
    h = layers.Dense(width, activation=activation)(inp)
    return keras.Model(inp, layers.Dense(3, activation="softmax")(h), name=f"member_{width}_{activation}")


members = [member(w, a) for w, a in ((8, "relu"), (16, "tanh"), (24, "gelu"))]
inp = keras.Input((13,))
committee = keras.Model(inp, layers.Average()([m(inp) for m in members]))
committee.compile(
    optimizer=keras.optimizers.Adam(1e-2),
    loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True),
    metrics=["accuracy"],
)
committee.fit(X, y, epochs=2, batch_size=30, verbose=0)
print(committee.evaluate(X, y, verbose=0))
