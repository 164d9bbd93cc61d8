import jax.numpy as jnp
import numpy as np
import optax
from flax import nnx
from sklearn.datasets import load_digits

X, y = load_digits(return_X_y=True)
X = jnp.asarray(X / 16, jnp.float32)
Y = jnp.asarray(np.identity(10)[y])


class Net(nnx.Module):
    def __init__(self, rngs):
        self.a, self.b = nnx.Linear(64, 48, rngs=rngs), nnx.Linear(48, 10, rngs=rngs)

    def __call__(self, x):
        return self.b(nnx.relu(self.a(x)))


def loss_fn(net, batch):
    logits = net(batch[0])
    return optax.softmax_cross_entropy(logits, batch[1]).mean(), logits


net = Net(nnx.Rngs(0))
opt = nnx.Optimizer(net, optax.adam(2e-3), wrt=nnx.Param)
accuracy = nnx.metrics.Accuracy()


@nnx.jit
def step(net, opt, accuracy, batch):
    (value, logits), grads = nnx.value_and_grad(loss_fn, has_aux=True)(net, batch)
    accuracy.update(logits=logits, labels=batch[1])
    opt.update(net, grads)
    return value


for epoch in range(2):
    accuracy.reset()
    for lo in range(0, 1500, 100):
        value = step(net, opt, accuracy, (X[lo:lo + 100], Y[lo:lo + 100]))
    print(epoch, value, accuracy.compute())
