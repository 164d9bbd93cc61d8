import jax.numpy as jnp
import optax
from flax import nnx
from sklearn.datasets import make_moons

X, y = make_moons(300, noise=0.15, random_state=2)
X, y = jnp.asarray(X), jnp.asarray(y, jnp.float32)[:, None]


class Net(nnx.Module):
    def __init__(self, rngs):
        self.a = nnx.Linear(2, 24, rngs=rngs)
        self.b = nnx.Linear(24, 1, rngs=rngs)

    def __call__(self, x):
        return self.b(nnx.relu(self.a(x)))


net = Net(nnx.Rngs(0))
opt = nnx.Optimizer(net, optax.adam(0.02), wrt=nnx.Param)


@nnx.jit
def step(net, opt):
    def f(m):
        return optax.sigmoid_binary_cross_entropy(m(X), y).mean()
    value, grads = nnx.value_and_grad(f)(net)
    opt.update(net, grads)
    return value


for _ in range(80):
    value = step(net, opt)
prediction = (net(X) > 0).astype(jnp.float32)
print(value, (prediction == y).mean())
