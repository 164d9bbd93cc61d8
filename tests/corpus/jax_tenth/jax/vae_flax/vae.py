import jax
import jax.numpy as jnp
import optax
from flax import linen as nn


class VAE(nn.Module):
    latents: int

    def setup(self):
        self.enc = nn.Sequential([nn.Dense(48), nn.relu, nn.Dense(2 * self.latents)])
        self.dec = nn.Sequential([nn.Dense(48), nn.relu, nn.Dense(64)])

    def __call__(self, x, key):
        mean, logvar = jnp.split(self.enc(x), 2, axis=-1)
        z = mean + jnp.exp(0.5 * logvar) * jax.random.normal(key, mean.shape)
        return self.dec(z), mean, logvar

    def generate(self, z):
        return nn.sigmoid(self.dec(z))


def elbo_loss(recon, mean, logvar, x):
    bce = optax.sigmoid_binary_cross_entropy(recon, x).sum(-1)
    kl = -0.5 * (1 + logvar - mean ** 2 - jnp.exp(logvar)).sum(-1)
    return (bce + kl).mean()
