from functools import partial

import keras
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split

X, y = load_digits(return_X_y=True)
X_tr, X_te, y_tr, y_te = train_test_split(X / 16, y, random_state=5)

FC = partial(keras.layers.Dense, activation="relu", kernel_initializer="he_normal")

net = keras.Sequential([keras.Input((64,)), FC(64), FC(32), FC(10)])
net.compile(
    optimizer=keras.optimizers.Adam(1e-3),
    loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True),
    metrics=["sparse_categorical_accuracy"],
)
net.fit(X_tr, y_tr, epochs=2, verbose=0)
print(net.evaluate(X_te, y_te, verbose=0))
