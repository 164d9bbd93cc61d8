import numpy as np
from sklearn.datasets import load_breast_cancer
from sklearn.preprocessing import scale


def softmax(z):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


class MLP:
    def __init__(self, *sizes, seed=0):
        rng = np.random.default_rng(seed)
        self.w = [rng.normal(0, a ** -0.5, (a, b)) for a, b in zip(sizes, sizes[1:])]
        self.b = [np.zeros(b) for b in sizes[1:]]

    def forward(self, x):
        self.a = [x]
        for w, b in zip(self.w[:-1], self.b[:-1]):
            self.a.append(np.tanh(self.a[-1] @ w + b))
        return softmax(self.a[-1] @ self.w[-1] + self.b[-1])

    def step(self, x, y, lr=0.1):
        p = self.forward(x)
        d = (p - y) / len(x)
        for k in range(len(self.w) - 1, -1, -1):
            gw, gb = self.a[k].T @ d, d.sum(0)
            if k:
                d = (d @ self.w[k].T) * (1 - self.a[k] ** 2)
            self.w[k] -= lr * gw
            self.b[k] -= lr * gb
        p = np.clip(p, 1e-9, 1 - 1e-9)
        return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


X, y = load_breast_cancer(return_X_y=True)
X, y = scale(X), y.reshape(-1, 1)
net = MLP(30, 12, 1)
for epoch in range(200):
    loss = net.step(X, y)
print("loss", loss, "accuracy", np.mean((net.forward(X) > 0.5) == y))
