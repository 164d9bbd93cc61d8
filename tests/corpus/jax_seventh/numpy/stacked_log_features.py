import numpy as np
from sklearn.datasets import load_digits
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score, log_loss
from sklearn.model_selection import cross_val_predict, train_test_split
from sklearn.naive_bayes import GaussianNB

X, y = load_digits(return_X_y=True)
X_tr, X_te, y_tr, y_te = train_test_split(X, y, random_state=4)
base = [RandomForestClassifier(40, random_state=0), GaussianNB(var_smoothing=1e-2)]


def as_features(p, eps=1e-4):
    return np.log(np.clip(p, eps, 1))


oof = np.hstack([as_features(cross_val_predict(m, X_tr, y_tr, cv=4, method="predict_proba")) for m in base])
new = np.hstack([as_features(m.fit(X_tr, y_tr).predict_proba(X_te)) for m in base])
meta = LogisticRegression(max_iter=500).fit(oof, y_tr)
proba = meta.predict_proba(new)
print("log loss", log_loss(y_te, proba), "accuracy", accuracy_score(y_te, proba.argmax(axis=1)))
