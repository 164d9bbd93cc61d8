import jax.numpy as jnp
import optax
from flax import nnx
from sklearn.datasets import load_wine
from sklearn.preprocessing import scale


class WineNet(nnx.Module):
    def __init__(self, din, dmid, dout, *, rngs):
        self.linear1 = nnx.Linear(din, dmid, rngs=rngs)
        self.dropout = nnx.Dropout(0.1, rngs=rngs)
        self.linear2 = nnx.Linear(dmid, dout, rngs=rngs)

    def __call__(self, x):
        x = nnx.relu(self.dropout(self.linear1(x)))
        return nnx.softmax(self.linear2(x))


wine = load_wine()
x = jnp.asarray(scale(wine.data), jnp.float32)
y = jnp.asarray(wine.target)
model = WineNet(13, 24, 3, rngs=nnx.Rngs(0))
optimizer = nnx.Optimizer(model, optax.adam(1e-2), wrt=nnx.Param)


@nnx.jit
def train_step(model, optimizer, x, y):
    def loss_fn(model):
        y_pred = model(x)
        return optax.softmax_cross_entropy_with_integer_labels(y_pred, y).mean()

    loss, grads = nnx.value_and_grad(loss_fn)(model)
    optimizer.update(model, grads)
    return loss


for _ in range(60):
    loss = train_step(model, optimizer, x, y)
model.eval()
print(loss, (model(x).argmax(1) == y).mean())
