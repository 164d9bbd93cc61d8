import jax
import jax.numpy as jnp
import optax
from flax import linen as nn
from sklearn.datasets import load_breast_cancer
from sklearn.preprocessing import scale


class Mixed(nn.Module):
    """compute in bfloat16, probabilities in float32"""

    dtype: jnp.dtype = jnp.bfloat16

    @nn.compact
    def __call__(self, x):
        x = x.astype(self.dtype)
        for width in (32, 16):
            x = nn.relu(nn.Dense(width, dtype=self.dtype)(x))
        z = nn.Dense(1, dtype=self.dtype)(x)
        return nn.sigmoid(z.astype(jnp.float32))[..., 0]


data = load_breast_cancer()
X = jnp.asarray(scale(data.data))
y = jnp.asarray(data.target, jnp.float32)
net = Mixed()
params = net.init(jax.random.PRNGKey(0), X[:1])
tx = optax.adam(2e-3)
state = tx.init(params)


@jax.jit
def step(params, state):
    def nll(params):
        p = jnp.clip(net.apply(params, X), 1e-6, 1 - 1e-6)
        return -jnp.mean(jnp.where(y > 0.5, jnp.log(p), jnp.log1p(-p)))

    value, grads = jax.value_and_grad(nll)(params)
    updates, state = tx.update(grads, state)
    return optax.apply_updates(params, updates), state, value


for i in range(80):
    params, state, value = step(params, state)
print(value, ((net.apply(params, X) > 0.5) == y).mean())
