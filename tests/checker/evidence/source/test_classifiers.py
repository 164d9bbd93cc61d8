"""What scikit-learn's classifiers give: probabilities, their logarithms, scores, classes; and where each of them may go."""

from __future__ import annotations

import pytest

IMPORTS = """\
from scipy.special import expit
from sklearn.datasets import load_breast_cancer, load_iris
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LogisticRegression, SGDClassifier
from sklearn.metrics import accuracy_score, average_precision_score, brier_score_loss, confusion_matrix, f1_score, hinge_loss, log_loss, precision_score, roc_auc_score
from sklearn.model_selection import GridSearchCV, cross_val_predict
from sklearn.naive_bayes import GaussianNB
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.svm import LinearSVC, SVC
"""
CASES = {
    "log_loss decision": (
        """\
X, y = load_breast_cancer(return_X_y=True)
m = LogisticRegression().fit(X, y)
print(log_loss(y, m.decision_function(X)))
""",
        {"FL102"},
    ),
    "pipeline decision": (
        """\
X, y = load_breast_cancer(return_X_y=True)
m = make_pipeline(StandardScaler(), LogisticRegression())
m.fit(X, y)
s = m.decision_function(X)
print(log_loss(y_true=y, y_pred=s))
""",
        {"FL102"},
    ),
    "proba, right": (
        """\
X, y = load_breast_cancer(return_X_y=True)
m = LogisticRegression().fit(X, y)
p = m.predict_proba(X)
print(log_loss(y, p), log_loss(y, p[:, 1]), (p[:, 1] > 0.5).mean())
""",
        set(),
    ),
    "log proba": (
        """\
X, y = load_iris(return_X_y=True)
m = SVC(probability=True).fit(X, y)
print(log_loss(y, m.predict_log_proba(X)))
""",
        {"FL103"},
    ),
    "exp of log proba, right": (
        """\
X, y = load_iris(return_X_y=True)
m = SVC(probability=True).fit(X, y)
print(log_loss(y, np.exp(m.predict_log_proba(X))))
""",
        set(),
    ),
    "nll of log proba, right": (
        """\
X, y = load_iris(return_X_y=True)
m = GaussianNB().fit(X, y)
lp = m.predict_log_proba(X)
print(-lp[np.arange(len(y)), y].mean())
""",
        set(),
    ),
    "swapped": (
        """\
X, y = load_iris(return_X_y=True)
m = RandomForestClassifier().fit(X, y)
print(log_loss(m.predict_proba(X), y))
""",
        {"FL303"},
    ),
    "swapped precision": (
        """\
X, y = load_breast_cancer(return_X_y=True)
m = RandomForestClassifier().fit(X, y)
print(precision_score(m.predict(X), y))
""",
        {"FL303"},
    ),
    "cut": (
        """\
X, y = load_breast_cancer(return_X_y=True)
m = LogisticRegression().fit(X, y)
print(f1_score(y, m.decision_function(X) > 0.5))
""",
        {"FL502"},
    ),
    "cut at zero": (
        """\
X, y = load_breast_cancer(return_X_y=True)
m = LogisticRegression().fit(X, y)
print(f1_score(y, m.decision_function(X) > 0), m.decision_function(X).argmax())
""",
        set(),
    ),
    "svm margin cut": (
        """\
X, y = load_breast_cancer(return_X_y=True)
m = LinearSVC().fit(X, y)
print(f1_score(y, m.decision_function(X) > 0.5))
""",
        set(),
    ),
    "brier": (
        """\
X, y = load_breast_cancer(return_X_y=True)
print(brier_score_loss(y, LinearSVC().fit(X, y).decision_function(X)))
""",
        {"FL102"},
    ),
    "cross val predict": (
        """\
X, y = load_breast_cancer(return_X_y=True)
s = cross_val_predict(LogisticRegression(), X, y, cv=3, method="decision_function")
print(log_loss(y, s))
""",
        {"FL102"},
    ),
    "cross val predict, right": (
        """\
X, y = load_breast_cancer(return_X_y=True)
s = cross_val_predict(LogisticRegression(), X, y, cv=3, method="predict_proba")
print(log_loss(y, s), accuracy_score(y, cross_val_predict(LogisticRegression(), X, y)))
""",
        set(),
    ),
    "round decision": (
        """\
X, y = load_breast_cancer(return_X_y=True)
m = LogisticRegression().fit(X, y)
print(accuracy_score(y, m.decision_function(X).round()))
""",
        {"FL502"},
    ),
    "expit of decision, right": (
        """\
X, y = load_breast_cancer(return_X_y=True)
m = LogisticRegression().fit(X, y)
p = expit(m.decision_function(X))
print(log_loss(y, p), (p > 0.5).mean())
""",
        set(),
    ),
    "expit of proba": (
        """\
X, y = load_breast_cancer(return_X_y=True)
m = LogisticRegression().fit(X, y)
p = expit(m.predict_proba(X)[:, 1])
print(log_loss(y, p))
""",
        {"FL105"},
    ),
    "coef": (
        """\
X, y = load_breast_cancer(return_X_y=True)
m = LogisticRegression().fit(X, y)
z = X @ m.coef_.ravel() + m.intercept_[0]
print(log_loss(y, z))
""",
        {"FL102"},
    ),
    "entropy of proba is, right": (
        """\
X, y = load_iris(return_X_y=True)
p = RandomForestClassifier().fit(X, y).predict_proba(X)
H = -(p * np.log(p + 1e-9)).sum(1)
nll = -np.log(p[np.arange(len(y)), y]).mean()
Y = np.eye(3)[y]
ce = -(Y * np.log(np.clip(p, 1e-9, 1))).sum(1).mean()
brier = ((p - Y) ** 2).sum(1).mean()
""",
        set(),
    ),
    "hand nll of decision": (
        """\
X, y = load_iris(return_X_y=True)
s = LogisticRegression().fit(X, y).decision_function(X)
print(-np.log(s[np.arange(len(y)), y]).mean())
""",
        {"FL102"},
    ),
    "teacher proba as targets, right": (
        """\
X, y = load_iris(return_X_y=True)
p = RandomForestClassifier().fit(X, y).predict_proba(X)
def loss(w):
    return optax.softmax_cross_entropy(X @ w, p).mean()
w = jnp.zeros((4, 3))
for _ in range(10):
    w = w - 0.1 * jax.grad(loss)(w)
""",
        set(),
    ),
    "pseudo labels, right": (
        """\
X, y = load_iris(return_X_y=True)
t = RandomForestClassifier().fit(X, y).predict(X)
def loss(w):
    return optax.softmax_cross_entropy_with_integer_labels(X @ w, t).mean()
w = jnp.zeros((4, 3))
for _ in range(10):
    w = w - 0.1 * jax.grad(loss)(w)
""",
        set(),
    ),
    "pseudo labels in dense": (
        """\
X, y = load_iris(return_X_y=True)
t = RandomForestClassifier().fit(X, y).predict(X)
def loss(w):
    return optax.softmax_cross_entropy(X @ w, t).mean()
w = jnp.zeros((4, 3))
for _ in range(10):
    w = w - 0.1 * jax.grad(loss)(w)
""",
        {"FL202"},
    ),
    "search decision": (
        """\
X, y = load_breast_cancer(return_X_y=True)
g = GridSearchCV(LogisticRegression(), {"C": [0.1, 1]}).fit(X, y)
print(log_loss(y, g.decision_function(X)), log_loss(y, g.best_estimator_.predict_proba(X)))
""",
        {"FL102"},
    ),
    "best estimator decision": (
        """\
X, y = load_breast_cancer(return_X_y=True)
g = GridSearchCV(LogisticRegression(), {"C": [0.1, 1]}).fit(X, y)
print(log_loss(y, g.best_estimator_.decision_function(X)))
""",
        {"FL102"},
    ),
    "platt, right": (
        """\
X, y = load_breast_cancer(return_X_y=True)
s = LinearSVC().fit(X, y).decision_function(X)
p = LogisticRegression().fit(s.reshape(-1, 1), y).predict_proba(s.reshape(-1, 1))[:, 1]
print(log_loss(y, p), roc_auc_score(y, s), average_precision_score(y, s), hinge_loss(y, s))
""",
        set(),
    ),
    "argmax of decision, right": (
        """\
X, y = load_iris(return_X_y=True)
m = LogisticRegression().fit(X, y)
print(accuracy_score(y, m.decision_function(X).argmax(1)), confusion_matrix(y, m.predict(X)))
""",
        set(),
    ),
    "loop over models": (
        """\
X, y = load_breast_cancer(return_X_y=True)
for name, m in {"lr": LogisticRegression(), "sgd": SGDClassifier()}.items():
    m.fit(X, y)
    print(name, log_loss(y, m.decision_function(X)))
""",
        {"FL102"},
    ),
    "hasattr, right": (
        """\
X, y = load_breast_cancer(return_X_y=True)
for m in [LogisticRegression(), LinearSVC()]:
    m.fit(X, y)
    if hasattr(m, "predict_proba"):
        p = m.predict_proba(X)[:, 1]
        print(log_loss(y, p))
    else:
        p = m.decision_function(X)
    print(roc_auc_score(y, p))
""",
        set(),
    ),
    "labels below zero": (
        """\
X, y = load_breast_cancer(return_X_y=True)
y = 2 * y - 1
m = LogisticRegression().fit(X, y)
print(log_loss(y, m.predict_proba(X)[:, 1]), brier_score_loss(y, m.predict_proba(X)[:, 1]))
""",
        set(),
    ),
    "labels from 1": (
        """\
X, y = load_iris(return_X_y=True)
m = GaussianNB().fit(X, y + 1)
print(log_loss(y + 1, m.predict_proba(X)))
""",
        set(),
    ),
    "scores of labels below zero": (
        """\
X, y = load_breast_cancer(return_X_y=True)
m = LogisticRegression().fit(X, 2 * y - 1)
print(log_loss(2 * y - 1, m.decision_function(X)))
""",
        {"FL102"},
    ),
    "hasattr wrong": (
        """\
X, y = load_breast_cancer(return_X_y=True)
for m in [LogisticRegression(), LinearSVC()]:
    m.fit(X, y)
    p = m.predict_proba(X)[:, 1] if hasattr(m, "predict_proba") else m.decision_function(X)
    print(log_loss(y, p))
""",
        {"FL102"},
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_scores(case, codes):
    program, wanted = CASES[case]
    assert codes(IMPORTS + program) == wanted
