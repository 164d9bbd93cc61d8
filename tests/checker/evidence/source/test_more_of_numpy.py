"""Functions that write where they are told to, vectors one at a time, products and choices of lax, scores of every kind."""

from __future__ import annotations

import pytest

WRONG = {
    "apply_along_axis": (
        """\
def soft(z):
    e = jnp.exp(z - z.max())
    return e / e.sum()
x = jnp.ones((50, 4)); y = jnp.zeros(50, int)
def loss(w):
    p = jnp.apply_along_axis(soft, 1, x @ w)
    return -jnp.log(p[jnp.arange(50), y]).mean()
g = jax.grad(loss)(jnp.zeros((4, 3)))
""",
        "FL401",
    ),
    "apply_along softmax ce": (
        """\
x = jnp.ones((50, 4)); y = jnp.zeros(50, int)
def loss(w):
    p = jnp.apply_along_axis(jax.nn.softmax, 1, x @ w)
    return optax.softmax_cross_entropy_with_integer_labels(p, y).mean()
g = jax.grad(loss)(jnp.zeros((4, 3)))
""",
        "FL101",
    ),
    "dot_general log": (
        """\
x = jnp.ones((50, 4)); y = jnp.zeros(50, int)
def loss(w):
    z = jax.lax.dot_general(x, w, (((1,), (0,)), ((), ())))
    return -jnp.log(z[jnp.arange(50), y]).mean()
g = jax.grad(loss)(jnp.zeros((4, 3)))
""",
        "FL102",
    ),
    "lax reduce": (
        """\
x = jnp.ones((50, 4)); y = jnp.zeros(50, int)
def loss(w):
    z = x @ w
    e = jax.lax.exp(z)
    p = e / jax.lax.reduce_sum(e, axes=(0,))
    return -jnp.log(p[jnp.arange(50), y] + 1e-7).mean()
g = jax.grad(loss)(jnp.zeros((4, 3)))
""",
        "FL302 FL401",
    ),
    "select_n": (
        """\
x = jnp.ones((50, 4))
y = jax.lax.select_n(jnp.arange(50) > 25, jnp.full(50, -1), jnp.full(50, 1))
g = jax.grad(lambda w: optax.sigmoid_binary_cross_entropy(x @ w, y).mean())(jnp.zeros(4))
""",
        "FL204",
    ),
    "rel_entr logits": (
        """\
from jax.scipy.special import rel_entr
x = jnp.ones((50, 4)); t = jax.nn.softmax(jax.random.normal(jax.random.key(0), (50, 3)))
g = jax.grad(lambda w: rel_entr(t, x @ w).sum(-1).mean())(jnp.zeros((4, 3)))
""",
        "FL102",
    ),
    "kl_div logits": (
        """\
from jax.scipy.special import kl_div
x = jnp.ones((50, 4)); t = jax.nn.softmax(jax.random.normal(jax.random.key(0), (50, 3)))
g = jax.grad(lambda w: kl_div(t, x @ w).sum(-1).mean())(jnp.zeros((4, 3)))
""",
        "FL102",
    ),
    "out kw": (
        """\
y = np.array([0, 1, 2, 1])
np.add(y, 1, out=y)
x = jnp.ones((4, 4))
g = jax.grad(lambda w: optax.softmax_cross_entropy_with_integer_labels(x @ w, y).mean())(jnp.zeros((4, 3)))
print(g)
""",
        "FL204",
    ),
    "d2 brier": (
        """\
from sklearn.linear_model import LogisticRegression
from sklearn.datasets import load_breast_cancer
from sklearn.metrics import d2_brier_score
X, y = load_breast_cancer(return_X_y=True)
m = LogisticRegression().fit(X, y)
print(d2_brier_score(y, m.decision_function(X)))
""",
        "FL102",
    ),
    "display swapped": (
        """\
from sklearn.linear_model import LogisticRegression
from sklearn.datasets import load_breast_cancer
from sklearn.metrics import RocCurveDisplay, log_loss
X, y = load_breast_cancer(return_X_y=True)
m = LogisticRegression().fit(X, y)
RocCurveDisplay.from_predictions(m.predict_proba(X)[:, 1], y)
""",
        "FL303",
    ),
}
RIGHT = {
    "apply_along r": """\
x = jnp.ones((50, 4)); y = jnp.zeros(50, int)
def loss(w):
    p = jnp.apply_along_axis(jax.nn.log_softmax, -1, x @ w)
    return -p[jnp.arange(50), y].mean()
g = jax.grad(loss)(jnp.zeros((4, 3)))
""",
    "putmask r": """\
y = np.array([0, 1, -1, 2])
np.putmask(y, y < 0, 0)
x = jnp.ones((4, 4))
g = jax.grad(lambda w: optax.softmax_cross_entropy_with_integer_labels(x @ w, y).mean())(jnp.zeros((4, 3)))
print(g)
""",
    "place r": """\
y = np.array([0, 1, -1, 2])
np.place(y, y < 0, 0)
x = jnp.ones((4, 4))
g = jax.grad(lambda w: optax.softmax_cross_entropy_with_integer_labels(x @ w, y).mean())(jnp.zeros((4, 3)))
print(g)
""",
    "copyto r": """\
y = np.full(4, -1)
np.copyto(y, np.array([0, 1, 1, 2]))
x = jnp.ones((4, 4))
g = jax.grad(lambda w: optax.softmax_cross_entropy_with_integer_labels(x @ w, y).mean())(jnp.zeros((4, 3)))
print(g)
""",
    "copyto where r": """\
y = np.array([0, 1, -1, 2])
np.copyto(y, 0, where=y < 0)
x = jnp.ones((4, 4))
g = jax.grad(lambda w: optax.softmax_cross_entropy_with_integer_labels(x @ w, y).mean())(jnp.zeros((4, 3)))
print(g)
""",
    "out kw r": """\
y = np.array([1, 2, 3, 1])
np.subtract(y, 1, out=y)
x = jnp.ones((4, 4))
g = jax.grad(lambda w: optax.softmax_cross_entropy_with_integer_labels(x @ w, y).mean())(jnp.zeros((4, 3)))
print(g)
""",
    "fill_diagonal r": """\
y = np.zeros((3, 3))
np.fill_diagonal(y, 1)
x = jnp.ones((3, 4))
g = jax.grad(lambda w: optax.softmax_cross_entropy(x @ w, y).mean())(jnp.zeros((4, 3)))
print(g)
""",
    "kappa swapped r": """\
from sklearn.linear_model import LogisticRegression
from sklearn.datasets import load_breast_cancer
from sklearn.metrics import cohen_kappa_score
X, y = load_breast_cancer(return_X_y=True)
m = LogisticRegression().fit(X, y)
print(cohen_kappa_score(m.predict(X), y))
""",
    "display r": """\
from sklearn.linear_model import LogisticRegression
from sklearn.datasets import load_breast_cancer
from sklearn.metrics import RocCurveDisplay, PrecisionRecallDisplay, ConfusionMatrixDisplay, log_loss
X, y = load_breast_cancer(return_X_y=True)
m = LogisticRegression().fit(X, y)
RocCurveDisplay.from_predictions(y, m.decision_function(X))
PrecisionRecallDisplay.from_predictions(y, m.predict_proba(X)[:, 1])
ConfusionMatrixDisplay.from_predictions(y, m.predict(X))
""",
}


@pytest.mark.parametrize("name", WRONG)
def test_wrong(codes, name):
    program, wanted = WRONG[name]
    assert codes(program) == set(wanted.split())


@pytest.mark.parametrize("name", RIGHT)
def test_right(codes, name):
    assert codes(RIGHT[name]) == set()
