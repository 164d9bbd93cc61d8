import numpy as np
import tensorflow as tf


class CosineHead(tf.keras.layers.Layer):
    """s * cos(theta), with an additive margin for the target class during training"""

    def __init__(self, n, scale=16.0, margin=0.2):
        super().__init__()
        self.n, self.scale, self.margin = n, scale, margin

    def build(self, shape):
        self.w = self.add_weight(shape=(shape[-1], self.n), initializer="glorot_uniform")

    def call(self, e, labels=None):
        cos = tf.matmul(tf.math.l2_normalize(e, axis=1), tf.math.l2_normalize(self.w, axis=0))
        if labels is not None:
            cos = cos - self.margin * tf.one_hot(labels, self.n)
        return self.scale * cos


SPEAKERS = 8
rng = np.random.default_rng(38)
who = rng.integers(0, SPEAKERS, 400).astype("int32")
voice = (rng.normal(size=(SPEAKERS, 20))[who] + 0.6 * rng.normal(size=(400, 20))).astype("float32")

trunk = tf.keras.Sequential([tf.keras.layers.Dense(32, activation="relu"), tf.keras.layers.Dense(12)])
head = CosineHead(SPEAKERS)
head(trunk(voice[:1]))
variables = trunk.trainable_variables + head.trainable_variables
opt = tf.keras.optimizers.Adam(5e-3)

for step in range(30):
    idx = rng.integers(0, 400, 64)
    with tf.GradientTape() as tape:
        scores = head(trunk(voice[idx]), labels=who[idx])
        loss = tf.reduce_mean(tf.nn.sparse_softmax_cross_entropy_with_logits(labels=who[idx], logits=scores))
    opt.apply_gradients(zip(tape.gradient(loss, variables), variables))

guess = tf.argmax(head(trunk(voice)), axis=1, output_type=tf.int32)
print("loss", float(loss), "acc", float(tf.reduce_mean(tf.cast(guess == who, tf.float32))))
