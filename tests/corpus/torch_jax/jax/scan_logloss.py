import functools

import jax
import jax.numpy as jnp
from sklearn.datasets import load_breast_cancer
from sklearn.preprocessing import scale

EPS = 1e-6


def model(theta, x):
    return jnp.einsum("nd,d->n", x, theta["w"]) + theta["b"]


def log_loss(y_hat, y):
    y_hat = jnp.clip(y_hat, EPS, 1 - EPS)
    return -(y * jnp.log(y_hat) + (1 - y) * jnp.log1p(-y_hat)).mean()


@functools.partial(jax.jit, static_argnames=("steps",))
def train(theta, x, y, lr, steps):
    def one(theta, _):
        value, grad = jax.value_and_grad(lambda t: log_loss(model(t, x), y))(theta)
        return jax.tree_util.tree_map(lambda t, g: t - lr * g, theta, grad), value

    return jax.lax.scan(one, theta, xs=None, length=steps)


x, y = load_breast_cancer(return_X_y=True)
x, y = jnp.asarray(scale(x)), jnp.asarray(y, dtype=jnp.float32)
theta = {"w": jnp.full(x.shape[1], 0.01), "b": jnp.array(0.5)}
theta, history = train(theta, x, y, 0.05, steps=100)
print(history[0], history[-1])
