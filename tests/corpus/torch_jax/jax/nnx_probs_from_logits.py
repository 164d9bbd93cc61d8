import jax
import jax.numpy as jnp
import optax
from flax import nnx
from sklearn.datasets import make_circles


class Net(nnx.Module):
    def __init__(self, *, rngs):
        self.layers = nnx.List([nnx.Linear(2, 20, rngs=rngs), nnx.Linear(20, 20, rngs=rngs)])
        self.sigmoid_head = nnx.Linear(20, 1, rngs=rngs)

    def __call__(self, x):
        for layer in self.layers:
            x = jnp.maximum(layer(x), 0.0)
        return jnp.squeeze(self.sigmoid_head(x), -1)


def loss_fn(model, x, y):
    probs = model(x)
    return optax.losses.sigmoid_binary_cross_entropy(probs, y).mean(), probs


@nnx.jit
def train_step(model, optimizer, x, y):
    (loss, probs), grads = nnx.value_and_grad(loss_fn, has_aux=True)(model, x, y)
    optimizer.update(model, grads)
    return loss, probs


def report(scores, y):
    labels = jnp.round(jax.nn.sigmoid(scores))
    return {"accuracy": float((labels == y).mean())}


x, y = make_circles(300, factor=0.4, noise=0.1, random_state=2)
x, y = jnp.asarray(x), jnp.asarray(y, jnp.float32)
model = Net(rngs=nnx.Rngs(0))
optimizer = nnx.Optimizer(model, optax.adam(1e-2), wrt=nnx.Param)
for _ in range(80):
    loss, probs = train_step(model, optimizer, x, y)
print(loss, report(probs, y))
