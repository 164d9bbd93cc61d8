import numpy as np
X = np.array([[0,0],[0,1],[1,0],[1,1]], dtype=float); y = np.array([[0],[1],[1],[0]], dtype=float)
W1 = np.random.randn(2, 8); W2 = np.random.randn(8, 1)
def linear(a, W):
    return a @ W
def sigmoid(z):
    return 1 / (1 + np.exp(-z))
for _ in range(5000):
    z1 = linear(X, W1)
    h = sigmoid(z1)
    out = linear(h, W2)
    err = out - y
    dW2 = h.T @ err
    dh = err @ W2.T * h * (1 - h)
    dW1 = X.T @ dh
    W1 -= 0.1 * dW1
    W2 -= 0.1 * dW2
out = linear(sigmoid(linear(X, W1)), W2)
pred = (out > 0.5).astype(int)
print((pred == y).mean())
