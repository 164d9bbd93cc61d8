"""Seismic events or quarry blasts, pure JAX."""
import jax
import jax.numpy as jnp
import numpy as np


def init_layer(key, n_in, n_out):
    return jax.random.normal(key, (n_in, n_out)) * jnp.sqrt(2.0 / n_in), jnp.zeros(n_out)


def init(key, sizes=(8, 16, 1)):
    keys = jax.random.split(key, len(sizes))
    return [init_layer(k, a, b) for k, a, b in zip(keys, sizes[:-1], sizes[1:])]


def predict(params, x):
    *hidden, (w, b) = params
    for wh, bh in hidden:
        x = jax.nn.relu(x @ wh + bh)
    return jax.nn.softmax(x @ w + b, axis=-1)


def bce(params, x, y):
    p = jnp.clip(predict(params, x), 1e-6, 1 - 1e-6)
    return -jnp.mean(y * jnp.log(p) + (1 - y) * jnp.log1p(-p))


x = np.random.randn(300, 8)
y = (x[:, :1] > 0.3).astype(np.float32)
params = init(jax.random.PRNGKey(0))
grad = jax.jit(jax.grad(bce))
for _ in range(100):
    params = jax.tree_util.tree_map(lambda p, g: p - 0.1 * g, params, grad(params, x, y))
print(bce(params, x, y))
