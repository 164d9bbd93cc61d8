import keras
import numpy as np
import tensorflow as tf
from keras import layers, ops

rng = np.random.default_rng(55)
gesture = rng.integers(0, 4, 240)
imu = (rng.normal(size=(4, 9))[gesture] + 0.5 * rng.normal(size=(240, 9))).astype("float32")

net = keras.Sequential([
    layers.Dense(24, activation="gelu"),
    layers.Dense(4),
    layers.Softmax(),
])
opt = keras.optimizers.Adam(5e-3)


def mean_nll(log_probs, ids):
    ids = ops.expand_dims(ops.cast(ids, "int32"), -1)
    return -ops.mean(ops.take_along_axis(log_probs, ids, axis=-1))


for k in range(0, 240, 40):
    xb, yb = imu[k:k + 40], gesture[k:k + 40]
    with tf.GradientTape() as tape:
        value = mean_nll(net(xb, training=True), yb)
    net_vars = net.trainable_variables
    opt.apply_gradients(zip(tape.gradient(value, net_vars), net_vars))
    print(k, float(value))
