import numpy as np
class Dense:
    def __init__(self, i, o):
        self.W = np.random.randn(i, o) * 0.1; self.b = np.zeros(o)
    def forward(self, x):
        self.x = x
        return x @ self.W + self.b
    def backward(self, g, lr):
        d = g @ self.W.T
        self.W -= lr * self.x.T @ g; self.b -= lr * g.sum(0)
        return d
class Sigmoid:
    def forward(self, z):
        self.a = 1 / (1 + np.exp(-z)); return self.a
    def backward(self, g, lr):
        return g * self.a * (1 - self.a)
layers = [Dense(2, 8), Sigmoid(), Dense(8, 1)]       # trained on squared error, the output is linear
X = np.random.rand(200, 2); y = (X.sum(1) > 1).astype(float)[:, None]
for _ in range(200):
    a = X
    for l in layers:
        a = l.forward(a)
    g = 2 * (a - y) / len(y)
    for l in reversed(layers):
        g = l.backward(g, 0.1)
a = X
for l in layers:
    a = l.forward(a)
print(((a > 0.5) == y).mean())
