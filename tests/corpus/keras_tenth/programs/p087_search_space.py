import keras
import numpy as np

SPACE = {"width": [8, 16], "rate": [1e-2, 1e-3]}


class Candidate:
    def __init__(self, width, rate, n_out=1):
        self.net = keras.Sequential()
        self.net.add(keras.layers.Input((5,)))
        self.net.add(keras.layers.Dense(width, activation="relu"))
        self.net.add(keras.layers.Dense(n_out))
        self.net.add(keras.layers.Activation("softmax"))
        self.net.compile(optimizer=keras.optimizers.Adam(rate), loss="binary_crossentropy", metrics=["accuracy"])

    def score(self, x, y):
        self.net.fit(x, y, epochs=1, verbose=0)
        return self.net.evaluate(x, y, verbose=0)[1]


x = np.random.randn(300, 5)
y = (x[:, 1] > x[:, 2]).astype(int)
table = {(w, r): Candidate(w, r).score(x, y) for w in SPACE["width"] for r in SPACE["rate"]}
for key, accuracy in sorted(table.items(), key=lambda kv: -kv[1]):
    print(key, round(accuracy, 3))
