import jax.numpy as jnp
import optax
from flax import nnx
from sklearn.datasets import make_classification


def binary_cross_entropy(p, y):
    p = jnp.clip(p, 1e-6, 1.0 - 1e-6)
    return -jnp.mean(y * jnp.log(p) + (1.0 - y) * jnp.log(1.0 - p))


def make_model(n_features, rngs):
    return nnx.Sequential(
        nnx.Linear(n_features, 32, rngs=rngs),
        nnx.relu,
        nnx.Linear(32, 1, rngs=rngs),
        nnx.softmax,
    )


X, y = make_classification(n_samples=256, n_features=12, random_state=5)
X, y = jnp.array(X), jnp.array(y).reshape(-1, 1)
model = make_model(12, nnx.Rngs(params=0))
optimizer = nnx.Optimizer(model, optax.sgd(0.1), wrt=nnx.Param)


@nnx.jit
def train_step(model, optimizer, x, y):
    def objective(m):
        return binary_cross_entropy(m(x), y)

    loss, grads = nnx.value_and_grad(objective)(model)
    optimizer.update(model, grads)
    return loss


for epoch in range(20):
    loss = train_step(model, optimizer, X, y)
print(loss, model(X).min())
