"""Cuts, scales, twofold activations and logarithms in small JAX programs, in many spellings."""

from __future__ import annotations

import pytest

WRONG = {
    "502 model fn": (
        """\
x = jnp.ones((50, 4)); y = jnp.zeros(50)
def f(w, x): return x @ w
g = jax.grad(lambda w: optax.sigmoid_binary_cross_entropy(f(w, x), y).mean())(jnp.zeros(4))
pred = jnp.where(f(g, x) > 0.5, 1, 0)
""",
        "FL502",
    ),
    "502 astype": (
        """\
x = jnp.ones((50, 4)); y = jnp.zeros(50)
def f(w, x): return x @ w
g = jax.grad(lambda w: optax.sigmoid_binary_cross_entropy(f(w, x), y).mean())(jnp.zeros(4))
acc = ((f(g, x) >= .5).astype(int) == y).mean()
""",
        "FL502",
    ),
    "502 round": (
        """\
x = jnp.ones((50, 4)); y = jnp.zeros(50)
def f(w, x): return x @ w
g = jax.grad(lambda w: optax.sigmoid_binary_cross_entropy(f(w, x), y).mean())(jnp.zeros(4))
acc = (jnp.round(f(g, x)) == y).mean()
""",
        "FL502",
    ),
    "502 rint np": (
        """\
x = jnp.ones((50, 4)); y = jnp.zeros(50)
def f(w, x): return x @ w
g = jax.grad(lambda w: optax.sigmoid_binary_cross_entropy(f(w, x), y).mean())(jnp.zeros(4))
acc = (np.rint(np.asarray(f(g, x))) == y).mean()
""",
        "FL502",
    ),
    "502 device_get": (
        """\
x = jnp.ones((50, 4)); y = jnp.zeros(50)
def f(w, x): return x @ w
g = jax.grad(lambda w: optax.sigmoid_binary_cross_entropy(f(w, x), y).mean())(jnp.zeros(4))
z = jax.device_get(f(g, x))
acc = np.mean((z > 0.5) == y)
""",
        "FL502",
    ),
    "502 tolist loop": (
        """\
x = jnp.ones((50, 4)); y = jnp.zeros(50)
def f(w, x): return x @ w
g = jax.grad(lambda w: optax.sigmoid_binary_cross_entropy(f(w, x), y).mean())(jnp.zeros(4))
right = sum(int(float(z) > 0.5) == int(t) for z, t in zip(f(g, x), y))
""",
        "FL502",
    ),
    "502 item": (
        """\
x = jnp.ones((50, 4)); y = jnp.zeros(50)
def f(w, x): return x @ w
g = jax.grad(lambda w: optax.sigmoid_binary_cross_entropy(f(w, x), y).mean())(jnp.zeros(4))
label = "yes" if f(g, x[0]).item() > 0.5 else "no"
""",
        "FL502",
    ),
    "502 greater": (
        """\
x = jnp.ones((50, 4)); y = jnp.zeros(50)
def f(w, x): return x @ w
g = jax.grad(lambda w: optax.sigmoid_binary_cross_entropy(f(w, x), y).mean())(jnp.zeros(4))
acc = jnp.greater_equal(f(g, x), 0.5)
""",
        "FL502",
    ),
    "502 digitize": (
        """\
x = jnp.ones((50, 4)); y = jnp.zeros(50)
def f(w, x): return x @ w
g = jax.grad(lambda w: optax.sigmoid_binary_cross_entropy(f(w, x), y).mean())(jnp.zeros(4))
acc = np.digitize(f(g, x), [0.5])
""",
        "FL502",
    ),
    "502 heaviside": (
        """\
x = jnp.ones((50, 4)); y = jnp.zeros(50)
def f(w, x): return x @ w
g = jax.grad(lambda w: optax.sigmoid_binary_cross_entropy(f(w, x), y).mean())(jnp.zeros(4))
acc = jnp.heaviside(f(g, x) - 0.5, 0)
""",
        "FL502",
    ),
    "502 less": (
        """\
x = jnp.ones((50, 4)); y = jnp.zeros(50)
def f(w, x): return x @ w
g = jax.grad(lambda w: optax.sigmoid_binary_cross_entropy(f(w, x), y).mean())(jnp.zeros(4))
acc = ~(f(g, x) < 0.5)
""",
        "FL502",
    ),
    "502 lambda vmap": (
        """\
x = jnp.ones((50, 4)); y = jnp.zeros(50)
def f(w, x): return x @ w
g = jax.grad(lambda w: optax.sigmoid_binary_cross_entropy(jax.vmap(f, (None, 0))(w, x), y).mean())(jnp.zeros(4))
decide = jax.jit(jax.vmap(lambda w, x: f(w, x) > 0.5, (None, 0)))
print(decide(g, x))
""",
        "FL502",
    ),
    "502 multiclass logits max": (
        """\
x = jnp.ones((50, 4)); y = jnp.zeros(50, int)
def f(w, x): return x @ w
g = jax.grad(lambda w: optax.softmax_cross_entropy_with_integer_labels(f(w, x), y).mean())(jnp.zeros((4, 3)))
z = f(g, x)
reject = jnp.where(z.max(-1) > 0.5, z.argmax(-1), -1)
""",
        "FL502",
    ),
    "105 property": (
        """\
import equinox as eqx
class M(eqx.Module):
    l: eqx.nn.Linear
    def logits(self, x): return self.l(x)
    def __call__(self, x): return jax.nn.softmax(self.logits(x))
m = M(eqx.nn.Linear(4, 3, key=jax.random.key(0)))
x = jnp.ones((50, 4))
p = jax.nn.softmax(jax.vmap(m)(x), axis=-1)
""",
        "FL105",
    ),
    "105 scores fn": (
        """\
def model(w, x): return jax.nn.sigmoid(x @ w)
x = jnp.ones((50, 4)); y = jnp.zeros(50)
g = jax.grad(lambda w: optax.l2_loss(model(w, x), y).mean())(jnp.zeros(4))
prob = 1 / (1 + jnp.exp(-model(g, x)))
""",
        "FL105",
    ),
    "105 softmax by hand twice": (
        """\
def softmax(z):
    e = jnp.exp(z - z.max(-1, keepdims=True))
    return e / e.sum(-1, keepdims=True)
def model(w, x): return softmax(x @ w)
x = jnp.ones((50, 4)); y = jnp.zeros(50, int)
g = jax.grad(lambda w: -jnp.log(model(w, x))[jnp.arange(50), y].mean())(jnp.zeros((4, 3)))
prob = softmax(model(g, x))
""",
        "FL105 FL401",
    ),
    "105 log_softmax of softmax": (
        """\
def model(w, x): return jax.nn.softmax(x @ w)
x = jnp.ones((50, 4)); y = jnp.zeros(50, int)
g = jax.grad(lambda w: -jax.nn.log_softmax(model(w, x))[jnp.arange(50), y].mean())(jnp.zeros((4, 3)))
""",
        "FL105",
    ),
    "105 expit of sigmoid": (
        """\
from jax.scipy.special import expit
def model(w, x): return expit(x @ w)
x = jnp.ones((50, 4))
w = jnp.zeros(4)
g = jax.grad(lambda w: model(w, x).sum())(w)
s = jax.nn.sigmoid(model(g, x))
""",
        "FL105",
    ),
    "106 linen": (
        """\
from flax import linen as nn
m = nn.Sequential([nn.Dense(8), nn.relu, nn.Dense(1), nn.softmax])
x = jnp.ones((50, 4)); y = jnp.zeros((50, 1))
p = m.init(jax.random.key(0), x)
g = jax.grad(lambda p: optax.sigmoid_binary_cross_entropy(m.apply(p, x), y).mean())(p)
""",
        "FL101 FL106",
    ),
    "106 integer ce one unit": (
        """\
from flax import linen as nn
m = nn.Dense(1)
x = jnp.ones((50, 4)); y = jnp.zeros(50, int)
p = m.init(jax.random.key(0), x)
g = jax.grad(lambda p: optax.softmax_cross_entropy_with_integer_labels(m.apply(p, x), y).mean())(p)
""",
        "FL106",
    ),
    "106 hand": (
        """\
x = jnp.ones((50, 4)); y = jnp.zeros((50, 1))
def loss(w):
    p = jax.nn.softmax(x @ w, axis=-1)
    p = jnp.clip(p, 1e-6, 1 - 1e-6)
    return -(y * jnp.log(p) + (1 - y) * jnp.log(1 - p)).mean()
g = jax.grad(loss)(jnp.zeros((4, 1)))
""",
        "FL106 FL401",
    ),
    "106 log_softmax one": (
        """\
x = jnp.ones((50, 4)); y = jnp.zeros(50, int)
def loss(w):
    return -jnp.take_along_axis(jax.nn.log_softmax(x @ w), y[:, None], 1).mean()
g = jax.grad(loss)(jnp.zeros((4, 1)))
""",
        "FL106",
    ),
    "107 sigmoid cat": (
        """\
x = jnp.ones((50, 4)); Y = jax.nn.one_hot(jnp.zeros(50, int), 5)
def loss(w):
    p = jax.nn.sigmoid(x @ w)
    return -(Y * jnp.log(p + 1e-7)).sum(-1).mean()
g = jax.grad(loss)(jnp.zeros((4, 5)))
""",
        "FL107 FL401",
    ),
    "107 log_sigmoid pick": (
        """\
x = jnp.ones((50, 4)); y = jnp.zeros(50, int)
def loss(w):
    return -jnp.take_along_axis(jax.nn.log_sigmoid(x @ w), y[:, None], 1).mean()
g = jax.grad(loss)(jnp.zeros((4, 5)))
""",
        "FL107",
    ),
    "107 softmax bce": (
        """\
x = jnp.ones((50, 4)); Y = jax.nn.one_hot(jnp.zeros(50, int), 5)
def loss(w):
    p = jnp.clip(jax.nn.softmax(x @ w), 1e-6, 1 - 1e-6)
    return -(Y * jnp.log(p) + (1 - Y) * jnp.log1p(-p)).mean()
g = jax.grad(loss)(jnp.zeros((4, 5)))
""",
        "FL107 FL401",
    ),
    "401 each": (
        """\
x = jnp.ones((50, 4)); y = jnp.zeros(50, int)
def loss(w):
    return -jnp.mean(jnp.log(jax.nn.softmax(x @ w))[jnp.arange(50), y])
g = jax.grad(loss)(jnp.zeros((4, 3)))
""",
        "FL401",
    ),
    "401 picked": (
        """\
x = jnp.ones((50, 4)); y = jnp.zeros(50, int)
def loss(w):
    p = jax.nn.softmax(x @ w)
    return -jnp.log(jnp.take_along_axis(p, y[:, None], 1)).mean()
g = jax.grad(loss)(jnp.zeros((4, 3)))
""",
        "FL401",
    ),
    "401 vmapped": (
        """\
x = jnp.ones((50, 4)); y = jnp.zeros(50, int)
def one(w, x, y):
    return -jnp.log(jax.nn.softmax(x @ w)[y])
g = jax.grad(lambda w: jax.vmap(one, (None, 0, 0))(w, x, y).mean())(jnp.zeros((4, 3)))
""",
        "FL401",
    ),
    "401 sigmoid where": (
        """\
x = jnp.ones((50, 4)); y = jnp.zeros(50)
def loss(w):
    p = jax.nn.sigmoid(x @ w)
    return -jnp.log(jnp.where(y == 1, p, 1 - p)).mean()
g = jax.grad(loss)(jnp.zeros(4))
""",
        "FL401",
    ),
    "401 entropy": (
        """\
x = jnp.ones((50, 4)); y = jnp.zeros(50, int)
def loss(w):
    p = jax.nn.softmax(x @ w)
    return (p * jnp.log(p)).sum(-1).mean()
g = jax.grad(loss)(jnp.zeros((4, 3)))
""",
        "FL401",
    ),
    "401 log2": (
        """\
x = jnp.ones((50, 4)); y = jnp.zeros(50, int)
def loss(w):
    return -jnp.mean(jnp.log2(jax.nn.softmax(x @ w))[jnp.arange(50), y])
g = jax.grad(loss)(jnp.zeros((4, 3)))
""",
        "FL401",
    ),
    "401 expit log1p": (
        """\
from jax.scipy.special import expit
x = jnp.ones((50, 4)); y = jnp.zeros(50)
def loss(w):
    p = expit(x @ w)
    return -(y * jnp.log(p) + (1 - y) * jnp.log1p(-p)).mean()
g = jax.grad(loss)(jnp.zeros(4))
""",
        "FL401",
    ),
    "402 bf16 dense": (
        """\
from flax import linen as nn
m = nn.Dense(3, dtype=jnp.bfloat16)
x = jnp.ones((50, 4)); y = jnp.zeros(50, int)
p = m.init(jax.random.key(0), x)
def loss(p):
    q = nn.softmax(m.apply(p, x))
    return -jnp.log(q[jnp.arange(50), y]).mean()
g = jax.grad(loss)(p)
""",
        "FL402 FL401",
    ),
    "501 nnx metric": (
        """\
from flax import nnx
m = nnx.Linear(4, 1, rngs=nnx.Rngs(0))
x = jnp.ones((50, 4)); y = jnp.zeros(50)
g = nnx.grad(lambda m: optax.sigmoid_binary_cross_entropy(m(x)[:, 0], y).mean())(m)
acc = nnx.metrics.Accuracy(threshold=0.5)
acc.update(logits=m(x)[:, 0], labels=y.astype(int))
""",
        "FL501",
    ),
    "503 nnx metric": (
        """\
from flax import nnx
m = nnx.Linear(4, 3, rngs=nnx.Rngs(0))
x = jnp.ones((50, 4)); Y = jax.nn.one_hot(jnp.zeros(50, int), 3)
g = nnx.grad(lambda m: optax.softmax_cross_entropy(m(x), Y).mean())(m)
acc = nnx.metrics.Accuracy()
acc.update(logits=m(x), labels=Y)
""",
        "FL503",
    ),
    "103 nnx logits nll": (
        """\
x = jnp.ones((50, 4)); y = jnp.zeros(50, int)
def loss(w):
    return -(x @ w)[jnp.arange(50), y].mean()
g = jax.grad(loss)(jnp.zeros((4, 3)))
""",
        "FL103",
    ),
    "103 onehot mult": (
        """\
x = jnp.ones((50, 4)); Y = jax.nn.one_hot(jnp.zeros(50, int), 3)
def loss(w):
    return -(Y * (x @ w)).sum(-1).mean()
g = jax.grad(loss)(jnp.zeros((4, 3)))
""",
        "FL103",
    ),
    "103 vdot": (
        """\
x = jnp.ones((50, 4)); Y = jax.nn.one_hot(jnp.zeros(50, int), 3)
def loss(w):
    return -jnp.vdot(Y, jax.nn.softmax(x @ w)) / 50
g = jax.grad(loss)(jnp.zeros((4, 3)))
""",
        "FL103",
    ),
    "103 xlogy of log": (
        """\
from jax.scipy.special import xlogy
x = jnp.ones((50, 4)); Y = jax.nn.one_hot(jnp.zeros(50, int), 3)
def loss(w):
    return -xlogy(Y, jax.nn.log_softmax(x @ w)).sum(-1).mean()
g = jax.grad(loss)(jnp.zeros((4, 3)))
""",
        "FL103",
    ),
    "103 at mask choose": (
        """\
x = jnp.ones((50, 4)); y = jnp.zeros(50, int)
def loss(w):
    lp = jax.nn.softmax(x @ w)
    return -jnp.where(jax.nn.one_hot(y, 3, dtype=bool), lp, 0).sum(-1).mean()
g = jax.grad(loss)(jnp.zeros((4, 3)))
""",
        "FL103",
    ),
}
RIGHT = {
    "502 max softmax r": """\
x = jnp.ones((50, 4)); y = jnp.zeros(50, int)
def f(w, x): return x @ w
g = jax.grad(lambda w: optax.softmax_cross_entropy_with_integer_labels(f(w, x), y).mean())(jnp.zeros((4, 3)))
p = jax.nn.softmax(f(g, x))
sure = p.max(-1) > 0.5
reject = jnp.where(p.max(-1) > 0.5, p.argmax(-1), -1)
""",
    "105 attention r": """\
x = jnp.ones((50, 6, 4)); y = jnp.zeros(50, int)
def loss(p):
    a = jax.nn.softmax(x @ p["a"], axis=1)
    h = (a * x).sum(1)
    gate = jax.nn.sigmoid(h @ p["g"])
    return optax.softmax_cross_entropy_with_integer_labels((gate * h) @ p["o"], y).mean()
g = jax.grad(loss)({"a": jnp.zeros((4, 1)), "g": jnp.zeros((4, 4)), "o": jnp.zeros((4, 3))})
""",
    "105 gumbel softmax r": """\
x = jnp.ones((50, 4)); y = jnp.zeros(50, int)
def loss(p, k):
    q = jax.nn.softmax((x @ p["q"] + jax.random.gumbel(k, (50, 8))) / 0.5)
    return optax.softmax_cross_entropy_with_integer_labels(q @ p["o"], y).mean()
g = jax.grad(loss)({"q": jnp.zeros((4, 8)), "o": jnp.zeros((8, 3))}, jax.random.key(0))
""",
    "106 attention over instances r": """\
x = jnp.ones((50, 6, 4)); y = jnp.zeros(50)
def loss(p):
    a = jax.nn.softmax(x @ p["a"], axis=1)
    z = ((a * x).sum(1) @ p["o"])[:, 0]
    return optax.sigmoid_binary_cross_entropy(z, y).mean()
g = jax.grad(loss)({"a": jnp.zeros((4, 1)), "o": jnp.zeros((4, 1))})
""",
    "107 sigmoid multilabel r": """\
x = jnp.ones((50, 4)); Y = jax.random.bernoulli(jax.random.key(0), 0.3, (50, 5)).astype(float)
def loss(w):
    z = x @ w
    return -(Y * jax.nn.log_sigmoid(z) + (1 - Y) * jax.nn.log_sigmoid(-z)).sum(-1).mean()
g = jax.grad(loss)(jnp.zeros((4, 5)))
""",
    "402 r float32 before": """\
from flax import linen as nn
m = nn.Dense(3, dtype=jnp.bfloat16)
x = jnp.ones((50, 4)); y = jnp.zeros(50, int)
p = m.init(jax.random.key(0), x)
def loss(p):
    z = m.apply(p, x).astype(jnp.float32)
    return optax.softmax_cross_entropy_with_integer_labels(z, y).mean()
g = jax.grad(loss)(p)
""",
    "501 nnx metric r": """\
from flax import nnx
m = nnx.Linear(4, 1, rngs=nnx.Rngs(0))
x = jnp.ones((50, 4)); y = jnp.zeros(50)
g = nnx.grad(lambda m: optax.sigmoid_binary_cross_entropy(m(x)[:, 0], y).mean())(m)
acc = nnx.metrics.Accuracy(threshold=0.0)
acc.update(logits=m(x)[:, 0], labels=y.astype(int))
acc2 = nnx.metrics.Accuracy(threshold=0.5)
acc2.update(logits=nnx.sigmoid(m(x)[:, 0]), labels=y.astype(int))
""",
    "nce pair picks": """\
x = jnp.ones((50, 4)); y = jnp.zeros(50, int); n = jnp.ones(50, int)
def loss(w):
    z = x @ w
    pos = jnp.take_along_axis(jax.nn.log_sigmoid(z), y[:, None], 1)
    neg = jnp.take_along_axis(jax.nn.log_sigmoid(-z), n[:, None], 1)
    return -(pos + neg).mean()
g = jax.grad(loss)(jnp.zeros((4, 5)))
""",
    "sinkhorn": """\
def softmax(z, axis):
    e = jnp.exp(z)
    return e / e.sum(axis, keepdims=True)
x = jnp.ones((5, 4)); y = jnp.zeros(5, int)
def loss(w):
    p = softmax(x @ w, 1)
    for _ in range(10):
        p = p / p.sum(0, keepdims=True)
        p = p / p.sum(1, keepdims=True)
    return ((p - jax.nn.one_hot(y, 3)) ** 2).mean()
g = jax.grad(loss)(jnp.zeros((4, 3)))
""",
    "softmax helper for both": """\
def softmax(z):
    e = jnp.exp(z - z.max(-1, keepdims=True))
    return e / e.sum(-1, keepdims=True)
x = jnp.ones((50, 6, 4)); y = jnp.zeros(50, int)
def net(p, x):
    a = softmax((x @ p["a"])[..., 0])
    h = (a[..., None] * x).sum(1)
    return softmax(h @ p["o"])
g = jax.grad(lambda p: ((net(p, x) - jax.nn.one_hot(y, 3)) ** 2).sum(-1).mean())({"a": jnp.zeros((4, 1)), "o": jnp.zeros((4, 3))})
""",
    "softmax helper two layers of moe": """\
def softmax(z):
    e = jnp.exp(z - z.max(-1, keepdims=True))
    return e / e.sum(-1, keepdims=True)
x = jnp.ones((50, 4)); y = jnp.zeros(50, int)
def net(p, x):
    gate = softmax(x @ p["g"])
    each = softmax(jnp.einsum("nd,kdc->nkc", x, p["e"]))
    return (gate[..., None] * each).sum(1)
g = jax.grad(lambda p: ((net(p, x) - jax.nn.one_hot(y, 3)) ** 2).sum(-1).mean())({"g": jnp.zeros((4, 2)), "e": jnp.zeros((2, 4, 3))})
""",
}


@pytest.mark.parametrize("name", WRONG)
def test_wrong(codes, name):
    program, wanted = WRONG[name]
    assert codes(program) == set(wanted.split())


@pytest.mark.parametrize("name", RIGHT)
def test_right(codes, name):
    assert codes(RIGHT[name]) == set()
