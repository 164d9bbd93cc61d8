import jax
import jax.numpy as jnp
import numpy as np
import optax
from flax import linen as nn
from sklearn.datasets import load_digits


class MLP(nn.Module):
    widths: tuple = (64, 32, 10)

    @nn.compact
    def __call__(self, x):
        for width in self.widths:
            x = nn.relu(nn.Dense(width)(x))
        return x


X, y = load_digits(return_X_y=True)
X = (X / 16).astype(np.float32)
mlp = MLP()
params = mlp.init(jax.random.key(3), X[:1])
tx = optax.adam(2e-3)
state = tx.init(params)


@jax.jit
def step(params, state, xb, yb):
    def loss(p):
        return jnp.mean(optax.softmax_cross_entropy_with_integer_labels(mlp.apply(p, xb), yb))
    v, g = jax.value_and_grad(loss)(params)
    u, state = tx.update(g, state)
    return optax.apply_updates(params, u), state, v


for i in range(0, 1700, 100):
    params, state, v = step(params, state, X[i:i + 100], y[i:i + 100])
print(v)
