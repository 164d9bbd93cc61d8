import jax
import jax.numpy as jnp
import numpy as np
import optax

from evaluate import confusion
from model import forward, init


def pumps(n, seed):
    rng = np.random.default_rng(seed)
    x = rng.gamma(2.0, 1.0, size=(n, 5)).astype(np.float32)
    failed = rng.random(n) < 1 / (1 + np.exp(4 - x[:, 0] - 0.5 * x[:, 3]))
    return jnp.asarray(x), jnp.asarray(failed, jnp.float32)


def nll(params, x, failed):
    return optax.sigmoid_binary_cross_entropy(forward(params, x), failed).mean()


if __name__ == "__main__":
    x, failed = pumps(2000, 0)
    params = init(jax.random.key(1), [5, 16, 1])
    tx = optax.adam(5e-3)
    state = tx.init(params)
    step = jax.jit(jax.value_and_grad(nll))
    for i in range(150):
        value, grads = step(params, x, failed)
        updates, state = tx.update(grads, state)
        params = optax.apply_updates(params, updates)
    print(value, confusion(params, *pumps(500, 1)))
