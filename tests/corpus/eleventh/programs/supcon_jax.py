import jax
import jax.numpy as jnp
import optax
from flax import linen as nn


class Encoder(nn.Module):
    @nn.compact
    def __call__(self, x):
        x = nn.relu(nn.Dense(64)(x))
        x = nn.Dense(16)(x)
        return x / jnp.linalg.norm(x, axis=-1, keepdims=True)


def supcon(z, y, temperature=0.1):
    n = z.shape[0]
    sim = z @ z.T / temperature
    sim = jnp.where(jnp.eye(n, dtype=bool), -1e9, sim)
    logp = jax.nn.log_softmax(sim, axis=1)
    positives = (y[:, None] == y[None, :]) & ~jnp.eye(n, dtype=bool)
    per_anchor = -(positives * logp).sum(axis=1) / jnp.maximum(positives.sum(axis=1), 1)
    return per_anchor.mean()


encoder, tx = Encoder(), optax.adam(1e-3)
params = encoder.init(jax.random.key(0), jnp.ones((1, 20)))
state = tx.init(params)
for i in range(30):
    k = jax.random.split(jax.random.key(i))
    y = jax.random.randint(k[0], (32,), 0, 4)
    x = jax.random.normal(k[1], (32, 20)) + y[:, None]
    loss, grads = jax.value_and_grad(lambda p: supcon(encoder.apply(p, x), y))(params)
    updates, state = tx.update(grads, state)
    params = optax.apply_updates(params, updates)
print(loss)
