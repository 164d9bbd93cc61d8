import jax
import jax.numpy as jnp
import optax
from sklearn.datasets import load_iris

iris = load_iris()
X = jnp.asarray(iris.data)
labels = jax.nn.one_hot(iris.target, 3, dtype=jnp.int32)
params = dict(w=jnp.zeros((4, 3)), b=jnp.zeros(3))


def objective(params):
    logits = X @ params["w"] + params["b"]
    return optax.softmax_cross_entropy_with_integer_labels(logits=logits, labels=labels).mean()


print(jax.grad(objective)(params))
