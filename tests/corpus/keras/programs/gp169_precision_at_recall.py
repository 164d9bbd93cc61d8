import keras
import numpy as np
from keras import layers

rng = np.random.default_rng(10)
x = rng.normal(size=(600, 8))
y = (x[:, 0] - x[:, 3] > 1).astype("float32")

net = keras.Sequential([layers.Input((8,)), layers.Dense(16, activation="relu"), layers.Dense(1, name="score")])
net.compile(
    optimizer="adam",
    loss=keras.losses.BinaryCrossentropy(from_logits=True, label_smoothing=0.02),
    metrics=[keras.metrics.PrecisionAtRecall(0.8), "Precision"],
)
net.fit(x, y, epochs=3, validation_split=0.2, verbose=0)
print(net.evaluate(x, y, verbose=0))
