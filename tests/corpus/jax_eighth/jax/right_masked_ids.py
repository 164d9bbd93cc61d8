import jax
import jax.numpy as jnp
import numpy as np
import optax
from flax import nnx

PAD = -100
rng = np.random.default_rng(4)
tok = rng.integers(0, 20, (120, 7))
tgt = np.where(rng.random(tok.shape) < 0.15, tok % 6, PAD)


class Enc(nnx.Module):
    def __init__(self, rngs):
        self.e = nnx.Embed(20, 12, rngs=rngs)
        self.o = nnx.Linear(12, 6, rngs=rngs)

    def __call__(self, t):
        return self.o(self.e(t))


def masked_loss(m, tok, tgt):
    keep = tgt != PAD
    safe = jnp.where(keep, tgt, 0)
    ce = optax.softmax_cross_entropy_with_integer_labels(m(tok), safe)
    return (ce * keep).sum() / keep.sum()


m = Enc(nnx.Rngs(0))
opt = nnx.Optimizer(m, optax.adam(1e-2), wrt=nnx.Param)


@nnx.jit
def step(m, opt):
    v, g = nnx.value_and_grad(masked_loss)(m, tok, tgt)
    opt.update(m, g)
    return v


for _ in range(40):
    v = step(m, opt)
print(v)
