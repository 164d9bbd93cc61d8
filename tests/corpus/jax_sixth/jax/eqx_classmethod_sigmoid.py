from __future__ import annotations

from typing import Callable

import equinox as eqx
import jax
import jax.numpy as jnp
import jax.random as jr
import optax
from sklearn.datasets import load_breast_cancer
from sklearn.preprocessing import StandardScaler


class Scorer(eqx.Module):
    hidden: eqx.nn.Linear
    out: eqx.nn.Linear
    final: Callable = eqx.field(static=True)

    @classmethod
    def binary(cls, dim: int, width: int, *, key) -> Scorer:
        a, b = jr.split(key)
        return cls(eqx.nn.Linear(dim, width, key=a), eqx.nn.Linear(width, "scalar", key=b), jax.nn.sigmoid)

    def __call__(self, x):
        return self.final(self.out(jnp.tanh(self.hidden(x))))


X, y = load_breast_cancer(return_X_y=True)
X = jnp.asarray(StandardScaler().fit_transform(X), jnp.float32)
y = jnp.asarray(y, jnp.float32)


@eqx.filter_jit
@eqx.filter_value_and_grad
def loss_and_grad(model, x, y):
    scores = eqx.filter_vmap(model)(x)
    return optax.sigmoid_binary_cross_entropy(scores, y).mean()


model = Scorer.binary(30, 16, key=jr.key(7))
optim = optax.adamw(3e-3)
state = optim.init(eqx.filter(model, eqx.is_inexact_array))
for _ in range(80):
    value, grads = loss_and_grad(model, X, y)
    updates, state = optim.update(grads, state, eqx.filter(model, eqx.is_inexact_array))
    model = eqx.apply_updates(model, updates)
print(value, ((eqx.filter_vmap(model)(X) > 0.5) == y).mean())
