"""Softmax regression on word counts, straight from the lecture notes."""
import jax
import jax.numpy as jnp
import numpy as np

TOPICS = ["sports", "politics", "science"]
rng = np.random.default_rng(1)
topic_words = rng.dirichlet(np.full(40, 0.3), size=3)
y = rng.integers(0, 3, 300)
X = np.stack([rng.multinomial(30, topic_words[k]) for k in y]).astype(np.float32) / 30


def predict(theta, X):
    W, b = theta
    return X @ W + b


def cross_entropy(p, y):
    """mean of -log p[true class]"""
    picked = p[jnp.arange(y.shape[0]), y]
    return jnp.mean(-jnp.log(picked))


def cost(theta, X, y, decay=1e-3):
    return cross_entropy(predict(theta, X), y) + decay * jnp.sum(theta[0] ** 2)


theta = (0.01 * jax.random.normal(jax.random.PRNGKey(0), (40, 3)), jnp.zeros(3))
grad_cost = jax.jit(jax.value_and_grad(cost))
for epoch in range(100):
    c, g = grad_cost(theta, X[:240], y[:240])
    theta = jax.tree.map(lambda t, d: t - 1.0 * d, theta, g)
    if epoch % 25 == 0:
        print(epoch, c)
print("test accuracy", np.mean(np.argmax(predict(theta, X[240:]), 1) == y[240:]))
