"""Teacher outputs are computed once and stored, the student is a linear softmax model."""
import jax
import jax.numpy as jnp
import numpy as np
import optax
from sklearn.datasets import load_wine
from sklearn.ensemble import RandomForestClassifier

data = load_wine()
x = jnp.asarray((data.data - data.data.mean(0)) / data.data.std(0))
y = jnp.asarray(data.target)


def mlp(params, x):
    h = jax.nn.swish(x @ params["w1"] + params["b1"])
    return h @ params["w2"] + params["b2"]


def init(key, hidden):
    k1, k2 = jax.random.split(key)
    return {
        "w1": 0.3 * jax.random.normal(k1, (13, hidden)), "b1": jnp.zeros(hidden),
        "w2": 0.3 * jax.random.normal(k2, (hidden, 3)), "b2": jnp.zeros(3),
    }


def fit(params, loss, steps, lr=1e-2):
    tx = optax.adam(lr)
    state = tx.init(params)

    @jax.jit
    def step(params, state):
        value, grads = jax.value_and_grad(loss)(params)
        updates, state = tx.update(grads, state)
        return optax.apply_updates(params, updates), state, value

    for _ in range(steps):
        params, state, value = step(params, state)
    return params, value


teacher, value = fit(
    init(jax.random.key(0), 64),
    lambda p: optax.softmax_cross_entropy_with_integer_labels(mlp(p, x), y).mean(),
    150,
)
print("teacher", value)
stored = jax.nn.softmax(mlp(teacher, x) / 2.0)


def distil_loss(p):
    student = jax.nn.log_softmax(mlp(p, x) / 2.0)
    return optax.losses.kl_divergence_with_log_targets(student, stored).mean()


student, value = fit(init(jax.random.key(1), 8), distil_loss, 150)
print("student", value, "agreement", jnp.mean(mlp(student, x).argmax(1) == stored.argmax(1)))
