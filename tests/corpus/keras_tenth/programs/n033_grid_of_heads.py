import numpy as np
import tensorflow as tf

GRID = [
    dict(units=1, activation="sigmoid", loss="binary_crossentropy"),
    dict(units=1, activation=None, loss=tf.keras.losses.BinaryCrossentropy(from_logits=True)),
    dict(units=2, activation="softmax", loss="sparse_categorical_crossentropy"),
    dict(units=2, activation=None, loss=tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)),
]
x = np.random.randn(400, 9).astype("float32")
y = (x[:, 0] + x[:, 8] > 0).astype("int32")

for row in GRID:
    net = tf.keras.Sequential([
        tf.keras.layers.Dense(16, activation="relu"),
        tf.keras.layers.Dense(row["units"], activation=row["activation"]),
    ])
    net.compile(optimizer="adam", loss=row["loss"])
    history = net.fit(x, y, epochs=2, batch_size=50, verbose=0)
    print(row["units"], row["activation"], history.history["loss"][-1])
