"""Galaxy shapes: every picture was judged by several volunteers."""
import jax
import jax.numpy as jnp
import numpy as np
import optax
from flax import nnx

rng = np.random.default_rng(0)
SHAPES = ["smooth", "disk", "artifact"]
x = rng.normal(size=(300, 6)).astype(np.float32)
truth = (x @ rng.normal(size=(6, 3))).argmax(1)
votes = np.stack([rng.multinomial(rng.integers(5, 15), np.where(np.arange(3) == t, 0.7, 0.15)) for t in truth]).astype(np.float32)


class Net(nnx.Module):
    def __init__(self, rngs):
        self.layers = nnx.List([nnx.Linear(a, b, rngs=rngs) for a, b in [(6, 24), (24, 24), (24, 3)]])

    def __call__(self, x):
        *body, last = self.layers
        for layer in body:
            x = nnx.relu(layer(x))
        return last(x)


net = Net(nnx.Rngs(0))
opt = nnx.Optimizer(net, optax.adam(3e-3), wrt=nnx.Param)


@nnx.jit
def step(net, opt, x, votes):
    def loss(net):
        return optax.losses.softmax_cross_entropy(net(x), votes).mean()
    value, grads = nnx.value_and_grad(loss)(net)
    opt.update(net, grads)
    return value


for _ in range(60):
    value = step(net, opt, jnp.asarray(x), jnp.asarray(votes))
shape = jax.nn.softmax(net(x)).argmax(-1)
print(value, (shape == truth).mean(), SHAPES[int(shape[0])])
