"""Ordered wine quality (low, middle, high): a proportional odds model."""
import jax
import jax.numpy as jnp
import numpy as np
import optax
from sklearn.datasets import make_regression

X, score = make_regression(400, 6, noise=20.0, random_state=0)
grade = np.digitize(score, np.quantile(score, [0.33, 0.66]))
X = jnp.asarray(X)


def class_probabilities(p, x):
    eta = x @ p["w"]
    cuts = jnp.cumsum(jnp.concatenate([p["first"][None], jnp.exp(p["gaps"])]))
    below = jax.nn.sigmoid(cuts - eta[:, None])
    below = jnp.pad(below, ((0, 0), (1, 0)))
    below = jnp.pad(below, ((0, 0), (0, 1)), constant_values=1.0)
    return jnp.diff(below, axis=1)


def negative_log_likelihood(p, x, y):
    probs = class_probabilities(p, x)
    return -jnp.mean(jnp.log(probs[jnp.arange(len(y)), y] + 1e-8))


p = {"w": jnp.zeros(6), "first": jnp.array(-1.0), "gaps": jnp.zeros(1)}
tx = optax.adam(5e-2)
state = tx.init(p)
grad = jax.jit(jax.value_and_grad(negative_log_likelihood))
for _ in range(150):
    value, g = grad(p, X, grade)
    u, state = tx.update(g, state)
    p = optax.apply_updates(p, u)
print(value, (class_probabilities(p, X).argmax(1) == grade).mean())
