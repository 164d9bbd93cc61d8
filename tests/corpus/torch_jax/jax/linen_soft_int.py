import jax
import jax.numpy as jnp
import numpy as np
import optax
from flax import linen as nn
from sklearn.datasets import make_blobs

X, ids = make_blobs(300, centers=3, n_features=5, random_state=3)
X = ((X - X.mean(0)) / X.std(0)).astype(np.float32)
soft = np.full((300, 3), 0.05)
soft[np.arange(300), ids] = 0.9
y = jnp.asarray(soft).astype(jnp.int32)


class Head(nn.Module):
    @nn.compact
    def __call__(self, x):
        return nn.Dense(3)(nn.tanh(nn.Dense(12)(x)))


head = Head()
params = head.init(jax.random.PRNGKey(0), X)
tx = optax.adam(1e-2)
state = tx.init(params)


@jax.jit
def step(params, state):
    loss, grads = jax.value_and_grad(lambda p: optax.softmax_cross_entropy(head.apply(p, X), y).mean())(params)
    updates, state = tx.update(grads, state)
    return optax.apply_updates(params, updates), state, loss


for i in range(40):
    params, state, loss = step(params, state)
print(loss)
