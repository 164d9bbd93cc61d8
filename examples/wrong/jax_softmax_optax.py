"""Digits with JAX, Flax and optax. The model hands over probabilities, the loss normalises them again."""

import jax
import jax.numpy as jnp
import optax
from flax import nnx
from sklearn.datasets import load_digits

images, labels = load_digits(return_X_y=True)
images, labels = jnp.asarray(images / 16.0), jnp.asarray(labels)


class MLP(nnx.Module):
    def __init__(self, rngs: nnx.Rngs):
        self.linear1 = nnx.Linear(64, 64, rngs=rngs)
        self.linear2 = nnx.Linear(64, 10, rngs=rngs)

    def __call__(self, x):
        x = nnx.relu(self.linear1(x))
        return nnx.softmax(self.linear2(x))


def loss_fn(model, x, y):
    preds = model(x)
    return optax.softmax_cross_entropy_with_integer_labels(preds, y).mean()


@nnx.jit
def train_step(model, optimizer, x, y):
    loss, grads = nnx.value_and_grad(loss_fn)(model, x, y)
    optimizer.update(model, grads)
    return loss


model = MLP(nnx.Rngs(0))
optimizer = nnx.Optimizer(model, optax.sgd(0.1), wrt=nnx.Param)
for step in range(200):
    loss = train_step(model, optimizer, images, labels)
print("loss", loss, "accuracy", (model(images).argmax(axis=1) == labels).mean())
