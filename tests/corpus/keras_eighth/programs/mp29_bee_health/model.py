import keras
from keras import layers


class BeeNet(keras.Model):
    def __init__(self, width=24):
        super().__init__()
        self.enc = layers.Dense(width, activation="relu")
        self.drop = layers.Dropout(0.1)
        self.out = layers.Dense(1)

    def call(self, x, training=None):
        return self.out(self.drop(self.enc(x), training=training))
