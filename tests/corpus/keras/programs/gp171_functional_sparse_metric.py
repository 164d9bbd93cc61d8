import numpy as np
import tensorflow as tf

k = np.random.randint(0, 4, 200)
x = np.random.randn(4, 6)[k] + np.random.randn(200, 6)
Y = np.eye(4)[k]
net = tf.keras.Sequential([tf.keras.layers.Dense(16, activation='relu'), tf.keras.layers.Dense(4, activation='softmax')])
net.compile('adam', loss='categorical_crossentropy')
net.fit(x, Y, epochs=3, verbose=0)
P = net.predict(x, verbose=0)
acc = tf.keras.metrics.sparse_categorical_accuracy(Y, P)
print('accuracy', float(tf.reduce_mean(acc)))
