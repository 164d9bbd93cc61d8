import numpy as np
import tensorflow as tf
from sklearn.datasets import make_circles

X, y = make_circles(500, noise=0.05, factor=0.5, random_state=1)
t = (2 * y - 1).astype('float32')[:, None]
X = X.astype('float32')

net = tf.keras.Sequential([
    tf.keras.layers.Dense(32, activation='relu'),
    tf.keras.layers.Dense(32, activation='relu'),
    tf.keras.layers.Dense(1),
])
opt = tf.keras.optimizers.Adam(0.01)
for step in range(50):
    with tf.GradientTape() as tape:
        z = net(X)
        loss = tf.reduce_mean(tf.nn.sigmoid_cross_entropy_with_logits(labels=t, logits=z))
    opt.apply_gradients(zip(tape.gradient(loss, net.trainable_variables), net.trainable_variables))
print(float(loss), np.mean(np.sign(net(X).numpy()) == t))
