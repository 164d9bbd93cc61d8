import jax
import jax.numpy as jnp
from sklearn.datasets import make_blobs

K = 4
X, y = make_blobs(400, centers=K, n_features=5, cluster_std=3.0, random_state=33)
X = jnp.asarray((X - X.mean(0)) / X.std(0))
y = jnp.asarray(y)
Y = jax.nn.one_hot(y, K)


def scores(W, b, X):
    return jnp.dot(X, W) + b


def cost(W, b, X, Y):
    probs = jax.nn.softmax(scores(W, b, X), axis=0)
    return -jnp.sum(Y * jnp.log(probs)) / X.shape[0]


W, b = jnp.zeros((5, K)), jnp.zeros(K)
gradient = jax.jit(jax.grad(cost, argnums=(0, 1)))
history = []
for i in range(150):
    dW, db = gradient(W, b, X, Y)
    W, b = W - 0.3 * dW, b - 0.3 * db
    history.append(float(cost(W, b, X, Y)))
print("cost", history[0], history[-1])
print("accuracy", jnp.mean(jnp.argmax(scores(W, b, X), axis=1) == y))
