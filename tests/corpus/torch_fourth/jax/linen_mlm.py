"""masked language model in linen: -100 marks positions that are not predicted"""
import jax
import jax.numpy as jnp
import numpy as np
import optax
from flax import linen as nn
from flax.training.train_state import TrainState

VOCAB, LENGTH, MASK = 32, 12, 1


class Block(nn.Module):
    dim: int
    heads: int

    @nn.compact
    def __call__(self, x):
        y = nn.LayerNorm()(x)
        q, k, v = (nn.DenseGeneral((self.heads, self.dim // self.heads))(y) for _ in range(3))
        weights = jnp.einsum("bqhd,bkhd->bhqk", q, k) / np.sqrt(self.dim // self.heads)
        weights = jax.nn.softmax(weights, axis=-1)
        y = jnp.einsum("bhqk,bkhd->bqhd", weights, v)
        x = x + nn.DenseGeneral(self.dim, axis=(-2, -1))(y)
        return x + nn.Dense(self.dim)(nn.gelu(nn.Dense(2 * self.dim)(nn.LayerNorm()(x))))


class Encoder(nn.Module):
    dim: int = 32

    @nn.compact
    def __call__(self, ids):
        embed = nn.Embed(VOCAB, self.dim)
        x = embed(ids) + self.param("pos", nn.initializers.normal(0.02), (LENGTH, self.dim))
        x = Block(self.dim, 2)(x)
        return embed.attend(nn.LayerNorm()(x))


def masked_batch(rng, n):
    ids = (rng.integers(0, 20, (n, 1)) + np.arange(LENGTH)) % (VOCAB - 4) + 4
    chosen = rng.random(ids.shape) < 0.2
    labels = np.where(chosen, ids, -100)
    return jnp.asarray(np.where(chosen, MASK, ids)), jnp.asarray(labels)


@jax.jit
def train_step(state, ids, labels):
    def loss_fn(params):
        logits = state.apply_fn(params, ids)
        label_mask = jnp.where(labels >= 0, 1.0, 0.0)
        loss = optax.softmax_cross_entropy_with_integer_labels(logits, jnp.maximum(labels, 0)) * label_mask
        return loss.sum() / label_mask.sum()

    loss, grads = jax.value_and_grad(loss_fn)(state.params)
    return state.apply_gradients(grads=grads), loss


rng = np.random.default_rng(0)
model = Encoder()
ids, labels = masked_batch(rng, 32)
state = TrainState.create(apply_fn=model.apply, params=model.init(jax.random.key(0), ids), tx=optax.adamw(3e-3))
for _ in range(80):
    state, loss = train_step(state, *masked_batch(rng, 32))
print(loss, jax.nn.softmax(state.apply_fn(state.params, ids)[0, 0]).max())
