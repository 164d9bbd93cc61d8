import numpy as np
rng = np.random.default_rng(0)
X = rng.normal(size=(200, 6)); y = rng.integers(-1, 4, size=200)
W = np.zeros((6, 4))
for _ in range(50):
    z = X @ W
    z = z - z.max(axis=1, keepdims=True)
    P = np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)
    ll = np.log(P[np.arange(200), y] + 1e-12)
    known = y >= 0
    loss = -ll[known].mean()
    logp = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    nll = -logp[np.arange(len(y)), y]
    nll[~known] = 0
    loss2 = nll.sum() / known.sum()
    nll3 = -logp[np.arange(len(y)), y]
    nll3 *= known
    w = known / known.sum()
    loss4 = np.dot(w, -logp[np.arange(200), y])
    loss5 = -np.sum(logp[np.arange(200), y] * known)
    loss6 = -np.einsum("n,n->", logp[np.arange(200), y], known.astype(float))
    loss7 = -sum(logp[i, y[i]] for i in range(200) if y[i] >= 0)
    loss8 = -(logp[np.arange(200), y].reshape(20, 10) * known.reshape(20, 10)).sum(1).mean()
    G = P.copy(); G[np.arange(200), y] -= 1; G[~known] = 0
    W -= 0.1 * X.T @ G / known.sum()
