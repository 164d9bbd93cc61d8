from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
import optax
from sklearn.datasets import make_blobs


class Params(NamedTuple):
    w1: jax.Array
    b1: jax.Array
    w2: jax.Array
    b2: jax.Array

    @classmethod
    def create(cls, key, d, h, c):
        k1, k2 = jax.random.split(key)
        return cls(jax.random.normal(k1, (d, h)) / d ** 0.5, jnp.zeros(h), jax.random.normal(k2, (h, c)) / h ** 0.5, jnp.zeros(c))


def predict(p: Params, x):
    h = jax.nn.relu(jnp.einsum("nd,dh->nh", x, p.w1) + p.b1)
    return jax.nn.softmax(jnp.einsum("nh,hc->nc", h, p.w2) + p.b2)


def nll(p: Params, x, y):
    log_probs = predict(p, x)
    picked = jnp.einsum("nc,nc->n", log_probs, y)
    return -picked.mean()


X, ids = make_blobs(300, centers=4, random_state=8)
X = (X - X.mean(0)) / X.std(0)
Y = (ids[:, None] == np.arange(4)).astype(np.float32)
p = Params.create(jax.random.key(0), 2, 20, 4)
tx = optax.rmsprop(5e-3)
state = tx.init(p)
for _ in range(100):
    value, g = jax.value_and_grad(nll)(p, X, Y)
    updates, state = tx.update(g, state)
    p = optax.apply_updates(p, updates)
print("nll", value, "acc", (predict(p, X).argmax(-1) == ids).mean())
