"""Two-layer network in numpy, no framework."""
import numpy as np
from scipy.special import logsumexp
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split


def softmax(z):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def forward(x, W1, W2):
    h = np.maximum(0, x @ W1)
    return h, softmax(h @ W2)


def cross_entropy(z, y):
    return np.mean(logsumexp(z, axis=1) - z[np.arange(len(y)), y])


X, y = load_digits(return_X_y=True)
Xtr, Xte, ytr, yte = train_test_split(X / 16.0, y, random_state=0)
rng = np.random.default_rng(0)
W1 = rng.normal(0, 0.1, (64, 48))
W2 = rng.normal(0, 0.1, (48, 10))
for epoch in range(30):
    h, out = forward(Xtr, W1, W2)
    loss = cross_entropy(out, ytr)
    d = out.copy()
    d[np.arange(len(ytr)), ytr] -= 1
    d /= len(ytr)
    gW2 = h.T @ d
    gW1 = Xtr.T @ ((d @ W2.T) * (h > 0))
    W1 -= 0.8 * gW1
    W2 -= 0.8 * gW2
    if epoch % 10 == 0:
        print(f"epoch {epoch:3d}  loss {loss:.4f}")
_, out = forward(Xte, W1, W2)
print("test accuracy", (out.argmax(1) == yte).mean())
