import jax.numpy as jnp

from model import forward


def confusion(params, x, failed, cut=0.5):
    flagged = jnp.greater_equal(forward(params, x), cut)
    failed = failed.astype(bool)
    return {
        "tp": int((flagged & failed).sum()), "fp": int((flagged & ~failed).sum()),
        "fn": int((~flagged & failed).sum()), "tn": int((~flagged & ~failed).sum()),
    }
