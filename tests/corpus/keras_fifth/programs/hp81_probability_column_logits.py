import numpy as np
import tensorflow as tf
from tensorflow.keras import layers


class LogisticLoss(layers.Layer):
    """Takes (target, score), registers the loss and returns the score."""

    def call(self, inputs):
        target, score = inputs
        ce = tf.nn.sigmoid_cross_entropy_with_logits(labels=target, logits=score)
        self.add_loss(tf.reduce_mean(ce))
        return score


rng = np.random.default_rng(8)
x = rng.normal(size=(256, 5)).astype('float32')
t = (x[:, :1] * x[:, 1:2] > 0).astype('float32')

feat = layers.Input((5,), name='feat')
goal = layers.Input((1,), name='goal')
h = layers.Dense(16, activation='relu')(feat)
prob = layers.Dense(1, activation='sigmoid')(h)
out = LogisticLoss()([goal, prob])
model = tf.keras.Model([feat, goal], out)
model.compile(optimizer='adam')
model.fit([x, t], epochs=2, batch_size=32, verbose=2)
