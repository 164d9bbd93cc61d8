import numpy as np
import xgboost as xgb
from sklearn.datasets import load_breast_cancer
from sklearn.metrics import log_loss
from sklearn.model_selection import train_test_split

X, y = load_breast_cancer(return_X_y=True)
X_tr, X_te, y_tr, y_te = train_test_split(X, y, stratify=y, random_state=0)
dtrain, dtest = xgb.DMatrix(X_tr, label=y_tr), xgb.DMatrix(X_te, label=y_te)


def weighted_logistic(preds, dmat):
    """false negatives cost three times as much"""
    labels = dmat.get_label()
    p = 1.0 / (1.0 + np.exp(-preds))
    w = np.where(labels == 1, 3.0, 1.0)
    return w * (p - labels), w * p * (1.0 - p)


booster = xgb.train({"max_depth": 3, "eta": 0.2, "base_score": 0.0}, dtrain, 60, obj=weighted_logistic)
pred = booster.predict(dtest)
print("log loss", log_loss(y_te, pred))
