"""One of three iris species; a network class as in many books."""
import numpy as np
from sklearn.datasets import load_iris


class Network:
    def __init__(self, sizes):
        rng = np.random.default_rng(1)
        self.weights = [rng.normal(0, 1 / np.sqrt(a), (a, b)) for a, b in zip(sizes[:-1], sizes[1:])]
        self.biases = [np.zeros(b) for b in sizes[1:]]

    @staticmethod
    def sigmoid(z):
        return 1.0 / (1.0 + np.exp(-z))

    def feedforward(self, a):
        activations = [a]
        for w, b in zip(self.weights, self.biases):
            a = self.sigmoid(a @ w + b)
            activations.append(a)
        return activations

    def cost(self, a, y):
        # categorical cross entropy
        return -np.mean(np.sum(y * np.log(a + 1e-12), axis=1))

    def train(self, x, y, epochs=300, eta=0.5):
        for epoch in range(epochs):
            acts = self.feedforward(x)
            out = acts[-1]
            delta = -(y / (out + 1e-12)) * out * (1 - out) / len(x)
            for k in reversed(range(len(self.weights))):
                grad_w, grad_b = acts[k].T @ delta, delta.sum(axis=0)
                delta = (delta @ self.weights[k].T) * acts[k] * (1 - acts[k])
                self.weights[k] -= eta * grad_w
                self.biases[k] -= eta * grad_b
            if epoch % 100 == 0:
                print(epoch, self.cost(out, y))


X, t = load_iris(return_X_y=True)
X = (X - X.mean(0)) / X.std(0)
net = Network([4, 10, 3])
net.train(X, np.eye(3)[t])
print((net.feedforward(X)[-1].argmax(1) == t).mean())
