import jax
import jax.numpy as jnp
import optax
from jax import lax, random

ARMS = 5
true_means = jnp.array([0.1, 0.9, 0.3, 0.5, 0.2])


def log_policy(prefs):
    return jax.nn.log_softmax(prefs)


def sample(key, prefs, n):
    noise = random.gumbel(key, (n, ARMS))
    return jnp.argmax(log_policy(prefs) + noise, axis=-1)


def surrogate(prefs, actions, advantages):
    logp = log_policy(prefs)[actions]
    entropy = -jnp.sum(jnp.exp(log_policy(prefs)) * log_policy(prefs))
    return -(advantages * logp).mean() - 0.01 * entropy


tx = optax.sgd(0.3)


def iterate(carry, key):
    prefs, opt_state = carry
    k1, k2 = random.split(key)
    actions = sample(k1, prefs, 64)
    reward = true_means[actions] + 0.1 * random.normal(k2, (64,))
    value, grads = jax.value_and_grad(surrogate)(prefs, actions, reward - reward.mean())
    updates, opt_state = tx.update(grads, opt_state)
    return (optax.apply_updates(prefs, updates), opt_state), reward.mean()


prefs = jnp.zeros(ARMS)
(prefs, _), rewards = lax.scan(iterate, (prefs, tx.init(prefs)), random.split(random.key(0), 100))
print(rewards[::20], jax.nn.softmax(prefs))
