"""Every rule about labels, shapes and order in small JAX programs, and those that look wrong and are right."""

from __future__ import annotations

import pytest

WRONG = {
    "FL201 optax ids one_hot arg": (
        """\
from sklearn.datasets import load_iris
x, y = load_iris(return_X_y=True)
Y = jax.nn.one_hot(y, 3)
g = jax.grad(lambda w: optax.softmax_cross_entropy_with_integer_labels(x @ w, Y).mean())(jnp.zeros((4, 3)))
""",
        "FL201",
    ),
    "FL201 one-hot comparison": (
        """\
from sklearn.datasets import load_iris
x, y = load_iris(return_X_y=True)
Y = (y[:, None] == jnp.arange(3)).astype(jnp.int32)
g = jax.grad(lambda w: optax.softmax_cross_entropy_with_integer_labels(x @ w, Y).mean())(jnp.zeros((4, 3)))
""",
        "FL201",
    ),
    "FL201 pandas dummies": (
        """\
import pandas as pd
from sklearn.datasets import load_iris
x, y = load_iris(return_X_y=True)
Y = pd.get_dummies(y).to_numpy()
g = jax.grad(lambda w: optax.softmax_cross_entropy_with_integer_labels(x @ w, Y).mean())(jnp.zeros((4, 3)))
""",
        "FL201",
    ),
    "FL201 ohe": (
        """\
from sklearn.preprocessing import OneHotEncoder
from sklearn.datasets import load_iris
x, y = load_iris(return_X_y=True)
Y = OneHotEncoder(sparse_output=False).fit_transform(y.reshape(-1, 1))
g = jax.grad(lambda w: optax.softmax_cross_entropy_with_integer_labels(x @ w, Y.astype(int)).mean())(jnp.zeros((4, 3)))
""",
        "FL201",
    ),
    "FL201 at set": (
        """\
from sklearn.datasets import load_iris
x, y = load_iris(return_X_y=True)
Y = jnp.zeros((150, 3)).at[jnp.arange(150), y].set(1)
g = jax.grad(lambda w: optax.softmax_cross_entropy_with_integer_labels(x @ w, Y).mean())(jnp.zeros((4, 3)))
""",
        "FL201",
    ),
    "FL201 vmap one_hot": (
        """\
from sklearn.datasets import load_iris
x, y = load_iris(return_X_y=True)
Y = jax.vmap(lambda i: jax.nn.one_hot(i, 3))(y)
g = jax.grad(lambda w: optax.softmax_cross_entropy_with_integer_labels(x @ w, Y).mean())(jnp.zeros((4, 3)))
""",
        "FL201",
    ),
    "FL202 ids dense": (
        """\
from sklearn.datasets import load_iris
x, y = load_iris(return_X_y=True)
g = jax.grad(lambda w: optax.softmax_cross_entropy(x @ w, y).mean())(jnp.zeros((4, 3)))
""",
        "FL202",
    ),
    "FL202 argmax ids": (
        """\
from sklearn.datasets import load_iris
x, y = load_iris(return_X_y=True)
Y = jax.nn.one_hot(y, 3)
g = jax.grad(lambda w: optax.softmax_cross_entropy(x @ w, Y.argmax(-1)).mean())(jnp.zeros((4, 3)))
""",
        "FL202",
    ),
    "FL202 poly": (
        """\
from sklearn.datasets import load_iris
x, y = load_iris(return_X_y=True)
g = jax.grad(lambda w: optax.poly_loss_cross_entropy(x @ w, y).mean())(jnp.zeros((4, 3)))
""",
        "FL202",
    ),
    "FL202 kl": (
        """\
from sklearn.datasets import load_iris
x, y = load_iris(return_X_y=True)
g = jax.grad(lambda w: optax.kl_divergence(jax.nn.log_softmax(x @ w), y).mean())(jnp.zeros((4, 3)))
""",
        "FL202",
    ),
    "FL202 hand rows": (
        """\
from sklearn.datasets import load_iris
x, y = load_iris(return_X_y=True)
g = jax.grad(lambda w: -(y[:, None] * jax.nn.log_softmax(x @ w)).sum(-1).mean())(jnp.zeros((4, 3)))
""",
        "FL202",
    ),
    "FL202 hand rows log p": (
        """\
from sklearn.datasets import load_iris
x, y = load_iris(return_X_y=True)
g = jax.grad(lambda w: -(y[:, None] * jnp.log(jax.nn.softmax(x @ w))).sum(-1).mean())(jnp.zeros((4, 3)))
""",
        "FL202 FL401",
    ),
    "FL204 one based": (
        """\
from sklearn.datasets import load_iris
x, y = load_iris(return_X_y=True)
y = y + 1
g = jax.grad(lambda w: optax.softmax_cross_entropy_with_integer_labels(x @ w, y).mean())(jnp.zeros((4, 3)))
""",
        "FL204",
    ),
    "FL204 one based oh": (
        """\
from sklearn.datasets import load_iris
x, y = load_iris(return_X_y=True)
Y = jax.nn.one_hot(y + 1, 3)
g = jax.grad(lambda w: optax.softmax_cross_entropy(x @ w, Y).mean())(jnp.zeros((4, 3)))
""",
        "FL204",
    ),
    "FL204 enumerate start": (
        """\
names = ["a", "b", "c"]
ids = {n: i for i, n in enumerate(names, start=1)}
x = jnp.ones((4, 4))
y = jnp.array([ids[n] for n in ["a", "c", "b", "c"]])
g = jax.grad(lambda w: optax.softmax_cross_entropy_with_integer_labels(x @ w, y).mean())(jnp.zeros((4, 3)))
""",
        "FL204",
    ),
    "FL204 255": (
        """\
x = jnp.ones((4, 4))
y = np.random.randint(0, 256, 4)
g = jax.grad(lambda w: optax.sigmoid_binary_cross_entropy(x @ w, y).mean())(jnp.zeros(4))
""",
        "FL204",
    ),
    "FL204 pm": (
        """\
x = jnp.ones((4, 4))
y = jnp.sign(jax.random.normal(jax.random.key(0), (4,)))
g = jax.grad(lambda w: optax.sigmoid_binary_cross_entropy(x @ w, y).mean())(jnp.zeros(4))
""",
        "FL204",
    ),
    "FL204 pm2": (
        """\
x = jnp.ones((4, 4))
y = 2 * jax.random.bernoulli(jax.random.key(0), shape=(4,)) - 1
g = jax.grad(lambda w: optax.sigmoid_binary_cross_entropy(x @ w, y).mean())(jnp.zeros(4))
""",
        "FL204",
    ),
    "FL204 randint closed": (
        """\
x = jnp.ones((400, 4))
y = np.random.default_rng(0).integers(1, 3, 400, endpoint=True)
g = jax.grad(lambda w: optax.softmax_cross_entropy_with_integer_labels(x @ w, y).mean())(jnp.zeros((4, 3)))
""",
        "FL204",
    ),
    "FL205 nan where": (
        """\
x = jnp.ones((4, 4))
y = jnp.where(jnp.arange(4) > 2, jnp.nan, 1.0)
g = jax.grad(lambda w: optax.sigmoid_binary_cross_entropy(x @ w, y).mean())(jnp.zeros(4))
""",
        "FL205",
    ),
    "FL205 at nan": (
        """\
x = jnp.ones((4, 4))
y = jnp.zeros(4).at[2].set(jnp.nan)
g = jax.grad(lambda w: optax.sigmoid_binary_cross_entropy(x @ w, y).mean())(jnp.zeros(4))
""",
        "FL205",
    ),
    "FL205 strings": (
        """\
x = jnp.ones((4, 4))
y = np.array(["yes", "no", "yes", "no"])
g = jax.grad(lambda w: optax.sigmoid_binary_cross_entropy(x @ w, y).mean())(jnp.zeros(4))
""",
        "FL205",
    ),
    "FL205 fractions ids": (
        """\
x = jnp.ones((4, 4))
y = jnp.array([0.0, 0.5, 1.0, 1.5])
g = jax.grad(lambda w: optax.softmax_cross_entropy_with_integer_labels(x @ w, y).mean())(jnp.zeros((4, 3)))
""",
        "FL205",
    ),
    "FL206 multi": (
        """\
from sklearn.datasets import make_multilabel_classification
x, Y = make_multilabel_classification(100, 4, n_classes=3)
g = jax.grad(lambda w: optax.softmax_cross_entropy(x @ w, Y).mean())(jnp.zeros((4, 3)))
""",
        "FL206",
    ),
    "FL206 bern": (
        """\
x = jnp.ones((100, 4))
Y = jax.random.bernoulli(jax.random.key(0), 0.3, (100, 3)).astype(jnp.float32)
g = jax.grad(lambda w: optax.softmax_cross_entropy(x @ w, Y).mean())(jnp.zeros((4, 3)))
""",
        "FL206",
    ),
    "FL206 smoothing": (
        """\
from sklearn.datasets import load_iris
x, y = load_iris(return_X_y=True)
Y = jax.nn.one_hot(y, 3) * 0.9 + 0.1
g = jax.grad(lambda w: optax.softmax_cross_entropy(x @ w, Y).mean())(jnp.zeros((4, 3)))
""",
        "FL206",
    ),
    "FL206 smoothing where": (
        """\
from sklearn.datasets import load_iris
x, y = load_iris(return_X_y=True)
Y = jnp.where(jax.nn.one_hot(y, 3) == 1, 0.9, 0.1)
g = jax.grad(lambda w: optax.softmax_cross_entropy(x @ w, Y).mean())(jnp.zeros((4, 3)))
""",
        "FL206",
    ),
    "FL206 two hot": (
        """\
from sklearn.datasets import load_iris
x, y = load_iris(return_X_y=True)
Y = jax.nn.one_hot(y, 3) + jax.nn.one_hot((y + 1) % 3, 3)
g = jax.grad(lambda w: optax.softmax_cross_entropy(x @ w, Y).mean())(jnp.zeros((4, 3)))
""",
        "FL206",
    ),
    "FL206 hand": (
        """\
from sklearn.datasets import load_iris
x, y = load_iris(return_X_y=True)
Y = jax.nn.one_hot(y, 3) * 0.9 + 0.1
g = jax.grad(lambda w: -(Y * jax.nn.log_softmax(x @ w)).sum(-1).mean())(jnp.zeros((4, 3)))
""",
        "FL206",
    ),
    "FL206 teacher logits": (
        """\
x = jnp.ones((100, 4))
t = x @ jax.random.normal(jax.random.key(0), (4, 3))
T = jnp.ones((4, 3))
def loss(w, tw):
    teacher = jax.lax.stop_gradient(x @ tw)
    return optax.softmax_cross_entropy(x @ w, teacher).mean()
g = jax.grad(loss, argnums=(0, 1))(jnp.zeros((4, 3)), T)
""",
        "FL206",
    ),
    "FL207": (
        """\
from sklearn.datasets import load_iris
x, y = load_iris(return_X_y=True)
g = jax.grad(lambda w: optax.softmax_cross_entropy_with_integer_labels(x @ w, y).mean())(jnp.zeros((4, 5)))
""",
        "FL207",
    ),
    "FL207 few": (
        """\
from sklearn.datasets import load_digits
x, y = load_digits(return_X_y=True)
g = jax.grad(lambda w: optax.softmax_cross_entropy_with_integer_labels(x @ w, y).mean())(jnp.zeros((64, 9)))
""",
        "FL207",
    ),
    "FL208 int8": (
        """\
x = jnp.ones((400, 4))
y = np.random.randint(0, 200, 400).astype(np.int8)
g = jax.grad(lambda w: optax.softmax_cross_entropy_with_integer_labels(x @ w, y).mean())(jnp.zeros((4, 200)))
""",
        "FL208",
    ),
    "FL208 cut": (
        """\
x = jnp.ones((400, 4))
y = jax.random.uniform(jax.random.key(0), (400,)).astype(jnp.int32)
g = jax.grad(lambda w: optax.sigmoid_binary_cross_entropy(x @ w, y).mean())(jnp.zeros(4))
""",
        "FL208",
    ),
    "FL301": (
        """\
x = jnp.ones((400, 4)); y = jnp.zeros(400)
g = jax.grad(lambda w: optax.sigmoid_binary_cross_entropy(x @ w, y).mean())(jnp.zeros((4, 1)))
""",
        "FL301",
    ),
    "FL301 hand": (
        """\
x = jnp.ones((400, 4)); y = jnp.zeros(400)
def loss(w):
    z = x @ w
    return (jax.nn.softplus(z) - y * z).mean()
g = jax.grad(loss)(jnp.zeros((4, 1)))
""",
        "FL301",
    ),
    "FL301 hand2": (
        """\
x = jnp.ones((400, 4)); y = jnp.zeros(400)
def loss(w):
    z = x @ w
    return -(y * jax.nn.log_sigmoid(z) + (1 - y) * jax.nn.log_sigmoid(-z)).mean()
g = jax.grad(loss)(jnp.zeros((4, 1)))
""",
        "FL301",
    ),
    "FL301 where": (
        """\
x = jnp.ones((400, 4)); y = jnp.zeros(400)
def loss(w):
    z = x @ w
    return -jnp.where(y == 1, jax.nn.log_sigmoid(z), jax.nn.log_sigmoid(-z)).mean()
g = jax.grad(loss)(jnp.zeros((4, 1)))
""",
        "FL301",
    ),
    "FL301 acc": (
        """\
x = jnp.ones((400, 4)); y = jnp.zeros(400)
g = jax.grad(lambda w: optax.sigmoid_binary_cross_entropy(x @ w, y[:, None]).mean())(jnp.zeros((4, 1)))
acc = ((x @ (jnp.zeros((4, 1)) - g) > 0) == y).mean()
""",
        "FL301",
    ),
    "FL302 axis0": (
        """\
from sklearn.datasets import load_iris
x, y = load_iris(return_X_y=True)
def loss(w):
    return -jax.nn.log_softmax(x @ w, axis=0)[jnp.arange(150), y].mean()
g = jax.grad(loss)(jnp.zeros((4, 3)))
""",
        "FL302",
    ),
    "FL302 none": (
        """\
from sklearn.datasets import load_iris
x, y = load_iris(return_X_y=True)
def loss(w):
    z = x @ w
    return (jax.nn.logsumexp(z) - z[jnp.arange(150), y]).mean()
g = jax.grad(loss)(jnp.zeros((4, 3)))
""",
        "FL302",
    ),
    "FL303": (
        """\
x = jnp.ones((400, 4)); y = jnp.zeros(400)
g = jax.grad(lambda w: optax.sigmoid_binary_cross_entropy(y, x @ w).mean())(jnp.zeros(4))
""",
        "FL303",
    ),
    "FL303 kw": (
        """\
x = jnp.ones((400, 4)); y = jnp.zeros(400)
g = jax.grad(lambda w: optax.sigmoid_binary_cross_entropy(logits=y, labels=x @ w).mean())(jnp.zeros(4))
""",
        "FL303",
    ),
    "FL303 kl": (
        """\
x = jnp.ones((400, 4)); t = jax.nn.softmax(jax.random.normal(jax.random.key(0), (400, 3)))
g = jax.grad(lambda w: optax.kl_divergence(t, jax.nn.log_softmax(x @ w)).mean())(jnp.zeros((4, 3)))
""",
        "FL303",
    ),
    "FL303 focal": (
        """\
x = jnp.ones((400, 4)); y = jnp.zeros(400)
g = jax.grad(lambda w: optax.sigmoid_focal_loss(y, x @ w).mean())(jnp.zeros(4))
""",
        "FL303",
    ),
    "FL303 hand helper": (
        """\
x = jnp.ones((400, 4)); y = jax.random.bernoulli(jax.random.key(0), shape=(400,)).astype(float)
def bce(y_true, y_pred):
    return -(y_true * jnp.log(y_pred) + (1 - y_true) * jnp.log(1 - y_pred)).mean()
g = jax.grad(lambda w: bce(jax.nn.sigmoid(x @ w), y))(jnp.zeros(4))
""",
        "FL303",
    ),
    "FL402 half": (
        """\
x = jnp.ones((400, 4)); y = jnp.zeros(400)
def loss(w):
    p = jax.nn.sigmoid((x @ w).astype(jnp.float16))
    return -(y * jnp.log(p) + (1 - y) * jnp.log(1 - p)).mean()
g = jax.grad(loss)(jnp.zeros(4))
""",
        "FL402 FL401",
    ),
    "FL503 acc": (
        """\
from sklearn.datasets import load_iris
x, y = load_iris(return_X_y=True)
Y = jax.nn.one_hot(y, 3)
g = jax.grad(lambda w: optax.softmax_cross_entropy(x @ w, Y).mean())(jnp.zeros((4, 3)))
acc = ((x @ g).argmax(-1) == Y.argmax(-1)).mean()
bad = (jnp.argmax(x @ g, 1, keepdims=True) == Y).mean()
""",
        "FL503",
    ),
    "b": (
        """\
x = jnp.ones((150, 4))
y = np.random.randint(0, 3, 150)
y = y + 1
g = jax.grad(lambda w: optax.softmax_cross_entropy_with_integer_labels(x @ w, y).mean())(jnp.zeros((4, 3)))
""",
        "FL204",
    ),
    "b3": (
        """\
x = jnp.ones((150, 4))
y = np.random.randint(0, 3, 150)
y += 1
def loss(w):
    return optax.softmax_cross_entropy_with_integer_labels(x @ w, y).mean()
g = jax.grad(loss)(jnp.zeros((4, 3)))
""",
        "FL204",
    ),
    "b6": (
        """\
x = jnp.ones((150, 4))
y = np.random.randint(0, 3, 150)
y = y + 1
def loss(w, y):
    return optax.softmax_cross_entropy_with_integer_labels(x @ w, y).mean()
g = jax.grad(loss)(jnp.zeros((4, 3)), y)
""",
        "FL204",
    ),
}
RIGHT = {
    "where smoothing": """\
from sklearn.datasets import load_iris
x, y = load_iris(return_X_y=True)
Y = jnp.where(jax.nn.one_hot(y, 3) == 1, 0.9, 0.05)
g = jax.grad(lambda w: optax.softmax_cross_entropy(x @ w, Y).mean())(jnp.zeros((4, 3)))
Z = jnp.where(jnp.arange(3) == y[:, None], 1.0, 0.0)
g = jax.grad(lambda w: optax.softmax_cross_entropy(x @ w, Z).mean())(jnp.zeros((4, 3)))
""",
    "where columns": """\
x = jnp.ones((400, 4)); y = jnp.zeros((400, 1))
def loss(w):
    z = x @ w
    return -jnp.where(y == 1, jax.nn.log_sigmoid(z), jax.nn.log_sigmoid(-z)).mean()
g = jax.grad(loss)(jnp.zeros((4, 1)))
""",
    "one sample logsumexp": """\
from sklearn.datasets import load_iris
x, y = load_iris(return_X_y=True)
def one(w, x, y):
    z = x @ w
    return jax.nn.logsumexp(z) - z[y]
g = jax.grad(lambda w: jax.vmap(one, (None, 0, 0))(w, x, y).mean())(jnp.zeros((4, 3)))
""",
    "logsumexp minus all": """\
from sklearn.datasets import load_iris
x, y = load_iris(return_X_y=True)
def loss(w):
    z = x @ w
    nlp = jax.nn.logsumexp(z, axis=-1, keepdims=True) - z
    return jnp.take_along_axis(nlp, y[:, None], axis=-1).mean()
g = jax.grad(loss)(jnp.zeros((4, 3)))
""",
    "both ways contrastive": """\
x = jnp.ones((32, 4)); t = jnp.ones((32, 6))
def loss(p):
    a, b = x @ p[0], t @ p[1]
    z = a @ b.T / 0.1
    i = jnp.arange(32)
    rows = jax.nn.logsumexp(z, axis=1) - z[i, i]
    columns = jax.nn.logsumexp(z, axis=0) - z[i, i]
    return (rows + columns).mean() / 2
g = jax.grad(loss)((jnp.zeros((4, 3)), jnp.zeros((6, 3))))
""",
    "reverse kl": """\
x = jnp.ones((400, 4)); t = jax.nn.log_softmax(jax.random.normal(jax.random.key(0), (400, 3)))
g = jax.grad(lambda w: optax.kl_divergence(t, jax.nn.softmax(x @ w)).mean())(jnp.zeros((4, 3)))
""",
    "symmetric cross entropy": """\
from sklearn.datasets import load_iris
x, y = load_iris(return_X_y=True)
Y = jax.nn.one_hot(y, 3)
def loss(w):
    z = x @ w
    ce = optax.softmax_cross_entropy(z, Y)
    rce = -(jax.nn.softmax(z) * jnp.log(jnp.clip(Y, 1e-4, 1.0))).sum(-1)
    return (ce + rce).mean()
g = jax.grad(loss)(jnp.zeros((4, 3)))
""",
    "entropy of pairs": """\
x = jnp.ones((400, 4))
def loss(w):
    p = jax.nn.sigmoid(x @ w)
    return optax.sigmoid_binary_cross_entropy(x @ w, jnp.zeros(400)).mean()
g = jax.grad(loss)(jnp.zeros(4))
""",
    "shift back": """\
x = jnp.ones((150, 4))
y = np.random.randint(1, 4, 150)
y = y - 1
g = jax.grad(lambda w: optax.softmax_cross_entropy_with_integer_labels(x @ w, y).mean())(jnp.zeros((4, 3)))
""",
}


@pytest.mark.parametrize("name", WRONG)
def test_wrong(codes, name):
    program, wanted = WRONG[name]
    assert codes(program) == set(wanted.split())


@pytest.mark.parametrize("name", RIGHT)
def test_right(codes, name):
    assert codes(RIGHT[name]) == set()
