import jax
import jax.numpy as jnp
import numpy as np
import optax

records = [
    {"age": 61, "dose": 2.0, "relapse": 1.0},
    {"age": 45, "dose": 1.0, "relapse": 0.0},
    {"age": 70, "dose": 2.5, "relapse": float("nan")},
    {"age": 38, "dose": 0.5, "relapse": 0.0},
    {"age": 66, "dose": 1.5, "relapse": 1.0},
    {"age": 52, "dose": 2.0, "relapse": float("nan")},
    {"age": 49, "dose": 3.0, "relapse": 0.0},
    {"age": 73, "dose": 0.5, "relapse": 1.0},
]
x = np.array([[r["age"] / 50 - 1, r["dose"] - 1.5] for r in records])
y = np.array([r["relapse"] for r in records])


def risk_logit(p, x):
    return x @ p["beta"] + p["alpha"]


def loss(p, x, y):
    return jnp.mean(optax.sigmoid_binary_cross_entropy(risk_logit(p, x), y))


p = {"beta": jnp.zeros(2), "alpha": 0.0}
for step in range(100):
    value, g = jax.value_and_grad(loss)(p, x, y)
    p = jax.tree.map(lambda a, b: a - 0.3 * b, p, g)
print("loss", value, "odds", jnp.exp(risk_logit(p, x)))
