import jax
import jax.numpy as jnp
from jax import grad, jit
from sklearn.datasets import make_classification


def predict(params, x):
    W1, b1, w2, b2 = params
    h = jnp.tanh(jnp.dot(x, W1) + b1)
    return jnp.dot(h, w2) + b2


def binary_cross_entropy(y_pred, y_true):
    y_pred = jnp.clip(y_pred, 1e-7, 1 - 1e-7)
    return -jnp.mean(y_true * jnp.log(y_pred) + (1 - y_true) * jnp.log(1 - y_pred))


def objective(params, x, y):
    return binary_cross_entropy(predict(params, x), y)


@jit
def update(params, x, y, lr=0.1):
    g = grad(objective)(params, x, y)
    return [p - lr * d for p, d in zip(params, g)]


X, y = make_classification(400, 8, n_informative=5, random_state=0)
X, y = jnp.array(X), jnp.array(y, dtype=jnp.float32)
k1, k2 = jax.random.split(jax.random.PRNGKey(0))
params = [0.3 * jax.random.normal(k1, (8, 12)), jnp.zeros(12), 0.3 * jax.random.normal(k2, (12,)), jnp.zeros(())]
for step in range(150):
    params = update(params, X, y)
print("loss", objective(params, X, y), "acc", jnp.mean((predict(params, X) > 0.5) == y))
