import equinox as eqx
import jax
import jax.numpy as jnp
import optax
from sklearn.datasets import load_digits

TAU = 0.2
pixels = jnp.asarray(load_digits().data / 16.0, jnp.float32)


class Encoder(eqx.Module):
    mlp: eqx.nn.MLP

    def __init__(self, key):
        self.mlp = eqx.nn.MLP(64, 16, 48, 1, key=key)

    def __call__(self, x):
        z = self.mlp(x)
        return z / (jnp.linalg.norm(z) + 1e-6)


def two_views(key, x):
    a, b = jax.random.split(key)
    return x + 0.1 * jax.random.normal(a, x.shape), x * jax.random.bernoulli(b, 0.8, x.shape)


def contrastive(model, key, x):
    v1, v2 = two_views(key, x)
    z1, z2 = jax.vmap(model)(v1), jax.vmap(model)(v2)
    similarity = z1 @ z2.T / TAU
    match = jax.nn.softmax(similarity, axis=1)
    return -jnp.mean(jnp.log(jnp.diagonal(match)))


@eqx.filter_jit
def step(model, opt_state, key, x):
    loss, grads = eqx.filter_value_and_grad(contrastive)(model, key, x)
    updates, opt_state = optim.update(grads, opt_state)
    return eqx.apply_updates(model, updates), opt_state, loss


key = jax.random.PRNGKey(8)
model = Encoder(key)
optim = optax.adam(2e-3)
opt_state = optim.init(eqx.filter(model, eqx.is_array))
for i in range(40):
    key, sub = jax.random.split(key)
    lo = (i * 64) % 1600
    model, opt_state, loss = step(model, opt_state, sub, pixels[lo:lo + 64])
    if i % 10 == 0:
        print(i, loss)
