import jax
import jax.numpy as jnp
from jax import lax, random
from jax.scipy.special import xlogy
from sklearn.datasets import make_blobs

K = 4
X, y = make_blobs(640, centers=K, n_features=5, random_state=3)
X = jnp.asarray((X - X.mean(0)) / X.std(0))
Y = jax.nn.one_hot(y, K)


def model(theta, x):
    W, b = theta
    return x @ W + b


def categorical_nll(p, y):
    return -xlogy(y, p).sum(-1).mean()


def epoch(theta, _):
    def body(theta, batch):
        x, y = batch
        v, g = jax.value_and_grad(lambda t: categorical_nll(model(t, x), y))(theta)
        return jax.tree.map(lambda a, b: a - 0.1 * b, theta, g), v
    batches = X.reshape(10, 64, -1), Y.reshape(10, 64, -1)
    theta, losses = lax.scan(body, theta, batches)
    return theta, losses.mean()


theta = 0.1 * random.normal(random.key(0), (5, K)), jnp.ones(K)
theta, history = lax.scan(jax.jit(epoch), theta, None, length=15)
print(history)
