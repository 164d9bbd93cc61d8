import haiku as hk
import jax
import jax.numpy as jnp
import numpy as np
import optax


def gru_classifier(signal):
    core = hk.GRU(24)
    out, _ = hk.dynamic_unroll(core, signal, core.initial_state(signal.shape[1]))
    hidden = out[-1]
    return hk.Linear(1)(hidden)[:, 0]


model = hk.without_apply_rng(hk.transform(gru_classifier))


def loss(params, signal, spike):
    scores = model.apply(params, signal)
    return jnp.mean(optax.sigmoid_binary_cross_entropy(spike, scores))


signal = np.random.randn(20, 64, 4)
spike = (np.abs(signal).max(axis=(0, 2)) > 2.5).astype(np.float32)
params = model.init(jax.random.PRNGKey(1), signal)
tx = optax.rmsprop(1e-3)
state = tx.init(params)
for _ in range(10):
    updates, state = tx.update(jax.grad(loss)(params, signal, spike), state)
    params = optax.apply_updates(params, updates)
print(loss(params, signal, spike))
