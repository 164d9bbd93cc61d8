import jax
import jax.numpy as jnp
import optax
from flax import nnx


class Block(nnx.Module):
    def __init__(self, d, rngs):
        self.qkv = nnx.Linear(d, 3 * d, rngs=rngs)
        self.out = nnx.Linear(d, d, rngs=rngs)
        self.norm = nnx.LayerNorm(d, rngs=rngs)

    def __call__(self, h):
        q, k, v = jnp.split(self.qkv(self.norm(h)), 3, axis=-1)
        att = jax.nn.softmax(q @ jnp.swapaxes(k, 1, 2) / q.shape[-1] ** 0.5, axis=-1)
        return h + self.out(att @ v)


class Tagger(nnx.Module):
    def __init__(self, vocab, tags, rngs, d=24):
        self.embed = nnx.Embed(vocab, d, rngs=rngs)
        self.block = Block(d, rngs)
        self.head = nnx.Linear(d, tags, rngs=rngs)

    def __call__(self, ids):
        return self.head(self.block(self.embed(ids)))


def masked_loss(model, ids, tags):
    losses = optax.softmax_cross_entropy_with_integer_labels(model(ids), tags)
    mask = (ids != 0).astype(losses.dtype)
    return (losses * mask).sum() / mask.sum()


@nnx.jit
def train_step(model, optimizer, ids, tags):
    loss, grads = nnx.value_and_grad(masked_loss)(model, ids, tags)
    optimizer.update(model, grads)
    return loss


key = jax.random.PRNGKey(0)
ids = jax.random.randint(key, (200, 9), 0, 30)
tags = ids % 5
model = Tagger(30, 5, nnx.Rngs(0))
optimizer = nnx.Optimizer(model, optax.adam(5e-3), wrt=nnx.Param)
for i in range(60):
    loss = train_step(model, optimizer, ids, tags)
print(loss, (model(ids).argmax(-1) == tags).mean())
