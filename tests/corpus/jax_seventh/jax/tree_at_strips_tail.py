import equinox as eqx
import jax
import jax.numpy as jnp
import optax
from sklearn.datasets import load_digits


def served(key):
    """the network as it is served: ends in probabilities"""
    a, b = jax.random.split(key)
    return eqx.nn.Sequential([
        eqx.nn.Linear(64, 40, key=a),
        eqx.nn.Lambda(jax.nn.relu),
        eqx.nn.Linear(40, 10, key=b),
        eqx.nn.Lambda(jax.nn.softmax),
    ])


def for_training(model):
    return eqx.tree_at(lambda m: m.layers[-1], model, eqx.nn.Identity())


digits = load_digits()
x, y = jnp.asarray(digits.data / 16, jnp.float32), jnp.asarray(digits.target)
probabilities = served(jax.random.key(0))
model = for_training(probabilities)
tx = optax.adam(3e-3)
state = tx.init(eqx.filter(model, eqx.is_array))


@eqx.filter_jit
def step(model, state):
    def loss(m):
        return optax.softmax_cross_entropy_with_integer_labels(jax.vmap(m)(x), y).mean()
    value, g = eqx.filter_value_and_grad(loss)(model)
    u, state = tx.update(g, state)
    return eqx.apply_updates(model, u), state, value


for _ in range(40):
    model, state, value = step(model, state)
print(value, (jax.vmap(model)(x).argmax(-1) == y).mean())
