import numpy as np
import tensorflow as tf
from tensorflow.keras import layers


class ArcMargin(layers.Layer):
    def __init__(self, n, s=30.0, m=0.2):
        super().__init__()
        self.n, self.s, self.m = n, s, m

    def build(self, shape):
        self.w = self.add_weight(shape=(shape[0][-1], self.n), name='w')

    def call(self, inputs):
        e, y = inputs
        cos = tf.matmul(tf.math.l2_normalize(e, 1), tf.math.l2_normalize(self.w, 0))
        theta = tf.acos(tf.clip_by_value(cos, -1 + 1e-6, 1 - 1e-6))
        hot = tf.one_hot(tf.cast(y, tf.int32), self.n)
        return self.s * tf.where(hot > 0, tf.cos(theta + self.m), cos)


y = np.random.randint(0, 9, 300)
x = np.random.randn(9, 12)[y] + 0.4 * np.random.randn(300, 12)
xi, yi = layers.Input((12,)), layers.Input((), dtype='int32')
e = layers.Dense(16)(layers.Dense(32, activation='relu')(xi))
model = tf.keras.Model([xi, yi], ArcMargin(9)([e, yi]))
model.compile('adam', tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True), metrics=['accuracy'])
model.fit([x, y], y, epochs=2, verbose=2)
