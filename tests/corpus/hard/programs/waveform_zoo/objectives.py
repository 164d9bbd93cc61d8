import jax.numpy as jnp
import optax


def cross_entropy(out, labels):
    return optax.softmax_cross_entropy_with_integer_labels(out["output"], labels).mean()


def center(out, labels, n=3, weight=0.01):
    emb = out["embedding"]
    onehot = jnp.eye(n)[labels]
    centers = onehot.T @ emb / (onehot.sum(0)[:, None] + 1.0)
    return weight * jnp.mean(jnp.sum((emb - centers[labels]) ** 2, axis=-1))


OBJECTIVES = {"ce": cross_entropy, "center": center}


def total(names, out, labels):
    return sum(OBJECTIVES[n](out, labels) for n in names)
