import numpy as np
from scipy.special import expit
from sklearn.datasets import load_wine
from sklearn.preprocessing import StandardScaler


def init_network(sizes, rng):
    return [(rng.normal(0, a ** -0.5, (a, b)), np.zeros(b)) for a, b in zip(sizes, sizes[1:])]


def forward(network, x):
    activations = [x]
    for i, (W, b) in enumerate(network):
        z = activations[-1] @ W + b
        activations.append(np.tanh(z) if i < len(network) - 1 else expit(z))
    return activations


def categorical_loss(p, y):
    return np.mean(-np.log(np.clip(p[np.arange(y.size), y], 1e-12, None)))


X, y = load_wine(return_X_y=True)
X = StandardScaler().fit_transform(X)
net = init_network([13, 10, 3], np.random.default_rng(0))
target = np.eye(3)[y]
for epoch in range(200):
    acts = forward(net, X)
    delta = (acts[-1] - target) / len(y)
    for i in reversed(range(len(net))):
        W, b = net[i]
        back = delta @ W.T * (1 - acts[i] ** 2) if i else None
        net[i] = W - 0.5 * acts[i].T @ delta, b - 0.5 * delta.sum(0)
        delta = back
print(categorical_loss(forward(net, X)[-1], y), (forward(net, X)[-1].argmax(1) == y).mean())
