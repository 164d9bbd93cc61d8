import jax
import jax.numpy as jnp
from jax.scipy.special import logsumexp
from sklearn.datasets import make_blobs

X, y = make_blobs(500, centers=5, n_features=4, random_state=1)
X, y = jnp.asarray((X - X.mean(0)) / X.std(0)), jnp.asarray(y)


def scores(params, x):
    h = jax.nn.silu(x @ params["w1"])
    return h @ params["w2"] + params["b2"]


def cross_entropy(probs, labels):
    picked = jnp.take_along_axis(probs, labels[:, None], axis=-1)[:, 0]
    return jnp.mean(logsumexp(probs, axis=-1) - picked)


k1, k2 = jax.random.split(jax.random.PRNGKey(0))
params = {"w1": jax.random.normal(k1, (4, 20)) * 0.5, "w2": jax.random.normal(k2, (20, 5)) * 0.3, "b2": jnp.zeros(5)}
grad = jax.jit(jax.value_and_grad(lambda p: cross_entropy(scores(p, X), y)))
for _ in range(100):
    loss, g = grad(params)
    params = jax.tree.map(lambda p, d: p - 0.3 * d, params, g)
print(loss, (scores(params, X).argmax(1) == y).mean())
