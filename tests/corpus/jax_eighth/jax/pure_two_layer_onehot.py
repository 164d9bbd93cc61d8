import jax
import jax.numpy as jnp
import numpy as np
import optax
from jax import grad, jit, random
from sklearn.datasets import load_digits


def random_layer(m, n, key, s=1e-1):
    w_key, b_key = random.split(key)
    return s * random.normal(w_key, (n, m)), s * random.normal(b_key, (n,))


def init(sizes, key):
    keys = random.split(key, len(sizes))
    return [random_layer(m, n, k) for m, n, k in zip(sizes[:-1], sizes[1:], keys)]


def predict(params, image):
    a = image
    for w, b in params[:-1]:
        a = jax.nn.relu(jnp.dot(w, a) + b)
    w, b = params[-1]
    z = jnp.dot(w, a) + b
    return jnp.exp(z) / jnp.sum(jnp.exp(z))


batched_predict = jax.vmap(predict, in_axes=(None, 0))


def loss(params, images, targets):
    return jnp.mean(optax.softmax_cross_entropy(batched_predict(params, images), targets))


@jit
def update(params, x, y):
    grads = grad(loss)(params, x, y)
    return [(w - 0.5 * dw, b - 0.5 * db) for (w, b), (dw, db) in zip(params, grads)]


digits = load_digits()
X = jnp.asarray(digits.data / 16)
T = jnp.asarray(np.eye(10)[digits.target])
params = init([64, 48, 10], random.key(0))
for epoch in range(20):
    params = update(params, X, T)
print(loss(params, X, T), jnp.mean(jnp.argmax(batched_predict(params, X), 1) == digits.target))
