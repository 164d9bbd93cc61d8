"""Morse code with CTC: optax.ctc_loss normalises the logits itself, padding masks are 1 where padded."""
import jax
import jax.numpy as jnp
import numpy as np
import optax
from flax import linen as nn

SYMBOLS, BLANK, T, L = 6, 0, 30, 5


class Listener(nn.Module):
    @nn.compact
    def __call__(self, signal):
        h = nn.relu(nn.Conv(24, (5,))(signal))
        h = nn.RNN(nn.GRUCell(24))(h)
        return nn.Dense(SYMBOLS)(h)


def messages(rng, n):
    lengths = rng.integers(2, L + 1, n)
    labels = rng.integers(1, SYMBOLS, (n, L))
    signal = rng.normal(0, 0.1, (n, T, 3)).astype(np.float32)
    for i in range(n):
        for k in range(lengths[i]):
            signal[i, k * 6 : k * 6 + 4] += np.array([labels[i, k] & 1, labels[i, k] >> 1 & 1, labels[i, k] >> 2 & 1])
    label_pad = (np.arange(L) >= lengths[:, None]).astype(np.float32)
    return signal, np.where(label_pad > 0, 0, labels), label_pad


model = Listener()
params = model.init(jax.random.key(0), jnp.zeros((1, T, 3)))
tx = optax.adam(5e-3)
state = tx.init(params)


@jax.jit
def step(params, state, signal, labels, label_pad):
    def loss_fn(params):
        logits = model.apply(params, signal)
        return optax.ctc_loss(logits, jnp.zeros(logits.shape[:2]), labels, label_pad, blank_id=BLANK).mean()

    loss, grads = jax.value_and_grad(loss_fn)(params)
    updates, state = tx.update(grads, state)
    return optax.apply_updates(params, updates), state, loss


rng = np.random.default_rng(0)
for i in range(50):
    params, state, loss = step(params, state, *messages(rng, 32))
logits = model.apply(params, messages(rng, 4)[0])
print(loss, jax.nn.softmax(logits).max(-1).mean(), logits.argmax(-1)[0])
