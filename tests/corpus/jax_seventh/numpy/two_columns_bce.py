import numpy as np
from sklearn.datasets import make_moons


def softmax(z):
    e = np.exp(z - np.max(z, axis=-1, keepdims=True))
    return e / np.sum(e, axis=-1, keepdims=True)


def bce(p, t, eps=1e-12):
    p = np.clip(p, eps, 1 - eps)
    return -np.mean(t * np.log(p) + (1 - t) * np.log(1 - p))


class Net:
    def __init__(self, rng):
        self.w1, self.b1 = rng.normal(size=(2, 20)), np.zeros(20)
        self.w2, self.b2 = rng.normal(size=(20, 2)) * 0.2, np.zeros(2)

    def __call__(self, x):
        self.h = np.tanh(x @ self.w1 + self.b1)
        return softmax(self.h @ self.w2 + self.b2)

    def descend(self, x, t, lr):
        d = (self(x) - t) / len(x)
        dh = (d @ self.w2.T) * (1 - self.h ** 2)
        self.w2 -= lr * self.h.T @ d
        self.b2 -= lr * d.sum(0)
        self.w1 -= lr * x.T @ dh
        self.b1 -= lr * dh.sum(0)


X, y = make_moons(300, noise=0.1, random_state=0)
T = np.eye(2)[y]
net = Net(np.random.default_rng(0))
for _ in range(400):
    net.descend(X, T, 0.5)
print(bce(net(X), T), (net(X)[:, 1] > 0.5).astype(int).tolist()[:5])
