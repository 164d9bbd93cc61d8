"""Classifiers that something else holds: pipelines, functions, classes, folds, boosters of other houses."""

from __future__ import annotations

import pytest

IMPORTS = """\
import xgboost as xgb
from lightgbm import LGBMClassifier
from sklearn.datasets import load_breast_cancer, load_iris
from sklearn.linear_model import LinearRegression, LogisticRegression, SGDClassifier
from sklearn.metrics import accuracy_score, log_loss
from sklearn.model_selection import KFold
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import StandardScaler
"""
CASES = {
    "linear regression cut, right": (
        """\
X, y = load_breast_cancer(return_X_y=True)
m = LinearRegression().fit(X, y)
print(((m.predict(X) > 0.5) == y).mean(), ((X @ m.coef_ + m.intercept_ > 0.5) == y).mean())
""",
        set(),
    ),
    "xgb margins": (
        """\
X, y = load_breast_cancer(return_X_y=True)
m = xgb.XGBClassifier().fit(X, y)
print(log_loss(y, m.predict(X, output_margin=True)))
""",
        {"FL102"},
    ),
    "lgbm proba, right": (
        """\
X, y = load_breast_cancer(return_X_y=True)
m = LGBMClassifier().fit(X, y)
print(log_loss(y, m.predict_proba(X)), (m.predict_proba(X)[:, 1] > 0.5).mean())
""",
        set(),
    ),
    "lgbm raw scores by any method, right": (
        """\
from scipy.special import expit, softmax
X, y = load_iris(return_X_y=True)
m = LGBMClassifier().fit(X, y)
print(log_loss(y, softmax(m.predict_proba(X, raw_score=True), axis=1)))
leaves = softmax(m.predict_proba(X, pred_leaf=True), axis=1)
either = expit(m.predict_proba(X, raw_score=len(X) > 3))
""",
        set(),
    ),
    "lgbm raw scores by any method": (
        """\
X, y = load_iris(return_X_y=True)
m = LGBMClassifier(objective="multiclass").fit(X, y)
print(log_loss(y, m.predict_proba(X, raw_score=True)))
""",
        {"FL102"},
    ),
    "a booster of its own objective, right": (
        """\
from scipy.special import expit
X, y = load_breast_cancer(return_X_y=True)
def focal(y_true, y_pred):
    p = expit(y_pred)
    return p - y_true, p * (1 - p)
m = LGBMClassifier(objective=focal).fit(X, y)
print(log_loss(y, expit(m.predict_proba(X))))
n = Pipeline([("s", StandardScaler()), ("m", xgb.XGBClassifier(objective=focal, max_depth=3))]).fit(X, y)
print(log_loss(y, expit(n.predict_proba(X)[:, 1])))
""",
        set(),
    ),
    "a booster of a named objective": (
        """\
from scipy.special import expit
X, y = load_breast_cancer(return_X_y=True)
m = xgb.XGBClassifier(max_depth=3, objective="binary:logistic").fit(X, y)
print(log_loss(y, expit(m.predict_proba(X)[:, 1])))
""",
        {"FL105"},
    ),
    "pipeline named steps": (
        """\
X, y = load_breast_cancer(return_X_y=True)
m = Pipeline([("s", StandardScaler()), ("lr", LogisticRegression())])
m.fit(X, y)
print(accuracy_score(y, m.decision_function(X) > 0.5))
""",
        {"FL502"},
    ),
    "sgd log loss cut": (
        """\
X, y = load_breast_cancer(return_X_y=True)
m = SGDClassifier(loss="log_loss").fit(X, y)
print(accuracy_score(y, m.decision_function(X) >= 0.5))
""",
        {"FL502"},
    ),
    "function gets a model": (
        """\
def evaluate(model, X, y):
    return {"loss": log_loss(y, model.decision_function(X))}
X, y = load_breast_cancer(return_X_y=True)
print(evaluate(LogisticRegression().fit(X, y), X, y))
""",
        {"FL102"},
    ),
    "class holds a model": (
        """\
class E:
    def __init__(self, **kw): self.model = LogisticRegression(**kw)
    def fit(self, X, y):
        self.model.fit(X, y)
        return self
    def score(self, X): return self.model.decision_function(X)
X, y = load_breast_cancer(return_X_y=True)
e = E(C=0.1).fit(X, y)
print(log_loss(y, e.score(X)))
""",
        {"FL102"},
    ),
    "subclass of an estimator": (
        """\
class M(LogisticRegression):
    def margin(self, X): return self.decision_function(X)
X, y = load_breast_cancer(return_X_y=True)
m = M().fit(X, y)
print(log_loss(y, m.margin(X)))
""",
        {"FL102"},
    ),
    "getattr method by name": (
        """\
X, y = load_breast_cancer(return_X_y=True)
m = LogisticRegression().fit(X, y)
for how in ("predict_proba", "decision_function"):
    print(how, log_loss(y, getattr(m, how)(X)))
""",
        {"FL102"},
    ),
    "one hot labels in log_loss, right": (
        """\
X, y = load_iris(return_X_y=True)
m = LogisticRegression().fit(X, y)
print(log_loss(np.eye(3)[y], m.predict_proba(X)))
""",
        set(),
    ),
    "kfold loop": (
        """\
X, y = load_breast_cancer(return_X_y=True)
losses = []
for tr, te in KFold(3).split(X):
    m = LogisticRegression().fit(X[tr], y[tr])
    losses.append(log_loss(y[te], m.decision_function(X[te])))
print(np.mean(losses))
""",
        {"FL102"},
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_held(case, codes):
    program, wanted = CASES[case]
    assert codes(IMPORTS + program) == wanted
