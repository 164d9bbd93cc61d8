import jax
import jax.numpy as jnp
from sklearn.datasets import load_wine
from sklearn.preprocessing import scale


def score(params, x):
    return params["w"] @ x + params["b"]


def loss_one(params, x, y):
    z = score(params, x)
    return jax.nn.logsumexp(z) - z[y]


batched = jax.vmap(loss_one, in_axes=(None, 0, 0))
predict = jax.vmap(lambda params, x: jax.nn.softmax(score(params, x), axis=0), in_axes=(None, 0))

xs, ys = load_wine(return_X_y=True)
xs, ys = jnp.asarray(scale(xs)), jnp.asarray(ys)
params = {"w": jnp.zeros((3, 13)), "b": jnp.zeros(3)}
step = jax.jit(lambda p: jax.tree.map(lambda a, g: a - 0.5 * g, p, jax.grad(lambda q: batched(q, xs, ys).mean())(p)))
for _ in range(50):
    params = step(params)
print(batched(params, xs, ys).mean(), (predict(params, xs).argmax(1) == ys).mean())
