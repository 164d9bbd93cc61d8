"""Small (init, apply) pairs in the style of haiku.transform, without haiku."""
from collections import namedtuple

import jax
import jax.numpy as jnp
from sklearn.datasets import load_breast_cancer
from sklearn.preprocessing import robust_scale

Transformed = namedtuple("Transformed", ["init", "apply"])


def linear(n_out):
    def init(key, n_in):
        w = jax.random.normal(key, (n_in, n_out)) / jnp.sqrt(n_in)
        return {"w": w, "b": jnp.zeros((n_out,))}, n_out

    def apply(p, x):
        return jnp.dot(x, p["w"]) + p["b"]
    return Transformed(init, apply)


def pointwise(fn):
    return Transformed(lambda key, n_in: ({}, n_in), lambda p, x: fn(x))


def chain(*parts):
    def init(key, n_in):
        params = []
        for part in parts:
            key, sub = jax.random.split(key)
            p, n_in = part.init(sub, n_in)
            params.append(p)
        return params, n_in

    def apply(params, x):
        for part, p in zip(parts, params):
            x = part.apply(p, x)
        return x
    return Transformed(init, apply)


def tumour_net(n_outputs=1):
    return chain(linear(32), pointwise(jnp.tanh), linear(n_outputs), pointwise(jax.nn.softmax))


def bce(p, t):
    p = jnp.clip(p, 1e-6, 1.0 - 1e-6)
    return -jnp.mean(t * jnp.log(p) + (1.0 - t) * jnp.log1p(-p))


net = tumour_net()
X, y = load_breast_cancer(return_X_y=True)
X, y = jnp.asarray(robust_scale(X)), jnp.asarray(y, jnp.float32)
params, _ = net.init(jax.random.PRNGKey(2), X.shape[1])


@jax.jit
def sgd(params, lr):
    value, grads = jax.value_and_grad(lambda q: bce(net.apply(q, X)[:, 0], y))(params)
    return jax.tree.map(lambda p, g: p - lr * g, params, grads), value


for t in range(100):
    params, value = sgd(params, 0.05 / (1 + 0.01 * t))
    if t % 25 == 0:
        print(t, value)
print("train accuracy", jnp.mean((net.apply(params, X)[:, 0] > 0.5) == (y == 1)))
