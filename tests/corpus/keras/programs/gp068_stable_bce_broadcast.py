import numpy as np
import tensorflow as tf

rs = np.random.RandomState(7)
docs = rs.poisson(0.6, (400, 50)).astype('float32')
is_legal = (docs[:, 3] + docs[:, 8] > 1).astype('float32')


class Scorer(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.a = tf.keras.layers.Dense(24, activation='relu')
        self.b = tf.keras.layers.Dense(1)

    def call(self, x):
        return self.b(self.a(x))


def bce_with_logits(z, t):
    return tf.reduce_mean(tf.maximum(z, 0.) - z * t + tf.math.log1p(tf.exp(-tf.abs(z))))


scorer = Scorer()
adam = tf.keras.optimizers.Adam(0.01)
for epoch in range(4):
    perm = rs.permutation(len(docs))
    for chunk in np.array_split(perm, 10):
        with tf.GradientTape() as tape:
            cost = bce_with_logits(scorer(docs[chunk]), is_legal[chunk])
        w = scorer.trainable_variables
        adam.apply_gradients(zip(tape.gradient(cost, w), w))
    print(epoch, float(cost))
print('auc-like gap', float(tf.reduce_mean(scorer(docs[is_legal == 1])) - tf.reduce_mean(scorer(docs[is_legal == 0]))))
