"""A toy recogniser: digits written as bursts of noise, trained with CTC."""
import jax
import jax.numpy as jnp
import numpy as np
import optax
from flax import linen as nn

rng = np.random.default_rng(0)
SYMBOLS, FRAMES, LENGTH = 5, 30, 4  # symbol 0 is the blank
codes = rng.normal(size=(SYMBOLS, 8)).astype(np.float32)
text = rng.integers(1, SYMBOLS, (64, LENGTH))
sound = np.repeat(codes[text], 7, axis=1)
sound = np.pad(sound, ((0, 0), (0, FRAMES - sound.shape[1]), (0, 0))) + 0.1 * rng.normal(size=(64, FRAMES, 8))


class Listener(nn.Module):
    @nn.compact
    def __call__(self, frames):
        h = nn.relu(nn.Conv(24, (5,))(frames))
        h = nn.RNN(nn.SimpleCell(24))(h)
        return nn.softmax(nn.Dense(SYMBOLS)(h))


net = Listener()
params = net.init(jax.random.key(0), jnp.asarray(sound[:1]))
no_frame_padding, no_label_padding = jnp.zeros((64, FRAMES)), jnp.zeros((64, LENGTH))


@jax.jit
def step(params, state):
    def loss(p):
        return optax.ctc_loss(net.apply(p, sound), no_frame_padding, text, no_label_padding).mean()
    value, g = jax.value_and_grad(loss)(params)
    u, state = tx.update(g, state)
    return optax.apply_updates(params, u), state, value


tx = optax.adam(1e-2)
state = tx.init(params)
for i in range(20):
    params, state, value = step(params, state)
print(value)
