import numpy as np
import tensorflow as tf

x = np.random.randn(300, 4).astype('float32')
y = (x[:, 0] * x[:, 1] > 0).astype('float32')
net = tf.keras.Sequential([tf.keras.layers.Dense(16, activation='tanh'), tf.keras.layers.Dense(1, activation='sigmoid')])
net.compile(optimizer=tf.keras.optimizers.Adam(0.02), loss=tf.keras.losses.BinaryCrossentropy())
net.fit(x, y, epochs=20, verbose=0)

p = net(x, training=False)
acc = tf.reduce_mean(tf.cast((p > 0.5) == (y > 0.5), tf.float32))
print('accuracy', acc.numpy())
