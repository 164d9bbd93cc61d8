import functools

import jax.numpy as jnp
import optax

focal = functools.partial(optax.losses.sigmoid_focal_loss, alpha=0.75, gamma=2.0)


def objective(apply_fn, params, batch):
    x, y = batch
    return jnp.mean(focal(apply_fn(params, x), y))
