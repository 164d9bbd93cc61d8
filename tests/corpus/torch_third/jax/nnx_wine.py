import jax
import jax.numpy as jnp
import optax
from flax import nnx
from sklearn.datasets import load_wine
from sklearn.preprocessing import scale

wine = load_wine()
x_all = jnp.asarray(scale(wine.data), jnp.float32)
y_all = jax.nn.one_hot(wine.target, 3)


class Mlp(nnx.Module):
    def __init__(self, sizes, rngs):
        self.first = nnx.Linear(sizes[0], sizes[1], rngs=rngs)
        self.second = nnx.Linear(sizes[1], sizes[2], rngs=rngs)

    def __call__(self, x):
        return self.second(nnx.gelu(self.first(x)))


def loss_fn(model, x, y_true):
    y_pred = model(x)
    return optax.softmax_cross_entropy(y_true, y_pred).mean()


@nnx.jit
def train_step(model, optimizer, x, y_true):
    loss, grads = nnx.value_and_grad(loss_fn)(model, x, y_true)
    optimizer.update(model, grads)
    return loss


model = Mlp((13, 24, 3), nnx.Rngs(params=4))
optimizer = nnx.Optimizer(model, optax.sgd(1e-3), wrt=nnx.Param)
for i in range(50):
    loss = train_step(model, optimizer, x_all, y_all)
    if i % 10 == 0:
        print(i, loss)
print("accuracy", jnp.mean(model(x_all).argmax(1) == y_all.argmax(1)))
