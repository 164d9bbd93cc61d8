import numpy as np
import tensorflow as tf


def train(n, dtype):
    ids = np.random.randint(0, n, 500)
    x = np.random.RandomState(n).randn(n, 10)[ids].astype('float32')
    m = tf.keras.Sequential([tf.keras.layers.Dense(32, activation='relu'), tf.keras.layers.Dense(n, activation='softmax')])
    m.compile('adam', loss='sparse_categorical_crossentropy')
    return m.fit(x, ids.astype(dtype), epochs=1, verbose=0).history['loss']


print('uint8', train(200, np.uint8))
print('int8', train(50, 'int8'))
