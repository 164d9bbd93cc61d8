import jax
import jax.numpy as jnp
import optax
from sklearn.datasets import load_iris

iris = load_iris()
x = jnp.asarray(iris.data - iris.data.mean(0))
y = jnp.asarray(iris.target).reshape(-1, 1)


def cross_entropy(logits, labels):
    return -jnp.mean(jnp.sum(labels * jax.nn.log_softmax(logits), axis=-1))


def net(p, x):
    return jax.nn.selu(x @ p["a"]) @ p["b"]


k = jax.random.split(jax.random.key(7))
p = {"a": jax.random.normal(k[0], (4, 10)) * 0.5, "b": jax.random.normal(k[1], (10, 3)) * 0.3}
tx = optax.adam(1e-2)
state = tx.init(p)
value_and_grad = jax.jit(jax.value_and_grad(lambda p: cross_entropy(net(p, x), y)))
for i in range(100):
    value, g = value_and_grad(p)
    u, state = tx.update(g, state)
    p = optax.apply_updates(p, u)
print(value, jnp.mean(net(p, x).argmax(-1) == y[:, 0]))
