import numpy as np
import tensorflow as tf
from tensorflow.keras.layers import Dense, Dropout


class FaultNet(tf.keras.Model):
    def __init__(self, faults):
        super().__init__()
        self.d1 = Dense(32, activation="relu")
        self.drop = Dropout(0.2)
        self.d2 = Dense(len(faults), activation="softmax")

    def call(self, x, training=False):
        return self.d2(self.drop(self.d1(x), training=training))


FAULTS = ["bearing", "belt", "fan", "filter", "valve", "sensor"]
load = np.random.randn(400, 14).astype("float32")
present = (load[:, :len(FAULTS)] > 0.8).astype("float32")
net = FaultNet(FAULTS)
net.compile(optimizer=tf.keras.optimizers.Adam(), loss=tf.keras.losses.BinaryCrossentropy())
net.fit(load, present, epochs=2, batch_size=40, verbose=2)
