from functools import reduce

import jax
import jax.numpy as jnp
import numpy as np
import optax

SIZES = (30, 64, 64, 7)


def init(key):
    keys = jax.random.split(key, len(SIZES) - 1)
    return [
        {"w": jax.random.normal(k, (m, n)) * m**-0.5, "b": jnp.zeros(n)} for k, m, n in zip(keys, SIZES[:-1], SIZES[1:])
    ]


def layer(x, p):
    return jax.nn.relu(x @ p["w"] + p["b"])


def network(params, x):
    return reduce(layer, params, x)


def loss(params, x, y):
    return optax.softmax_cross_entropy_with_integer_labels(network(params, x), y).mean()


x = np.random.randn(400, 30).astype(np.float32)
y = np.random.randint(0, 7, 400)
params = init(jax.random.key(0))
tx = optax.adam(1e-3)
opt = tx.init(params)
for _ in range(50):
    grads = jax.grad(loss)(params, x, y)
    updates, opt = tx.update(grads, opt)
    params = optax.apply_updates(params, updates)
print(loss(params, x, y))
