"""Data times weights, written out once for the loss and once more for the prediction: the same scores, for the weights are the same."""

from __future__ import annotations

import pytest

DATA = "X, y = sklearn.datasets.load_breast_cancer(return_X_y=True)\n"
JAX = (
    DATA
    + """\
def loss(p):
    {loss}
def accuracy(p):
    return (({predicted}) == y).mean()
p = {{"w": jnp.zeros(30), "b": 0.0}}
for _ in range(20):
    p = jax.tree.map(lambda a, b: a - 0.1 * b, p, jax.grad(loss)(p))
print(accuracy(p))
"""
)
TORCH = """\
X, y = torch.randn(80, 4), torch.randint(0, 2, (80,)).float()
class Linear:
    def __init__(self):
        self.w, self.b = torch.zeros(4, requires_grad=True), torch.zeros(1, requires_grad=True)
    def fit(self):
        opt = torch.optim.SGD([self.w, self.b], lr=0.1)
        for _ in range(50):
            loss = {loss}
            opt.zero_grad()
            loss.backward()
            opt.step()
    def predict(self, X):
        return ({predicted}).float()
m = Linear()
m.fit()
print((m.predict(X) == y).float().mean())
"""
NUMPY = (
    DATA
    + """\
class LogisticRegression:
    def __init__(self):
        self.weights, self.bias = None, None
    def fit(self, X, y):
        n, d = X.shape
        self.weights, self.bias = np.zeros(d), 0
        for _ in range(100):
            error = self.sigmoid(np.dot(X, self.weights) + self.bias) - y
            self.weights -= 0.1 * np.dot(X.T, error) / n
            self.bias -= 0.1 * error.mean()
    def predict(self, X):
        linear = np.dot(X, self.weights) + self.bias
        return {predicted}
    def sigmoid(self, z):
        return 1 / (1 + np.exp(-z))
m = LogisticRegression()
m.fit(X, y)
print(np.mean(np.array(m.predict(X)) == y))
"""
)
BY_OPTAX = 'return optax.sigmoid_binary_cross_entropy(X @ p["w"] + p["b"], y).mean()'
BY_HAND = 'z = jnp.dot(X, p["w"]) + p["b"]\n    return jnp.mean(jnp.logaddexp(0, z) - y * z)'
SQUARED = 'return jnp.mean((X @ p["w"] + p["b"] - y) ** 2)'
WITH_LOGITS = "F.binary_cross_entropy_with_logits(X @ self.w + self.b, y)"

WRONG = {
    "JAX": JAX.format(loss=BY_OPTAX, predicted='X @ p["w"] + p["b"] > 0.5'),
    "JAX, a loss by hand": JAX.format(loss=BY_HAND, predicted='jnp.round(X @ p["w"] + p["b"])'),
    "torch": TORCH.format(loss=WITH_LOGITS, predicted="X @ self.w + self.b > 0.5"),
    "NumPy": NUMPY.format(predicted="[1 if i > 0.5 else 0 for i in linear]"),
    "NumPy, where": NUMPY.format(predicted="np.where(linear > 0.5, 1, 0)"),
}
HIDDEN = """\
W, v = torch.randn(4, 4, requires_grad=True), torch.randn(4, requires_grad=True)
X, y = torch.randn(80, 4), torch.randint(0, 2, (80,)).float()
F.binary_cross_entropy_with_logits(torch.relu(X @ W) @ v, y).backward()
print((X @ W > 0.5).float().mean())
"""
COLUMNS = """\
w = torch.zeros(4, 2, requires_grad=True)
X, y, share = torch.randn(80, 4), torch.randint(0, 2, (80,)).float(), torch.rand(80)
(F.binary_cross_entropy_with_logits((X @ w)[:, 0], y) + F.mse_loss((X @ w)[:, 1], share)).backward()
print(((X @ w)[:, 1] > 0.5).float().mean())
"""
RIGHT = {
    "a sigmoid before the cut": JAX.format(loss=BY_OPTAX, predicted='jax.nn.sigmoid(X @ p["w"] + p["b"]) > 0.5'),
    "a cut at zero": JAX.format(loss=BY_HAND, predicted='X @ p["w"] + p["b"] > 0'),
    "a regression": JAX.format(loss=SQUARED, predicted='X @ p["w"] + p["b"] > 0.5'),
    "torch": TORCH.format(loss=WITH_LOGITS, predicted="torch.sigmoid(X @ self.w + self.b) > 0.5"),
    "a margin": TORCH.format(loss="F.relu(1 - (2 * y - 1) * (X @ self.w + self.b)).mean()", predicted="X @ self.w + self.b > 0.5"),
    "NumPy": NUMPY.format(predicted="[1 if i > 0.5 else 0 for i in self.sigmoid(linear)]"),
    "NumPy, at zero": NUMPY.format(predicted="[1 if i > 0 else 0 for i in linear]"),
    "a hidden layer": HIDDEN,
    "the other column": COLUMNS,
}


@pytest.mark.parametrize("case", WRONG)
def test_the_weights_tell_that_they_are_the_same(case, codes):
    assert codes(WRONG[case]) == {"FL502"}


@pytest.mark.parametrize("case", RIGHT)
def test_right_programs_are_left_alone(case, codes):
    assert codes(RIGHT[case]) == set()
