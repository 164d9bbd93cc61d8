import numpy as np
from sklearn.datasets import load_digits
from sklearn.metrics import log_loss
from sklearn.model_selection import StratifiedKFold
from sklearn.naive_bayes import GaussianNB
from sklearn.neighbors import KNeighborsClassifier
from sklearn.tree import DecisionTreeClassifier

X, y = load_digits(return_X_y=True)
candidates = [GaussianNB(var_smoothing=1e-2), KNeighborsClassifier(9), DecisionTreeClassifier(max_depth=8)]


def fold_losses(model):
    for train, test in StratifiedKFold(3, shuffle=True, random_state=0).split(X, y):
        model.fit(X[train], y[train])
        if hasattr(model, "predict_log_proba"):
            out = model.predict_log_proba(X[test])
        else:
            out = model.predict_proba(X[test])
        yield log_loss(y[test], out, labels=np.arange(10))


for model in candidates:
    print(type(model).__name__, np.mean(list(fold_losses(model))))
