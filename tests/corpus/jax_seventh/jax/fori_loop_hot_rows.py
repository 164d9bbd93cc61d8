import jax
import jax.numpy as jnp
from jax import lax
from jax.scipy import special
from sklearn.datasets import load_wine
from sklearn.preprocessing import RobustScaler

raw = load_wine()
x = jnp.asarray(RobustScaler().fit_transform(raw.data))
hot = jnp.asarray(raw.target[:, None] == jnp.arange(3), x.dtype)


def loss(w):
    z = x @ w
    logp = z - special.logsumexp(z, axis=1, keepdims=True)
    return -(hot * logp).sum() / len(x) + 1e-3 * (w ** 2).sum()


@jax.jit
def fit(w, n=300):
    return lax.fori_loop(0, n, lambda i, w: w - 0.3 * jax.grad(loss)(w), w)


w = fit(jnp.zeros((x.shape[1], 3)))
print("loss", loss(w), "accuracy", (jnp.argmax(x @ w, 1) == jnp.argmax(hot, 1)).mean())
