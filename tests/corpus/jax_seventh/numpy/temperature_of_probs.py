import numpy as np
from scipy.optimize import minimize_scalar
from scipy.special import log_softmax
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPClassifier

X, y = load_digits(return_X_y=True)
X_tr, X_rest, y_tr, y_rest = train_test_split(X / 16, y, test_size=0.5, random_state=0)
X_cal, X_te, y_cal, y_te = train_test_split(X_rest, y_rest, test_size=0.5, random_state=0)
net = MLPClassifier((32,), max_iter=60, random_state=0).fit(X_tr, y_tr)


def nll(T, outputs, y):
    return -log_softmax(outputs / T, axis=1)[np.arange(len(y)), y].mean()


cal, test = net.predict_proba(X_cal), net.predict_proba(X_te)
best = minimize_scalar(nll, bounds=(0.05, 10), args=(cal, y_cal), method="bounded")
print("temperature", best.x, "nll before", nll(1.0, test, y_te), "after", nll(best.x, test, y_te))
