import jax.numpy as jnp


def nll(log_probs, targets):
    """mean negative log-likelihood of integer targets"""
    picked = log_probs[jnp.arange(targets.shape[0]), targets]
    return -picked.mean()
