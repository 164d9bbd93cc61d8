"""A two-layer network in numpy, gradients by hand."""
import numpy as np
from sklearn.datasets import load_digits


def relu(z):
    return np.maximum(z, 0.0)


def log_softmax(z):
    z = z - z.max(axis=-1, keepdims=True)
    return z - np.log(np.exp(z).sum(axis=-1, keepdims=True))


def forward(layers, x):
    trace = [x]
    for w, b in layers:
        trace.append(relu(trace[-1] @ w + b))
    return trace


def loss_and_grads(layers, x, y):
    *hidden, out = forward(layers, x)
    logp = log_softmax(out)
    rows = np.arange(len(y))
    loss = -logp[rows, y].mean()
    d = np.exp(logp)
    d[rows, y] -= 1
    d /= len(y)
    grads = []
    for (w, b), a, o in zip(reversed(layers), reversed(hidden), reversed([*hidden[1:], out])):
        d = d * (o > 0)
        grads.append((a.T @ d, d.sum(0)))
        d = d @ w.T
    return loss, grads[::-1]


X, y = load_digits(return_X_y=True)
X = X / 16
rng = np.random.default_rng(0)
layers = [(rng.normal(0, (2 / m) ** 0.5, (m, n)), np.zeros(n)) for m, n in [(64, 40), (40, 10)]]
for epoch in range(8):
    for i in range(0, 1500, 50):
        loss, grads = loss_and_grads(layers, X[i:i + 50], y[i:i + 50])
        layers = [(w - 0.2 * gw, b - 0.2 * gb) for (w, b), (gw, gb) in zip(layers, grads)]
print(loss, (forward(layers, X[1500:])[-1].argmax(1) == y[1500:]).mean())
