import jax
import jax.numpy as jnp
import numpy as np
import optax

N_CONTEXT, N_ARMS = 5, 4
rng = np.random.default_rng(2)
TRUE = rng.uniform(size=(N_CONTEXT, N_ARMS))


def logits_fn(params, context):
    return params["w"][context] + params["b"]


def objective(params, context, arm, advantage, beta=0.02):
    logp = jax.nn.log_softmax(logits_fn(params, context), axis=-1)
    chosen = logp[jnp.arange(arm.shape[0]), arm]
    entropy = -jnp.sum(jnp.exp(logp) * logp, axis=-1)
    return -jnp.mean(chosen * advantage) - beta * jnp.mean(entropy)


params = {"w": jnp.zeros((N_CONTEXT, N_ARMS)), "b": jnp.zeros(N_ARMS)}
tx = optax.adam(0.05)
st = tx.init(params)
grad = jax.jit(jax.grad(objective))
key = jax.random.PRNGKey(0)
for it in range(200):
    key, sub = jax.random.split(key)
    context = rng.integers(0, N_CONTEXT, 64)
    arm = np.asarray(jax.random.categorical(sub, logits_fn(params, context)))
    reward = TRUE[context, arm] + 0.1 * rng.normal(size=64)
    g = grad(params, context, arm, reward - reward.mean())
    u, st = tx.update(g, st)
    params = optax.apply_updates(params, u)
pi = jax.nn.softmax(logits_fn(params, np.arange(N_CONTEXT)), axis=-1)
print("best arm share", (pi.argmax(1) == TRUE.argmax(1)).mean(), "regret", (TRUE.max(1) - (pi * TRUE).sum(1)).mean())
