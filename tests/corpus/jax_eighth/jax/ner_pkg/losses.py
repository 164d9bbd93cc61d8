import jax.numpy as jnp


def token_nll(log_probs, tags, mask):
    """log_probs (B, T, C); tags, mask (B, T)"""
    picked = jnp.take_along_axis(log_probs, tags[..., None], axis=-1).squeeze(-1)
    return -(picked * mask).sum() / mask.sum()
