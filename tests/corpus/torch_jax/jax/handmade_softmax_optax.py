import jax
import jax.numpy as jnp
import optax
from sklearn.datasets import load_iris

iris = load_iris()
X = jnp.asarray((iris.data - iris.data.mean(0)) / iris.data.std(0))
Y = jnp.eye(3)[iris.target]


def net(params, x):
    hidden = jax.nn.relu(jnp.dot(x, params["w1"]) + params["b1"])
    z = jnp.dot(hidden, params["w2"]) + params["b2"]
    e = jnp.exp(z - z.max(axis=-1, keepdims=True))
    return e / jnp.sum(e, axis=-1, keepdims=True)


@jax.jit
def loss(params):
    return jnp.mean(optax.softmax_cross_entropy(net(params, X), Y))


k1, k2 = jax.random.split(jax.random.PRNGKey(0))
params = {"w1": jax.random.normal(k1, (4, 16)) * 0.4, "b1": jnp.zeros(16), "w2": jax.random.normal(k2, (16, 3)) * 0.3, "b2": jnp.zeros(3)}
tx = optax.adam(0.02)
state = tx.init(params)
for _ in range(80):
    value, grads = jax.value_and_grad(loss)(params)
    updates, state = tx.update(grads, state)
    params = optax.apply_updates(params, updates)
print(value)
