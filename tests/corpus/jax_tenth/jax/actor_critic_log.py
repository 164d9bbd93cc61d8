import jax
import jax.numpy as jnp
import numpy as np
import optax
from flax import linen as nn


class ActorCritic(nn.Module):
    actions: int

    @nn.compact
    def __call__(self, obs):
        h = nn.tanh(nn.Dense(32)(obs))
        pi = nn.softmax(nn.Dense(self.actions, name="pi")(h))
        v = nn.Dense(1, name="v")(h)[..., 0]
        return pi, v


net = ActorCritic(actions=3)
key = jax.random.PRNGKey(0)
params = net.init(key, jnp.zeros((1, 4)))
tx = optax.adam(5e-3)
opt_state = tx.init(params)
best = np.random.default_rng(0).normal(size=(4, 3))


def a2c_loss(params, obs, actions, rewards):
    pi, v = net.apply(params, obs)
    advantage = rewards - v
    log_pi = jnp.log(pi[jnp.arange(len(actions)), actions])
    actor = -(log_pi * jax.lax.stop_gradient(advantage)).mean()
    return actor + 0.5 * (advantage ** 2).mean()


step = jax.jit(jax.value_and_grad(a2c_loss))
rng = np.random.default_rng(1)
for it in range(100):
    obs = rng.normal(size=(64, 4)).astype(np.float32)
    pi, _ = net.apply(params, obs)
    key, sub = jax.random.split(key)
    actions = jax.random.categorical(sub, jnp.log(pi + 1e-8))
    rewards = ((obs @ best).argmax(1) == np.asarray(actions)).astype(np.float32)
    loss, grads = step(params, obs, actions, rewards)
    updates, opt_state = tx.update(grads, opt_state)
    params = optax.apply_updates(params, updates)
print("reward", rewards.mean())
