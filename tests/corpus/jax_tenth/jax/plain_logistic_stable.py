import jax
import jax.numpy as jnp
from sklearn.datasets import load_breast_cancer
from sklearn.preprocessing import StandardScaler


def logits(params, X):
    return X @ params["w"] + params["b"]


def nll(params, X, y):
    z = logits(params, X)
    return jnp.mean(jnp.logaddexp(0.0, z) - y * z) + 1e-3 * jnp.sum(params["w"] ** 2)


X, y = load_breast_cancer(return_X_y=True)
X = jnp.asarray(StandardScaler().fit_transform(X))
y = jnp.asarray(y, jnp.float32)
params = {"w": jnp.zeros(X.shape[1]), "b": 0.0}
vg = jax.jit(jax.value_and_grad(nll))
for i in range(200):
    value, g = vg(params, X, y)
    params = jax.tree.map(lambda p, d: p - 0.2 * d, params, g)
z = logits(params, X)
print(value, jnp.mean((z > 0) == (y == 1)), "odds", jnp.exp(z[:3]), "p", jax.nn.sigmoid(z[:3]))
