import numpy as np
from scipy.optimize import minimize
from scipy.special import softmax
from sklearn.datasets import load_iris
from sklearn.preprocessing import scale

X, y = load_iris(return_X_y=True)
X = np.column_stack([scale(X), np.ones(len(X))])
rows = np.arange(len(y))


def objective(w, alpha=1e-3):
    W = w.reshape(5, 3)
    p = softmax(X @ W, axis=1)
    data = -np.log(p)[rows, y].mean()
    g = p.copy()
    g[rows, y] -= 1
    return data + alpha * w @ w, (X.T @ g / len(y)).ravel() + 2 * alpha * w


result = minimize(objective, np.zeros(15), jac=True, method="L-BFGS-B")
print(result.fun, result.nit, (np.argmax(X @ result.x.reshape(5, 3), axis=1) == y).mean())
