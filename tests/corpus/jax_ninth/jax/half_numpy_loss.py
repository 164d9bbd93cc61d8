import jax
import jax.numpy as jnp
import numpy as np
import optax

rng = np.random.default_rng(0)
x = rng.normal(size=(512, 12)).astype(np.float16)
y = (x[:, 0] + x[:, 1] > 0).astype(np.float16)
params = {"w1": jnp.asarray(0.3 * rng.normal(size=(12, 32)), jnp.float16), "b1": jnp.zeros(32, jnp.float16),
          "w2": jnp.asarray(0.3 * rng.normal(size=(32,)), jnp.float16), "b2": jnp.float16(0)}


def rain_probability(params, x):
    h = jax.nn.relu(x @ params["w1"] + params["b1"])
    z = h @ params["w2"] + params["b2"]
    return jax.nn.sigmoid(z.astype(jnp.float16))


def loss(params, x, y):
    p = rain_probability(params, x)
    return -jnp.mean(jnp.where(y == 1, jnp.log(p), jnp.log(1 - p)))


tx = optax.sgd(0.05)
state = tx.init(params)
for _ in range(20):
    value, grads = jax.value_and_grad(loss)(params, x, y)
    updates, state = tx.update(grads, state)
    params = optax.apply_updates(params, updates)
print(value)
