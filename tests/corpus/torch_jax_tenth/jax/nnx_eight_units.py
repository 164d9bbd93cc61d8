import jax.numpy as jnp
import optax
from flax import nnx
from sklearn.datasets import load_digits


class Net(nnx.Module):
    def __init__(self, n_classes, rngs):
        self.fc1 = nnx.Linear(64, 32, rngs=rngs)
        self.fc2 = nnx.Linear(32, n_classes, rngs=rngs)

    def __call__(self, x):
        return self.fc2(nnx.relu(self.fc1(x)))


X, y = load_digits(return_X_y=True)
X, y = jnp.asarray(X / 16, jnp.float32), jnp.asarray(y, jnp.int32)
net = Net(n_classes=8, rngs=nnx.Rngs(0))
opt = nnx.Optimizer(net, optax.adam(3e-3), wrt=nnx.Param)


@nnx.jit
def step(net, opt, x, y):
    def loss_fn(m):
        return optax.softmax_cross_entropy_with_integer_labels(m(x), y).mean()
    loss, grads = nnx.value_and_grad(loss_fn)(net)
    opt.update(net, grads)
    return loss


for i in range(0, 1500, 100):
    loss = step(net, opt, X[i:i + 100], y[i:i + 100])
print(loss)
