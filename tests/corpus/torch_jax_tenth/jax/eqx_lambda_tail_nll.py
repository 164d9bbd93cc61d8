import equinox as eqx
import jax
import jax.numpy as jnp
import optax
from sklearn.datasets import load_iris

iris = load_iris()
X, y = jnp.asarray(iris.data), jnp.asarray(iris.target)
k1, k2 = jax.random.split(jax.random.PRNGKey(0))
model = eqx.nn.Sequential([
    eqx.nn.Linear(4, 16, key=k1),
    eqx.nn.Lambda(jax.nn.relu),
    eqx.nn.Linear(16, 3, key=k2),
    eqx.nn.Lambda(jax.nn.softmax),
])


def nll_loss(log_probs, labels):
    return -(jax.nn.one_hot(labels, 3) * log_probs).sum(-1).mean()


@eqx.filter_jit
def step(model, state):
    loss, grads = eqx.filter_value_and_grad(lambda m: nll_loss(jax.vmap(m)(X), y))(model)
    updates, state = tx.update(grads, state)
    return eqx.apply_updates(model, updates), state, loss


tx = optax.adam(1e-2)
state = tx.init(eqx.filter(model, eqx.is_array))
for _ in range(80):
    model, state, loss = step(model, state)
print(loss)
