"""Several classifiers asked for one answer, one booster asked at every stage, scores that only rank."""

from __future__ import annotations

import pytest

WRONG = {
    "comm1": (
        """\
from scipy.special import softmax
from sklearn.linear_model import LogisticRegression
from sklearn.naive_bayes import GaussianNB
from sklearn.datasets import load_wine
X, y = load_wine(return_X_y=True)
members = {"a": LogisticRegression(), "b": GaussianNB(), "c": GaussianNB()}
votes = {name: m.fit(X, y).predict_proba(X) for name, m in members.items()}
w = np.array([0.5, 0.2, 0.3])
P = np.stack(list(votes.values()))
m = np.tensordot(w, P, axes=1)
c = softmax(m, axis=1)
""",
        "FL105",
    ),
    "comm2": (
        """\
from scipy.special import softmax
from sklearn.linear_model import LogisticRegression
from sklearn.datasets import load_wine
X, y = load_wine(return_X_y=True)
P = np.stack([LogisticRegression(C=c).fit(X, y).predict_proba(X) for c in (1, 2)])
m = np.einsum("m,mnc->nc", [0.5, 0.5], P)
c = softmax(m, axis=1)
""",
        "FL105",
    ),
    "comm3": (
        """\
from scipy.special import softmax
from sklearn.linear_model import LogisticRegression
from sklearn.datasets import load_wine
X, y = load_wine(return_X_y=True)
P = np.stack([LogisticRegression(C=c).fit(X, y).predict_proba(X) for c in (1, 2)])
m = np.average(P, axis=0, weights=[1, 2])
c = softmax(m, axis=1)
""",
        "FL105",
    ),
    "auc1": (
        """\
from sklearn.metrics import roc_auc_score
from sklearn.linear_model import LogisticRegression
from sklearn.datasets import load_breast_cancer
X, y = load_breast_cancer(return_X_y=True)
s = LogisticRegression().fit(X, y).decision_function(X)
print(roc_auc_score(s, y))
""",
        "FL303",
    ),
    "temp direct": (
        """\
from scipy.special import log_softmax
from sklearn.neural_network import MLPClassifier
from sklearn.datasets import load_digits
X, y = load_digits(return_X_y=True)
net = MLPClassifier((32,)).fit(X, y)
cal = net.predict_proba(X)
print(-log_softmax(cal / 2.0, axis=1)[np.arange(len(y)), y].mean())
""",
        "FL105",
    ),
    "staged": (
        """\
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.metrics import log_loss
from sklearn.datasets import make_moons
X, y = make_moons()
gb = GradientBoostingClassifier().fit(X, y)
for raw in gb.staged_decision_function(X):
    log_loss(y, raw.ravel())
""",
        "FL102",
    ),
    "committee2": (
        """\
from scipy.special import softmax
from sklearn.linear_model import LogisticRegression
from sklearn.datasets import load_wine
X, y = load_wine(return_X_y=True)
a = LogisticRegression().fit(X, y).predict_proba(X)
c = softmax(a, axis=1)
print(c.argmax(1))
""",
        "FL105",
    ),
}
RIGHT = {
    "comm4 r": """\
from scipy.special import softmax
from sklearn.linear_model import LogisticRegression
from sklearn.datasets import load_wine
X, y = load_wine(return_X_y=True)
P = np.stack([LogisticRegression(C=c).fit(X, y).predict_log_proba(X) for c in (1, 2)])
m = np.einsum("m,mnc->nc", [0.5, 0.5], P)
c = softmax(m, axis=1)
""",
    "comm5 r ll": """\
from sklearn.metrics import log_loss
from sklearn.linear_model import LogisticRegression
from sklearn.datasets import load_wine
X, y = load_wine(return_X_y=True)
P = np.stack([LogisticRegression(C=c).fit(X, y).predict_proba(X) for c in (1, 2)])
print(log_loss(y, np.tensordot([0.5, 0.5], P, axes=(0, 0))), log_loss(y, np.einsum("mnc,m->nc", P, np.array([0.25, 0.75]))))
""",
    "auc r": """\
from sklearn.metrics import roc_auc_score, average_precision_score, roc_curve, precision_recall_curve, top_k_accuracy_score, RocCurveDisplay
from sklearn.linear_model import LogisticRegression
from sklearn.datasets import load_breast_cancer
X, y = load_breast_cancer(return_X_y=True)
m = LogisticRegression().fit(X, y)
s = m.decision_function(X)
p = m.predict_proba(X)[:, 1]
print(roc_auc_score(y, s), roc_auc_score(y, p), average_precision_score(y, s), roc_curve(y, p), precision_recall_curve(y, s))
fpr, tpr, t = roc_curve(y_true=y, y_score=s)
best = t[(tpr - fpr).argmax()]
print((s > best).mean())
""",
    "auc one-hot": """\
from sklearn.metrics import roc_auc_score
from sklearn.linear_model import LogisticRegression
from sklearn.datasets import load_wine
from sklearn.preprocessing import label_binarize
X, y = load_wine(return_X_y=True)
m = LogisticRegression().fit(X, y)
Y = label_binarize(y, classes=[0, 1, 2])
print(roc_auc_score(Y, m.predict_proba(X)), roc_auc_score(Y.ravel(), m.predict_proba(X).ravel()), roc_auc_score(y, m.predict_proba(X), multi_class="ovr"))
""",
    "staged r": """\
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.metrics import log_loss, accuracy_score, roc_auc_score
from sklearn.datasets import make_moons
X, y = make_moons()
gb = GradientBoostingClassifier().fit(X, y)
for p, s, c in zip(gb.staged_predict_proba(X), gb.staged_decision_function(X), gb.staged_predict(X)):
    print(log_loss(y, p), accuracy_score(y, c), roc_auc_score(y, s), ((p[:, 1] > 0.5) == y).mean(), ((s.ravel() > 0) == y).mean())
""",
}


@pytest.mark.parametrize("name", WRONG)
def test_wrong(codes, name):
    program, wanted = WRONG[name]
    assert codes(program) == set(wanted.split())


@pytest.mark.parametrize("name", RIGHT)
def test_right(codes, name):
    assert codes(RIGHT[name]) == set()
