import jax
import jax.numpy as jnp
import numpy as np
import optax
from flax import nnx

rng = np.random.default_rng(1)
N, FRAMES, LETTERS, WORD = 48, 24, 6, 3
prototypes = rng.normal(size=(LETTERS, 5))
words = rng.integers(1, LETTERS, (N, WORD))
frames = np.zeros((N, FRAMES, 5))
for n in range(N):
    frames[n] = np.repeat(prototypes[words[n]], FRAMES // WORD, axis=0)
frames = jnp.asarray(frames + 0.2 * rng.normal(size=frames.shape), jnp.float32)
paddings = {"logit_paddings": jnp.zeros((N, FRAMES)), "label_paddings": jnp.zeros((N, WORD))}


class Writer(nnx.Module):
    def __init__(self, rngs):
        self.inner = nnx.Conv(5, 32, kernel_size=(3,), rngs=rngs)
        self.outer = nnx.Linear(32, LETTERS, rngs=rngs)

    def __call__(self, frames):
        return self.outer(nnx.gelu(self.inner(frames)))


def greedy(scores):
    best = jax.nn.softmax(scores).argmax(-1)
    return [[int(b) for a, b in zip([0, *row], row) if b and a != b] for row in best.tolist()]


@nnx.jit
def step(net, opt):
    def loss(net):
        return optax.losses.ctc_loss(logits=net(frames), labels=words, **paddings).mean()
    value, g = nnx.value_and_grad(loss)(net)
    opt.update(net, g)
    return value


net = Writer(nnx.Rngs(0))
opt = nnx.Optimizer(net, optax.adam(1e-2), wrt=nnx.Param)
for _ in range(30):
    value = step(net, opt)
print(value, greedy(net(frames[:2])), words[:2].tolist())
