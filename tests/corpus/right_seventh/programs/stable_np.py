import jax, jax.numpy as jnp, numpy as np
X = np.random.randn(200, 6); Y = np.random.randint(-1, 2, size=(200, 3))
def loss_fn(W, X, Y):
    z = X @ W
    l = jnp.maximum(z, 0) - z * Y + jnp.log1p(jnp.exp(-jnp.abs(z)))
    return jnp.sum(jnp.where(Y >= 0, l, 0.0)) / jnp.sum(Y >= 0)
W = jnp.zeros((6, 3))
g = jax.grad(loss_fn)(W, X, Y)
