import jax
import jax.numpy as jnp
import optax
from jax import lax, random

BANDS, COVERS, SIZE = 4, 5, 12


def conv(x, kernel):
    return lax.conv_general_dilated(x, kernel, (1, 1), "SAME", dimension_numbers=("NCHW", "OIHW", "NCHW"))


def init(key):
    a, b = random.split(key)
    return {"first": random.normal(a, (16, BANDS, 3, 3)) * 0.2, "last": random.normal(b, (COVERS, 16, 1, 1)) * 0.2}


def cover(params, tiles):
    return conv(jax.nn.relu(conv(tiles, params["first"])), params["last"])


def loss(params, tiles, truth):
    return optax.softmax_cross_entropy_with_integer_labels(cover(params, tiles), truth).mean()


keys = random.split(random.key(0), 3)
tiles = random.normal(keys[0], (20, BANDS, SIZE, SIZE))
truth = random.randint(keys[1], (20, SIZE, SIZE), 0, COVERS)
params = init(keys[2])
tx = optax.adam(1e-2)
state = tx.init(params)
for step in range(10):
    value, grads = jax.value_and_grad(loss)(params, tiles, truth)
    updates, state = tx.update(grads, state)
    params = optax.apply_updates(params, updates)
print(value)
