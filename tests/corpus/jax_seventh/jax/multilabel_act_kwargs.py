import functools

import jax
import jax.numpy as jnp
import numpy as np
import optax
from flax import linen as nn
from sklearn.datasets import make_multilabel_classification


class Dense(nn.Module):
    units: int
    activation: str = "linear"

    @nn.compact
    def __call__(self, x):
        z = nn.Dense(self.units)(x)
        return z if self.activation == "linear" else getattr(nn, self.activation)(z)


def build(n_labels, *hidden, **last):
    return nn.Sequential([*(Dense(h, "relu") for h in hidden), Dense(n_labels, **last)])


X, Y = make_multilabel_classification(400, 12, n_classes=6, random_state=3)
X, Y = X.astype(np.float32) / 10, Y.astype(np.float32)
net = build(6, 32, 32, activation="sigmoid")
params = net.init(jax.random.key(1), X)


@functools.partial(jax.value_and_grad)
def loss(params, x, y):
    return optax.sigmoid_binary_cross_entropy(logits=net.apply(params, x), labels=y).mean()


tx = optax.adam(4e-3)
state = tx.init(params)
for _ in range(100):
    value, grads = loss(params, X, Y)
    updates, state = tx.update(grads, state)
    params = optax.apply_updates(params, updates)
print(value, jnp.mean((net.apply(params, X) > 0.5) == (Y > 0)))
