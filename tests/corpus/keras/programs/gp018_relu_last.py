import keras
import numpy as np
from keras import layers
from sklearn.datasets import load_wine
from sklearn.preprocessing import MinMaxScaler

SIZES = [32, 16, 3]

X, y = load_wine(return_X_y=True)
X = MinMaxScaler().fit_transform(X)
perm = np.random.default_rng(0).permutation(len(y))
X, y = X[perm], y[perm]

model = keras.Sequential([keras.Input((13,))])
for units in SIZES:
    model.add(layers.Dense(units, activation="relu", kernel_initializer="he_normal"))

model.compile(
    loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True),
    optimizer=keras.optimizers.Adam(0.005),
    metrics=["accuracy"],
)
model.fit(X[:140], y[:140], epochs=8, batch_size=20, verbose=0, validation_data=(X[140:], y[140:]))
print(model.evaluate(X[140:], y[140:], verbose=0))
