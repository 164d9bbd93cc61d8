import numpy as np
from scipy.special import log_softmax, softmax
from sklearn.datasets import load_digits
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss, top_k_accuracy_score
from sklearn.model_selection import train_test_split

X, y = load_digits(return_X_y=True)
X_tr, X_va, y_tr, y_va = train_test_split(X / 16, y, random_state=0)
model = LogisticRegression(C=0.1, max_iter=500).fit(X_tr, y_tr)
z = model.decision_function(X_va)


def nll(T):
    """Temperature scaling: the scores are divided before they are normalised."""
    logp = log_softmax(z / T, axis=1)
    return -logp[np.arange(len(y_va)), y_va].mean()


grid = np.linspace(0.3, 3, 28)
best = min(grid, key=nll)
p = softmax(z / best, axis=1)
print(best, log_loss(y_va, p), log_loss(y_va, model.predict_proba(X_va)))
print(top_k_accuracy_score(y_va, z, k=3), np.mean(p.max(1) > 0.5))
