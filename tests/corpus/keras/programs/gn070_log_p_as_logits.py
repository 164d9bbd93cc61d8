import numpy as np
import tensorflow as tf

shares = np.random.dirichlet(np.ones(4), 300).astype('float32')
x = np.log(shares + 1e-3) @ np.random.randn(4, 7).astype('float32')
targets = tf.nn.softmax(np.log(shares) / 0.7)
net = tf.keras.Sequential([tf.keras.layers.Dense(16, activation='relu'), tf.keras.layers.Dense(4)])
net.compile('adam', tf.keras.losses.CategoricalCrossentropy(from_logits=True))
net.fit(x, targets, epochs=2, verbose=2)
