"""Three outputs of one functional model, each with the loss that fits it."""
import keras
import numpy as np
from keras import layers

inputs = keras.Input((20,), name="features")
h = layers.Dense(32, activation="relu")(inputs)
h = layers.Dropout(0.2)(h)
kind = layers.Dense(5, activation="softmax", name="kind")(h)
tags = layers.Dense(8, activation="sigmoid", name="tags")(h)
level = layers.Dense(3, name="level")(h)
price = layers.Dense(1, activation="relu", name="price")(h)
model = keras.Model(inputs, [kind, tags, level, price])
model.compile(
    optimizer=keras.optimizers.AdamW(1e-3),
    loss={
        "kind": "sparse_categorical_crossentropy",
        "tags": "binary_crossentropy",
        "level": keras.losses.BinaryCrossentropy(from_logits=True),
        "price": "mae",
    },
    loss_weights={"kind": 1.0, "tags": 0.5, "level": 1.0, "price": 0.1},
    metrics={"kind": ["accuracy"], "tags": [keras.metrics.BinaryAccuracy(threshold=0.4), keras.metrics.AUC(multi_label=True)],
             "level": [keras.metrics.BinaryAccuracy(threshold=0.0)]},
)
n = 96
grade = np.random.randint(0, 4, n)
y = {
    "kind": np.random.randint(0, 5, n),
    "tags": (np.random.rand(n, 8) > 0.7).astype("float32"),
    "level": (grade[:, None] > np.arange(3)).astype("float32"),
    "price": np.random.rand(n, 1),
}
model.fit(np.random.randn(n, 20), y, epochs=1, batch_size=32, verbose=0)
probs, tag_probs, level_logits, _ = model.predict(np.random.randn(4, 20), verbose=0)
print(probs.argmax(-1), tag_probs > 0.4, (level_logits > 0).sum(-1))
