"""Boosters asked in their own way, scikit-learn's scores and scorers."""

from __future__ import annotations

import pytest

WRONG = {
    "xgb obj raw": (
        """\
import xgboost as xgb
from sklearn.datasets import load_breast_cancer
from sklearn.metrics import log_loss
X, y = load_breast_cancer(return_X_y=True)
d = xgb.DMatrix(X, label=y)
def obj(preds, dm):
    t = dm.get_label()
    p = 1 / (1 + np.exp(-preds))
    return p - t, p * (1 - p)
b = xgb.train({"max_depth": 3}, d, 60, obj=obj)
print(log_loss(y, b.predict(d)))
""",
        "FL102",
    ),
    "xgb obj cut": (
        """\
import xgboost as xgb
from sklearn.datasets import load_breast_cancer
X, y = load_breast_cancer(return_X_y=True)
d = xgb.DMatrix(X, label=y)
def obj(preds, dm):
    t = dm.get_label()
    p = 1 / (1 + np.exp(-preds))
    return p - t, p * (1 - p)
b = xgb.train({"max_depth": 3}, d, 60, obj=obj)
print(((b.predict(d) > 0.5) == y).mean())
""",
        "FL502",
    ),
    "xgb logistic margin": (
        """\
import xgboost as xgb
from sklearn.datasets import load_breast_cancer
from sklearn.metrics import log_loss
X, y = load_breast_cancer(return_X_y=True)
d = xgb.DMatrix(X, label=y)
b = xgb.train({"objective": "binary:logistic"}, d, 60)
print(log_loss(y, b.predict(d, output_margin=True)))
""",
        "FL102",
    ),
    "xgb logitraw": (
        """\
import xgboost as xgb
from sklearn.datasets import load_breast_cancer
from sklearn.metrics import log_loss
X, y = load_breast_cancer(return_X_y=True)
d = xgb.DMatrix(X, label=y)
b = xgb.train({"objective": "binary:logitraw"}, d, 60)
print(log_loss(y, b.predict(d)))
""",
        "FL102",
    ),
    "xgb twice": (
        """\
import xgboost as xgb
from scipy.special import expit
from sklearn.datasets import load_breast_cancer
X, y = load_breast_cancer(return_X_y=True)
d = xgb.DMatrix(X, label=y)
b = xgb.train({"objective": "binary:logistic"}, d, 60)
p = expit(b.predict(d))
""",
        "FL105",
    ),
    "lgb raw": (
        """\
import lightgbm as lgb
from sklearn.datasets import load_breast_cancer
from sklearn.metrics import log_loss
X, y = load_breast_cancer(return_X_y=True)
b = lgb.train({"objective": "binary"}, lgb.Dataset(X, y))
print(log_loss(y, b.predict(X, raw_score=True)))
""",
        "FL102",
    ),
    "lgb custom": (
        """\
import lightgbm as lgb
from scipy.special import expit
from sklearn.datasets import load_breast_cancer
from sklearn.metrics import log_loss
X, y = load_breast_cancer(return_X_y=True)
def obj(preds, data):
    p = expit(preds)
    return p - data.get_label(), p * (1 - p)
b = lgb.train({"objective": obj}, lgb.Dataset(X, y))
print(log_loss(y, b.predict(X)))
""",
        "FL102",
    ),
    "lgb fobj": (
        """\
import lightgbm as lgb
from scipy.special import expit
from sklearn.datasets import load_breast_cancer
from sklearn.metrics import log_loss
X, y = load_breast_cancer(return_X_y=True)
def obj(preds, data):
    p = expit(preds)
    return p - data.get_label(), p * (1 - p)
b = lgb.train({"num_leaves": 3}, lgb.Dataset(X, y), 10, fobj=obj)
print(log_loss(y, b.predict(X)))
""",
        "FL102",
    ),
    "sk logistic coef": (
        """\
from sklearn.linear_model import LogisticRegression
from sklearn.datasets import load_breast_cancer
from sklearn.metrics import log_loss
X, y = load_breast_cancer(return_X_y=True)
m = LogisticRegression().fit(X, y)
z = X @ m.coef_.T + m.intercept_
print(log_loss(y, z))
""",
        "FL102",
    ),
    "sk logistic coef ravel": (
        """\
from sklearn.linear_model import LogisticRegression
from sklearn.datasets import load_breast_cancer
from sklearn.metrics import brier_score_loss
X, y = load_breast_cancer(return_X_y=True)
m = LogisticRegression().fit(X, y)
z = (X @ m.coef_[0] + m.intercept_[0])
print(brier_score_loss(y, z))
""",
        "FL102",
    ),
    "sk sigmoid of proba": (
        """\
from sklearn.linear_model import LogisticRegression
from sklearn.datasets import load_breast_cancer
X, y = load_breast_cancer(return_X_y=True)
m = LogisticRegression().fit(X, y)
p = 1 / (1 + np.exp(-m.predict_proba(X)[:, 1]))
""",
        "FL105",
    ),
    "sk log_loss ids pred": (
        """\
from sklearn.linear_model import LogisticRegression
from sklearn.datasets import load_iris
from sklearn.metrics import log_loss
X, y = load_iris(return_X_y=True)
m = LogisticRegression().fit(X, y)
print(log_loss(y, m.decision_function(X)))
""",
        "FL102",
    ),
    "sk f1 proba": (
        """\
from sklearn.linear_model import LogisticRegression
from sklearn.datasets import load_breast_cancer
from sklearn.metrics import f1_score
X, y = load_breast_cancer(return_X_y=True)
m = LogisticRegression().fit(X, y)
print(f1_score(y, m.decision_function(X) > 0.5))
""",
        "FL502",
    ),
    "sk round": (
        """\
from sklearn.linear_model import LogisticRegression
from sklearn.datasets import load_breast_cancer
from sklearn.metrics import f1_score
X, y = load_breast_cancer(return_X_y=True)
m = LogisticRegression().fit(X, y)
print(f1_score(y, m.decision_function(X).round()))
""",
        "FL502",
    ),
    "sk precision swapped": (
        """\
from sklearn.linear_model import LogisticRegression
from sklearn.datasets import load_breast_cancer
from sklearn.metrics import precision_score
X, y = load_breast_cancer(return_X_y=True)
m = LogisticRegression().fit(X, y)
print(precision_score(m.predict(X), y))
""",
        "FL303",
    ),
    "sk brier swapped": (
        """\
from sklearn.linear_model import LogisticRegression
from sklearn.datasets import load_breast_cancer
from sklearn.metrics import brier_score_loss
X, y = load_breast_cancer(return_X_y=True)
m = LogisticRegression().fit(X, y)
print(brier_score_loss(m.predict_proba(X)[:, 1], y))
""",
        "FL303",
    ),
    "sk make_scorer decision": (
        """\
from sklearn.linear_model import LogisticRegression
from sklearn.datasets import load_breast_cancer
from sklearn.metrics import make_scorer, log_loss
from sklearn.model_selection import cross_val_score
X, y = load_breast_cancer(return_X_y=True)
s = make_scorer(log_loss, response_method="decision_function", greater_is_better=False)
print(cross_val_score(LogisticRegression(), X, y, scoring=s))
""",
        "FL102",
    ),
    "sk make_scorer needs_threshold": (
        """\
from sklearn.linear_model import LogisticRegression
from sklearn.datasets import load_breast_cancer
from sklearn.metrics import make_scorer, log_loss
from sklearn.model_selection import cross_val_score
X, y = load_breast_cancer(return_X_y=True)
s = make_scorer(log_loss, needs_threshold=True, greater_is_better=False)
print(cross_val_score(LogisticRegression(), X, y, scoring=s))
""",
        "FL102",
    ),
    "sk custom estimator": (
        """\
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.datasets import load_breast_cancer
from sklearn.metrics import log_loss
class LR(ClassifierMixin, BaseEstimator):
    def fit(self, X, y):
        self.w_ = np.zeros(X.shape[1])
        for _ in range(100):
            p = 1 / (1 + np.exp(-X @ self.w_))
            self.w_ -= 0.01 * X.T @ (p - y) / len(y)
        return self
    def decision_function(self, X):
        return X @ self.w_
    def predict_proba(self, X):
        p = 1 / (1 + np.exp(-self.decision_function(X)))
        return np.c_[1 - p, p]
X, y = load_breast_cancer(return_X_y=True)
m = LR().fit(X, y)
print(log_loss(y, m.decision_function(X)))
""",
        "FL102",
    ),
}
RIGHT = {
    "xgb obj sigmoid r": """\
import xgboost as xgb
from scipy.special import expit
from sklearn.datasets import load_breast_cancer
from sklearn.metrics import log_loss
X, y = load_breast_cancer(return_X_y=True)
d = xgb.DMatrix(X, label=y)
def obj(preds, dm):
    t = dm.get_label()
    p = expit(preds)
    return p - t, p * (1 - p)
b = xgb.train({"max_depth": 3}, d, 60, obj=obj)
z = b.predict(d)
print(log_loss(y, expit(z)), ((z > 0) == y).mean())
""",
    "xgb logistic r": """\
import xgboost as xgb
from sklearn.datasets import load_breast_cancer
from sklearn.metrics import log_loss
X, y = load_breast_cancer(return_X_y=True)
d = xgb.DMatrix(X, label=y)
b = xgb.train({"objective": "binary:logistic"}, d, 60)
print(log_loss(y, b.predict(d)), ((b.predict(d) > 0.5) == y).mean())
""",
    "xgb regression r": """\
import xgboost as xgb
from sklearn.datasets import load_diabetes
X, y = load_diabetes(return_X_y=True)
d = xgb.DMatrix(X, label=y)
b = xgb.train({"objective": "reg:squarederror"}, d, 60)
print((b.predict(d) > 0.5).mean())
""",
    "lgb binary r": """\
import lightgbm as lgb
from sklearn.datasets import load_breast_cancer
from sklearn.metrics import log_loss
X, y = load_breast_cancer(return_X_y=True)
b = lgb.train({"objective": "binary"}, lgb.Dataset(X, y))
print(log_loss(y, b.predict(X)), ((b.predict(X) > 0.5) == y).mean())
""",
    "sk mlp regressor r": """\
from sklearn.neural_network import MLPRegressor
from sklearn.datasets import load_breast_cancer
X, y = load_breast_cancer(return_X_y=True)
m = MLPRegressor().fit(X, y)
print(((m.predict(X) > 0.5) == y).mean())
""",
    "sk mlp classifier classes one-hot r": """\
from sklearn.neural_network import MLPClassifier
from sklearn.datasets import load_iris
from sklearn.metrics import log_loss, accuracy_score
from sklearn.preprocessing import label_binarize
X, y = load_iris(return_X_y=True)
Y = label_binarize(y, classes=[0, 1, 2])
m = MLPClassifier().fit(X, Y)
p = m.predict_proba(X)
print(log_loss(Y, p / p.sum(1, keepdims=True)), accuracy_score(y, p.argmax(1)), accuracy_score(Y, m.predict(X)))
""",
    "sk astype int r": """\
from sklearn.linear_model import LogisticRegression
from sklearn.datasets import load_breast_cancer
from sklearn.metrics import f1_score, confusion_matrix
X, y = load_breast_cancer(return_X_y=True)
m = LogisticRegression().fit(X, y)
print(f1_score(y, (m.decision_function(X) > 0).astype(int)), confusion_matrix(y, m.predict_proba(X)[:, 1] >= 0.3))
""",
    "sk make_scorer neg log loss r": """\
from sklearn.linear_model import LogisticRegression
from sklearn.svm import LinearSVC
from sklearn.datasets import load_breast_cancer
from sklearn.metrics import make_scorer, log_loss
from sklearn.model_selection import cross_val_score
X, y = load_breast_cancer(return_X_y=True)
print(cross_val_score(LogisticRegression(), X, y, scoring="neg_log_loss"))
s = make_scorer(log_loss, response_method="predict_proba", greater_is_better=False)
print(cross_val_score(LogisticRegression(), X, y, scoring=s))
""",
    "sk log_loss predict r": """\
from sklearn.linear_model import LogisticRegression
from sklearn.datasets import load_breast_cancer
from sklearn.metrics import log_loss
X, y = load_breast_cancer(return_X_y=True)
m = LogisticRegression().fit(X, y)
print(log_loss(y, m.predict(X)))
""",
    "sk custom estimator r": """\
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.datasets import load_breast_cancer
from sklearn.metrics import log_loss
class LR(ClassifierMixin, BaseEstimator):
    def fit(self, X, y):
        self.w_ = np.zeros(X.shape[1])
        for _ in range(100):
            p = 1 / (1 + np.exp(-X @ self.w_))
            self.w_ -= 0.01 * X.T @ (p - y) / len(y)
        return self
    def decision_function(self, X):
        return X @ self.w_
    def predict_proba(self, X):
        p = 1 / (1 + np.exp(-self.decision_function(X)))
        return np.c_[1 - p, p]
    def predict(self, X):
        return (self.decision_function(X) > 0).astype(int)
X, y = load_breast_cancer(return_X_y=True)
m = LR().fit(X, y)
print(log_loss(y, m.predict_proba(X)), m.score(X, y), ((m.predict_proba(X)[:, 1] > 0.5) == y).mean())
""",
}


@pytest.mark.parametrize("name", WRONG)
def test_wrong(codes, name):
    program, wanted = WRONG[name]
    assert codes(program) == set(wanted.split())


@pytest.mark.parametrize("name", RIGHT)
def test_right(codes, name):
    assert codes(RIGHT[name]) == set()
