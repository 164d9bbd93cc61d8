import keras
import numpy as np

rng = np.random.default_rng(44)
fine = (np.arange(3000) % 100).astype("int8")
vec = (rng.normal(size=(100, 32))[fine] + rng.normal(size=(3000, 32))).astype("float32")
net = keras.Sequential([keras.layers.Input((32,)), keras.layers.Dense(64, activation="relu"), keras.layers.Dense(100)])
net.compile(optimizer="adam", loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True),
            metrics=[keras.metrics.SparseTopKCategoricalAccuracy(k=5)])
net.fit(vec, fine, epochs=2, batch_size=100, verbose=0)
print(net.evaluate(vec, fine, verbose=0))
