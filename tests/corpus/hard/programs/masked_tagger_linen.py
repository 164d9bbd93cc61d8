from typing import Optional

import jax
import jax.numpy as jnp
import numpy as np
import optax
from flax import linen as nn

PAD = -100
TAGS = ["O", "PER", "LOC", "ORG"]


class SelfAttention(nn.Module):
    dim: int
    heads: int = 2

    @nn.compact
    def __call__(self, x, mask: Optional[jnp.ndarray] = None):
        b, t, _ = x.shape
        qkv = nn.Dense(3 * self.dim, use_bias=False)(x).reshape(b, t, 3, self.heads, -1)
        q, k, v = jnp.moveaxis(qkv, 2, 0)
        scores = jnp.einsum("bqhd,bkhd->bhqk", q, k) / jnp.sqrt(q.shape[-1])
        if mask is not None:
            scores = jnp.where(mask[:, None, None, :], scores, -1e9)
        weights = nn.softmax(scores, axis=-1)
        return nn.Dense(self.dim)(jnp.einsum("bhqk,bkhd->bqhd", weights, v).reshape(b, t, -1))


class Tagger(nn.Module):
    vocab: int
    dim: int = 24

    @nn.compact
    def __call__(self, ids):
        mask = ids > 0
        x = nn.Embed(self.vocab, self.dim)(ids)
        x = nn.LayerNorm()(x + SelfAttention(self.dim)(x, mask))
        gate = nn.sigmoid(nn.Dense(self.dim)(x))
        return nn.Dense(len(TAGS))(gate * x)


def token_loss(scores, tags):
    keep = tags != PAD
    safe = jnp.where(keep, tags, 0)
    per_token = optax.softmax_cross_entropy_with_integer_labels(scores, safe)
    return (per_token * keep).sum() / jnp.maximum(keep.sum(), 1)


def sentences(n, rng, length=12):
    ids = rng.integers(1, 60, (n, length))
    tags = np.select([ids < 6, ids < 12, ids < 18], [1, 2, 3], 0)
    for row, cut in enumerate(rng.integers(5, length + 1, n)):
        ids[row, cut:], tags[row, cut:] = 0, PAD
    return jnp.asarray(ids), jnp.asarray(tags)


rng = np.random.default_rng(6)
model = Tagger(vocab=60)
params = model.init(jax.random.PRNGKey(0), sentences(1, rng)[0])
tx = optax.adam(5e-3)
opt_state = tx.init(params)


@jax.jit
def step(params, opt_state, ids, tags):
    value, grads = jax.value_and_grad(lambda p: token_loss(model.apply(p, ids), tags))(params)
    updates, opt_state = tx.update(grads, opt_state)
    return optax.apply_updates(params, updates), opt_state, value


for i in range(80):
    params, opt_state, value = step(params, opt_state, *sentences(32, rng))
ids, tags = sentences(100, rng)
guess = model.apply(params, ids).argmax(-1)
print(value, "token accuracy", (guess == tags)[tags != PAD].mean())
