import jax
import jax.numpy as jnp
import optax
from flax import nnx

SIDE, CLASSES = 16, 3


def scene(key, n):
    """circles and squares on noise: 0 background, 1 circle, 2 square"""
    ks = jax.random.split(key, 3)
    grid = jnp.stack(jnp.meshgrid(jnp.arange(SIDE), jnp.arange(SIDE), indexing="ij"), -1)
    c = jax.random.randint(ks[0], (n, 2, 2), 3, SIDE - 3)
    circle = ((grid[None] - c[:, None, None, 0]) ** 2).sum(-1) < 9
    square = jnp.abs(grid[None] - c[:, None, None, 1]).max(-1) < 3
    mask = jnp.where(square, 2, jnp.where(circle, 1, 0))
    image = mask[..., None] * 0.5 + 0.2 * jax.random.normal(ks[2], (n, SIDE, SIDE, 1))
    return image, mask


class Segmenter(nnx.Module):
    def __init__(self, rngs):
        self.down = nnx.Conv(1, 12, (3, 3), rngs=rngs)
        self.mid = nnx.Conv(12, 12, (3, 3), rngs=rngs)
        self.classify = nnx.Conv(12, CLASSES, (1, 1), rngs=rngs)

    def __call__(self, image):
        x = nnx.relu(self.down(image))
        x = x + nnx.relu(self.mid(x))
        return self.classify(x)


def step(net, opt, image, mask):
    def objective(net):
        target = jax.nn.one_hot(mask, CLASSES)
        return optax.losses.dice_loss(net(image), target, apply_softmax=False).mean()

    value, grads = nnx.value_and_grad(objective)(net)
    opt.update(net, grads)
    return value


net = Segmenter(nnx.Rngs(0))
opt = nnx.Optimizer(net, optax.adam(5e-3), wrt=nnx.Param)
for key in jax.random.split(jax.random.key(1), 40):
    image, mask = scene(key, 16)
    value = step(net, opt, image, mask)
print(value, (net(image).argmax(-1) == mask).mean())
