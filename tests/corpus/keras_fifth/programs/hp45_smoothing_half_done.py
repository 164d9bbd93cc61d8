import numpy as np
import tensorflow as tf

EPS, K = 0.1, 6
rng = np.random.default_rng(18)
y = rng.integers(0, K, 240)
x = tf.constant(rng.normal(size=(K, 8))[y] + 0.4 * rng.normal(size=(240, 8)), tf.float32)
targets = tf.one_hot(y, K) * (1.0 - EPS)        # label smoothing

layer1 = tf.keras.layers.Dense(24, activation='relu')
layer2 = tf.keras.layers.Dense(K)
sgd = tf.keras.optimizers.SGD(0.1)
for _ in range(10):
    with tf.GradientTape() as tape:
        ce = tf.nn.softmax_cross_entropy_with_logits(labels=targets, logits=layer2(layer1(x)))
        loss = tf.reduce_mean(ce)
    params = layer1.trainable_variables + layer2.trainable_variables
    sgd.apply_gradients(zip(tape.gradient(loss, params), params))
print(float(loss))
