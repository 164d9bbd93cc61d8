import jax
import jax.numpy as jnp
import numpy as np
from flax import linen as nn


class Stripes(nn.Module):
    """per pixel: water, field or town"""
    n: int

    @nn.compact
    def __call__(self, img):
        h = nn.relu(nn.Conv(8, (3, 3))(img))
        return nn.log_softmax(nn.Conv(self.n, (1, 1))(h), axis=1)


rng = np.random.default_rng(0)
mask = rng.integers(0, 3, (20, 4, 4)).repeat(4, 1).repeat(4, 2)
img = (rng.random((3, 3))[mask] + 0.1 * rng.normal(size=(20, 16, 16, 3))).astype(np.float32)
net = Stripes(3)
params = net.init(jax.random.key(0), img[:1])


def loss(params):
    logp = net.apply(params, img)
    return -jnp.mean(jnp.take_along_axis(logp, mask[..., None], axis=-1))


for i in range(20):
    v, g = jax.value_and_grad(loss)(params)
    params = jax.tree.map(lambda p, d: p - 0.3 * d, params, g)
print(v)
