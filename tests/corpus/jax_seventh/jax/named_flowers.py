import jax
import jax.numpy as jnp
import optax
from sklearn.datasets import load_iris

iris = load_iris()
species = iris.target_names[iris.target]
x = jnp.asarray((iris.data - iris.data.mean(0)) / iris.data.std(0))


def scores(theta, x):
    return jax.nn.relu(x @ theta[0]) @ theta[1]


def loss(theta, x, y):
    return optax.softmax_cross_entropy_with_integer_labels(scores(theta, x), y).mean()


k1, k2 = jax.random.split(jax.random.key(1))
theta = [jax.random.normal(k1, (4, 16)) * 0.5, jax.random.normal(k2, (16, 3)) * 0.3]
y = jnp.asarray(species)
tx = optax.adam(1e-2)
state = tx.init(theta)
for _ in range(100):
    value, g = jax.value_and_grad(loss)(theta, x, y)
    updates, state = tx.update(g, state)
    theta = optax.apply_updates(theta, updates)
print(value)
