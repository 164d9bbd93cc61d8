"""Moons with Flax and optax. Scores and labels are both (N,)."""

import jax
import jax.numpy as jnp
import optax
from flax import linen as nn
from sklearn.datasets import make_moons

points, side = make_moons(n_samples=512, noise=0.1, random_state=0)
points, side = jnp.asarray(points), jnp.asarray(side, dtype=jnp.float32)


class Net(nn.Module):
    @nn.compact
    def __call__(self, x):
        x = nn.tanh(nn.Dense(32)(x))
        return nn.Dense(1)(x)


model = Net()
params = model.init(jax.random.key(0), points)
tx = optax.adam(1e-2)
state = tx.init(params)


@jax.jit
def step(params, state):
    def loss_fn(params):
        scores = model.apply(params, points).squeeze(-1)
        return optax.sigmoid_binary_cross_entropy(scores, side).mean()

    loss, grads = jax.value_and_grad(loss_fn)(params)
    updates, state = tx.update(grads, state)
    return optax.apply_updates(params, updates), state, loss


for epoch in range(300):
    params, state, loss = step(params, state)
guess = model.apply(params, points)[:, 0] > 0
print("loss", loss, "accuracy", (guess == side).mean())
