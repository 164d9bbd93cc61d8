import jax
import jax.numpy as jnp
import optax
import pandas as pd

frame = pd.DataFrame({
    "alcohol": [12.1, 13.2, 14.0, 12.5, 13.7, 13.1, 12.0, 13.9, 12.8, 14.2],
    "acid": [1.1, 2.3, 1.7, 0.9, 2.9, 2.4, 1.3, 1.8, 2.6, 1.6],
    "grade": [0, 1, 2, 0, 1, 1, 0, 2, 1, 2],
})
x = jnp.asarray(frame[["alcohol", "acid"]].to_numpy())
x = (x - x.mean(axis=0)) / x.std(axis=0)
y = jnp.asarray(frame[["grade"]].to_numpy())


def init(rng, sizes=(2, 8, 3)):
    params = []
    for m, n in zip(sizes[:-1], sizes[1:]):
        rng, sub = jax.random.split(rng)
        params.append({"w": jax.random.normal(sub, (m, n)) * jnp.sqrt(1 / m), "b": jnp.zeros((n,))})
    return params


def predict(params, x):
    *hidden, last = params
    for layer in hidden:
        x = jnp.tanh(x @ layer["w"] + layer["b"])
    return x @ last["w"] + last["b"]


def loss(params, x, y):
    return jnp.mean(optax.softmax_cross_entropy(predict(params, x), y))


params = init(jax.random.key(0))
tx = optax.adam(0.05)
state = tx.init(params)
for _ in range(80):
    value, grads = jax.value_and_grad(loss)(params, x, y)
    updates, state = tx.update(grads, state)
    params = optax.apply_updates(params, updates)
print(value, predict(params, x).argmax(1), y.ravel())
