import keras
import numpy as np
from keras import layers

rng = np.random.default_rng(6)
x = rng.normal(size=(400, 5))
y = (x[:, 0] > 0.2).astype("float32")
net = keras.Sequential([layers.Input((5,)), layers.Dense(8, activation="relu"), layers.Dense(1)])
net.compile("adam", keras.losses.BinaryCrossentropy(from_logits=True),
            metrics=[keras.metrics.BinaryAccuracy(threshold=0.0)])
net.fit(x, y, epochs=2, verbose=0)

z = net.predict(x, verbose=0).squeeze(-1)
cut = np.quantile(z, 0.5)
upper = z > cut
near = np.abs(z) < 0.5            # too close to call
p = 1 / (1 + np.exp(-z))
print("upper half", upper.mean(), "undecided", near.mean(), "positive", (p > 0.5).mean(), "accuracy", ((z > 0) == y).mean())
