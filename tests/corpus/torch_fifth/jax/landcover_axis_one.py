import jax
import jax.numpy as jnp
import numpy as np
import optax
from flax import linen as nn

CLASSES = 4


class PixelNet(nn.Module):
    @nn.compact
    def __call__(self, img):
        h = nn.relu(nn.Conv(16, (3, 3))(img))
        h = nn.relu(nn.Conv(16, (3, 3))(h))
        return nn.Conv(CLASSES, (1, 1))(h)


def nll(scores, labels):
    """scores (N, H, W, C), labels (N, H, W)"""
    log_p = nn.log_softmax(scores, axis=1)
    return -jnp.take_along_axis(log_p, labels[..., None], axis=-1).mean()


def scenes(rng, n, s=12):
    labels = np.repeat(np.repeat(rng.integers(0, CLASSES, (n, s // 4, s // 4)), 4, 1), 4, 2)
    bands = np.eye(CLASSES)[labels] @ rng.normal(size=(CLASSES, 3)) * 0 + np.stack([labels == k for k in range(3)], -1)
    return (bands + 0.4 * rng.normal(size=bands.shape)).astype(np.float32), labels


rng = np.random.default_rng(0)
net = PixelNet()
params = net.init(jax.random.PRNGKey(0), jnp.zeros((1, 12, 12, 3)))
tx = optax.adam(5e-3)
state = tx.init(params)


@jax.jit
def step(params, state, img, labels):
    value, grads = jax.value_and_grad(lambda p: nll(net.apply(p, img), labels))(params)
    updates, state = tx.update(grads, state)
    return optax.apply_updates(params, updates), state, value


for i in range(60):
    params, state, value = step(params, state, *scenes(rng, 8))
img, labels = scenes(rng, 16)
print(value, (net.apply(params, img).argmax(-1) == labels).mean())
