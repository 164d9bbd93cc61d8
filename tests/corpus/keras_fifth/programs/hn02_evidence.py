import numpy as np
import tensorflow as tf

K = 4


def dirichlet_loss(y_true, evidence):
    alpha = evidence + 1.0
    total = tf.reduce_sum(alpha, axis=-1, keepdims=True)
    return tf.reduce_sum(y_true * (tf.math.digamma(total) - tf.math.digamma(alpha)), axis=-1)


c = np.random.randint(0, K, 300)
x = np.random.randn(K, 6)[c] + .5 * np.random.randn(300, 6)
inp = tf.keras.Input((6,))
h = tf.keras.layers.Dense(24, activation='relu')(inp)
evidence = tf.keras.layers.Dense(K, activation='softplus')(h)
model = tf.keras.Model(inp, evidence)
model.compile('adam', loss=dirichlet_loss)
model.fit(x, np.eye(K, dtype='float32')[c], epochs=2, verbose=2)
a = model.predict(x[:3], verbose=0) + 1
print('uncertainty', K / a.sum(1))
