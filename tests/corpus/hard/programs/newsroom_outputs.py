import keras
import numpy as np
from keras import layers

OUTPUTS = [
    ("section", layers.Dense(5, activation="softmax"), "sparse_categorical_crossentropy", ["accuracy"]),
    ("topics", layers.Dense(7, activation="sigmoid"), keras.losses.BinaryCrossentropy(), [keras.metrics.AUC(multi_label=True)]),
    ("paywall", layers.Dense(1), keras.losses.BinaryCrossentropy(from_logits=True), [keras.metrics.BinaryAccuracy(threshold=0.0)]),
    ("length", layers.Dense(1), "mse", []),
]


def build():
    words = keras.Input((50,), name="words")
    h = words
    for units in (48, 32):
        h = layers.Dropout(0.1)(layers.Dense(units, activation="relu")(h))
    model = keras.Model(words, [layer(h) for _, layer, _, _ in OUTPUTS])
    model.compile(
        optimizer="adam",
        loss=[loss for _, _, loss, _ in OUTPUTS],
        metrics=[metrics for _, _, _, metrics in OUTPUTS],
        loss_weights=[1.0, 1.0, 0.5, 0.1],
    )
    return model


def articles(n, rng):
    section = rng.integers(0, 5, n)
    topics = (rng.random((n, 7)) < 0.3).astype("float32")
    words = rng.poisson(0.3, (n, 50)).astype("float32")
    words[np.arange(n), section] += 3
    words[:, 10:17] += 2 * topics
    paywall = (words[:, 20] > 0).astype("float32")
    return words, [section, topics, paywall[:, None], words.sum(1, keepdims=True) / 20]


rng = np.random.default_rng(9)
x, y = articles(600, rng)
model = build()
model.fit(x, y, epochs=3, batch_size=40, verbose=0)
section, topics, paywall, length = model.predict(x[:100], verbose=0)
print("section", (section.argmax(1) == y[0][:100]).mean())
print("topics", ((topics > 0.5) == (y[1][:100] == 1)).mean())
print("paywall", ((paywall > 0) == (y[2][:100] == 1)).mean())
