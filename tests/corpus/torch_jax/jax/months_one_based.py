import jax
import jax.numpy as jnp
import numpy as np
import optax

rng = np.random.default_rng(0)
month = rng.integers(1, 13, size=500)
angle = 2 * np.pi * (month - 1) / 12
x = jnp.asarray(np.stack([np.cos(angle), np.sin(angle)], 1) + 0.05 * rng.normal(size=(500, 2)))
y = jnp.asarray(month)


def apply(params, x):
    h = jax.nn.elu(x @ params["w1"] + params["b1"])
    return h @ params["w2"] + params["b2"]


def loss(params):
    return optax.softmax_cross_entropy_with_integer_labels(apply(params, x), y).mean()


k1, k2 = jax.random.split(jax.random.key(3))
params = dict(w1=jax.random.normal(k1, (2, 32)), b1=jnp.zeros(32), w2=jax.random.normal(k2, (32, 12)) * 0.1, b2=jnp.zeros(12))
tx = optax.adam(1e-2)
state = tx.init(params)
for _ in range(40):
    value, grads = jax.value_and_grad(loss)(params)
    updates, state = tx.update(grads, state)
    params = optax.apply_updates(params, updates)
print(value)
