import jax
import jax.numpy as jnp
import optax
from flax import nnx

N_ANSWERS = 4


class Voter(nnx.Module):
    def __init__(self, rngs: nnx.Rngs):
        self.inp = nnx.Linear(6, 20, rngs=rngs)
        self.norm = nnx.LayerNorm(20, rngs=rngs)
        self.out = nnx.Linear(20, N_ANSWERS, rngs=rngs)

    def __call__(self, x):
        return self.out(jax.nn.silu(self.norm(self.inp(x))))


def soft_cross_entropy(p, t):
    return -(t * jnp.log(p + 1e-8)).sum(axis=-1).mean()


@nnx.jit
def step(model, opt, x, t):
    def loss_fn(m):
        return soft_cross_entropy(m(x), t)

    loss, grads = nnx.value_and_grad(loss_fn)(model)
    opt.update(model, grads)
    return loss


kx, kw = jax.random.split(jax.random.key(2))
x = jax.random.normal(kx, (256, 6))
shares = jax.nn.softmax(x @ jax.random.normal(kw, (6, N_ANSWERS)), axis=-1)
model = Voter(nnx.Rngs(params=0))
opt = nnx.Optimizer(model, optax.sgd(0.05), wrt=nnx.Param)
for it in range(50):
    loss = step(model, opt, x, shares)
    if it % 10 == 0:
        print(it, loss)
