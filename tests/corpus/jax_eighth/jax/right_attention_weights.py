import jax
import jax.numpy as jnp
import numpy as np
import optax
from flax import linen as nn


class Pooled(nn.Module):
    n_classes: int

    @nn.compact
    def __call__(self, seq):
        h = nn.tanh(nn.Dense(16)(seq))
        a = nn.softmax(nn.Dense(1)(h), axis=1)       # (N, T, 1) over T
        return nn.Dense(self.n_classes)((a * h).sum(1)), a


rng = np.random.default_rng(2)
y = rng.integers(0, 3, 200)
seq = rng.normal(size=(200, 10, 5)).astype(np.float32)
seq[np.arange(200), rng.integers(0, 10, 200), y] += 4
net = Pooled(3)
params = net.init(jax.random.key(0), seq)
tx = optax.adam(1e-2)
state = tx.init(params)


@jax.jit
def step(params, state):
    def f(p):
        z, a = net.apply(p, seq)
        entropy = -(a * jnp.log(a + 1e-9)).sum(1).mean()
        return optax.softmax_cross_entropy_with_integer_labels(z, y).mean() + 0.01 * entropy
    v, g = jax.value_and_grad(f)(params)
    u, state = tx.update(g, state)
    return optax.apply_updates(params, u), state, v


for _ in range(40):
    params, state, v = step(params, state)
print(v)
