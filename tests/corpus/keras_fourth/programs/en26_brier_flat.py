"""Same report for three models: predictions are flattened before they meet the labels."""
import numpy as np
import tensorflow as tf
from sklearn.datasets import load_breast_cancer
from sklearn.metrics import brier_score_loss

X, y = load_breast_cancer(return_X_y=True)
X = (X - X.mean(0)) / X.std(0)


class Report:
    def __init__(self, truth):
        self.truth = truth
        self.lines = []

    def add(self, name, p):
        p = np.squeeze(p, axis=-1)
        self.lines.append((name, brier_score_loss(self.truth, p), np.mean((p - self.truth) ** 2), np.mean((p > 0.5) == self.truth)))

    def __str__(self):
        return "\n".join("%-8s %.4f %.4f %.3f" % line for line in self.lines)


def model(*widths, logits=False):
    m = tf.keras.Sequential([tf.keras.Input((30,))])
    for w in widths:
        m.add(tf.keras.layers.Dense(w, activation="relu"))
    m.add(tf.keras.layers.Dense(1, activation=None if logits else "sigmoid"))
    m.compile("adam", tf.keras.losses.BinaryCrossentropy(from_logits=logits))
    return m


report = Report(y)
for name, widths, logits in [("linear", (), True), ("small", (8,), False), ("wide", (64,), True)]:
    m = model(*widths, logits=logits)
    m.fit(X, y, epochs=4, verbose=0)
    out = m.predict(X, verbose=0)
    report.add(name, tf.sigmoid(out).numpy() if logits else out)
print(report)
