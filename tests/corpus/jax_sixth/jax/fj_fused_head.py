import fromlogits.jax as fj
import jax
import jax.numpy as jnp
import optax
from sklearn.datasets import load_digits


def trunk(params, x):
    for layer in params["layers"]:
        x = jax.nn.relu(x @ layer["w"] + layer["b"])
    return x


def loss(params, x, y):
    hidden = trunk(params, x)
    return fj.linear_softmax_cross_entropy(hidden, params["out"], y, label_smoothing=0.05).mean()


def init(key, sizes, n_classes):
    keys = iter(jax.random.split(key, len(sizes)))
    layers = [
        {"w": jax.random.normal(next(keys), (a, b)) * (2 / a) ** 0.5, "b": jnp.zeros(b)} for a, b in zip(sizes, sizes[1:])
    ]
    return {"layers": layers, "out": jax.random.normal(next(keys), (n_classes, sizes[-1])) * 0.05}


x, y = load_digits(return_X_y=True)
x, y = jnp.asarray(x / 16, jnp.float32), jnp.asarray(y)
params = init(jax.random.key(0), (64, 64, 32), 10)
tx = optax.adam(3e-3)
state = tx.init(params)
grad = jax.jit(jax.value_and_grad(loss))
for _ in range(60):
    value, g = grad(params, x, y)
    updates, state = tx.update(g, state)
    params = optax.apply_updates(params, updates)
print(value, ((trunk(params, x) @ params["out"].T).argmax(1) == y).mean())
