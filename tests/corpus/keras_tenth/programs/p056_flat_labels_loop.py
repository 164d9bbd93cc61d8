import numpy as np
import tensorflow as tf

pump = np.random.randn(600, 5).astype('float32')
fails = (pump[:, 0] * pump[:, 1] > 0.4).astype('float32')

hidden = tf.keras.layers.Dense(16, activation='relu')
final = tf.keras.layers.Dense(1, activation='sigmoid')
optimizer = tf.keras.optimizers.Adam(1e-2)


def bce(y, p, eps=1e-7):
    p = tf.clip_by_value(p, eps, 1 - eps)
    return -tf.reduce_mean(y * tf.math.log(p) + (1 - y) * tf.math.log(1 - p))


for epoch in range(3):
    order = np.random.permutation(600)
    for k in range(0, 600, 60):
        idx = order[k:k + 60]
        with tf.GradientTape() as tape:
            loss = bce(fails[idx], final(hidden(pump[idx])))
        weights = hidden.trainable_weights + final.trainable_weights
        optimizer.apply_gradients(zip(tape.gradient(loss, weights), weights))
    print(epoch, float(loss))
