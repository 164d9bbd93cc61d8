import jax
import jax.numpy as jnp
import numpy as np
import optax
from flax import nnx


class Heads(nnx.Module):
    def __init__(self, names, rngs):
        self.body = nnx.Linear(8, 24, rngs=rngs)
        self.heads = nnx.Dict({name: nnx.Linear(24, 1, rngs=rngs) for name in names})

    def __call__(self, x):
        h = nnx.silu(self.body(x))
        return {name: jnp.squeeze(head(h), axis=-1) for name, head in self.heads.items()}


rng = np.random.default_rng(0)
x = rng.normal(size=(256, 8)).astype(np.float32)
y = {
    "click": (x[:, 0] + 0.3 * rng.normal(size=256) > 0).astype(np.float32),
    "buy": (x[:, 0] * x[:, 1] > 0).astype(np.float32),
}
net = Heads(sorted(y), nnx.Rngs(0))
optimizer = nnx.Optimizer(net, optax.adam(5e-3), wrt=nnx.Param)


def objective(net, x, y):
    each = jax.tree.map(lambda z, t: optax.sigmoid_binary_cross_entropy(z, t).mean(), net(x), y)
    return jax.tree.reduce(jnp.add, each), each


@nnx.jit
def step(net, optimizer):
    (loss, each), grads = nnx.value_and_grad(objective, has_aux=True)(net, x, y)
    optimizer.update(net, grads)
    return loss, each


for _ in range(60):
    loss, each = step(net, optimizer)
print(loss, each)
print({k: float(((v > 0) == (y[k] == 1)).mean()) for k, v in net(x).items()})
