import jax
import jax.numpy as jnp
import numpy as np
import optax
from flax import linen as nn


class TinyUNet(nn.Module):
    classes: int = 3

    @nn.compact
    def __call__(self, x):
        d = nn.relu(nn.Conv(8, (3, 3))(x))
        m = nn.relu(nn.Conv(16, (3, 3))(nn.max_pool(d, (2, 2), strides=(2, 2))))
        u = jax.image.resize(m, d.shape[:3] + (16,), "nearest")
        return nn.Conv(self.classes, (1, 1))(jnp.concatenate([d, u], axis=-1))


def paint(rng, n=24, size=16):
    mask = np.zeros((n, size, size), np.int32)
    for i in range(n):
        r, c = rng.integers(2, 9, 2)
        mask[i, r:r + 5, c:c + 5] = 1
        mask[i, :2] = 2
    image = mask[..., None] / 2 + rng.normal(0, 0.2, mask.shape + (1,))
    return image.astype(np.float32), mask


image, mask = paint(np.random.default_rng(0))
onehot = jax.nn.one_hot(mask, 3)
net = TinyUNet()
params = net.init(jax.random.PRNGKey(0), image)
tx = optax.adam(1e-2)
state = tx.init(params)


@jax.jit
def step(params, state):
    def loss_fn(p):
        scores = net.apply(p, image)
        dice = optax.losses.dice_loss(scores, onehot, apply_softmax=True).mean()
        return dice + optax.softmax_cross_entropy(scores, onehot).mean()
    loss, grads = jax.value_and_grad(loss_fn)(params)
    updates, state = tx.update(grads, state)
    return optax.apply_updates(params, updates), state, loss


for _ in range(30):
    params, state, loss = step(params, state)
print(loss, (net.apply(params, image).argmax(-1) == mask).mean())
