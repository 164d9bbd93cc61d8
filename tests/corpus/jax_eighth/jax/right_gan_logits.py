import jax
import jax.numpy as jnp
import optax
from flax import linen as nn


class D(nn.Module):
    @nn.compact
    def __call__(self, x):
        return nn.Dense(1)(nn.leaky_relu(nn.Dense(16)(x), 0.2))


class G(nn.Module):
    @nn.compact
    def __call__(self, z):
        return nn.tanh(nn.Dense(2)(nn.relu(nn.Dense(16)(z))))


def bce(scores, real):
    return optax.sigmoid_binary_cross_entropy(scores, jnp.full_like(scores, real)).mean()


d, g = D(), G()
kd, kg, kx = jax.random.split(jax.random.key(0), 3)
dp, gp = d.init(kd, jnp.zeros((1, 2))), g.init(kg, jnp.zeros((1, 4)))
tx = optax.adam(2e-3)
ds, gs = tx.init(dp), tx.init(gp)
for i in range(20):
    ka, kz = jax.random.split(jax.random.fold_in(kx, i))
    angle = jax.random.uniform(ka, (32, 1), maxval=6.28)
    real = 0.7 * jnp.concatenate([jnp.cos(angle), jnp.sin(angle)], 1)
    z = jax.random.normal(kz, (32, 4))
    grad_d = jax.grad(lambda p: bce(d.apply(p, real), 1.0) + bce(d.apply(p, g.apply(gp, z)), 0.0))(dp)
    u, ds = tx.update(grad_d, ds)
    dp = optax.apply_updates(dp, u)
    grad_g = jax.grad(lambda p: bce(d.apply(dp, g.apply(p, z)), 1.0))(gp)
    u, gs = tx.update(grad_g, gs)
    gp = optax.apply_updates(gp, u)
print("D says", nn.sigmoid(d.apply(dp, real)).mean(), nn.sigmoid(d.apply(dp, g.apply(gp, z))).mean())
