import jax
import jax.numpy as jnp
import numpy as np
from sklearn.datasets import load_iris


def linear(params, x):
    return x @ params["w"] + params["b"]


def cross_entropy(scores, onehot):
    probs = jax.nn.softmax(scores, axis=0)
    return -jnp.mean(jnp.sum(onehot * jnp.log(probs + 1e-9), axis=1))


iris = load_iris()
X = jnp.asarray(iris.data - iris.data.mean(0))
Y = jnp.asarray(np.eye(3)[iris.target])
params = {"w": jnp.zeros((4, 3)), "b": jnp.zeros(3)}
grad = jax.jit(jax.value_and_grad(lambda p: cross_entropy(linear(p, X), Y)))
for i in range(200):
    value, g = grad(params)
    params = jax.tree.map(lambda p, d: p - 0.1 * d, params, g)
print(value, (linear(params, X).argmax(1) == jnp.asarray(iris.target)).mean())
