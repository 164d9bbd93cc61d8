"""Labels of two examples, mixed: rows stay distributions, ids are none afterwards."""

from __future__ import annotations

import pytest

PROGRAM = """
k = np.random.randint(0, 6, 200)
x, order = np.random.rand(200, 4), np.random.permutation(200)
{labels}
net = keras.Sequential([keras.Input((4,)), keras.layers.Dense({units}, activation={activation!r})])
net.compile("adam", {loss!r})
net.fit(x, y)
"""
IDS = (6, "softmax", "sparse_categorical_crossentropy")
CASES = [
    ("lam = np.random.beta(0.2, 0.2)\ny = lam * k + (1 - lam) * k[order]", IDS, {"FL205"}),
    ("lam = random.betavariate(0.2, 0.2)\ny = lam * k + (1 - lam) * k[order]", IDS, {"FL205"}),
    ("lam = np.random.beta(0.2, 0.2, size=200)\ny = k * lam + k[::-1] * (1.0 - lam)", IDS, {"FL205"}),
    ("lam = np.random.rand(200, 1)\ny = lam[:, 0] * k + (1 - lam[:, 0]) * k[order]", IDS, {"FL205"}),
    ("y = 0.7 * k + 0.3 * k[order]", IDS, {"FL205"}),
    ("lam = np.random.beta(0.2, 0.2)\ny = (lam * k + (1 - lam) * k[order]).astype(int)", IDS, {"FL208"}),
    ("lam = np.random.beta(0.2, 0.2)\ny = np.round(lam * k + (1 - lam) * k[order])", IDS, set()),
    ("lam = np.random.rand(200) > 0.5\ny = lam * k + (1 - lam) * k[order]", IDS, set()),  # one or the other
    ("y = 2 * k - k", IDS, set()),
    (
        "rows, lam = np.eye(6)[k], np.random.rand(200, 1)\ny = lam * rows + (1 - lam) * rows[order]",
        (6, "softmax", "categorical_crossentropy"),
        set(),
    ),
    (
        "bits, lam = (k > 2).astype('float32')[:, None], np.random.rand(200, 1)\ny = lam * bits + (1 - lam) * bits[order]",
        (1, "sigmoid", "binary_crossentropy"),
        set(),
    ),
    ("lam = np.random.rand(200)\ny = lam * k + (1 - lam) * k[order]", (1, None, "mse"), set()),
]


@pytest.mark.parametrize(("labels", "head", "wanted"), CASES)
def test_mixed(labels, head, wanted, codes):
    units, activation, loss = head
    assert codes(PROGRAM.format(labels=labels, units=units, activation=activation, loss=loss)) == wanted


CHOSEN = """
k, x = np.random.randint(0, 3, 60), np.random.rand(60, 4)
r = np.eye(3)[k]
net = keras.Sequential([keras.Input((4,)), keras.layers.Dense(3, activation={activation!r})])
net.compile("adam", {loss!r})
net.fit(x, {labels})
"""
DENSE = ("softmax", "categorical_crossentropy")
ROWS = [
    ("np.where(r == 1, 0.9, 0.05)", DENSE, set()),
    ("np.where(r == 1, 0.9, 0.1)", DENSE, {"FL206"}),
    ("tf.where(tf.one_hot(k, 3) > 0.5, 0.95, 0.05)", DENSE, {"FL206"}),
    ("np.where(k[:, None] == np.arange(3), 0.8, 0.1)", DENSE, set()),
    ("np.where(r > 0.5, 1, 0)", DENSE, set()),
    ("np.where(r == 1, 1, -1)", DENSE, {"FL206"}),
    ("np.where(r == 1, 1, -1)", (None, "categorical_hinge"), set()),
    ("np.where(r == 1, 0.9, 0.1)", ("sigmoid", "binary_crossentropy"), set()),
    ("np.where(r == 1, 0.9, 0.05)", ("softmax", "sparse_categorical_crossentropy"), {"FL201"}),
    ("np.random.randint(0, 9, (60, 3))", DENSE, {"FL206"}),
    ("np.random.randint(0, 9, (60, 3))", ("softplus", "poisson"), set()),
    ("r + 0.1 * np.random.randn(60, 3)", DENSE, {"FL206"}),
    ("r + np.random.uniform(0, 0.1, r.shape)", DENSE, {"FL206"}),
    ("r - tf.random.normal(r.shape, stddev=0.1) / 2", DENSE, {"FL206"}),
    ("np.clip(r + 0.1 * np.random.randn(60, 3), 0, 1)", DENSE, {"FL206"}),
    ("r + 0 * np.random.randn(60, 3)", DENSE, set()),
    ("(lambda n: r + n - n.mean(1, keepdims=True))(np.random.rand(60, 3))", DENSE, set()),
    ("(lambda n: r + (n - n.mean(1, keepdims=True)))(np.random.rand(60, 3))", DENSE, set()),
    ("(lambda s: s / s.sum(1, keepdims=True))(r + np.random.uniform(0, 0.1, (60, 3)))", DENSE, set()),
    ("np.eye(3)[np.argmax(r + np.random.randn(60, 3), axis=1)]", DENSE, set()),
    ("r + 0.1 * np.random.randn(60, 3)", ("sigmoid", "mse"), set()),
    ("r + 0.1 * np.random.randn(60, 3)", ("sigmoid", "binary_crossentropy"), set()),
    ("np.random.poisson(3, (60, 3))", DENSE, {"FL206"}),
    ("np.random.poisson(np.random.rand(60, 3) * 9).astype('float32')", DENSE, {"FL206"}),
    ("(lambda c: c / c.sum(1, keepdims=True))(np.random.poisson(3, (60, 3)))", DENSE, set()),
    ("(lambda c: (c.T / c.sum(axis=1)).T)(np.random.poisson(3, (60, 3)))", DENSE, set()),
    ("np.eye(3)[np.random.poisson(3, (60, 3)).argmax(1)]", DENSE, set()),
    ("np.random.poisson(3, (60, 3))", ("softplus", "poisson"), set()),
    ("np.minimum(np.random.poisson(1, (60, 3)), 1)", ("sigmoid", "binary_crossentropy"), set()),
]


@pytest.mark.parametrize(("labels", "head", "wanted"), ROWS)
def test_rows_of_two_numbers_and_of_counts(labels, head, wanted, codes):
    assert codes(CHOSEN.format(labels=labels, activation=head[0], loss=head[1])) == wanted
