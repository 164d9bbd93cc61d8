import jax.numpy as jnp
import optax
from flax import nnx
from sklearn.datasets import load_iris


class Scorer(nnx.Module):
    def __init__(self, sizes, rngs):
        self.layers = nnx.List(nnx.Linear(a, b, rngs=rngs) for a, b in zip(sizes, sizes[1:]))

    def __call__(self, x):
        for layer in self.layers[:-1]:
            x = nnx.celu(layer(x))
        return self.layers[-1](x)


class Classifier(Scorer):
    """Scorer with probabilities for the outside world."""

    def __call__(self, x):
        return nnx.softmax(super().__call__(x))

    def loss(self, x, y):
        return optax.softmax_cross_entropy_with_integer_labels(super().__call__(x), y).mean()


iris = load_iris()
x, y = jnp.asarray(iris.data, jnp.float32), jnp.asarray(iris.target)
net = Classifier((4, 12, 12, 3), nnx.Rngs(0))
opt = nnx.Optimizer(net, optax.adam(1e-2), wrt=nnx.Param)


@nnx.jit
def step(net, opt):
    value, g = nnx.value_and_grad(Classifier.loss)(net, x, y)
    opt.update(net, g)
    return value


for _ in range(80):
    value = step(net, opt)
print(value, net(x).sum(-1)[:2], (net(x).argmax(-1) == y).mean())
