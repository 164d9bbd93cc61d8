import equinox as eqx
import jax
import jax.numpy as jnp


class Head(eqx.Module):
    q: eqx.nn.Linear
    k: eqx.nn.Linear
    v: eqx.nn.Linear

    def __init__(self, d, key):
        kq, kk, kv = jax.random.split(key, 3)
        self.q = eqx.nn.Linear(d, d, key=kq)
        self.k = eqx.nn.Linear(d, d, key=kk)
        self.v = eqx.nn.Linear(d, d, key=kv)

    def __call__(self, x):
        q, k, v = jax.vmap(self.q)(x), jax.vmap(self.k)(x), jax.vmap(self.v)(x)
        weights = jax.nn.softmax(q @ k.T / jnp.sqrt(q.shape[-1]), axis=-1)
        return weights @ v
