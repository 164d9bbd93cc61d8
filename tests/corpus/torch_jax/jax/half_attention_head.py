import jax
import jax.numpy as jnp
from sklearn.datasets import load_digits

HALF = jnp.float16


def to_half(tree):
    return jax.tree.map(lambda a: a.astype(HALF), tree)


def probabilities(params, x):
    h = jax.nn.relu(x @ params["w1"] + params["b1"])
    return jax.nn.softmax(h @ params["w2"] + params["b2"], axis=-1)


def loss(params, x, y):
    p = probabilities(to_half(params), x.astype(HALF))
    correct = p[jnp.arange(y.shape[0]), y]
    return -jnp.mean(jnp.log(correct))


X, y = load_digits(return_X_y=True)
X, y = jnp.asarray(X / 16.0), jnp.asarray(y)
k1, k2 = jax.random.split(jax.random.PRNGKey(0))
params = {
    "w1": jax.random.normal(k1, (64, 32)) * 0.15, "b1": jnp.zeros(32),
    "w2": jax.random.normal(k2, (32, 10)) * 0.2, "b2": jnp.zeros(10),
}
update = jax.jit(lambda p, x, y: jax.tree.map(lambda w, g: w - 0.5 * g, p, jax.grad(loss)(p, x, y)))
for step in range(60):
    params = update(params, X, y)
print(loss(params, X, y))
