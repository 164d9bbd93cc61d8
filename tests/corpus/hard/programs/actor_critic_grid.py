"""One-step actor-critic on a corridor, everything inside lax.scan."""
import functools
from typing import NamedTuple

import jax
import jax.numpy as jnp
import optax

LENGTH, GAMMA = 8, 0.95


class Nets(NamedTuple):
    actor: dict
    critic: dict


def dense(key, n_in, n_out):
    return {"w": jax.random.normal(key, (n_in, n_out)) * 0.1, "b": jnp.zeros(n_out)}


def encode(pos):
    return jax.nn.one_hot(pos, LENGTH)


def pi(nets, pos):
    a = nets.actor
    return encode(pos) @ a["w"] + a["b"]


def value(nets, pos):
    c = nets.critic
    return (encode(pos) @ c["w"] + c["b"])[..., 0]


def environment(pos, action):
    nxt = jnp.clip(pos + jnp.where(action == 1, 1, -1), 0, LENGTH - 1)
    done = nxt == LENGTH - 1
    return jnp.where(done, 0, nxt), done.astype(jnp.float32), done


def loss(nets, pos, action, target):
    logp = jax.nn.log_softmax(pi(nets, pos))
    p = jnp.exp(logp)
    advantage = target - value(nets, pos)
    entropy = -jnp.sum(p * logp)
    return -jax.lax.stop_gradient(advantage) * logp[action] + 0.5 * advantage ** 2 - 0.01 * entropy


tx = optax.adam(5e-2)


def tick(carry, key):
    nets, opt_state, pos = carry
    action = jax.random.categorical(key, pi(nets, pos))
    nxt, reward, done = environment(pos, action)
    target = jax.lax.stop_gradient(reward + GAMMA * (1.0 - done) * value(nets, nxt))
    grads = jax.grad(loss)(nets, pos, action, target)
    updates, opt_state = tx.update(grads, opt_state)
    return (optax.apply_updates(nets, updates), opt_state, nxt), reward


@functools.partial(jax.jit, static_argnums=1)
def train(key, n_steps):
    ka, kc, key = jax.random.split(key, 3)
    nets = Nets(dense(ka, LENGTH, 2), dense(kc, LENGTH, 1))
    carry = (nets, tx.init(nets), jnp.array(0))
    (nets, _, _), rewards = jax.lax.scan(tick, carry, jax.random.split(key, n_steps))
    return nets, rewards


nets, rewards = train(jax.random.PRNGKey(1), 4000)
print("reward per step, first and last quarter", rewards[:1000].mean(), rewards[-1000:].mean())
print("P(right) by position", jax.nn.softmax(pi(nets, jnp.arange(LENGTH)), axis=-1)[:, 1].round(2))
