import numpy as np
import tensorflow as tf
from tensorflow.keras import layers

rng = np.random.default_rng(16)
x = rng.normal(size=(300, 10)).astype("float32")
y = (np.abs(x[:, 0]) > 0.8).astype("float32")

net = tf.keras.Sequential([
    layers.Input((10,)),
    layers.Dense(20, activation="relu"),
    layers.Dense(1, activation="sigmoid"),
    layers.Reshape(()),
])
net.compile("adam", "binary_crossentropy",
            metrics=[tf.keras.metrics.Precision(thresholds=0.7), tf.keras.metrics.AUC()])
net.fit(x, y, epochs=2, verbose=0)
p = net.predict(x, verbose=0)
bce = -np.mean(y * np.log(p + 1e-7) + (1 - y) * np.log(1 - p + 1e-7))
print(p.shape, bce, ((p > 0.5) == y).mean())
