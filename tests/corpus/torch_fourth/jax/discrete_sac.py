"""Discrete soft actor critic on a contextual bandit."""
from typing import NamedTuple

import jax
import jax.numpy as jnp
import optax
from flax import linen as nn


class Actor(nn.Module):
    n_actions: int

    @nn.compact
    def __call__(self, obs):
        h = nn.tanh(nn.Dense(32)(obs))
        return nn.softmax(nn.Dense(self.n_actions)(h), axis=-1)


class Critic(nn.Module):
    n_actions: int

    @nn.compact
    def __call__(self, obs):
        return nn.Dense(self.n_actions)(nn.relu(nn.Dense(32)(obs)))


class Learner(NamedTuple):
    actor: dict
    critic: dict
    opt: tuple


N_ACTIONS, ALPHA = 4, 0.1
actor_net, critic_net = Actor(N_ACTIONS), Critic(N_ACTIONS)
tx = optax.adam(5e-3)


def actor_loss(actor, critic, obs):
    pi = actor_net.apply(actor, obs)
    log_pi = jnp.log(pi + 1e-8)
    q = jax.lax.stop_gradient(critic_net.apply(critic, obs))
    return jnp.mean(jnp.sum(pi * (ALPHA * log_pi - q), axis=-1))


def critic_loss(critic, obs, action, reward):
    q = critic_net.apply(critic, obs)[jnp.arange(len(action)), action]
    return jnp.mean((q - reward) ** 2)


@jax.jit
def learn(learner, key):
    k1, k2 = jax.random.split(key)
    obs = jax.random.normal(k1, (64, N_ACTIONS))
    action = jax.random.randint(k2, (64,), 0, N_ACTIONS)
    reward = (action == jnp.argmax(obs, -1)).astype(jnp.float32)
    la, ga = jax.value_and_grad(actor_loss)(learner.actor, learner.critic, obs)
    lc, gc = jax.value_and_grad(critic_loss)(learner.critic, obs, action, reward)
    updates, opt = tx.update((ga, gc), learner.opt)
    actor, critic = optax.apply_updates((learner.actor, learner.critic), updates)
    return Learner(actor, critic, opt), (la, lc)


k1, k2 = jax.random.split(jax.random.key(0))
obs0 = jnp.zeros((1, N_ACTIONS))
actor, critic = actor_net.init(k1, obs0), critic_net.init(k2, obs0)
learner = Learner(actor, critic, tx.init((actor, critic)))
for i in range(150):
    learner, losses = learn(learner, jax.random.key(i))
print([float(l) for l in losses])
