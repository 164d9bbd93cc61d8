import jax
import jax.numpy as jnp
import numpy as np
import optax
from sklearn.datasets import load_digits

# Images as columns, as the lecture notes have them: x is (features, n), scores are (classes, n).
digits = load_digits()
x = (digits.data / 16).T.astype(np.float32)
y = digits.target.astype(np.int8)


def scores(p, x):
    return p["w2"] @ jnp.maximum(p["w1"] @ x + p["b1"][:, None], 0) + p["b2"][:, None]


def loss(p, x, y):
    logp = jax.nn.log_softmax(scores(p, x), axis=0)
    return -logp[y, jnp.arange(x.shape[1])].mean()


def probabilities(p, x):
    return jax.nn.softmax(scores(p, x), axis=0)


k1, k2 = jax.random.split(jax.random.key(0))
p = {
    "w1": jax.random.normal(k1, (32, 64)) / 8, "b1": jnp.zeros(32),
    "w2": jax.random.normal(k2, (10, 32)) / 6, "b2": jnp.zeros(10),
}
tx = optax.adam(5e-3)
state = tx.init(p)
vg = jax.jit(jax.value_and_grad(loss))
for _ in range(60):
    value, g = vg(p, x, y)
    u, state = tx.update(g, state)
    p = optax.apply_updates(p, u)
print(value, (probabilities(p, x).argmax(axis=0) == y).mean())
