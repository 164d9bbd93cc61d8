import jax
from flax import linen as nn


class VAE(nn.Module):
    latents: int = 4

    def setup(self):
        self.enc = nn.Dense(32)
        self.mean, self.logvar = nn.Dense(self.latents), nn.Dense(self.latents)
        self.dec = nn.Sequential([nn.Dense(32), nn.relu, nn.Dense(64)])

    def __call__(self, x, key):
        h = nn.relu(self.enc(x))
        mu, logvar = self.mean(h), self.logvar(h)
        z = mu + jax.numpy.exp(0.5 * logvar) * jax.random.normal(key, mu.shape)
        return self.dec(z), mu, logvar

    def generate(self, z):
        return nn.sigmoid(self.dec(z))
