import jax
import jax.numpy as jnp
import optax

key = jax.random.PRNGKey(0)
x = jnp.linspace(-1, 1, 300)[:, None]
side = jax.random.bernoulli(key, 0.5, (300, 1))
y = jnp.where(side, x, -x) + 0.05 * jax.random.normal(key, (300, 1))


def network(params, x):
    h = jnp.tanh(x @ params["w1"] + params["b1"])
    out = h @ params["w2"] + params["b2"]
    logits, mu, log_sigma = jnp.split(out, 3, axis=-1)
    return logits, mu, log_sigma


def negative_log_likelihood(params):
    logits, mu, log_sigma = network(params, x)
    log_pi = jax.nn.log_softmax(logits, axis=-1)
    log_normal = -0.5 * ((y - mu) / jnp.exp(log_sigma)) ** 2 - log_sigma
    return -jax.scipy.special.logsumexp(log_pi + log_normal, axis=-1).mean()


k1, k2 = jax.random.split(key)
params = {"w1": jax.random.normal(k1, (1, 24)), "b1": jnp.zeros(24), "w2": 0.2 * jax.random.normal(k2, (24, 6)), "b2": jnp.zeros(6)}
tx = optax.adam(1e-2)
state = tx.init(params)
step = jax.jit(jax.value_and_grad(negative_log_likelihood))
for _ in range(80):
    loss, grads = step(params)
    updates, state = tx.update(grads, state)
    params = optax.apply_updates(params, updates)
pi = jax.nn.softmax(network(params, x)[0])
print(loss, pi.mean(0))
