import jax
import jax.numpy as jnp
import optax
from jax.example_libraries import stax
from sklearn.datasets import make_moons


def block(width):
    return stax.serial(stax.Dense(width), stax.Relu)


def network(widths=(32, 16, 1)):
    return stax.serial(*(block(w) for w in widths))


init, apply = network()
x, y = make_moons(400, noise=0.2, random_state=7)
y = y.reshape(-1, 1)
_, params = init(jax.random.key(0), (-1, 2))
tx = optax.adam(5e-3)
opt_state = tx.init(params)


@jax.jit
def step(params, opt_state):
    f = lambda p: optax.sigmoid_binary_cross_entropy(apply(p, x), y).mean()
    value, grads = jax.value_and_grad(f)(params)
    updates, opt_state = tx.update(grads, opt_state)
    return optax.apply_updates(params, updates), opt_state, value


for _ in range(100):
    params, opt_state, value = step(params, opt_state)
print(value, jnp.mean((apply(params, x) > 0) == y))
