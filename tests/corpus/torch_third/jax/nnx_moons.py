import jax.numpy as jnp
import optax
from flax import nnx
from sklearn.datasets import make_moons

X, y = make_moons(400, noise=0.2, random_state=12)
X, y = jnp.asarray(X, jnp.float32), jnp.asarray(y, jnp.float32)


class MoonNet(nnx.Module):
    def __init__(self, rngs: nnx.Rngs):
        self.a = nnx.Linear(2, 24, rngs=rngs)
        self.b = nnx.Linear(24, 1, rngs=rngs)

    def __call__(self, x):
        return nnx.sigmoid(self.b(nnx.tanh(self.a(x))))[:, 0]


def bce(p, y):
    p = jnp.clip(p, 1e-6, 1 - 1e-6)
    return -jnp.mean(y * jnp.log(p) + (1 - y) * jnp.log1p(-p))


@nnx.jit
def step(model, opt):
    loss, grads = nnx.value_and_grad(lambda m: bce(m(X), y))(model)
    opt.update(model, grads)
    return loss


model = MoonNet(nnx.Rngs(2))
opt = nnx.Optimizer(model, optax.adam(0.02), wrt=nnx.Param)
for _ in range(100):
    loss = step(model, opt)
print(loss, "accuracy", jnp.mean((model(X) > 0.5) == (y == 1)))
