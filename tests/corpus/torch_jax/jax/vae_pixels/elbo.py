import jax.numpy as jnp
import optax


def negative_elbo(recon, x, mu, logvar):
    bce = optax.sigmoid_binary_cross_entropy(recon, x).sum(-1).mean()
    kld = -0.5 * jnp.sum(1 + logvar - mu**2 - jnp.exp(logvar), axis=-1).mean()
    return bce + kld
