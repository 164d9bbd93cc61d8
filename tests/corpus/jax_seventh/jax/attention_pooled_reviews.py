import jax
import jax.numpy as jnp
import numpy as np
import optax
from flax import linen as nn

VOCAB, LENGTH = 30, 12
rng = np.random.default_rng(0)
tokens = rng.integers(1, VOCAB, (400, LENGTH))
lengths = rng.integers(4, LENGTH + 1, 400)
tokens[np.arange(LENGTH) >= lengths[:, None]] = 0
labels = (tokens == 7).any(1).astype(np.int32) + (tokens == 11).any(1).astype(np.int32)


class AttentionPool(nn.Module):
    @nn.compact
    def __call__(self, h, mask):
        score = nn.Dense(1)(nn.tanh(nn.Dense(16)(h)))
        score = jnp.where(mask[..., None], score, -1e9)
        weight = nn.softmax(score, axis=1)
        return (weight * h).sum(axis=1)


class Reader(nn.Module):
    n_classes: int = 3

    @nn.compact
    def __call__(self, tokens):
        h = nn.Embed(VOCAB, 24)(tokens)
        return nn.Dense(self.n_classes)(AttentionPool()(h, tokens > 0))


net = Reader()
params = net.init(jax.random.key(0), tokens[:1])
tx = optax.adam(1e-2)
state = tx.init(params)


@jax.jit
def step(params, state):
    def loss(p):
        return optax.softmax_cross_entropy_with_integer_labels(net.apply(p, tokens), labels).mean()
    value, g = jax.value_and_grad(loss)(params)
    u, state = tx.update(g, state)
    return optax.apply_updates(params, u), state, value


for _ in range(60):
    params, state, value = step(params, state)
print(value, (net.apply(params, tokens).argmax(-1) == labels).mean())
