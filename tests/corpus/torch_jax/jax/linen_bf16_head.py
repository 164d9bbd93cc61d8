import jax
import jax.numpy as jnp
import numpy as np
import optax
from flax import linen as nn
from sklearn.datasets import load_breast_cancer
from sklearn.preprocessing import scale


class Model(nn.Module):
    dtype: jnp.dtype = jnp.bfloat16

    @nn.compact
    def __call__(self, x):
        x = nn.Dense(32, dtype=self.dtype)(x)
        x = nn.gelu(x)
        x = nn.Dense(1, dtype=self.dtype)(x)
        return nn.sigmoid(x)[:, 0]


def log_loss(p, y):
    return -jnp.mean(y * jnp.log(p) + (1 - y) * jnp.log(1 - p))


X, y = load_breast_cancer(return_X_y=True)
X, y = scale(X).astype(np.float32), y.astype(np.float32)
model = Model()
params = model.init(jax.random.key(0), X[:1])
tx = optax.adam(3e-3)
state = tx.init(params)


@jax.jit
def step(params, state):
    value, grads = jax.value_and_grad(lambda p: log_loss(model.apply(p, X), y))(params)
    updates, state = tx.update(grads, state, params)
    return optax.apply_updates(params, updates), state, value


for i in range(40):
    params, state, value = step(params, state)
print("log loss", value)
