"""VAE conditioned on the digit. The decoder gives logits of binarised pixels."""
import jax
import jax.numpy as jnp
import optax
from flax import nnx
from sklearn.datasets import load_digits


class CVAE(nnx.Module):
    def __init__(self, rngs, latent=3, hidden=64):
        self.latent = latent
        self.enc = nnx.Sequential(nnx.Linear(74, hidden, rngs=rngs), nnx.relu, nnx.Linear(hidden, 2 * latent, rngs=rngs))
        self.dec = nnx.Sequential(nnx.Linear(latent + 10, hidden, rngs=rngs), nnx.relu, nnx.Linear(hidden, 64, rngs=rngs))

    def encode(self, x, c):
        return jnp.split(self.enc(jnp.concatenate([x, c], -1)), 2, axis=-1)

    def __call__(self, x, c, key):
        mean, log_var = self.encode(x, c)
        z = mean + jnp.exp(log_var / 2) * jax.random.normal(key, mean.shape)
        return self.dec(jnp.concatenate([z, c], -1)), mean, log_var

    def generate(self, c, key):
        z = jax.random.normal(key, (len(c), self.latent))
        return nnx.sigmoid(self.dec(jnp.concatenate([z, c], -1)))


def elbo(model, x, c, key):
    logits, mean, log_var = model(x, c, key)
    recon = optax.sigmoid_binary_cross_entropy(logits, x).sum(-1)
    kl = 0.5 * jnp.sum(jnp.square(mean) + jnp.exp(log_var) - 1 - log_var, -1)
    return jnp.mean(recon + kl)


@nnx.jit
def train_step(model, optimizer, x, c, key):
    loss, grads = nnx.value_and_grad(elbo)(model, x, c, key)
    optimizer.update(model, grads)
    return loss


digits = load_digits()
x = jnp.asarray(digits.data > 8, jnp.float32)
c = jax.nn.one_hot(digits.target, 10)
model = CVAE(nnx.Rngs(0))
optimizer = nnx.Optimizer(model, optax.adam(2e-3), wrt=nnx.Param)
for i in range(80):
    rows = jax.random.randint(jax.random.key(i), (64,), 0, 1700)
    loss = train_step(model, optimizer, x[rows], c[rows], jax.random.key(1000 + i))
sample = model.generate(jax.nn.one_hot(jnp.array([3]), 10), jax.random.key(5))
print(loss, (sample > 0.5).reshape(8, 8).astype(int).tolist())
