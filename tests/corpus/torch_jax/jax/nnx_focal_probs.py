import jax.numpy as jnp
import optax
from flax import nnx
from sklearn.datasets import make_classification

X, y = make_classification(400, 10, weights=[0.9], random_state=2)
X, y = jnp.asarray(X), jnp.asarray(y, dtype=jnp.float32)


class Rare(nnx.Module):
    def __init__(self, rngs):
        self.fc1 = nnx.Linear(10, 20, rngs=rngs)
        self.fc2 = nnx.Linear(20, 1, rngs=rngs)

    def __call__(self, x):
        x = nnx.relu(self.fc1(x))
        return nnx.sigmoid(self.fc2(x))[..., 0]


def loss_fn(model, x, y):
    p = model(x)
    return optax.sigmoid_focal_loss(p, y, alpha=0.25, gamma=2.0).mean()


model = Rare(nnx.Rngs(0))
optimizer = nnx.Optimizer(model, optax.adam(5e-3), wrt=nnx.Param)


@nnx.jit
def train_step(model, optimizer):
    loss, grads = nnx.value_and_grad(loss_fn)(model, X, y)
    optimizer.update(model, grads)
    return loss


for _ in range(50):
    loss = train_step(model, optimizer)
print(loss, ((model(X) > 0.5) == y).mean())
