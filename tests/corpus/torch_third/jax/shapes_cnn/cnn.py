import jax.numpy as jnp
from flax import linen as nn


class ShapeCNN(nn.Module):
    n_shapes: int

    @nn.compact
    def __call__(self, images):
        x = nn.relu(nn.Conv(8, (3, 3))(images))
        x = nn.max_pool(x, (2, 2), strides=(2, 2))
        x = nn.relu(nn.Conv(16, (3, 3))(x))
        x = jnp.mean(x, axis=(1, 2))
        x = nn.Dense(self.n_shapes)(x)
        return nn.softmax(x, axis=-1)
