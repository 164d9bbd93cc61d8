import jax.numpy as jnp
import optax


def bce_logits(z, y):
    return optax.sigmoid_binary_cross_entropy(z, y).mean()


def bce_probs(p, y, tiny=1e-6):
    p = jnp.clip(p, tiny, 1.0 - tiny)
    return -(y * jnp.log(p) + (1.0 - y) * jnp.log(1.0 - p)).mean()
