import equinox as eqx
import jax
import jax.numpy as jnp
import jax.random as jr
import optax
from sklearn.datasets import make_classification

X, y = make_classification(600, 20, n_informative=6, weights=[0.8], random_state=11)
X, y = jnp.asarray(X, jnp.float32), jnp.asarray(y, jnp.float32)

k1, k2 = jr.split(jr.key(0))
model = eqx.nn.Sequential([
    eqx.nn.Linear(20, 16, key=k1),
    eqx.nn.Lambda(jax.nn.gelu),
    eqx.nn.Linear(16, "scalar", key=k2),
    eqx.nn.Lambda(jax.nn.sigmoid),
])
params, static = eqx.partition(model, eqx.is_inexact_array)


def loss(params, x, y):
    spam = eqx.combine(params, static)
    out = jax.vmap(spam)(x)
    return optax.losses.sigmoid_binary_cross_entropy(out, y).mean()


tx = optax.chain(optax.clip_by_global_norm(1.0), optax.adam(1e-2))
state = tx.init(params)
grad = jax.jit(jax.value_and_grad(loss))
for i in range(120):
    value, g = grad(params, X, y)
    updates, state = tx.update(g, state)
    params = optax.apply_updates(params, updates)
spam = eqx.combine(params, static)
print(value, "flagged", (jax.vmap(spam)(X) > 0.5).mean(), "spam", y.mean())
