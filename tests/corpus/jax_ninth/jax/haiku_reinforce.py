import haiku as hk
import jax
import jax.numpy as jnp
import numpy as np
import optax

N_ACTIONS = 4


def policy_fn(obs):
    return hk.nets.MLP([32, 32, N_ACTIONS], activation=jnp.tanh)(obs)


policy = hk.without_apply_rng(hk.transform(policy_fn))
optimizer = optax.adam(3e-3)


def pg_loss(params, obs, actions, returns):
    probs = jax.nn.softmax(policy.apply(params, obs))
    chosen = jnp.take_along_axis(probs, actions[:, None], axis=1)[:, 0]
    advantage = returns - returns.mean()
    return -jnp.mean(jnp.log(chosen + 1e-8) * jax.lax.stop_gradient(advantage))


@jax.jit
def update(params, state, obs, actions, returns):
    grads = jax.grad(pg_loss)(params, obs, actions, returns)
    updates, state = optimizer.update(grads, state)
    return optax.apply_updates(params, updates), state


obs = np.random.randn(128, 6)
actions = np.random.randint(0, N_ACTIONS, 128)
returns = np.random.randn(128)
params = policy.init(jax.random.PRNGKey(0), obs)
state = optimizer.init(params)
for _ in range(5):
    params, state = update(params, state, obs, actions, returns)
