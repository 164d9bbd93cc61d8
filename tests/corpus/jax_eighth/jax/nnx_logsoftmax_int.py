import jax
import jax.numpy as jnp
import numpy as np
import optax
from flax import nnx


class CharLM(nnx.Module):
    def __init__(self, vocab, rngs):
        self.embed = nnx.Embed(vocab, 16, rngs=rngs)
        self.out = nnx.Linear(48, vocab, rngs=rngs)

    def __call__(self, ctx):
        h = self.embed(ctx).reshape(ctx.shape[0], -1)
        return jax.nn.log_softmax(self.out(h), axis=-1)


text = "she sells sea shells by the sea shore " * 8
vocab = sorted(set(text))
ids = np.array([vocab.index(c) for c in text])
ctx = np.stack([ids[:-3], ids[1:-2], ids[2:-1]], 1)
nxt = ids[3:]
lm = CharLM(len(vocab), nnx.Rngs(1))
opt = nnx.Optimizer(lm, optax.adam(1e-2), wrt=nnx.Param)


@nnx.jit
def fit(lm, opt):
    def f(m):
        return optax.softmax_cross_entropy_with_integer_labels(m(ctx), nxt).mean()
    v, g = nnx.value_and_grad(f)(lm)
    opt.update(lm, g)
    return v


for i in range(50):
    v = fit(lm, opt)
print("perplexity", jnp.exp(v))
