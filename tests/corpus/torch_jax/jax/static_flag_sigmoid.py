from functools import partial

import jax
import jax.numpy as jnp
import optax
from sklearn.datasets import make_moons


@partial(jax.jit, static_argnames="probabilities")
def predict(params, x, probabilities=True):
    for w, b in params[:-1]:
        x = jax.nn.tanh(x @ w + b)
    w, b = params[-1]
    z = (x @ w + b).squeeze(-1)
    return jax.nn.sigmoid(z) if probabilities else z


@jax.jit
def loss(params, x, y):
    return optax.sigmoid_binary_cross_entropy(predict(params, x), y).mean()


def init(key, sizes):
    keys = jax.random.split(key, len(sizes) - 1)
    return [(jax.random.normal(k, (m, n)) / jnp.sqrt(m), jnp.zeros(n)) for k, m, n in zip(keys, sizes[:-1], sizes[1:])]


X, y = make_moons(400, noise=0.1, random_state=0)
X, y = jnp.asarray(X), jnp.asarray(y).astype(float)
params = init(jax.random.PRNGKey(0), [2, 16, 16, 1])
tx = optax.adam(1e-2)
state = tx.init(params)
for _ in range(80):
    value, grads = jax.value_and_grad(loss)(params, X, y)
    updates, state = tx.update(grads, state)
    params = optax.apply_updates(params, updates)
print(value, ((predict(params, X) > 0.5) == y).mean())
