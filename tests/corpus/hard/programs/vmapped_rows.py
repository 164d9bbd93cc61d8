import jax
import jax.numpy as jnp
from jax import grad, jit, random, vmap
from jax.scipy.special import logsumexp
from sklearn.datasets import load_digits


def random_layer_params(m, n, key, scale=1e-1):
    w_key, b_key = random.split(key)
    return scale * random.normal(w_key, (n, m)), scale * random.normal(b_key, (n,))


def init_network_params(sizes, key):
    return [random_layer_params(m, n, k) for m, n, k in zip(sizes[:-1], sizes[1:], random.split(key, len(sizes)))]


def classify(params, image):
    """one image, no batch dimension"""
    activations = image
    for w, b in params[:-1]:
        activations = jax.nn.softplus(jnp.dot(w, activations) + b)
    w, b = params[-1]
    z = jnp.dot(w, activations) + b
    return jax.nn.log_softmax(z, axis=0)


def classify_by_hand(params, image):
    activations = image
    for w, b in params[:-1]:
        activations = jax.nn.softplus(jnp.dot(w, activations) + b)
    w, b = params[-1]
    z = jnp.dot(w, activations) + b
    return z - logsumexp(z)


batched_classify = vmap(classify, in_axes=(None, 0))


def loss(params, images, targets):
    return -jnp.mean(batched_classify(params, images)[jnp.arange(targets.shape[0]), targets])


@jit
def update(params, x, y, lr):
    return [(w - lr * dw, b - lr * db) for (w, b), (dw, db) in zip(params, grad(loss)(params, x, y))]


x, y = load_digits(return_X_y=True)
x, y = jnp.asarray(x / 16.0), jnp.asarray(y)
params = init_network_params([64, 48, 10], random.PRNGKey(0))
for epoch in range(5):
    for i in range(0, 1500, 50):
        params = update(params, x[i:i + 50], y[i:i + 50], 0.3)
    print(epoch, loss(params, x[1500:], y[1500:]))
same = jnp.allclose(batched_classify(params, x[:20]), vmap(classify_by_hand, (None, 0))(params, x[:20]), atol=1e-4)
print("hand-written version agrees:", same)
