import jax
import jax.numpy as jnp
import numpy as np
import optax
from flax import linen as nn
from sklearn.datasets import load_digits


class HalfNet(nn.Module):
    dtype: jnp.dtype = jnp.float16

    @nn.compact
    def __call__(self, x):
        x = nn.relu(nn.Dense(32, dtype=self.dtype)(x))
        return nn.softmax(nn.Dense(10, dtype=self.dtype)(x))


def nll(probs, ids):
    picked = probs[jnp.arange(ids.shape[0]), ids]
    return -jnp.log(picked + 1e-4).mean()


X, y = load_digits(return_X_y=True)
X = (X / 16).astype(np.float16)
net = HalfNet()
params = net.init(jax.random.key(0), X[:1])
tx = optax.sgd(0.1)
state = tx.init(params)
for _ in range(10):
    v, g = jax.value_and_grad(lambda p: nll(net.apply(p, X), y))(params)
    u, state = tx.update(g, state)
    params = optax.apply_updates(params, u)
print(v)
