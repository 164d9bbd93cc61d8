import numpy as np
import tensorflow as tf
from tensorflow.keras import layers, Model


class PairScorer(layers.Layer):
    def __init__(self, dim):
        super().__init__()
        self.proj = layers.Dense(dim, activation='relu')
        self.out = layers.Dense(1, activation='sigmoid')

    def call(self, pair):
        a, b = pair
        a, b = self.proj(a), self.proj(b)
        return self.out(tf.concat([tf.abs(a - b), a * b], axis=-1))


class Duplicates(Model):
    def __init__(self):
        super().__init__()
        self.scorer = PairScorer(16)

    def call(self, inputs):
        left, right = inputs['left'], inputs['right']
        return tf.sigmoid(self.scorer((left, right)))


n = 300
base = np.random.randn(n, 10).astype('float32')
same = np.random.rand(n) < 0.5
other = np.where(same[:, None], base + 0.1 * np.random.randn(n, 10), np.random.randn(n, 10)).astype('float32')
net = Duplicates()
net.compile(optimizer='adam', loss='binary_crossentropy', metrics=['accuracy'])
net.fit({'left': base, 'right': other}, same.astype('float32'), epochs=3, verbose=2)
