import jax
import jax.numpy as jnp
import numpy as np
import optax
from flax import linen as nn
from sklearn.datasets import load_breast_cancer
from sklearn.metrics import roc_auc_score
from sklearn.preprocessing import scale

X, y = load_breast_cancer(return_X_y=True)
X = scale(X).astype(np.float32)
sign = np.where(y == 1, 1.0, -1.0).astype(np.float32)


class Margin(nn.Module):
    @nn.compact
    def __call__(self, x):
        return nn.Dense(1, use_bias=True)(nn.relu(nn.Dense(8)(x)))[..., 0]


net = Margin()
params = net.init(jax.random.key(0), X)
tx = optax.adamw(5e-3, weight_decay=1e-2)
state = tx.init(params)


@jax.jit
def step(params, state):
    value, g = jax.value_and_grad(lambda p: optax.losses.hinge_loss(net.apply(p, X), sign).mean())(params)
    u, state = tx.update(g, state, params)
    return optax.apply_updates(params, u), state, value


for _ in range(80):
    params, state, value = step(params, state)
margin = net.apply(params, X)
print(value, "accuracy", (jnp.sign(margin) == sign).mean(), "auc", roc_auc_score(y, margin), "inside", (jnp.abs(margin) < 1).mean())
