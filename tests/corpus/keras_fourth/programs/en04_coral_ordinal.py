"""CORAL: one shared weight vector, K-1 biases, cumulative targets y > k."""
import numpy as np
import tensorflow as tf

LEVELS = 5


class CoralOrdinal(tf.keras.layers.Layer):
    def __init__(self, num_classes, **kwargs):
        super().__init__(**kwargs)
        self.num_classes = num_classes

    def build(self, shape):
        self.fc = self.add_weight(shape=(shape[-1], 1), initializer="glorot_uniform", name="fc")
        self.bias = self.add_weight(shape=(self.num_classes - 1,), initializer="zeros", name="bias")

    def call(self, x):
        return tf.matmul(x, self.fc) + self.bias


def levels(ids, num_classes):
    return tf.cast(tf.expand_dims(ids, -1) > tf.range(num_classes - 1, dtype=ids.dtype), tf.float32)


def coral_loss(y_true, logits):
    ids = tf.reshape(tf.cast(y_true, tf.int32), [-1])
    target = levels(ids, LEVELS)
    return tf.reduce_sum(tf.nn.sigmoid_cross_entropy_with_logits(labels=target, logits=logits), axis=1)


class RankError(tf.keras.metrics.Mean):
    def update_state(self, y_true, logits, sample_weight=None):
        rank = tf.reduce_sum(tf.cast(logits > 0.0, tf.float32), axis=1)
        truth = tf.cast(tf.reshape(y_true, [-1]), tf.float32)
        super().update_state(tf.abs(rank - truth), sample_weight)


rng = np.random.default_rng(21)
pain = rng.integers(0, LEVELS, 500)
score = pain[:, None] + rng.normal(size=(500, 8))
model = tf.keras.Sequential([tf.keras.Input((8,)), tf.keras.layers.Dense(12, "relu"), CoralOrdinal(LEVELS)])
model.compile("adam", loss=coral_loss, metrics=[RankError(name="rank_error")])
model.fit(score, pain, epochs=3, verbose=0)
logits = model.predict(score, verbose=0)
survival = tf.sigmoid(logits).numpy()
print((survival > 0.5).sum(axis=1)[:10], pain[:10])
