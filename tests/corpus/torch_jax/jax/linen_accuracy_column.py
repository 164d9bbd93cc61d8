import jax
import jax.numpy as jnp
import numpy as np
import optax
from flax import linen as nn
from sklearn.datasets import load_breast_cancer
from sklearn.preprocessing import scale

X, y = load_breast_cancer(return_X_y=True)
X = scale(X).astype(np.float32)
model = nn.Sequential([nn.Dense(16), nn.relu, nn.Dense(1)])
params = model.init(jax.random.PRNGKey(0), X)
tx = optax.adam(5e-3)
state = tx.init(params)


@jax.jit
def step(params, state):
    def loss_fn(p):
        return optax.sigmoid_binary_cross_entropy(model.apply(p, X), y[:, None]).mean()

    loss, grads = jax.value_and_grad(loss_fn)(params)
    updates, state = tx.update(grads, state)
    return optax.apply_updates(params, updates), state, loss


for _ in range(50):
    params, state, loss = step(params, state)
decisions = model.apply(params, X) > 0
print("loss", loss, "accuracy", jnp.mean(decisions == y))
