import csv
import io

import numpy as np
import tensorflow as tf


def export(n=300):
    rng = np.random.default_rng(1)
    buf = io.StringIO()
    out = csv.writer(buf)
    out.writerow(["ax", "ay", "az", "posture"])
    for _ in range(n):
        k = int(rng.integers(0, 3))
        g = np.eye(3)[k] * 9.8 + rng.normal(0, 0.7, 3)
        out.writerow([*(f"{v:.3f}" for v in g), k])
    buf.seek(0)
    return buf


rows = list(csv.DictReader(export()))
X = np.array([[float(r["ax"]), float(r["ay"]), float(r["az"])] for r in rows], dtype="float32")
y = np.array([r["posture"] for r in rows])
print(X.shape, "classes:", sorted(set(y)))

model = tf.keras.Sequential([
    tf.keras.layers.Input((3,)),
    tf.keras.layers.Dense(10, activation="relu"),
    tf.keras.layers.Dense(3, activation="softmax"),
])
model.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(X, y, epochs=2, batch_size=16, shuffle=True)
