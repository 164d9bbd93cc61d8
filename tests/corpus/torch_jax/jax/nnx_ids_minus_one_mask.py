import jax.numpy as jnp
import numpy as np
import optax
from flax import nnx
from sklearn.datasets import load_digits

X, y = load_digits(return_X_y=True)
y = y.copy()
y[np.random.default_rng(0).random(len(y)) < 0.5] = -1
X, y = jnp.asarray(X / 16), jnp.asarray(y)


class Net(nnx.Module):
    def __init__(self, rngs):
        self.net = nnx.Sequential(nnx.Linear(64, 32, rngs=rngs), nnx.relu, nnx.Linear(32, 10, rngs=rngs))

    def __call__(self, x):
        return self.net(x)


def semi_supervised_loss(model, x, y):
    logits = model(x)
    mask = y >= 0
    losses = optax.softmax_cross_entropy_with_integer_labels(logits, jnp.where(mask, y, 0))
    return jnp.sum(losses * mask) / mask.sum()


model = Net(nnx.Rngs(0))
optimizer = nnx.Optimizer(model, optax.adam(1e-2), wrt=nnx.Param)


@nnx.jit
def step(model, optimizer):
    loss, grads = nnx.value_and_grad(semi_supervised_loss)(model, X, y)
    optimizer.update(model, grads)
    return loss


for _ in range(40):
    loss = step(model, optimizer)
print(loss)
