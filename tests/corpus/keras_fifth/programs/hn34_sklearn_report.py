import keras
import numpy as np
from sklearn.metrics import average_precision_score, brier_score_loss, log_loss, roc_auc_score


class Scorer:
    def __init__(self, n):
        self.m = keras.Sequential([keras.Input((n,)), keras.layers.Dense(10, activation="relu"), keras.layers.Dense(1)])
        self.m.compile("adam", loss=keras.losses.BinaryCrossentropy(from_logits=True))

    def decision_function(self, x):
        return self.m.predict(x, verbose=0)[:, 0]

    def predict_proba(self, x):
        return 1 / (1 + np.exp(-self.decision_function(x)))

    def predict(self, x):
        return (self.decision_function(x) >= 0).astype(int)


rng = np.random.default_rng(68)
x = rng.normal(size=(300, 5))
y = (x.sum(1) > 0).astype(int)
s = Scorer(5)
s.m.fit(x, y, epochs=3, verbose=0)
print("auc", roc_auc_score(y, s.decision_function(x)))      # a rank statistic
print("ap", average_precision_score(y, s.decision_function(x)))
print("ce", log_loss(y, s.predict_proba(x)), "brier", brier_score_loss(y, s.predict_proba(x)))
print("accuracy", (s.predict(x) == y).mean())
