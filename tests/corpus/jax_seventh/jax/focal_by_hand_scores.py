import jax
import jax.numpy as jnp
import numpy as np
import optax
from flax import linen as nn
from sklearn.datasets import make_classification
from sklearn.metrics import average_precision_score


class FocalLoss:
    """Lin et al. 2017, binary form."""

    def __init__(self, gamma=2.0, alpha=0.25, eps=1e-7):
        self.gamma, self.alpha, self.eps = gamma, alpha, eps

    def __call__(self, p, y):
        p = jnp.clip(p, self.eps, 1 - self.eps)
        pt = jnp.where(y == 1, p, 1 - p)
        weight = jnp.where(y == 1, self.alpha, 1 - self.alpha)
        return jnp.mean(-weight * (1 - pt) ** self.gamma * jnp.log(pt))


class Fraud(nn.Module):
    @nn.compact
    def __call__(self, x, *, deterministic=True):
        h = nn.relu(nn.Dense(32)(x))
        h = nn.Dropout(0.2, deterministic=deterministic)(h)
        return nn.Dense(1)(h).squeeze(-1)


x, y = make_classification(1200, 12, weights=[0.95], random_state=5)
x, y = x.astype(np.float32), y.astype(np.float32)
net, focal = Fraud(), FocalLoss(gamma=1.5)
params = net.init(jax.random.key(0), x[:1])
tx = optax.adam(2e-3)
state = tx.init(params)


@jax.jit
def step(params, state, key):
    def objective(params):
        out = net.apply(params, x, deterministic=False, rngs={"dropout": key})
        return focal(out, y)

    value, grads = jax.value_and_grad(objective)(params)
    updates, state = tx.update(grads, state)
    return optax.apply_updates(params, updates), state, value


key = jax.random.key(9)
for i in range(80):
    key, sub = jax.random.split(key)
    params, state, value = step(params, state, sub)
print(value, average_precision_score(y, net.apply(params, x)))
