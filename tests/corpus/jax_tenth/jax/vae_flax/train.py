import jax
import jax.numpy as jnp
import optax
from sklearn.datasets import load_digits

from vae import VAE, elbo_loss

X = jnp.asarray(load_digits().data, jnp.float32) / 16
vae = VAE(latents=4)
key = jax.random.PRNGKey(0)
params = vae.init(key, X[:1], key)
tx = optax.adam(2e-3)
opt_state = tx.init(params)


@jax.jit
def step(params, opt_state, x, key):
    loss, grads = jax.value_and_grad(lambda p: elbo_loss(*vae.apply(p, x, key), x))(params)
    updates, opt_state = tx.update(grads, opt_state)
    return optax.apply_updates(params, updates), opt_state, loss


for i in range(0, 1700, 100):
    key, sub = jax.random.split(key)
    params, opt_state, loss = step(params, opt_state, X[i:i + 100], sub)
z = jax.random.normal(key, (4, 4))
images = vae.apply(params, z, method="generate")
print(loss, images.min(), images.max(), (images > 0.5).mean())
