import jax
import jax.numpy as jnp
import numpy as np
import optax

STATES, T = 3, 20


def init(key):
    a, b = jax.random.split(key)
    return {"conv": 0.3 * jax.random.normal(a, (12, 4, 5)), "out": 0.3 * jax.random.normal(b, (STATES, 12))}


def emissions(params, x):
    """x (B, 4, T) -> (B, STATES, T)"""
    h = jax.lax.conv_general_dilated(x, params["conv"], window_strides=(1,), padding="SAME")
    return jnp.einsum("sc,bct->bst", params["out"], jax.nn.relu(h))


def loss(params, x, z):
    scores = emissions(params, x)
    return optax.softmax_cross_entropy_with_integer_labels(scores, z, axis=1).mean()


def traces(rng, n):
    z = np.repeat(rng.integers(0, STATES, (n, T // 5)), 5, axis=1)
    x = rng.normal(size=(n, 4, T)) * 0.5
    x[:, :STATES] += np.eye(STATES)[z].transpose(0, 2, 1)
    return x.astype(np.float32), z


rng = np.random.default_rng(0)
params = init(jax.random.PRNGKey(0))
tx = optax.adam(1e-2)
state = tx.init(params)
grad = jax.jit(jax.value_and_grad(loss))
for i in range(100):
    v, g = grad(params, *traces(rng, 32))
    u, state = tx.update(g, state)
    params = optax.apply_updates(params, u)
x, z = traces(rng, 100)
post = jax.nn.softmax(emissions(params, x), axis=1)
print(v, (post.argmax(1) == z).mean(), "mean confidence", post.max(axis=1).mean())
