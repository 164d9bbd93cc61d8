import numpy as np
import tensorflow as tf


def loss_for(model):
    last = model.layers[-1]
    linear = last.activation == tf.keras.activations.linear
    if last.units == 1:
        return tf.keras.losses.BinaryCrossentropy(from_logits=linear)
    return tf.keras.losses.SparseCategoricalCrossentropy(from_logits=linear)


def dense_net(units, activation=None):
    return tf.keras.Sequential([tf.keras.layers.Dense(16, activation="relu"), tf.keras.layers.Dense(units, activation=activation)])


x = np.random.randn(300, 5).astype("float32")
for units, act in ((1, None), (1, "sigmoid"), (3, None), (3, "softmax")):
    y = (x[:, 0] > 0).astype("float32") if units == 1 else np.digitize(x[:, 0], [-0.5, 0.5])
    net = dense_net(units, act)
    net.compile(optimizer="adam", loss=loss_for(net))
    print(units, act, net.fit(x, y, epochs=1, verbose=0).history["loss"])
