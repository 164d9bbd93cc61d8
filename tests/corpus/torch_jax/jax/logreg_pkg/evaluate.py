import jax.numpy as jnp
from sklearn.datasets import load_breast_cancer
from sklearn.preprocessing import scale

from regression import fit, predict


def evaluate(params, x, y):
    out = predict(params, x)
    labels = jnp.where(out >= 0.5, 1, 0)
    return {"accuracy": float((labels == y).mean()), "recall": float(labels[y == 1].mean())}


if __name__ == "__main__":
    X, y = load_breast_cancer(return_X_y=True)
    X, y = jnp.asarray(scale(X)), jnp.asarray(y)
    params, losses = fit(X[:400], y[:400])
    print(losses[-1], evaluate(params, X[400:], y[400:]))
