import jax
import jax.numpy as jnp
import optax
from flax import linen as nn
from sklearn.datasets import make_classification


def focal(p, y, gamma=2.0, alpha=0.75):
    p = jnp.clip(p, 1e-6, 1 - 1e-6)
    pos = -alpha * y * (1 - p) ** gamma * jnp.log(p)
    neg = -(1 - alpha) * (1 - y) * p ** gamma * jnp.log(1 - p)
    return (pos + neg).mean()


class Rare(nn.Module):
    @nn.compact
    def __call__(self, x):
        for w in (32, 16):
            x = nn.relu(nn.Dense(w)(x))
        return jnp.squeeze(nn.Dense(1)(x), axis=-1)


X, y = make_classification(800, 12, weights=[0.9], random_state=2)
X, y = jnp.asarray(X), jnp.asarray(y, jnp.float32)
model = Rare()
params = model.init(jax.random.PRNGKey(0), X[:1])
tx = optax.adam(5e-3)
state = tx.init(params)


@jax.jit
def step(params, state):
    loss, grads = jax.value_and_grad(lambda p: focal(model.apply(p, X), y))(params)
    updates, state = tx.update(grads, state)
    return optax.apply_updates(params, updates), state, loss


for _ in range(60):
    params, state, loss = step(params, state)
print(loss)
