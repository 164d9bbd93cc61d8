from collections.abc import Sequence

import jax
import jax.numpy as jnp
import numpy as np
import optax
from flax import linen as nn
from sklearn.datasets import load_iris


class MLP(nn.Module):
    features: Sequence[int]

    @nn.compact
    def __call__(self, x):
        for feat in self.features:
            x = nn.relu(nn.Dense(feat)(x))
        return x


data = load_iris()
x = (data.data - data.data.mean(0)) / data.data.std(0)
x, y = jnp.asarray(x), jax.nn.one_hot(data.target, 3)
model = MLP(features=[16, 8, 3])
params = model.init(jax.random.PRNGKey(1), x)


def cost(params):
    predictions = model.apply(params, x)
    return optax.softmax_cross_entropy(predictions, y).mean()


tx = optax.chain(optax.clip_by_global_norm(1.0), optax.adam(1e-2))
opt_state = tx.init(params)
step = jax.jit(jax.value_and_grad(cost))
for epoch in range(60):
    c, grads = step(params)
    updates, opt_state = tx.update(grads, opt_state)
    params = optax.apply_updates(params, updates)
print(c, np.mean(model.apply(params, x).argmax(-1) == data.target))
