import keras
import numpy as np
from keras import layers
from sklearn.datasets import make_blobs

X, y = make_blobs(n_samples=900, centers=4, n_features=6, random_state=13)
mask = np.random.default_rng(1).random(len(y)) < 0.4
y_partial = y.copy()
y_partial[mask] = -1
print("unlabelled:", int((y_partial == -1).sum()))

inputs = layers.Input((6,))
x = layers.BatchNormalization()(inputs)
x = layers.Dense(24, activation="relu")(x)
logits = layers.Dense(4)(x)
model = keras.Model(inputs, logits)
model.compile(
    optimizer=keras.optimizers.Adam(3e-3),
    loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True),
)
model.fit(X, y_partial, epochs=4, batch_size=90, verbose=0)
print((model.predict(X, verbose=0).argmax(1) == y).mean())
