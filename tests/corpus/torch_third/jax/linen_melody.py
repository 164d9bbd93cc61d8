import jax
import jax.numpy as jnp
import numpy as np
import optax
from flax import linen as nn

VOCAB, T = 12, 8


class NextNote(nn.Module):
    @nn.compact
    def __call__(self, notes):
        x = nn.Embed(VOCAB, 16)(notes)
        x = nn.RNN(nn.GRUCell(24))(x)
        return nn.log_softmax(nn.Dense(VOCAB)(x), axis=-1)


def melodies(rng, n):
    start, step = rng.integers(0, VOCAB, (n, 1)), rng.integers(1, 4, (n, 1))
    seq = (start + step * np.arange(T + 1)) % VOCAB
    return seq[:, :-1], seq[:, 1:]


def nll(params, notes, target):
    logp = model.apply(params, notes)
    picked = jnp.take_along_axis(logp, target[..., None], axis=-1)[..., 0]
    return -picked.mean()


rng = np.random.default_rng(3)
model = NextNote()
notes, target = melodies(rng, 64)
params = model.init(jax.random.PRNGKey(0), notes)
tx = optax.adam(1e-2)
st = tx.init(params)
vg = jax.jit(jax.value_and_grad(nll))
for i in range(60):
    notes, target = melodies(rng, 64)
    v, g = vg(params, notes, target)
    u, st = tx.update(g, st)
    params = optax.apply_updates(params, u)
notes, target = melodies(rng, 200)
logp = model.apply(params, notes)
print("perplexity", jnp.exp(v), "accuracy", (logp.argmax(-1) == target)[:, 2:].mean())
