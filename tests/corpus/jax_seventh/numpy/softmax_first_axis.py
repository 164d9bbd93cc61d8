import numpy as np
from sklearn.datasets import load_wine
from sklearn.preprocessing import StandardScaler, OneHotEncoder


def softmax(z):
    e = np.exp(z - z.max(axis=0))
    return e / e.sum(axis=0)


def cross_entropy(p, t):
    return -np.mean(np.sum(t * np.log(np.clip(p, 1e-12, None)), axis=1))


wine = load_wine()
X = StandardScaler().fit_transform(wine.data)
T = OneHotEncoder(sparse_output=False).fit_transform(wine.target.reshape(-1, 1))
W = np.zeros((X.shape[1], T.shape[1]))
for epoch in range(200):
    P = softmax(X @ W)
    W -= 0.1 * X.T @ (P - T) / len(X)
    if epoch % 50 == 0:
        print(epoch, cross_entropy(P, T))
print((np.argmax(X @ W, axis=1) == wine.target).mean())
