import heads  # noqa: F401  (fills the registry)
import jax.numpy as jnp
import optax
from flax import nnx
from registry import HEADS
from sklearn.datasets import load_wine


class Net(nnx.Module):
    def __init__(self, din, width, classes, head="classes", *, rngs):
        self.trunk = nnx.Linear(din, width, rngs=rngs)
        self.head = HEADS[head](width, classes, rngs=rngs)

    def __call__(self, x):
        return self.head(nnx.gelu(self.trunk(x)))


@nnx.jit
def train_step(model, optimizer, x, y):
    def loss_fn(model):
        return optax.softmax_cross_entropy_with_integer_labels(model(x), y).mean()
    loss, grads = nnx.value_and_grad(loss_fn)(model)
    optimizer.update(model, grads)
    return loss


wine = load_wine()
x = jnp.asarray((wine.data - wine.data.mean(0)) / wine.data.std(0), jnp.float32)
y = jnp.asarray(wine.target)
model = Net(13, 24, 3, rngs=nnx.Rngs(0))
optimizer = nnx.Optimizer(model, optax.adam(5e-3), wrt=nnx.Param)
for _ in range(60):
    loss = train_step(model, optimizer, x, y)
print(loss, (model(x).argmax(-1) == y).mean())
