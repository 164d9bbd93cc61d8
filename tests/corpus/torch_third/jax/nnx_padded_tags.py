import jax.numpy as jnp
import numpy as np
import optax
from flax import nnx

PAD, VOCAB, TAGS = 0, 30, 3


class Tagger(nnx.Module):
    def __init__(self, rngs: nnx.Rngs):
        self.emb = nnx.Embed(VOCAB, 16, rngs=rngs)
        self.mix = nnx.Conv(16, 24, kernel_size=(3,), rngs=rngs)
        self.out = nnx.Linear(24, TAGS, rngs=rngs)

    def __call__(self, tokens):
        return self.out(nnx.relu(self.mix(self.emb(tokens))))


def sentences(rng, n, length=12):
    tokens = rng.integers(1, VOCAB, (n, length))
    tags = (tokens % 3).astype(np.int32)
    lens = rng.integers(4, length + 1, n)
    pad = np.arange(length) >= lens[:, None]
    tokens[pad] = PAD
    tags[pad] = -1
    return jnp.asarray(tokens), jnp.asarray(tags)


@nnx.jit
def step(model, opt, tokens, tags):
    def loss_fn(m):
        real = tags >= 0
        ce = optax.softmax_cross_entropy_with_integer_labels(m(tokens), jnp.where(real, tags, 0))
        return jnp.sum(ce * real) / jnp.sum(real)

    loss, grads = nnx.value_and_grad(loss_fn)(model)
    opt.update(model, grads)
    return loss


rng = np.random.default_rng(9)
model = Tagger(nnx.Rngs(0))
opt = nnx.Optimizer(model, optax.adam(1e-2), wrt=nnx.Param)
for _ in range(80):
    loss = step(model, opt, *sentences(rng, 64))
tokens, tags = sentences(rng, 200)
hit = (model(tokens).argmax(-1) == tags)[tags >= 0]
print(loss, hit.mean())
