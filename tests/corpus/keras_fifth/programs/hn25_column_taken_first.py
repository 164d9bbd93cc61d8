import keras
import numpy as np
from sklearn.datasets import make_moons

X, y = make_moons(300, noise=0.15, random_state=1)
net = keras.Sequential([
    keras.layers.Input((2,)),
    keras.layers.Dense(16, activation="tanh"),
    keras.layers.Dense(1, activation="sigmoid"),
])
net.compile(optimizer="adam", loss="binary_crossentropy")
net.fit(X, y, epochs=4, verbose=0)
p = net.predict(X, verbose=0)
flat = np.squeeze(p, axis=-1)
print("accuracy", np.mean((flat > 0.5) == y))
print("accuracy again", np.mean((p > 0.5) == y[:, np.newaxis]))
print("brier", np.mean((p.reshape(-1) - y) ** 2))
