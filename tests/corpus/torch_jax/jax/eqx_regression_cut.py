import equinox as eqx
import jax
import jax.numpy as jnp
import optax
from sklearn.datasets import make_regression
from sklearn.metrics import r2_score

X, price = make_regression(300, 6, noise=5.0, random_state=0)
X, price = jnp.asarray(X), jnp.asarray((price - price.min()) / (price.max() - price.min()))
model = eqx.nn.MLP(6, "scalar", 16, 2, activation=jax.nn.softplus, key=jax.random.PRNGKey(0))


@eqx.filter_jit
def step(model, state):
    def mse(m):
        return jnp.mean((jax.vmap(m)(X) - price) ** 2)

    value, grads = eqx.filter_value_and_grad(mse)(model)
    updates, state = optim.update(grads, state)
    return eqx.apply_updates(model, updates), state, value


optim = optax.adam(1e-2)
state = optim.init(eqx.filter(model, eqx.is_inexact_array))
for _ in range(100):
    model, state, value = step(model, state)
prediction = jax.vmap(model)(X)
expensive = prediction > 0.5
print(value, r2_score(price, prediction), jnp.mean(expensive == (price > 0.5)))
