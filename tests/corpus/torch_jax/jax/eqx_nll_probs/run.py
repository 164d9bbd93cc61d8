import equinox as eqx
import jax
import jax.numpy as jnp
import optax
from sklearn.datasets import load_iris

from classifier import Classifier
from objectives import nll


@eqx.filter_jit
def step(model, state, x, y):
    def objective(m):
        return nll(jax.vmap(m)(x), y)

    value, grads = eqx.filter_value_and_grad(objective)(model)
    updates, state = tx.update(grads, state)
    return eqx.apply_updates(model, updates), state, value


iris = load_iris()
x, y = jnp.asarray(iris.data), jnp.asarray(iris.target)
model = Classifier(4, 3, key=jax.random.key(0))
tx = optax.adam(1e-2)
state = tx.init(eqx.filter(model, eqx.is_array))
for i in range(80):
    model, state, value = step(model, state, x, y)
print("nll", value, "accuracy", (jax.vmap(model)(x).argmax(1) == y).mean())
