import functools
import itertools

import jax
import jax.numpy as jnp
from jax import random
from sklearn.datasets import load_digits

LAYERS = [64, 32, 10]


def init(key):
    keys = random.split(key, len(LAYERS))
    for k, (m, n) in zip(keys, itertools.pairwise(LAYERS)):
        yield random.normal(k, (m, n)) / jnp.sqrt(m), jnp.zeros(n)


def predict(params, image):
    *inner, (w, b) = params
    out = functools.reduce(lambda h, wb: jax.nn.relu(h @ wb[0] + wb[1]), inner, image)
    return jax.nn.softmax(out @ w + b)


def nll(log_p, target):
    return -jnp.vdot(log_p, target)


def loss(params, images, targets):
    log_p = jax.vmap(predict, in_axes=(None, 0))(params, images)
    return jax.vmap(nll)(log_p, targets).mean()


@jax.jit
def update(params, images, targets):
    grads = jax.grad(loss)(params, images, targets)
    return jax.tree.map(lambda p, g: p - 0.1 * g, params, grads)


x, y = load_digits(return_X_y=True)
x, t = jnp.asarray(x / 16), jax.nn.one_hot(y, 10)
params = list(init(random.key(1)))
for _ in range(8):
    for lo in range(0, 1500, 150):
        params = update(params, x[lo:lo + 150], t[lo:lo + 150])
print(loss(params, x, t), (jax.vmap(predict, (None, 0))(params, x).argmax(1) == y).mean())
