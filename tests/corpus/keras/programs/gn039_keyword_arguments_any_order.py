import numpy as np
import tensorflow as tf
from tensorflow import keras

x = np.random.randn(300, 5).astype('float32')
y = (x.sum(1, keepdims=True) > 0).astype('float32')
net = keras.Sequential([keras.layers.Dense(10, activation='relu'), keras.layers.Dense(1, activation='sigmoid')])
bce = keras.losses.BinaryCrossentropy()
acc = keras.metrics.BinaryAccuracy()
opt = keras.optimizers.Adam(0.01)
for _ in range(10):
    with tf.GradientTape() as tape:
        out = net(x, training=True)
        value = bce(y_pred=out, y_true=y)
    opt.apply_gradients(zip(tape.gradient(value, net.trainable_variables), net.trainable_variables))
    acc.update_state(y_pred=out, y_true=y)
print(float(value), float(acc.result()))
