import jax
import jax.numpy as jnp
import numpy as np
import optax
from flax import nnx

TEXT = "she sells sea shells by the sea shore, the shells she sells are sea shells for sure. " * 20
CHARS = sorted(set(TEXT))
DATA = np.array([CHARS.index(c) for c in TEXT])


class CausalConvLM(nnx.Module):
    def __init__(self, vocab, dim, rngs):
        self.embed = nnx.Embed(vocab, dim, rngs=rngs)
        self.convs = nnx.List([nnx.Conv(dim, dim, kernel_size=(3,), kernel_dilation=(d,), padding="CAUSAL", rngs=rngs) for d in (1, 2, 4)])
        self.norm = nnx.LayerNorm(dim, rngs=rngs)

    def __call__(self, ids):
        x = self.embed(ids)
        for conv in self.convs:
            x = x + nnx.gelu(conv(x))
        return self.embed.attend(self.norm(x))


def batch(rng, n=24, length=40):
    start = rng.integers(0, len(DATA) - length - 1, n)
    window = DATA[start[:, None] + np.arange(length + 1)]
    return jnp.asarray(window[:, :-1]), jnp.asarray(window[:, 1:])


@nnx.jit
def train_step(model, optimizer, x, y):
    def loss_fn(model):
        logits = model(x)
        log_z = jax.nn.logsumexp(logits, axis=-1)
        picked = jnp.take_along_axis(logits, y[..., None], axis=-1)[..., 0]
        return jnp.mean(log_z - picked) + 1e-4 * jnp.mean(log_z**2)

    loss, grads = nnx.value_and_grad(loss_fn)(model)
    optimizer.update(model, grads)
    return loss


def nucleus(logits, key, temperature=0.8, top_p=0.9):
    order = jnp.argsort(-logits)
    probs = nnx.softmax(logits[order] / temperature)
    outside = jnp.cumsum(probs) - probs > top_p
    filtered = jnp.where(outside, -jnp.inf, logits[order] / temperature)
    return order[jax.random.categorical(key, filtered)]


rng = np.random.default_rng(0)
model = CausalConvLM(len(CHARS), 32, nnx.Rngs(0))
optimizer = nnx.Optimizer(model, optax.adamw(5e-3), wrt=nnx.Param)
for _ in range(80):
    loss = train_step(model, optimizer, *batch(rng))
ids = [CHARS.index(c) for c in "she sells"]
for i in range(12):
    logits = model(jnp.asarray(ids[-12:])[None])[0, -1]
    ids.append(int(nucleus(logits, jax.random.key(i))))
print(loss, "".join(CHARS[i] for i in ids))
