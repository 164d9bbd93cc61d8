import jax
import jax.numpy as jnp
import numpy as np
import optax
from flax import linen as nn
from sklearn.datasets import make_blobs


class Student(nn.Module):
    @nn.compact
    def __call__(self, x):
        x = nn.relu(nn.Dense(16)(x))
        return nn.Dense(4)(x)


X, ids = make_blobs(240, centers=4, n_features=3, random_state=8)
X = ((X - X.mean(0)) / X.std(0)).astype(np.float32)
targets = np.eye(4, dtype=np.float32)[ids] * 0.8 + 0.05
student = Student()
params = student.init(jax.random.PRNGKey(0), X)


def loss_fn(params):
    predicted = nn.softmax(student.apply(params, X) / 2.0)
    return optax.kl_divergence(predicted, targets).mean()


tx = optax.adam(1e-2)
state = tx.init(params)
step = jax.jit(jax.value_and_grad(loss_fn))
for i in range(40):
    loss, grads = step(params)
    updates, state = tx.update(grads, state)
    params = optax.apply_updates(params, updates)
print(loss)
