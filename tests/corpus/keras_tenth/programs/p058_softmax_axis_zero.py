import numpy as np
import tensorflow as tf


class Ranker(tf.keras.Model):
    def __init__(self, k):
        super().__init__(name="ranker")
        self.f = tf.keras.layers.Dense(20, activation="relu")
        self.g = tf.keras.layers.Dense(k)

    def call(self, x, training=None):
        return tf.nn.softmax(self.g(self.f(x)), axis=0)


choice = np.random.randint(0, 5, 300)
menu = (np.eye(5, 9)[choice] + 0.3 * np.random.randn(300, 9)).astype("float32")
ranker = Ranker(5)
ranker.compile(optimizer="adam", loss=tf.keras.losses.SparseCategoricalCrossentropy(), metrics=["accuracy"])
ranker.fit(menu, choice, epochs=2, batch_size=30, verbose=2)
