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
