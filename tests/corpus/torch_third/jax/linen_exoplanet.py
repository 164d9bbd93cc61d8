import jax
import jax.numpy as jnp
import numpy as np
import optax
from flax import linen as nn


class TransitNet(nn.Module):
    @nn.compact
    def __call__(self, flux):
        x = flux[..., None]
        x = nn.relu(nn.Conv(8, kernel_size=(7,))(x))
        x = nn.max_pool(x, (4,), strides=(4,))
        x = x.reshape((x.shape[0], -1))
        x = nn.relu(nn.Dense(16)(x))
        return nn.Dense(1)(x)[:, 0]


def light_curves(n, seed, length=64):
    rng = np.random.default_rng(seed)
    planet = rng.integers(0, 2, n)
    flux = rng.normal(0, 0.3, (n, length))
    for row, has in zip(flux, planet):
        start = rng.integers(0, length - 8)
        row[start:start + 8] -= 1.0 * has
    return flux.astype(np.float32), planet.astype(np.float32)


def evaluate(params, flux, planet):
    logits = net.apply(params, flux)
    labels = jnp.where(logits > 0.5, 1.0, 0.0)
    return {"acc": jnp.mean(labels == planet), "found": jnp.sum(labels * planet) / jnp.sum(planet)}


net = TransitNet()
flux, planet = light_curves(400, 0)
params = net.init(jax.random.PRNGKey(0), flux[:1])
tx = optax.adamw(2e-3)
opt_state = tx.init(params)


@jax.jit
def step(params, opt_state):
    def loss_fn(p):
        return optax.sigmoid_binary_cross_entropy(net.apply(p, flux), planet).mean()

    loss, grads = jax.value_and_grad(loss_fn)(params)
    updates, opt_state = tx.update(grads, opt_state, params)
    return optax.apply_updates(params, updates), opt_state, loss


for i in range(60):
    params, opt_state, loss = step(params, opt_state)
print(loss, evaluate(params, *light_curves(300, 1)))
