import functools
from typing import NamedTuple

import jax
import jax.numpy as jnp
import optax
from sklearn.datasets import load_breast_cancer
from sklearn.preprocessing import StandardScaler


class Params(NamedTuple):
    w1: jax.Array
    b1: jax.Array
    w2: jax.Array
    b2: jax.Array


def init(key, n_in, width=24):
    k1, k2 = jax.random.split(key)
    glorot = jax.nn.initializers.glorot_normal()
    return Params(glorot(k1, (n_in, width)), jnp.zeros(width), glorot(k2, (width, 1)), jnp.zeros(1))


def forward(params: Params, x):
    h = jax.nn.silu(x @ params.w1 + params.b1)
    out = h @ params.w2 + params.b2
    return jax.nn.sigmoid(out.squeeze(axis=-1))


def batch_loss(params, batch):
    x, y = batch
    per_example = optax.sigmoid_binary_cross_entropy(forward(params, x), y)
    return per_example.mean()


tx = optax.chain(optax.clip_by_global_norm(1.0), optax.adam(2e-3))


def train_one(key, batches, n_in):
    params = init(key, n_in)

    def body(carry, batch):
        params, opt_state = carry
        loss, grads = jax.value_and_grad(batch_loss)(params, batch)
        updates, opt_state = tx.update(grads, opt_state, params)
        return (optax.apply_updates(params, updates), opt_state), loss

    (params, _), losses = jax.lax.scan(body, (params, tx.init(params)), batches)
    return params, losses


data = load_breast_cancer()
X = jnp.asarray(StandardScaler().fit_transform(data.data), jnp.float32)
y = jnp.asarray(data.target, jnp.float32)
epochs, size = 20, 50
order = jnp.concatenate([jax.random.permutation(jax.random.PRNGKey(i), 500) for i in range(epochs)])
batches = (X[order].reshape(-1, size, X.shape[1]), y[order].reshape(-1, size))

seeds = jax.random.split(jax.random.PRNGKey(42), 5)
train_all = jax.jit(jax.vmap(functools.partial(train_one, n_in=X.shape[1]), in_axes=(0, None)))
members, losses = train_all(seeds, batches)
p = jax.vmap(forward, in_axes=(0, None))(members, X[500:]).mean(axis=0)
print("last losses", losses[:, -1])
print("ensemble accuracy", jnp.mean((p > 0.5) == (y[500:] == 1)))
