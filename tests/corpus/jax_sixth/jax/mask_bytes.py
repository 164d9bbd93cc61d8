import jax
import jax.numpy as jnp
import numpy as np
import optax
from jax import lax

rng = np.random.default_rng(0)
photos = rng.random((12, 12, 12, 3)).astype(np.float32)
masks = np.where(photos.mean(-1) > 0.5, 255, 0).astype(np.uint8)
kernel = jax.random.normal(jax.random.key(0), (3, 3, 3, 1)) * 0.1


def conv(kernel, images):
    return lax.conv_general_dilated(images, kernel, (1, 1), "SAME", dimension_numbers=("NHWC", "HWIO", "NHWC"))


def loss(kernel, images, masks):
    return optax.sigmoid_binary_cross_entropy(conv(kernel, images), masks.astype(jnp.float32)).mean()


step = jax.jit(jax.value_and_grad(loss))
for i in range(20):
    value, grad = step(kernel, photos, masks)
    kernel = kernel - 1e-4 * grad
print(value)
