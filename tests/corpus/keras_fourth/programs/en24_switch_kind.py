import sys

import keras
import numpy as np
from keras import layers


def output_for(kind):
    match kind:
        case "logit":
            return layers.Dense(1), keras.losses.BinaryCrossentropy(from_logits=True), [keras.metrics.BinaryAccuracy(threshold=0.0)]
        case "prob":
            return layers.Dense(1, activation="sigmoid"), "binary_crossentropy", ["accuracy"]
        case "pair":
            return layers.Dense(2, activation="softmax"), "binary_crossentropy", ["categorical_accuracy"]
        case _:
            sys.exit(f"unknown kind {kind!r}")


rng = np.random.default_rng(30)
x = rng.normal(size=(400, 6))
y = (x.sum(axis=1) > 0).astype("float32")

for kind in ("logit", "prob", "pair"):
    head, loss, metrics = output_for(kind)
    model = keras.Sequential([keras.Input((6,)), layers.Dense(12, activation="relu"), head])
    model.compile(optimizer="adam", loss=loss, metrics=metrics)
    target = keras.utils.to_categorical(y) if kind == "pair" else y
    history = model.fit(x, target, epochs=2, verbose=0)
    out = model.predict(x, verbose=0)
    guess = {"logit": lambda o: o[:, 0] > 0, "prob": lambda o: o[:, 0] > 0.5, "pair": lambda o: o.argmax(1) == 1}[kind](out)
    print(kind, history.history["loss"][-1], (guess == (y == 1)).mean())
