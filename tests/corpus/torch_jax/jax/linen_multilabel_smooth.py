import jax
import jax.numpy as jnp
import numpy as np
import optax
from flax import linen as nn

rng = np.random.default_rng(0)
W = rng.normal(size=(8, 5))
X = rng.normal(size=(400, 8)).astype(np.float32)
Y = (X @ W > 0).astype(np.float32)
targets = Y * 0.9 + 0.05
net = nn.Dense(5)
params = net.init(jax.random.key(0), X)
tx = optax.adam(0.05)
state = tx.init(params)


@jax.jit
def step(params, state):
    loss, grads = jax.value_and_grad(lambda p: optax.sigmoid_binary_cross_entropy(net.apply(p, X), targets).mean())(params)
    updates, state = tx.update(grads, state)
    return optax.apply_updates(params, updates), state, loss


for _ in range(60):
    params, state, loss = step(params, state)
p = jax.nn.sigmoid(net.apply(params, X))
print(loss, jnp.mean((p > 0.5) == (Y == 1)))
