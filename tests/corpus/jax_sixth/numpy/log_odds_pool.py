import numpy as np
from scipy.special import expit, logit
from sklearn.datasets import make_moons
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss
from sklearn.model_selection import train_test_split
from sklearn.naive_bayes import GaussianNB

X, y = make_moons(800, noise=0.3, random_state=1)
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=2)
experts = [
    LogisticRegression(),
    GaussianNB(),
    RandomForestClassifier(80, min_samples_leaf=8, random_state=0),
]


def pooled(experts, X, eps=1e-4):
    probs = np.stack([e.predict_proba(X)[:, 1] for e in experts])
    odds = logit(np.clip(probs, eps, 1 - eps))
    return expit(odds.mean(axis=0))


for e in experts:
    e.fit(X_train, y_train)
    print(type(e).__name__, log_loss(y_test, e.predict_proba(X_test)))
p = pooled(experts, X_test)
print("pooled", log_loss(y_test, p), ((p > 0.5) == y_test).mean())
