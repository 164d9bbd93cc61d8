import functools

import jax
import jax.numpy as jnp
import optax
from sklearn.datasets import make_classification

X, y = make_classification(1500, 12, n_informative=6, weights=[0.93], random_state=1)
X, y = jnp.asarray(X), jnp.asarray(y, jnp.float32)


def glorot(key, a, b):
    return {"w": jax.random.normal(key, (a, b)) * (2 / (a + b)) ** 0.5, "b": jnp.zeros(b)}


def dense(p, x):
    return x @ p["w"] + p["b"]


def risk(params, x):
    h = jax.nn.relu(dense(params["in"], x))
    h = jax.nn.relu(dense(params["mid"], h))
    return jax.nn.sigmoid(dense(params["out"], h))[:, 0]


def loss_fn(params, x, y, gamma):
    pred = risk(params, x)
    return optax.sigmoid_focal_loss(pred, y, alpha=0.75, gamma=gamma).mean()


@functools.partial(jax.jit, static_argnames=("gamma",))
def step(params, opt_state, x, y, gamma=2.0):
    value, grads = jax.value_and_grad(loss_fn)(params, x, y, gamma)
    updates, opt_state = tx.update(grads, opt_state)
    return optax.apply_updates(params, updates), opt_state, value


ks = jax.random.split(jax.random.PRNGKey(0), 3)
params = {"in": glorot(ks[0], 12, 32), "mid": glorot(ks[1], 32, 16), "out": glorot(ks[2], 16, 1)}
tx = optax.chain(optax.clip_by_global_norm(1.0), optax.adam(2e-3))
opt_state = tx.init(params)
for i in range(100):
    params, opt_state, value = step(params, opt_state, X[:1200], y[:1200])
found = risk(params, X[1200:]) > 0.5
print(value, "recall", (found & (y[1200:] == 1)).sum() / y[1200:].sum())
