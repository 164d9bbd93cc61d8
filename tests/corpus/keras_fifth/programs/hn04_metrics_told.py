import keras
import numpy as np
from keras import layers

rng = np.random.default_rng(16)
x = rng.normal(size=(400, 7))
late = (x[:, :1] + rng.normal(size=(400, 1)) > 0.6).astype("float32")

i = layers.Input((7,))
h = layers.Dense(14, activation="relu")(i)
o = layers.Dense(1)(h)
m = keras.Model(i, o)
m.compile(
    optimizer="adam",
    loss=keras.losses.BinaryCrossentropy(from_logits=True),
    metrics=[
        keras.metrics.AUC(from_logits=True, name="auc"),
        keras.metrics.BinaryCrossentropy(from_logits=True, name="ce"),
        keras.metrics.Precision(thresholds=0.0, name="precision"),
    ],
)
m.fit(x, late, epochs=2, verbose=0)
print(m.evaluate(x, late, verbose=0, return_dict=True))
