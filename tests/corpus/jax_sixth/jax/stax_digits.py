import jax
import jax.numpy as jnp
import optax
from jax import random
from jax.example_libraries import stax
from jax.example_libraries.stax import Dense, Relu, Softmax
from sklearn.datasets import load_digits

init_fun, apply_fun = stax.serial(
    Dense(128), Relu,
    Dense(64), Relu,
    Dense(10), Softmax,
)


def load():
    x, y = load_digits(return_X_y=True)
    return jnp.asarray(x / 16.0), jax.nn.one_hot(y, 10)


x, targets = load()
_, params = init_fun(random.PRNGKey(0), (-1, 64))
tx = optax.rmsprop(1e-3)
opt_state = tx.init(params)


def objective(params, inputs, targets):
    preds = apply_fun(params, inputs)
    return jnp.mean(optax.softmax_cross_entropy(preds, targets))


@jax.jit
def step(i, params, opt_state):
    idx = random.randint(random.PRNGKey(i), (64,), 0, x.shape[0])
    value, g = jax.value_and_grad(objective)(params, x[idx], targets[idx])
    u, opt_state = tx.update(g, opt_state)
    return optax.apply_updates(params, u), opt_state, value


for i in range(120):
    params, opt_state, value = step(i, params, opt_state)
print(value, jnp.mean(apply_fun(params, x).argmax(1) == targets.argmax(1)))
