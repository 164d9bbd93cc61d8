import jax
import jax.numpy as jnp
from jax import grad, jit, random
from jax.nn import logsumexp
from sklearn.datasets import load_digits


def random_layer_params(m, n, key, scale=1e-1):
    w_key, b_key = random.split(key)
    return scale * random.normal(w_key, (n, m)), scale * random.normal(b_key, (n,))


def init_network_params(sizes, key):
    keys = random.split(key, len(sizes))
    return [random_layer_params(m, n, k) for m, n, k in zip(sizes[:-1], sizes[1:], keys)]


def relu(x):
    return jnp.maximum(0, x)


def predict(params, images):
    activations = images
    for w, b in params[:-1]:
        activations = relu(jnp.dot(activations, w.T) + b)
    final_w, final_b = params[-1]
    logits = jnp.dot(activations, final_w.T) + final_b
    return logits - logsumexp(logits)


def one_hot(x, k, dtype=jnp.float32):
    return jnp.array(x[:, None] == jnp.arange(k), dtype)


def accuracy(params, images, targets):
    return jnp.mean(jnp.argmax(predict(params, images), axis=1) == jnp.argmax(targets, axis=1))


def loss(params, images, targets):
    preds = predict(params, images)
    return -jnp.mean(preds * targets)


@jit
def update(params, x, y, step_size=0.5):
    grads = grad(loss)(params, x, y)
    return [(w - step_size * dw, b - step_size * db) for (w, b), (dw, db) in zip(params, grads)]


digits = load_digits()
images, targets = jnp.asarray(digits.data / 16.0), one_hot(digits.target, 10)
params = init_network_params([64, 64, 10], random.key(0))
for epoch in range(5):
    for start in range(0, 1408, 128):
        params = update(params, images[start : start + 128], targets[start : start + 128])
    print(epoch, loss(params, images, targets), accuracy(params, images, targets))
