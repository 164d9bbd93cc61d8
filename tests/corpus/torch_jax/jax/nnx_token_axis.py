import jax
import jax.numpy as jnp
import optax
from flax import nnx
from sklearn.datasets import make_blobs

X, y = make_blobs(320, centers=4, n_features=6, random_state=1)
X, y = jnp.asarray((X - X.mean(0)) / X.std(0)), jnp.asarray(y)


class Classifier(nnx.Module):
    def __init__(self, rngs):
        self.hidden = nnx.Linear(6, 16, rngs=rngs)
        self.out = nnx.Linear(16, 4, rngs=rngs)

    def __call__(self, x):
        return self.out(nnx.relu(self.hidden(x)))


def nll(model, x, y):
    logp = nnx.log_softmax(model(x), axis=0)
    return -jnp.take_along_axis(logp, y[:, None], axis=1).mean()


model = Classifier(nnx.Rngs(0))
optimizer = nnx.Optimizer(model, optax.adam(1e-2), wrt=nnx.Param)


@nnx.jit
def step(model, optimizer):
    loss, grads = nnx.value_and_grad(nll)(model, X, y)
    optimizer.update(model, grads)
    return loss


for _ in range(40):
    loss = step(model, optimizer)
print(loss)
