import jax.numpy as jnp
import optax
from flax import nnx
from sklearn.datasets import load_iris


class Iris(nnx.Module):
    def __init__(self, rngs):
        self.a = nnx.Linear(4, 16, rngs=rngs)
        self.b = nnx.Linear(16, 3, rngs=rngs)

    def logits(self, x):
        return self.b(nnx.relu(self.a(x)))

    def __call__(self, x):
        return nnx.softmax(self.logits(x))


iris = load_iris()
X, y = jnp.asarray(iris.data), jnp.asarray(iris.target)
model = Iris(nnx.Rngs(0))
opt = nnx.Optimizer(model, optax.adam(1e-2), wrt=nnx.Param)


@nnx.jit
def step(model, opt):
    loss, grads = nnx.value_and_grad(lambda m: optax.softmax_cross_entropy_with_integer_labels(m.logits(X), y).mean())(model)
    opt.update(model, grads)
    return loss


for _ in range(80):
    loss = step(model, opt)
print(loss, (model(X).argmax(1) == y).mean(), (model(X).max(1) > 0.5).mean())
