import numpy as np
import tensorflow as tf
from tensorflow.keras import layers


class RiskNet(tf.keras.Model):
    """returns log p(event) so that the products over visits become sums"""

    def __init__(self):
        super().__init__()
        self.h = layers.Dense(16, activation='relu')
        self.o = layers.Dense(1)

    def call(self, x):
        return tf.math.log_sigmoid(self.o(self.h(x)))


x = np.random.randn(400, 8).astype('float32')
event = (x[:, :1] > 0.8).astype('float32')
net = RiskNet()
net.compile(optimizer='adam', loss=tf.keras.losses.BinaryCrossentropy())
net.fit(x, event, epochs=3, verbose=2)
print(np.exp(net.predict(x[:4], verbose=0)).ravel())
