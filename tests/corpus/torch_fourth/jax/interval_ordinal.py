import jax
import jax.numpy as jnp
import optax

LEVELS = 5


def score(params, x):
    return jnp.tanh(x @ params["w"]) @ params["v"]


def level_probs(params, x):
    """P(level = k) as the difference of two neighbouring cumulative sigmoids"""
    cuts = jnp.cumsum(jnp.concatenate([params["c0"], jnp.exp(params["gaps"])]))
    cumulative = jax.nn.sigmoid(cuts[None, :] - score(params, x)[:, None])
    cumulative = jnp.concatenate([jnp.zeros((len(x), 1)), cumulative, jnp.ones((len(x), 1))], axis=1)
    return jnp.diff(cumulative, axis=1)


def nll(params, x, y):
    p = level_probs(params, x)
    return -jnp.mean(jnp.log(jnp.take_along_axis(p, y[:, None], axis=1) + 1e-6))


kx, kw, kv, kt = jax.random.split(jax.random.key(0), 4)
x = jax.random.normal(kx, (1000, 6))
latent = x @ jax.random.normal(kt, (6,))
y = jnp.searchsorted(jnp.quantile(latent, jnp.array([0.2, 0.4, 0.6, 0.8])), latent)
params = {
    "w": 0.3 * jax.random.normal(kw, (6, 16)), "v": 0.3 * jax.random.normal(kv, (16,)),
    "c0": jnp.array([-1.0]), "gaps": jnp.zeros(LEVELS - 2),
}
tx = optax.adam(2e-2)
state = tx.init(params)
step = jax.jit(jax.value_and_grad(nll))
for i in range(150):
    value, grads = step(params, x, y)
    updates, state = tx.update(grads, state)
    params = optax.apply_updates(params, updates)
print(value, (level_probs(params, x).argmax(1) == y).mean())
