import argparse

import jax
import jax.numpy as jnp
import optax
from sklearn.datasets import load_iris
from sklearn.preprocessing import scale


def make_objective(name):
    match name:
        case "ce":
            return lambda z, y: optax.softmax_cross_entropy(z, y).mean()
        case "brier":
            return lambda z, y: jnp.mean(jnp.sum((jax.nn.softmax(z) - y) ** 2, -1))
        case "bce":
            return lambda z, y: optax.sigmoid_binary_cross_entropy(z, y).sum(-1).mean()
        case "mixture":
            return lambda z, y: -jnp.mean(jnp.log(0.9 * jnp.sum(jax.nn.softmax(z) * y, -1) + 0.1 / 3))
        case _:
            raise ValueError(name)


def run(name, steps):
    x, t = load_iris(return_X_y=True)
    x, y = jnp.asarray(scale(x)), jax.nn.one_hot(t, 3)
    objective = make_objective(name)
    w = jnp.zeros((4, 3))
    grad = jax.jit(jax.grad(lambda w: objective(x @ w, y)))
    for _ in range(steps):
        w = w - 0.5 * grad(w)
    return objective(x @ w, y), ((x @ w).argmax(1) == t).mean()


parser = argparse.ArgumentParser()
parser.add_argument("--objective", choices=["ce", "brier", "bce", "mixture"], default="ce")
parser.add_argument("--steps", type=int, default=100)
args = parser.parse_args()
print(args.objective, *run(args.objective, args.steps))
