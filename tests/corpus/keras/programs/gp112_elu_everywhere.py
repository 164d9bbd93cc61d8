import numpy as np
import tensorflow as tf
from tensorflow.keras.layers import Dense, Input

ACT = 'elu'


def dense(units, **kw):
    kw.setdefault('activation', ACT)
    kw.setdefault('kernel_initializer', 'he_uniform')
    return Dense(units, **kw)


lab = np.random.randint(0, 5, 400)
x = np.random.randn(5, 11)[lab] + np.random.randn(400, 11)

inp = Input((11,))
h = dense(32)(inp)
h = dense(16)(h)
out = dense(5, kernel_initializer='zeros')(h)
net = tf.keras.Model(inp, out)
net.compile(optimizer='adam', loss=tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True))
net.fit(x, lab, epochs=2, verbose=2)
