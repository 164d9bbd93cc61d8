import keras
import numpy as np
from keras import layers, ops


def exact_match(y_true, y_pred):
    """All tags of a photo are right."""
    chosen = ops.cast(ops.greater(y_pred, 0.5), "float32")
    return ops.cast(ops.all(ops.equal(ops.cast(y_true, "float32"), chosen), axis=-1), "float32")


def tagger(tags, width=32):
    return keras.Sequential([
        keras.Input((18,)),
        layers.Dense(width, activation="leaky_relu"),
        layers.Dense(tags),
    ], name="tagger")


rng = np.random.default_rng(50)
photo = rng.normal(size=(600, 18))
tags = (photo @ rng.normal(size=(18, 4)) > 1.0).astype("int32")

model = tagger(tags.shape[1])
model.compile(
    optimizer=keras.optimizers.Adam(5e-3),
    loss=keras.losses.BinaryCrossentropy(from_logits=True),
    metrics=[keras.metrics.MeanMetricWrapper(exact_match, name="exact")],
)
model.fit(photo, tags, epochs=3, batch_size=60, verbose=0)
print(model.evaluate(photo, tags, return_dict=True, verbose=0))
