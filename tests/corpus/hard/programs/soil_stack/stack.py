import jax
import jax.numpy as jnp

ACTIVATIONS = {
    "tanh": jnp.tanh,
    "relu": jax.nn.relu,
    "gelu": jax.nn.gelu,
}


def init(cfg):
    keys = jax.random.split(jax.random.PRNGKey(cfg.seed), len(cfg.widths) - 1)
    return [
        (jax.random.normal(k, (a, b)) * (2.0 / (a + b)) ** 0.5, jnp.zeros(b))
        for k, a, b in zip(keys, cfg.widths[:-1], cfg.widths[1:])
    ]


def apply(cfg, params, x):
    act = ACTIVATIONS[cfg.activation]
    for w, b in params:
        x = act(x @ w + b)
    return x
