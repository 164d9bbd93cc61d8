import equinox as eqx
import jax
import jax.numpy as jnp
import optax
from sklearn.datasets import make_blobs

from losses import LOSSES
from student import Student

X, ids = make_blobs(300, centers=4, n_features=5, random_state=2)
X = jnp.asarray((X - X.mean(0)) / X.std(0))
Y = optax.smooth_labels(jax.nn.one_hot(ids, 4), 0.1)
objective = LOSSES["soft"]


@eqx.filter_jit
def update(student, state):
    def cost(student):
        return objective(Y, jax.vmap(student)(X))

    value, grads = eqx.filter_value_and_grad(cost)(student)
    updates, state = tx.update(grads, state)
    return eqx.apply_updates(student, updates), state, value


student = Student(5, 4, jax.random.PRNGKey(0))
tx = optax.adam(1e-2)
state = tx.init(eqx.filter(student, eqx.is_inexact_array))
for _ in range(40):
    student, state, value = update(student, state)
print(value)
