import jax
import jax.numpy as jnp
import numpy as np
import optax
from flax import nnx

CAP = 30.0
corpus = np.frombuffer(b"she sells sea shells by the sea shore " * 20, np.uint8)
alphabet, ids = np.unique(corpus, return_inverse=True)


class Block(nnx.Module):
    def __init__(self, dim, heads, rngs):
        self.attend = nnx.MultiHeadAttention(heads, dim, decode=False, rngs=rngs)
        self.norm = nnx.RMSNorm(dim, rngs=rngs)

    def __call__(self, x, mask):
        return x + self.attend(self.norm(x), mask=mask)


class TinyLM(nnx.Module):
    def __init__(self, vocab, dim=32, *, rngs):
        self.embed = nnx.Embed(vocab, dim, rngs=rngs)
        self.block = Block(dim, 4, rngs)
        self.final = nnx.RMSNorm(dim, rngs=rngs)

    def __call__(self, tokens):
        x = self.block(self.embed(tokens), nnx.make_causal_mask(tokens))
        logits = self.embed.attend(self.final(x))
        return CAP * jnp.tanh(logits / CAP)


@nnx.jit
def step(model, opt, rows):
    def loss(model):
        return optax.softmax_cross_entropy_with_integer_labels(model(rows[:, :-1]), rows[:, 1:]).mean()
    value, g = nnx.value_and_grad(loss)(model)
    opt.update(model, g)
    return value


rows = jnp.asarray(ids[: len(ids) // 20 * 20].reshape(-1, 20))
model = TinyLM(len(alphabet), rngs=nnx.Rngs(0))
opt = nnx.Optimizer(model, optax.adam(5e-3), wrt=nnx.Param)
for _ in range(30):
    value = step(model, opt, rows)
print(value)
