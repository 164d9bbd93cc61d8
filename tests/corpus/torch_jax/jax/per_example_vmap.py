from typing import NamedTuple

import jax
import jax.numpy as jnp
from sklearn.datasets import load_wine
from sklearn.preprocessing import scale


class Params(NamedTuple):
    w: jax.Array
    b: jax.Array


def predict_one(params, x):
    return params.w @ x + params.b


def loss_one(params, x, y):
    p = predict_one(params, x)
    return -jnp.log(p[y])


def batch_loss(params, xs, ys):
    return jax.vmap(loss_one, in_axes=(None, 0, 0))(params, xs, ys).mean()


xs, ys = load_wine(return_X_y=True)
xs, ys = jnp.asarray(scale(xs)), jnp.asarray(ys)
params = Params(jax.random.normal(jax.random.key(0), (3, 13)) * 0.1, jnp.full(3, 0.3))
step = jax.jit(lambda p: jax.tree.map(lambda a, g: a - 0.1 * g, p, jax.grad(batch_loss)(p, xs, ys)))
for _ in range(20):
    params = step(params)
print(batch_loss(params, xs, ys))
