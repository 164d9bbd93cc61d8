import jax
import jax.numpy as jnp
import optax
from sklearn.datasets import make_moons

X, y = make_moons(300, noise=0.1, random_state=6)
X, y = jnp.asarray(X), jnp.asarray(y, jnp.float32)


def score(params, x):
    h = jnp.sin(params["w"] @ x + params["b"])
    return params["v"] @ h


def loss(params):
    z = jax.vmap(score, in_axes=(None, 0))(params, X)
    return optax.sigmoid_binary_cross_entropy(z, y).mean()


k1, k2 = jax.random.split(jax.random.PRNGKey(1))
params = {"w": jax.random.normal(k1, (30, 2)), "b": jnp.zeros(30), "v": 0.1 * jax.random.normal(k2, (30,))}
tx = optax.adam(0.02)
state = tx.init(params)
vg = jax.jit(jax.value_and_grad(loss))
for _ in range(100):
    v, g = vg(params)
    u, state = tx.update(g, state)
    params = optax.apply_updates(params, u)
predict = jax.jit(jax.vmap(lambda x: score(params, x) >= 0.5))
print(v, (predict(X) == y).mean())
