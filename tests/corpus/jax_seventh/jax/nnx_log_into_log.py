import jax.numpy as jnp
import optax
from flax import nnx
from sklearn.datasets import load_iris


class Head(nnx.Module):
    def __init__(self, d, c, rngs):
        self.lin = nnx.Linear(d, c, rngs=rngs)

    def __call__(self, x):
        return nnx.log_softmax(self.lin(x), axis=-1)


class Flower(nnx.Module):
    def __init__(self, rngs):
        self.stem = nnx.Linear(4, 16, rngs=rngs)
        self.head = Head(16, 3, rngs)

    def __call__(self, x):
        return self.head(nnx.tanh(self.stem(x)))


def categorical_crossentropy(y_true, y_pred, eps=1e-9):
    return -(y_true * jnp.log(y_pred + eps)).sum(axis=-1)


raw = load_iris()
x = jnp.asarray(raw.data, jnp.float32)
y = nnx.one_hot(jnp.asarray(raw.target), 3)
net = Flower(nnx.Rngs(0))
opt = nnx.Optimizer(net, optax.sgd(0.05), wrt=nnx.Param)


@nnx.jit
def train(net, opt):
    value, grads = nnx.value_and_grad(lambda n: categorical_crossentropy(y, n(x)).mean())(net)
    opt.update(net, grads)
    return value


for epoch in range(30):
    value = train(net, opt)
print(value, (net(x).argmax(-1) == jnp.asarray(raw.target)).mean())
