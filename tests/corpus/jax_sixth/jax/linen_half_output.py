import jax
import jax.numpy as jnp
import numpy as np
import optax
from flax import linen as nn
from sklearn.datasets import load_digits

half = jnp.float16


class Small(nn.Module):
    @nn.compact
    def __call__(self, x):
        x = nn.relu(nn.Dense(48)(x))
        probs = nn.softmax(nn.Dense(10)(x))
        return probs.astype(half)


def sparse_ce(probs, y):
    picked = jnp.take_along_axis(probs, y[:, None], axis=-1)
    return -jnp.log(jnp.maximum(picked, 1e-4)).mean()


X, y = load_digits(return_X_y=True)
X = (X / 16).astype(np.float32)
model = Small()
params = model.init(jax.random.PRNGKey(0), X[:1])
tx = optax.adam(2e-3)
st = tx.init(params)


@jax.jit
def step(params, st, x, y):
    loss, grads = jax.value_and_grad(lambda p: sparse_ce(model.apply(p, x), y).astype(jnp.float32))(params)
    up, st = tx.update(grads, st)
    return optax.apply_updates(params, up), st, loss


for e in range(5):
    for i in range(0, 1700, 100):
        params, st, loss = step(params, st, X[i:i + 100], y[i:i + 100])
    print(e, loss)
