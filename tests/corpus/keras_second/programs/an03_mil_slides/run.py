import keras
import numpy as np
from keras import layers

from attention import GatedAttentionPool


def bags(n=200, patches=10, dim=12, seed=0):
    rng = np.random.default_rng(seed)
    y = rng.integers(0, 2, n)
    x = rng.normal(size=(n, patches, dim))
    hot = rng.integers(0, patches, n)
    x[np.arange(n), hot, :3] += 3 * y[:, None]
    return x.astype("float32"), y.astype("float32")


x, y = bags()
inputs = keras.Input(x.shape[1:])
h = layers.TimeDistributed(layers.Dense(16, activation="relu"))(inputs)
pooled, attention = GatedAttentionPool(8)(h)
logit = layers.Dense(1, name="slide")(pooled)
model = keras.Model(inputs, logit)
explain = keras.Model(inputs, attention)
model.compile(
    optimizer=keras.optimizers.Adam(3e-3),
    loss=keras.losses.BinaryCrossentropy(from_logits=True),
    metrics=[keras.metrics.BinaryAccuracy(threshold=0.0)],
)
model.fit(x, y, batch_size=20, epochs=2, verbose=0)
print(model.evaluate(x, y, verbose=0), explain.predict(x[:2], verbose=0)[..., 0].round(2))
