import jax
import jax.numpy as jnp
import numpy as np
from jax import grad, jit, random
from sklearn.datasets import load_digits

LAYERS = [64, 48, 10]
STEP = 0.05


def random_params(key):
    keys = random.split(key, len(LAYERS))
    return [(0.1 * random.normal(k, (m, n)), jnp.zeros(n)) for k, m, n in zip(keys, LAYERS[:-1], LAYERS[1:])]


def predict(params, inputs):
    activations = inputs
    for w, b in params[:-1]:
        activations = jax.nn.relu(activations @ w + b)
    w, b = params[-1]
    return jax.nn.log_softmax(activations @ w + b)


def loss(params, images, targets):
    preds = jnp.clip(predict(params, images), 1e-8, 1.0)
    return -jnp.mean(jnp.sum(targets * jnp.log(preds), axis=1))


@jit
def update(params, images, targets):
    grads = grad(loss)(params, images, targets)
    return [(w - STEP * dw, b - STEP * db) for (w, b), (dw, db) in zip(params, grads)]


d = load_digits()
images = jnp.asarray(d.data / 16.0, jnp.float32)
targets = jnp.asarray(np.eye(10)[d.target], jnp.float32)
params = random_params(random.PRNGKey(0))
for epoch in range(5):
    for i in range(0, 1500, 100):
        params = update(params, images[i:i + 100], targets[i:i + 100])
    acc = jnp.mean(predict(params, images[1500:]).argmax(1) == targets[1500:].argmax(1))
    print(epoch, loss(params, images, targets), acc)
