import jax
import jax.numpy as jnp
from jax import random, vmap
from sklearn.datasets import load_wine


def dense_init(key, m, n):
    w_key, b_key = random.split(key)
    return random.normal(w_key, (n, m)) / jnp.sqrt(m), 0.01 * random.normal(b_key, (n,))


def net(params, feature):
    activations = feature
    for w, b in params[:-1]:
        activations = jax.nn.relu(jnp.dot(w, activations) + b)
    w, b = params[-1]
    return jnp.dot(w, activations) + b


batched_net = vmap(net, in_axes=(None, 0))


def negative_log_likelihood(log_probs, label):
    return -log_probs[label]


def loss(params, features, labels):
    return vmap(negative_log_likelihood)(batched_net(params, features), labels).mean()


wine = load_wine()
X = jnp.asarray((wine.data - wine.data.mean(0)) / wine.data.std(0))
y = jnp.asarray(wine.target)
keys = random.split(random.PRNGKey(0), 2)
params = [dense_init(keys[0], 13, 20), dense_init(keys[1], 20, 3)]
step = jax.jit(jax.value_and_grad(loss))
for epoch in range(40):
    value, grads = step(params, X, y)
    params = [(w - 0.02 * dw, b - 0.02 * db) for (w, b), (dw, db) in zip(params, grads)]
print("loss", value, "accuracy", jnp.mean(batched_net(params, X).argmax(-1) == y))
