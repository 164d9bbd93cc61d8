import jax
import jax.numpy as jnp
import optax
from sklearn.datasets import load_iris

iris = load_iris()
X = jnp.asarray((iris.data - iris.data.mean(0)) / iris.data.std(0))
y = jnp.asarray(iris.target)


def logits(p, x):
    return jnp.tanh(x @ p["a"]) @ p["b"]


def proba(p, x):
    return jax.nn.softmax(logits(p, x))


def fit(key):
    ka, kb = jax.random.split(key)
    p = {"a": jax.random.normal(ka, (4, 8)), "b": jax.random.normal(kb, (8, 3)) * 0.1}
    tx = optax.adam(0.05)
    s = tx.init(p)
    g = jax.jit(jax.grad(lambda p: optax.softmax_cross_entropy_with_integer_labels(logits(p, X), y).mean()))
    for _ in range(40):
        u, s = tx.update(g(p), s)
        p = optax.apply_updates(p, u)
    return p


members = [fit(k) for k in jax.random.split(jax.random.key(0), 3)]
mean = jnp.mean(jnp.stack([proba(m, X) for m in members]), axis=0)
confidence = jax.nn.softmax(mean, axis=-1).max(axis=-1)
print("mean confidence", confidence.mean(), "acc", (mean.argmax(1) == y).mean())
