import jax
import jax.numpy as jnp
import optax
from sklearn.datasets import make_classification

from churn_model import ChurnModel


def train(steps=60):
    x, y = make_classification(400, 6, random_state=8)
    x, y = jnp.asarray(x), jnp.asarray(y, jnp.float32)
    model = ChurnModel()
    variables = model.init(jax.random.PRNGKey(0), x)
    tx = optax.adam(1e-2)
    state = tx.init(variables)

    @jax.jit
    def step(variables, state):
        def loss(v):
            return optax.sigmoid_binary_cross_entropy(model.apply(v, x, method="logits"), y).mean()
        value, grads = jax.value_and_grad(loss)(variables)
        updates, state = tx.update(grads, state)
        return optax.apply_updates(variables, updates), state, value

    for _ in range(steps):
        variables, state, value = step(variables, state)
    return model, variables, (x, y), float(value)
