import equinox as eqx
import jax
import jax.numpy as jnp
import jax.random as jr
import optax
from sklearn.datasets import load_wine
from sklearn.preprocessing import scale


class Cultivars(eqx.Module):
    first: eqx.nn.Linear
    dropout: eqx.nn.Dropout
    last: eqx.nn.Linear
    inference: bool = False

    def __init__(self, key):
        a, b = jr.split(key)
        self.first = eqx.nn.Linear(13, 32, key=a)
        self.dropout = eqx.nn.Dropout(0.2)
        self.last = eqx.nn.Linear(32, 3, key=b)
        self.inference = False

    def __call__(self, x, key=None):
        h = self.dropout(jax.nn.relu(self.first(x)), key=key)
        scores = self.last(h)
        if self.inference:
            return jax.nn.softmax(scores)
        return scores


@eqx.filter_value_and_grad
def objective(model, x, y, keys):
    scores = jax.vmap(model)(x, keys)
    return optax.softmax_cross_entropy_with_integer_labels(scores, y).mean()


@eqx.filter_jit
def step(model, state, x, y, key):
    value, grads = objective(model, x, y, jr.split(key, x.shape[0]))
    updates, state = tx.update(grads, state)
    return eqx.apply_updates(model, updates), state, value


wine = load_wine()
x, y = jnp.asarray(scale(wine.data)), jnp.asarray(wine.target)
key = jr.key(7)
model = Cultivars(key)
tx = optax.adam(5e-3)
state = tx.init(eqx.filter(model, eqx.is_array))
for i in range(80):
    key, sub = jr.split(key)
    model, state, value = step(model, state, x, y, sub)
serving = eqx.nn.inference_mode(model)
p = jax.vmap(serving)(x)
print(value, "acc", (p.argmax(1) == y).mean(), "over half", (p.max(1) > 0.5).mean())
