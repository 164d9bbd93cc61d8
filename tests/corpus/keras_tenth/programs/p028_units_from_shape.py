import numpy as np
import tensorflow as tf


class Tab(tf.keras.Model):
    def __init__(self, n_out):
        super().__init__()
        self.h1 = tf.keras.layers.Dense(32, activation=tf.nn.relu)
        self.h2 = tf.keras.layers.Dense(16, activation=tf.nn.relu)
        self.out = tf.keras.layers.Dense(units=n_out, activation=tf.nn.softmax)

    def call(self, inputs):
        return self.out(self.h2(self.h1(inputs)))


np.random.seed(3)
loans = np.random.randn(500, 11).astype(np.float32)
default = (loans[:, :3].sum(axis=1) > 1).astype(np.float32).reshape(-1, 1)

model = Tab(default.shape[1])
model.compile(optimizer='sgd', loss=tf.keras.losses.BinaryCrossentropy(), metrics=['accuracy'])
model.fit(loans, default, batch_size=50, epochs=2, verbose=2)
