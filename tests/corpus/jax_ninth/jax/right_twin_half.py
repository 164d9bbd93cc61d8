import jax
import jax.numpy as jnp
import numpy as np
import optax
from flax import linen as nn


class Half(nn.Module):
    """Computes in bfloat16; the scores leave in float32."""

    @nn.compact
    def __call__(self, x):
        x = x.astype(jnp.bfloat16)
        x = nn.relu(nn.Dense(64, dtype=jnp.bfloat16)(x))
        x = nn.Dense(4, dtype=jnp.bfloat16)(x)
        return x.astype(jnp.float32)


model = Half()
x = np.random.randn(128, 10).astype(np.float32)
y = np.random.randint(0, 4, 128)
params = model.init(jax.random.key(0), x)
tx = optax.lion(1e-4)
opt = tx.init(params)


def loss(params):
    logp = nn.log_softmax(model.apply(params, x))
    return -jnp.mean(logp[jnp.arange(len(y)), y])


for _ in range(10):
    value, grads = jax.value_and_grad(loss)(params)
    updates, opt = tx.update(grads, opt, params)
    params = optax.apply_updates(params, updates)
print(value, nn.softmax(model.apply(params, x[:1])))
