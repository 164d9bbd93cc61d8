import jax
import jax.numpy as jnp
import optax
from sklearn.datasets import load_digits

from elbo import negative_elbo
from nets import VAE

x = jnp.asarray(load_digits().data / 16.0)
vae = VAE()
key = jax.random.PRNGKey(0)
params = vae.init(key, x[:1], key)
tx = optax.adam(2e-3)
state = tx.init(params)


@jax.jit
def step(params, state, key):
    def loss(p):
        recon, mu, logvar = vae.apply(p, x, key)
        return negative_elbo(recon, x, mu, logvar)

    value, grads = jax.value_and_grad(loss)(params)
    updates, state = tx.update(grads, state)
    return optax.apply_updates(params, updates), state, value


for i in range(30):
    params, state, value = step(params, state, jax.random.fold_in(key, i))
sample = vae.apply(params, jax.random.normal(key, (2, 4)), method=VAE.generate)
print(value, sample.min(), sample.max())
