import jax
import jax.numpy as jnp
import numpy as np
import optax
from flax import linen as nn
from sklearn.datasets import load_digits

UNLABELLED = -1
X, y = load_digits(return_X_y=True)
X, y = (X / 16).astype(np.float32), y.astype(np.int32)
partial = y.copy()
partial[np.random.default_rng(0).random(len(y)) < 0.6] = UNLABELLED

net = nn.Sequential([nn.Dense(64), nn.relu, nn.Dense(10)])


def masked_ce(logits, labels):
    known = labels != UNLABELLED
    safe = jnp.where(known, labels, 0)
    per_row = optax.softmax_cross_entropy_with_integer_labels(logits, safe)
    return jnp.sum(per_row * known) / jnp.maximum(known.sum(), 1)


def confident_entropy(logits):
    logp = nn.log_softmax(logits)
    return -(jnp.exp(logp) * logp).sum(-1).mean()


def loss_fn(params, x, labels):
    logits = net.apply(params, x)
    return masked_ce(logits, labels) + 0.05 * confident_entropy(logits)


params = net.init(jax.random.PRNGKey(0), X[:1])
tx = optax.adamw(2e-3)
state = tx.init(params)
vg = jax.jit(jax.value_and_grad(loss_fn))
for i in range(80):
    loss, grads = vg(params, X, partial)
    updates, state = tx.update(grads, state, params)
    params = optax.apply_updates(params, updates)
print(loss, (net.apply(params, X).argmax(1) == y).mean())
