import jax
import jax.numpy as jnp
import optax
from flax import nnx
from sklearn.datasets import load_digits

EPS = 1e-7


class Encoder(nnx.Module):
    def __init__(self, din, dmid, dout, rngs):
        self.linear1 = nnx.Linear(din, dmid, rngs=rngs)
        self.mean = nnx.Linear(dmid, dout, rngs=rngs)
        self.std = nnx.Linear(dmid, dout, rngs=rngs)
        self.rngs = rngs.fork() if hasattr(rngs, "fork") else rngs

    def __call__(self, x):
        h = nnx.relu(self.linear1(x))
        return self.mean(h), self.std(h)


class Decoder(nnx.Module):
    def __init__(self, din, dmid, dout, rngs):
        self.linear1 = nnx.Linear(din, dmid, rngs=rngs)
        self.linear2 = nnx.Linear(dmid, dout, rngs=rngs)

    def __call__(self, z):
        return self.linear2(nnx.relu(self.linear1(z)))


class VAE(nnx.Module):
    def __init__(self, *, rngs):
        self.encoder = Encoder(64, 48, 4, rngs)
        self.decoder = Decoder(4, 48, 64, rngs)

    def __call__(self, x, key):
        mean, log_var = self.encoder(x)
        z = mean + jnp.exp(0.5 * log_var) * jax.random.normal(key, mean.shape)
        return self.decoder(z), mean, log_var


def bernoulli_nll(p, x):
    p = jnp.clip(p, EPS, 1 - EPS)
    return -(x * jnp.log(p) + (1 - x) * jnp.log1p(-p)).sum(-1)


@nnx.jit
def train_step(model, optimizer, x, key):
    def loss_fn(model):
        recon, mean, log_var = model(x, key)
        kl = -0.5 * jnp.sum(1 + log_var - mean**2 - jnp.exp(log_var), axis=-1)
        return jnp.mean(bernoulli_nll(recon, x) + kl)

    loss, grads = nnx.value_and_grad(loss_fn)(model)
    optimizer.update(model, grads)
    return loss


x = jnp.asarray(load_digits().data / 16.0)
model = VAE(rngs=nnx.Rngs(0))
optimizer = nnx.Optimizer(model, optax.adam(2e-3), wrt=nnx.Param)
for step in range(60):
    key = jax.random.key(step)
    loss = train_step(model, optimizer, x[jax.random.randint(key, (64,), 0, 1500)], key)
print(float(loss))
