import equinox as eqx
import jax
import jax.numpy as jnp
import optax
from jax.scipy.special import logsumexp
from sklearn.datasets import make_blobs

X, y = make_blobs(500, centers=5, n_features=4, random_state=3)
X, y = jnp.asarray((X - X.mean(0)) / X.std(0), jnp.float32), jnp.asarray(y)


class Mixture(eqx.Module):
    gate: eqx.nn.Linear
    experts: list

    def __init__(self, key, k=3):
        kg, *ke = jax.random.split(key, k + 1)
        self.gate = eqx.nn.Linear(4, k, key=kg)
        self.experts = [eqx.nn.MLP(4, 5, 8, 1, key=key) for key in ke]

    def __call__(self, x):
        log_gate = jax.nn.log_softmax(self.gate(x))
        log_class = jnp.stack([jax.nn.log_softmax(e(x)) for e in self.experts])
        return logsumexp(log_gate[:, None] + log_class, axis=0)


@eqx.filter_jit
def step(model, state):
    def nll(m):
        logp = jax.vmap(m)(X)
        return -jnp.mean(logp[jnp.arange(len(y)), y])
    value, g = eqx.filter_value_and_grad(nll)(model)
    u, state = tx.update(g, state)
    return eqx.apply_updates(model, u), state, value


model = Mixture(jax.random.key(0))
tx = optax.adam(1e-2)
state = tx.init(eqx.filter(model, eqx.is_array))
for _ in range(80):
    model, state, value = step(model, state)
print(value, jnp.exp(jax.vmap(model)(X)).sum(-1)[:2])
