import jax
import jax.numpy as jnp
import optax
from flax import nnx


class Generator(nnx.Module):
    def __init__(self, rngs):
        self.l1 = nnx.Linear(4, 32, rngs=rngs)
        self.l2 = nnx.Linear(32, 2, rngs=rngs)

    def __call__(self, z):
        return self.l2(nnx.relu(self.l1(z)))


class Critic(nnx.Module):
    def __init__(self, rngs):
        self.l1 = nnx.Linear(2, 32, rngs=rngs)
        self.l2 = nnx.Linear(32, 1, rngs=rngs)

    def __call__(self, x):
        return self.l2(nnx.leaky_relu(self.l1(x)))


def d_loss(D, real, fake):
    return -jnp.mean(jnp.log(nnx.sigmoid(D(real)))) - jnp.mean(jnp.log(1 - nnx.sigmoid(D(fake))))


def g_loss(G, D, z):
    return optax.sigmoid_binary_cross_entropy(D(G(z)), jnp.ones((z.shape[0], 1))).mean()


@nnx.jit
def step(G, D, og, od, key):
    kz, kt = jax.random.split(key)
    z = jax.random.normal(kz, (64, 4))
    t = jax.random.uniform(kt, (64,), maxval=2 * jnp.pi)
    real = jnp.column_stack([jnp.cos(t), jnp.sin(t)])
    ld, gd = nnx.value_and_grad(d_loss)(D, real, G(z))
    od.update(D, gd)
    lg, gg = nnx.value_and_grad(g_loss)(G, D, z)
    og.update(G, gg)
    return ld, lg


G, D = Generator(nnx.Rngs(0)), Critic(nnx.Rngs(1))
og, od = (nnx.Optimizer(m, optax.adam(1e-3, b1=0.5), wrt=nnx.Param) for m in (G, D))
for key in jax.random.split(jax.random.key(0), 50):
    ld, lg = step(G, D, og, od, key)
print(ld, lg)
