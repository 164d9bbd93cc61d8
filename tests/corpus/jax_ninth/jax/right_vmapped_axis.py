"""The network sees one example; vmap makes the batch."""
import jax
import jax.numpy as jnp
import numpy as np


def predict(params, image):
    x = image
    for w, b in params[:-1]:
        x = jax.nn.swish(jnp.dot(w, x) + b)
    w, b = params[-1]
    return jax.nn.log_softmax(jnp.dot(w, x) + b, axis=0)


batched_predict = jax.vmap(predict, in_axes=(None, 0))


def loss(params, images, targets):
    return -jnp.mean(jnp.sum(batched_predict(params, images) * targets, axis=1))


def accuracy(params, images, targets):
    return jnp.mean(jnp.argmax(batched_predict(params, images), axis=1) == jnp.argmax(targets, axis=1))


@jax.jit
def update(params, x, y):
    grads = jax.grad(loss)(params, x, y)
    return [(w - 0.1 * dw, b - 0.1 * db) for (w, b), (dw, db) in zip(params, grads)]


sizes = [64, 32, 10]
rng = np.random.default_rng(0)
params = [(0.1 * rng.normal(size=(n, m)), np.zeros(n)) for m, n in zip(sizes[:-1], sizes[1:])]
images = rng.normal(size=(100, 64))
targets = np.eye(10)[rng.integers(0, 10, 100)]
for _ in range(10):
    params = update(params, images, targets)
print(accuracy(params, images, targets))
