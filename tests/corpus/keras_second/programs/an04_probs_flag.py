import argparse

import numpy as np
import tensorflow as tf
from sklearn.datasets import load_digits

parser = argparse.ArgumentParser(description="digits, either output convention")
parser.add_argument("--probs", action="store_true", help="let the network return probabilities")
parser.add_argument("--epochs", type=int, default=2)
args = parser.parse_args()

x, y = load_digits(return_X_y=True)
x = (x / 16.0).astype("float32")

model = tf.keras.Sequential()
model.add(tf.keras.layers.Input(shape=(64,)))
model.add(tf.keras.layers.Dense(32, activation="relu"))
model.add(tf.keras.layers.Dense(10))
if args.probs:
    model.add(tf.keras.layers.Softmax())

loss_fn = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=not args.probs)
model.compile(optimizer="adam", loss=loss_fn, metrics=["accuracy"])
model.fit(x[:1500], y[:1500], epochs=args.epochs, verbose=2)

out = model.predict(x[1500:], verbose=0)
if not args.probs:
    out = tf.nn.softmax(out, axis=-1).numpy()
print("accuracy", np.mean(out.argmax(1) == y[1500:]), "mean max prob", out.max(1).mean())
