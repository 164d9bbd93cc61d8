import jax
import jax.numpy as jnp
import optax
from flax import linen as nn
from sklearn.datasets import make_classification


class Gate(nn.Module):
    @nn.compact
    def __call__(self, x):
        x = nn.relu(nn.Dense(32, dtype=jnp.bfloat16)(x))
        x = nn.Dense(1, dtype=jnp.bfloat16)(x)
        return nn.sigmoid(x)[:, 0]


def bce(p, y, eps=1e-4):
    return -jnp.mean(y * jnp.log(p + eps) + (1 - y) * jnp.log(1 - p + eps))


X, y = make_classification(500, 10, random_state=1)
X, y = jnp.asarray(X, jnp.bfloat16), jnp.asarray(y, jnp.bfloat16)
model = Gate()
params = model.init(jax.random.PRNGKey(0), X)
tx = optax.adam(1e-2)
st = tx.init(params)
step = jax.jit(jax.value_and_grad(lambda p: bce(model.apply(p, X), y)))
for i in range(60):
    v, g = step(params)
    u, st = tx.update(g, st)
    params = optax.apply_updates(params, u)
print(v, jnp.mean((model.apply(params, X) > 0.5) == (y > 0.5)))
