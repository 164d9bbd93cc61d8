"""Programs of JAX that look wrong and are right, and some of their wrong neighbours."""

from __future__ import annotations

import pytest

IMPORTS = """\
import torchmetrics
from flax import linen as nn, nnx
from sklearn.metrics import confusion_matrix, f1_score, log_loss, roc_auc_score
"""
CASES = {
    "nnx accuracy positional threshold": (
        """\
x = jnp.ones((8, 4)); y = jnp.zeros(8, int)
m = nnx.Linear(4, 1, rngs=nnx.Rngs(0))
metric = nnx.metrics.Accuracy(0.5)
def loss(m):
    z = m(x)[:, 0]
    return optax.sigmoid_binary_cross_entropy(z, y).mean(), z
(l, z), g = nnx.value_and_grad(loss, has_aux=True)(m)
metric.update(logits=z, labels=y)
print(metric.compute())
""",
        {"FL501"},
    ),
    "nnx accuracy of sigmoid, right": (
        """\
x = jnp.ones((8, 4)); y = jnp.zeros(8, int)
m = nnx.Linear(4, 1, rngs=nnx.Rngs(0))
metric = nnx.metrics.Accuracy(threshold=0.5)
def loss(m):
    z = m(x)[:, 0]
    return optax.sigmoid_binary_cross_entropy(z, y).mean(), z
(l, z), g = nnx.value_and_grad(loss, has_aux=True)(m)
metric.update(logits=nnx.sigmoid(z), labels=y)
print(metric.compute())
""",
        set(),
    ),
    "sklearn metrics of jax argmax, right": (
        """\
x = np.random.rand(60, 4); y = np.random.randint(0, 2, 60)
def f(w): return x @ w
def loss(w): return optax.sigmoid_binary_cross_entropy(f(w), y).mean()
w = jnp.zeros(4)
for _ in range(5): w = w - jax.grad(loss)(w)
print(f1_score(y, np.asarray(f(w) > 0)), roc_auc_score(y, f(w)), log_loss(y, jax.nn.sigmoid(f(w))))
""",
        set(),
    ),
    "sklearn log_loss of jax logits": (
        """\
x = np.random.rand(60, 4); y = np.random.randint(0, 2, 60)
def f(w): return x @ w
def loss(w): return optax.sigmoid_binary_cross_entropy(f(w), y).mean()
w = jnp.zeros(4)
for _ in range(5): w = w - jax.grad(loss)(w)
print(log_loss(y, np.array(f(w))))
""",
        {"FL102"},
    ),
    "sklearn f1 of rounded logits": (
        """\
x = np.random.rand(60, 4); y = np.random.randint(0, 2, 60)
def f(w): return x @ w
def loss(w): return optax.sigmoid_binary_cross_entropy(f(w), y).mean()
w = jnp.zeros(4)
for _ in range(5): w = w - jax.grad(loss)(w)
print(f1_score(y, np.round(np.asarray(f(w)))))
""",
        {"FL502"},
    ),
    "sklearn confusion of one hot": (
        """\
x = np.random.rand(60, 4); Y = np.eye(3)[np.random.randint(0, 3, 60)]
def f(w): return x @ w
def loss(w): return optax.softmax_cross_entropy(f(w), Y).mean()
w = jnp.zeros((4, 3))
for _ in range(5): w = w - jax.grad(loss)(w)
print(confusion_matrix(Y, np.asarray(f(w)).argmax(1)))
""",
        {"FL503"},
    ),
    "accuracy one hot vs one hot, right": (
        """\
x = np.random.rand(60, 4); Y = np.eye(3)[np.random.randint(0, 3, 60)]
def f(w): return x @ w
def loss(w): return optax.softmax_cross_entropy(f(w), Y).mean()
w = jnp.zeros((4, 3))
for _ in range(5): w = w - jax.grad(loss)(w)
print((f(w).argmax(1) == Y.argmax(1)).mean())
""",
        set(),
    ),
    "torchmetrics on jax logits": (
        """\
x = np.random.rand(60, 4); y = np.random.randint(0, 2, 60)
def f(w): return x @ w
def loss(w): return optax.sigmoid_binary_cross_entropy(f(w), y).mean()
w = jnp.zeros(4)
for _ in range(5): w = w - jax.grad(loss)(w)
m = torchmetrics.classification.BinaryF1Score()
m.update(torch.from_numpy(np.array(f(w))), torch.from_numpy(y))
""",
        {"FL501"},
    ),
    "bf16 sigmoid log": (
        """\
x = np.random.rand(60, 4); y = np.random.randint(0, 2, 60)
def loss(w):
    p = jax.nn.sigmoid((x @ w).astype(jnp.bfloat16))
    return -(y * jnp.log(p) + (1 - y) * jnp.log(1 - p)).mean()
g = jax.grad(loss)(jnp.zeros(4))
""",
        {"FL402", "FL401"},
    ),
    "bf16 logits in float32 loss, right": (
        """\
x = np.random.rand(60, 4); y = np.random.randint(0, 2, 60)
def loss(w):
    z = (x.astype(jnp.bfloat16) @ w.astype(jnp.bfloat16)).astype(jnp.float32)
    return optax.sigmoid_binary_cross_entropy(z, y).mean()
g = jax.grad(loss)(jnp.zeros(4))
""",
        set(),
    ),
    "linen half dtype attr": (
        """\
x = np.random.rand(60, 4).astype(np.float32); y = np.random.randint(0, 3, 60)
m = nn.Dense(3, dtype=jnp.float16)
v = m.init(jax.random.key(0), x)
def loss(v):
    p = nn.softmax(m.apply(v, x))
    return -jnp.log(p)[jnp.arange(60), y].mean()
g = jax.grad(loss)(v)
""",
        {"FL402", "FL401"},
    ),
    "attention over units, right": (
        """\
class M(nnx.Module):
    def __init__(self, rngs):
        self.a = nnx.Linear(8, 1, rngs=rngs)
        self.o = nnx.Linear(8, 3, rngs=rngs)
    def __call__(self, x):
        w = nnx.softmax(self.a(x), axis=1)
        return self.o((w * x).sum(1))
x = np.random.rand(20, 5, 8).astype(np.float32); y = np.random.randint(0, 3, 20)
m = M(nnx.Rngs(0))
def loss(m): return optax.softmax_cross_entropy_with_integer_labels(m(x), y).mean()
g = nnx.grad(loss)(m)
""",
        set(),
    ),
    "policy with categorical, right": (
        """\
s = np.random.rand(60, 4); a = np.random.randint(0, 3, 60); adv = np.random.randn(60)
def pg(w):
    logits = s @ w
    lp = jax.nn.log_softmax(logits)
    chosen = jnp.sum(jax.nn.one_hot(a, 3) * lp, axis=-1)
    ent = -jnp.sum(jax.nn.softmax(logits) * lp, axis=-1)
    return -(adv * chosen + 0.01 * ent).mean()
w = jnp.zeros((4, 3))
for k in jax.random.split(jax.random.key(0), 3):
    act = jax.random.categorical(k, s @ w)
    w = w - 0.1 * jax.grad(pg)(w)
""",
        set(),
    ),
    "dqn, right": (
        """\
s = np.random.rand(60, 4); a = np.random.randint(0, 3, 60); t = np.random.randn(60)
def td(w):
    q = s @ w
    qa = jnp.sum(q * jax.nn.one_hot(a, 3), axis=-1)
    return jnp.mean((t - qa) ** 2)
g = jax.grad(td)(jnp.zeros((4, 3)))
""",
        set(),
    ),
    "dqn huber gather, right": (
        """\
s = np.random.rand(60, 4); a = np.random.randint(0, 3, 60); t = np.random.randn(60)
def td(w):
    qa = jax.vmap(lambda q, i: q[i])(s @ w, a)
    return optax.huber_loss(qa, t).mean()
g = jax.grad(td)(jnp.zeros((4, 3)))
""",
        set(),
    ),
    "policy objective of values, right": (
        """\
s = np.random.rand(60, 4); r = np.random.randn(60, 3)
def objective(w):
    pi = jax.nn.softmax(s @ w)
    return -jnp.mean(jnp.sum(pi * r, axis=-1))
g = jax.grad(objective)(jnp.zeros((4, 3)))
""",
        set(),
    ),
    "expected value by vdot, right": (
        """\
s = np.random.rand(60, 4); values = np.arange(3.0)
def objective(w):
    pi = jax.nn.softmax(s @ w)
    return -(pi @ values).mean() + ((jnp.einsum("nc,nc->n", pi, np.random.randn(60, 3))) ** 2).mean()
g = jax.grad(objective)(jnp.zeros((4, 3)))
""",
        set(),
    ),
    "soft argmax regression, right": (
        """\
s = np.random.rand(60, 4); age = np.random.rand(60)
def objective(w):
    pi = jax.nn.softmax(s @ w)
    return jnp.abs(jax.vmap(lambda p: jnp.dot(p, jnp.arange(3.0)))(pi) - age).mean()
g = jax.grad(objective)(jnp.zeros((4, 3)))
""",
        set(),
    ),
    "contrastive dot, right": (
        """\
a = np.random.rand(16, 4); b = np.random.rand(16, 4)
def loss(p):
    u, v = a @ p["u"], b @ p["v"]
    z = u @ v.T / 0.1
    i = jnp.arange(16)
    return 0.5 * (optax.softmax_cross_entropy_with_integer_labels(z, i) + optax.softmax_cross_entropy_with_integer_labels(z.T, i)).mean()
g = jax.grad(loss)({"u": jnp.ones((4, 8)), "v": jnp.ones((4, 8))})
""",
        set(),
    ),
    "matrix factorisation dot, right": (
        """\
i = np.random.randint(0, 10, 64); j = np.random.randint(0, 20, 64); y = np.random.randint(0, 2, 64)
def loss(p):
    z = jnp.sum(p["u"][i] * p["v"][j], axis=-1)
    return optax.sigmoid_binary_cross_entropy(z, y).mean()
g = jax.grad(loss)({"u": jnp.ones((10, 8)), "v": jnp.ones((20, 8))})
""",
        set(),
    ),
    "matrix factorisation vecdot": (
        """\
i = np.random.randint(0, 10, 64); j = np.random.randint(0, 20, 64); y = np.random.randint(0, 2, 64)
def loss(p):
    z = jax.nn.sigmoid(jax.vmap(jnp.dot)(p["u"][i], p["v"][j]))
    return optax.sigmoid_binary_cross_entropy(z, y).mean()
g = jax.grad(loss)({"u": jnp.ones((10, 8)), "v": jnp.ones((20, 8))})
""",
        {"FL101"},
    ),
    "double where log, right": (
        """\
x = np.random.rand(60, 4); y = np.random.rand(60)
def loss(w):
    r = jnp.exp(x @ w)
    return (r - jnp.where(y > 0, y * jnp.log(r), 0.0)).mean()
g = jax.grad(loss)(jnp.zeros(4))
""",
        set(),
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_programs(case, codes):
    program, wanted = CASES[case]
    assert codes(IMPORTS + program) == wanted
