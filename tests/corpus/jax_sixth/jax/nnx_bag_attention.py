"""Multiple-instance learning: a bag is positive when one of its instances is."""
import jax
import jax.numpy as jnp
import numpy as np
import optax
from flax import nnx


class MIL(nnx.Module):
    def __init__(self, rngs):
        self.encode = nnx.Linear(5, 16, rngs=rngs)
        self.attend = nnx.Linear(16, 1, rngs=rngs)
        self.head = nnx.Linear(16, 1, rngs=rngs)

    def bag(self, instances):
        h = nnx.tanh(self.encode(instances))
        weights = jax.nn.softmax(self.attend(h), axis=0)
        return jnp.squeeze(self.head(jnp.sum(weights * h, axis=0)), -1)

    def __call__(self, bags):
        return jax.vmap(self.bag)(bags)


rng = np.random.default_rng(0)
bags = rng.normal(size=(200, 9, 5)).astype(np.float32)
labels = (bags[..., 0].max(axis=1) > 1.6).astype(np.float32)
model = MIL(nnx.Rngs(0))
optimizer = nnx.Optimizer(model, optax.adam(1e-2), wrt=nnx.Param)


@nnx.jit
def step(model, optimizer):
    def loss(model):
        return optax.sigmoid_binary_cross_entropy(model(bags), labels).mean()
    value, grads = nnx.value_and_grad(loss)(model)
    optimizer.update(model, grads)
    return value


for _ in range(60):
    value = step(model, optimizer)
print(value, np.mean((np.asarray(model(bags)) > 0) == (labels == 1)))
