import keras
from keras import layers


class ActivityNet(keras.Model):
    N_ACTIVITIES = 6

    def __init__(self, filters=16, **kwargs):
        super().__init__(**kwargs)
        self.norm = layers.LayerNormalization()
        self.c1 = layers.Conv1D(filters, 5, padding="causal", activation="relu")
        self.c2 = layers.Conv1D(filters, 5, padding="causal", dilation_rate=2, activation="relu")
        self.pool = layers.GlobalMaxPooling1D()
        self.out = layers.Dense(self.N_ACTIVITIES, activation="softmax")

    def call(self, x):
        x = self.norm(x)
        x = self.c2(self.c1(x))
        return self.out(self.pool(x))
