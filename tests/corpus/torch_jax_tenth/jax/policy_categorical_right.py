import jax
import jax.numpy as jnp
import numpy as np
import optax

rng = np.random.default_rng(0)
PAY = np.array([0.2, 0.5, 0.8])


def logits(params):
    return params["prefs"]


def objective(params, actions, rewards):
    logp = jax.nn.log_softmax(logits(params))
    return -(logp[actions] * (rewards - rewards.mean())).mean()


params = {"prefs": jnp.zeros(3)}
tx = optax.sgd(0.5)
state = tx.init(params)
grad = jax.jit(jax.grad(objective))
for _ in range(80):
    p = np.asarray(jax.nn.softmax(logits(params)), dtype=np.float64)
    actions = rng.choice(3, size=64, p=p / p.sum())
    rewards = (rng.random(64) < PAY[actions]).astype(np.float32)
    g = grad(params, jnp.asarray(actions), jnp.asarray(rewards))
    u, state = tx.update(g, state)
    params = optax.apply_updates(params, u)
print(jax.nn.softmax(logits(params)))
