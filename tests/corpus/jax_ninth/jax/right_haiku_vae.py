import haiku as hk
import jax
import jax.numpy as jnp
import numpy as np
import optax


class VAE(hk.Module):
    def __init__(self, latent=8):
        super().__init__()
        self.latent = latent

    def __call__(self, x):
        h = jax.nn.relu(hk.Linear(64)(x))
        mean, log_var = hk.Linear(self.latent)(h), hk.Linear(self.latent)(h)
        z = mean + jnp.exp(0.5 * log_var) * jax.random.normal(hk.next_rng_key(), mean.shape)
        logits = hk.Sequential([hk.Linear(64), jax.nn.relu, hk.Linear(x.shape[-1])])(z)
        return {"mean": mean, "log_var": log_var, "logits": logits, "image": jax.nn.sigmoid(logits)}


model = hk.transform(lambda x: VAE()(x))
tx = optax.adam(1e-3)


def negative_elbo(params, key, x):
    out = model.apply(params, key, x)
    recon = optax.sigmoid_binary_cross_entropy(out["logits"], x).sum(axis=-1)
    kl = -0.5 * jnp.sum(1 + out["log_var"] - out["mean"] ** 2 - jnp.exp(out["log_var"]), axis=-1)
    return jnp.mean(recon + kl)


@jax.jit
def step(params, state, key, x):
    value, grads = jax.value_and_grad(negative_elbo)(params, key, x)
    updates, state = tx.update(grads, state)
    return optax.apply_updates(params, updates), state, value


x = (np.random.rand(64, 100) > 0.7).astype(np.float32)
keys = hk.PRNGSequence(0)
params = model.init(next(keys), x)
state = tx.init(params)
for _ in range(10):
    params, state, value = step(params, state, next(keys), x)
ink = model.apply(params, next(keys), x)["image"]
print(value, float(jnp.mean(ink > 0.5)))
