from collections import namedtuple

import jax
import jax.numpy as jnp
import optax
from sklearn.datasets import load_wine
from sklearn.preprocessing import scale

Pure = namedtuple("Pure", "init embed classify")


def build(width, n_out):
    def init(key, dim):
        a, b = jax.random.split(key)
        return {
            "body": {"w": jax.random.normal(a, (dim, width)) * dim ** -0.5, "b": jnp.zeros(width)},
            "head": {"w": jax.random.normal(b, (width, n_out)) * width ** -0.5, "b": jnp.zeros(n_out)},
        }

    def embed(params, x):
        return jax.nn.relu(x @ params["body"]["w"] + params["body"]["b"])

    def classify(params, x):
        return embed(params, x) @ params["head"]["w"] + params["head"]["b"]

    return Pure(init, embed, classify)


model = build(24, 3)
X, y = load_wine(return_X_y=True)
X = jnp.asarray(scale(X))
params = model.init(jax.random.key(0), 13)
opt = optax.lion(1e-3)
state = opt.init(params)


@jax.jit
def train(params, state):
    def f(p):
        return optax.softmax_cross_entropy_with_integer_labels(model.classify(p, X), y).mean()
    v, g = jax.value_and_grad(f)(params)
    u, state = opt.update(g, state, params)
    return optax.apply_updates(params, u), state, v


for _ in range(80):
    params, state, v = train(params, state)
confidence = jax.nn.softmax(model.classify(params, X)).max(1)
print(v, confidence.mean(), model.embed(params, X).shape)
