import jax
import jax.numpy as jnp
import numpy as np
import optax
from jax import lax

N_CLASSES = 3


def conv(p, x):
    y = lax.conv_general_dilated(x, p["k"], (1, 1), "SAME", dimension_numbers=("NCHW", "OIHW", "NCHW"))
    return y + p["b"][None, :, None, None]


def init(key, channels=(1, 8, 8, N_CLASSES)):
    params = []
    for c_in, c_out in zip(channels[:-1], channels[1:]):
        key, sub = jax.random.split(key)
        params.append({"k": 0.2 * jax.random.normal(sub, (c_out, c_in, 3, 3)), "b": jnp.zeros(c_out)})
    return params


def segment(params, x):
    *body, last = params
    for p in body:
        x = jax.nn.relu(conv(p, x))
    return conv(last, x)


def loss(params, image, mask):
    per_pixel = optax.softmax_cross_entropy_with_integer_labels(segment(params, image), mask, axis=1)
    return per_pixel.mean()


def probabilities(params, image):
    return jax.nn.softmax(segment(params, image), axis=1)


def scenes(n, rng):
    mask = np.zeros((n, 12, 12), np.int32)
    for i in range(n):
        r, c = rng.integers(1, 6, 2)
        mask[i, r:r + 4, c:c + 4] = 1
        mask[i, -2:] = 2
    image = np.array([0.0, 1.0, -1.0])[mask] + 0.3 * rng.normal(size=mask.shape)
    return image[:, None].astype(np.float32), mask


rng = np.random.default_rng(0)
params = init(jax.random.PRNGKey(0))
tx = optax.chain(optax.adaptive_grad_clip(0.1), optax.adam(1e-2))
opt_state = tx.init(params)
vg = jax.jit(jax.value_and_grad(loss))
for i in range(40):
    value, grads = vg(params, *scenes(16, rng))
    updates, opt_state = tx.update(grads, opt_state, params)
    params = optax.apply_updates(params, updates)
image, mask = scenes(20, rng)
p = probabilities(params, image)
print(value, "pixel accuracy", (p.argmax(axis=1) == mask).mean(), "sure", (p.max(axis=1) > 0.9).mean())
