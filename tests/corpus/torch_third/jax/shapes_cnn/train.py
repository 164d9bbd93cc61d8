import jax
import jax.numpy as jnp
import numpy as np
import optax

from cnn import ShapeCNN
from losses import mean_xent

SHAPES = ("bar", "pole", "block")


def draw(rng, n, s=12):
    labels = rng.integers(0, len(SHAPES), n)
    images = rng.normal(0, 0.2, (n, s, s, 1)).astype(np.float32)
    for im, k in zip(images, labels):
        r, c = rng.integers(1, s - 5, 2)
        h, w = ((1, 5), (5, 1), (3, 3))[k]
        im[r:r + h, c:c + w] += 1.0
    return images, labels


rng = np.random.default_rng(0)
model = ShapeCNN(n_shapes=len(SHAPES))
images, labels = draw(rng, 256)
params = model.init(jax.random.PRNGKey(0), images[:1])
tx = optax.adam(5e-3)
opt_state = tx.init(params)


@jax.jit
def update(params, opt_state, images, labels):
    loss, grads = jax.value_and_grad(lambda p: mean_xent(model.apply(p, images), labels))(params)
    updates, opt_state = tx.update(grads, opt_state)
    return optax.apply_updates(params, updates), opt_state, loss


for step in range(60):
    params, opt_state, loss = update(params, opt_state, images, labels)
    if step % 20 == 0:
        print(step, loss)
test_x, test_y = draw(rng, 200)
print("accuracy", jnp.mean(model.apply(params, test_x).argmax(-1) == test_y))
