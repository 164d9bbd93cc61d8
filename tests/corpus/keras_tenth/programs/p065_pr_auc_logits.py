import keras
import numpy as np
from keras import layers, metrics

rng = np.random.default_rng(70)
claims = rng.lognormal(size=(700, 7)).astype("float32")
audit = (claims[:, 2] > 2 * claims[:, 4] + 1).astype("float32")

claim = keras.Input((7,))
z = layers.Dense(24, activation="relu")(layers.BatchNormalization()(claim))
logit = layers.Dense(1)(z)
m = keras.Model(claim, logit)
m.compile(
    optimizer="adam",
    loss=keras.losses.BinaryCrossentropy(from_logits=True),
    metrics=[metrics.AUC(curve="PR", name="pr"), metrics.BinaryAccuracy(threshold=0.0)],
)
m.fit(claims, audit, epochs=2, batch_size=70, verbose=0)
