import jax.numpy as jnp
from flax import linen as nn

from .objectives import bce_logits, bce_probs


class Head(nn.Module):
    squash: bool

    @nn.compact
    def __call__(self, x):
        z = jnp.squeeze(nn.Dense(1)(nn.relu(nn.Dense(12)(x))), -1)
        return nn.sigmoid(z) if self.squash else z


PAIRS = {"probs": (Head(squash=True), bce_probs, 0.5), "logits": (Head(squash=False), bce_logits, 0.0)}
