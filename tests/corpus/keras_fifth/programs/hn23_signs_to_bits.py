import keras
import numpy as np
from keras import layers
from sklearn.datasets import make_hastie_10_2

X, sign = make_hastie_10_2(n_samples=600, random_state=0)
y = (sign + 1) / 2

i = layers.Input((10,))
h = layers.Dense(32, activation="relu")(i)
o = layers.Dense(1, activation="sigmoid")(h)
model = keras.Model(i, o)
model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
model.fit(X, y, epochs=3, verbose=0)
back = np.where(model.predict(X, verbose=0)[:, 0] > 0.5, 1, -1)
print((back == sign).mean())
