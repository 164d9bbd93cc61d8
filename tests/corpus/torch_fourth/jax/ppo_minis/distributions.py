import jax
import jax.numpy as jnp
from flax import struct


@struct.dataclass
class Categorical:
    logits: jax.Array

    @property
    def log_probs(self):
        return self.logits - jax.scipy.special.logsumexp(self.logits, axis=-1, keepdims=True)

    def sample(self, key):
        return jax.random.categorical(key, self.logits)

    def log_prob(self, value):
        return jnp.take_along_axis(self.log_probs, value[..., None], axis=-1)[..., 0]

    def entropy(self):
        return -jnp.sum(jnp.exp(self.log_probs) * self.log_probs, axis=-1)

    def mode(self):
        return jnp.argmax(self.logits, axis=-1)
