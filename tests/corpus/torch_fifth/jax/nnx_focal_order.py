import jax
import jax.numpy as jnp
import optax
from flax import nnx
from sklearn.datasets import make_moons

X, y = make_moons(500, noise=0.2, random_state=0)
X, y = jnp.asarray(X, jnp.float32), jnp.asarray(y, jnp.float32)[:, None]


class Moon(nnx.Module):
    def __init__(self, rngs: nnx.Rngs):
        self.layers = nnx.List([nnx.Linear(2, 32, rngs=rngs), nnx.Linear(32, 32, rngs=rngs)])
        self.last = nnx.Linear(32, 1, rngs=rngs)

    def __call__(self, x):
        for layer in self.layers:
            x = jax.nn.silu(layer(x))
        return self.last(x)


model = Moon(nnx.Rngs(0))
optimizer = nnx.Optimizer(model, optax.adam(5e-3), wrt=nnx.Param)


def focal(y_true, y_pred):
    return optax.losses.sigmoid_focal_loss(y_true, y_pred, gamma=1.5).mean()


@nnx.jit
def step(model, optimizer):
    value, grads = nnx.value_and_grad(lambda m: focal(y, m(X)))(model)
    optimizer.update(model, grads)
    return value


for i in range(100):
    value = step(model, optimizer)
    if i % 25 == 0:
        print(i, value)
print("acc", jnp.mean((model(X) > 0) == (y > 0.5)))
