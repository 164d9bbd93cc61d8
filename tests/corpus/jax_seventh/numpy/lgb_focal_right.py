import lightgbm as lgb
import numpy as np
from scipy.misc import derivative
from scipy.special import expit
from sklearn.datasets import make_classification
from sklearn.metrics import log_loss
from sklearn.model_selection import train_test_split

X, y = make_classification(3000, 20, weights=[0.93], random_state=0)
X_tr, X_te, y_tr, y_te = train_test_split(X, y, stratify=y, random_state=0)


def focal(preds, data, gamma=2.0, alpha=0.25):
    t = data.get_label()

    def value(z):
        p = expit(z)
        pt = np.where(t == 1, p, 1 - p)
        return -np.where(t == 1, alpha, 1 - alpha) * (1 - pt) ** gamma * np.log(np.clip(pt, 1e-12, 1))

    grad = derivative(value, preds, n=1, dx=1e-6)
    hess = derivative(value, preds, n=2, dx=1e-6)
    return grad, hess


def logistic_eval(preds, data):
    return "logloss", log_loss(data.get_label(), expit(preds)), False


booster = lgb.train(
    {"objective": focal, "num_leaves": 15, "verbose": -1},
    lgb.Dataset(X_tr, y_tr),
    num_boost_round=80,
    valid_sets=[lgb.Dataset(X_te, y_te)],
    feval=logistic_eval,
)
raw = booster.predict(X_te)
print(log_loss(y_te, expit(raw)), ((raw > 0) == y_te).mean())
