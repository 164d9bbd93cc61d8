import argparse

import tensorflow as tf
from sklearn.datasets import make_classification

ap = argparse.ArgumentParser(description="moth wing patterns")
ap.add_argument("--one-hot", action="store_true")
ap.add_argument("--classes", type=int, default=4, choices=range(2, 12))
args, _ = ap.parse_known_args()

X, y = make_classification(500, 20, n_informative=8, n_classes=args.classes, random_state=2)
if args.one_hot:
    y = tf.keras.utils.to_categorical(y, args.classes)

prefix = "" if args.one_hot else "sparse_"
m = tf.keras.models.Sequential()
for width in (64, 32):
    m.add(tf.keras.layers.Dense(width, activation="relu"))
m.add(tf.keras.layers.Dense(args.classes))
m.compile("adam", loss=f"{prefix}categorical_crossentropy", metrics=["accuracy"])
hist = m.fit(X, y, validation_split=0.2, epochs=2, verbose=0)
print({k: round(v[-1], 3) for k, v in hist.history.items()})
