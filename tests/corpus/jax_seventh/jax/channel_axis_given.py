import jax
import jax.numpy as jnp
import optax
from jax import lax, random

CLASSES, SIDE = 4, 10


def init(key, *widths):
    keys = random.split(key, len(widths) - 1)
    return [random.normal(k, (b, a, 3, 3)) * (2 / (9 * a)) ** 0.5 for k, a, b in zip(keys, widths, widths[1:])]


def segment(kernels, x):
    *body, last = kernels
    conv = lambda x, k: lax.conv_general_dilated(x, k, (1, 1), "SAME", dimension_numbers=("NCHW", "OIHW", "NCHW"))
    for k in body:
        x = jax.nn.relu(conv(x, k))
    return conv(x, last)


def loss(kernels, x, y):
    z = segment(kernels, x)
    return optax.softmax_cross_entropy_with_integer_labels(z, y, axis=1).mean()


kx, kp = random.split(random.key(0))
x = random.normal(kx, (24, 3, SIDE, SIDE))
y = jnp.digitize(x.mean(axis=1), jnp.array([-0.4, 0.0, 0.4]))
kernels = init(kp, 3, 12, CLASSES)
tx = optax.adam(5e-3)
state = tx.init(kernels)
for step in range(15):
    value, g = jax.value_and_grad(loss)(kernels, x, y)
    u, state = tx.update(g, state)
    kernels = optax.apply_updates(kernels, u)
confidence = jax.nn.softmax(segment(kernels, x), axis=1).max(axis=1)
print(value, (segment(kernels, x).argmax(1) == y).mean(), confidence.mean())
