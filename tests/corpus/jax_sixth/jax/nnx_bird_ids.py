import jax.numpy as jnp
import numpy as np
import optax
from flax import nnx

N_SPECIES = 150
rng = np.random.default_rng(0)
centres = rng.normal(size=(N_SPECIES, 24))
species = rng.integers(0, N_SPECIES, 2000)
calls = (centres[species] + rng.normal(scale=0.3, size=(2000, 24))).astype(np.float32)
species = species.astype(np.int8)  # smaller files


class Calls(nnx.Module):
    def __init__(self, rngs):
        self.hidden = nnx.Linear(24, 64, rngs=rngs)
        self.head = nnx.Linear(64, N_SPECIES, rngs=rngs)

    def __call__(self, x):
        return self.head(nnx.relu(self.hidden(x)))


@nnx.jit
def step(model, opt, x, y):
    def loss(model):
        return optax.softmax_cross_entropy_with_integer_labels(model(x), y).mean()
    value, grads = nnx.value_and_grad(loss)(model)
    opt.update(model, grads)
    return value


model = Calls(nnx.Rngs(1))
opt = nnx.Optimizer(model, optax.adam(3e-3), wrt=nnx.Param)
for epoch in range(10):
    for chunk in np.array_split(rng.permutation(2000), 20):
        value = step(model, opt, calls[chunk], jnp.asarray(species[chunk]))
print(value)
