import jax
import jax.numpy as jnp
import optax
from flax import linen as nn
from sklearn.datasets import load_wine
from sklearn.preprocessing import scale


class LogProbs(nn.Module):
    @nn.compact
    def __call__(self, x):
        return nn.log_softmax(nn.Dense(3)(nn.tanh(nn.Dense(16)(x))), axis=-1)


wine = load_wine()
X, y = jnp.asarray(scale(wine.data)), jnp.asarray(wine.target)
model = LogProbs()
params = model.init(jax.random.PRNGKey(0), X)
tx = optax.adam(1e-2)
state = tx.init(params)


def nll(params):
    logp = model.apply(params, X)
    return -jnp.take_along_axis(logp, y[:, None], axis=1).mean()


vg = jax.jit(jax.value_and_grad(nll))
for _ in range(80):
    v, g = vg(params)
    u, state = tx.update(g, state)
    params = optax.apply_updates(params, u)
p = jnp.exp(model.apply(params, X))
print(v, (p.max(1) > 0.5).mean(), (p.argmax(1) == y).mean())
