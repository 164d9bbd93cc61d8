import jax
import jax.numpy as jnp
import numpy as np
import optax
from flax import linen as nn
from sklearn.datasets import make_circles

X, y = make_circles(400, noise=0.05, factor=0.5, random_state=2)
X = X.astype(np.float32)
y = 2.0 * y.astype(np.float32) - 1.0

net = nn.Sequential([nn.Dense(16), nn.tanh, nn.Dense(16), nn.tanh, nn.Dense(1)])
variables = net.init(jax.random.PRNGKey(1), X)
tx = optax.adam(1e-2)
state = tx.init(variables)


@jax.jit
def step(variables, state):
    def f(v):
        score = net.apply(v, X).squeeze(-1)
        # return jnp.maximum(0, 1 - y * score).mean()
        return optax.sigmoid_binary_cross_entropy(score, y).mean()

    value, grads = jax.value_and_grad(f)(variables)
    updates, state = tx.update(grads, state)
    return optax.apply_updates(variables, updates), state, value


for i in range(120):
    variables, state, value = step(variables, state)
    if i % 40 == 0:
        print(i, value)
print("acc", jnp.mean(jnp.sign(net.apply(variables, X).squeeze(-1)) == y))
