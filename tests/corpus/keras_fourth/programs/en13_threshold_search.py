"""Fraud scores stay logits; the cut comes from the precision-recall curve."""
import keras
import numpy as np
from sklearn.metrics import average_precision_score, f1_score, precision_recall_curve, roc_auc_score

rng = np.random.default_rng(8)
X = rng.normal(size=(1200, 10)).astype("float32")
fraud = (X[:, 0] * X[:, 1] + 0.3 * rng.normal(size=1200) > 1.2).astype(int)
train, valid, test = np.split(np.arange(1200), [700, 950])

x = keras.Input((10,))
h = keras.layers.Dense(32, activation="relu")(x)
h = keras.layers.Dense(32, activation="relu")(h)
model = keras.Model(x, keras.layers.Dense(1)(h))
model.compile(optimizer="adam", loss=keras.losses.BinaryCrossentropy(from_logits=True),
              metrics=[keras.metrics.AUC(from_logits=True, curve="PR")])
model.fit(X[train], fraud[train], epochs=4, class_weight={0: 1.0, 1: 6.0}, verbose=0)

scores = model.predict(X[valid], verbose=0)[:, 0]
print("roc", roc_auc_score(fraud[valid], scores), "ap", average_precision_score(fraud[valid], scores))
precision, recall, cuts = precision_recall_curve(fraud[valid], scores)
f1 = 2 * precision * recall / np.maximum(precision + recall, 1e-9)
best = cuts[f1[:-1].argmax()]
decided = model.predict(X[test], verbose=0)[:, 0] >= best
print("cut", best, "f1", f1_score(fraud[test], decided))
