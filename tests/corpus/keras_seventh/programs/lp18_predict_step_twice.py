import numpy as np
import tensorflow as tf


class Ranker(tf.keras.Model):
    def __init__(self, n):
        super().__init__()
        self.net = tf.keras.Sequential([
            tf.keras.layers.Dense(20, activation="relu"),
            tf.keras.layers.Dense(n, activation="softmax"),
        ])

    def call(self, x):
        return self.net(x)

    def predict_step(self, data):
        x = data[0] if isinstance(data, tuple) else data
        return tf.nn.softmax(self(x, training=False), axis=-1)


rng = np.random.default_rng(3)
shelf = rng.integers(0, 6, 300)
x = (rng.normal(size=(6, 8))[shelf] + 0.5 * rng.normal(size=(300, 8))).astype("float32")
ranker = Ranker(6)
ranker.compile("adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
ranker.fit(x, shelf, epochs=2, verbose=0)
top = ranker.predict(x[:3], verbose=0)
print(np.round(top.max(axis=1), 3))
