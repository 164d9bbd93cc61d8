import functools

import jax
import jax.numpy as jnp
import optax
from sklearn.datasets import load_breast_cancer
from sklearn.metrics import brier_score_loss, log_loss
from sklearn.preprocessing import scale


def as_probabilities(score):
    @functools.wraps(score)
    def wrapper(params, x):
        return jax.nn.sigmoid(score(params, x))
    return wrapper


@as_probabilities
def risk(params, x):
    return x @ params["w"] + params["b"]


def loss(params, x, y):
    return optax.sigmoid_binary_cross_entropy(risk.__wrapped__(params, x), y).mean()


x, y = load_breast_cancer(return_X_y=True)
x, y = jnp.asarray(scale(x)), jnp.asarray(y, jnp.float32)
params = {"w": jnp.zeros(30), "b": jnp.zeros(())}
tx = optax.adam(0.05)
state = tx.init(params)
grad = jax.jit(jax.grad(loss))
for _ in range(80):
    updates, state = tx.update(grad(params, x, y), state)
    params = optax.apply_updates(params, updates)
p = risk(params, x)
print(log_loss(y, p), brier_score_loss(y, p), ((p > 0.5) == (y == 1)).mean())
