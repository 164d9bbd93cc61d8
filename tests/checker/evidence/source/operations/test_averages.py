"""Means of outputs, with and without weights: what they are again, and what a plain sum is not."""

from __future__ import annotations

import pytest

HEAD = "m, n = nn.Linear(4, 3), nn.Linear(4, 3)\nx = torch.rand(6, 4)\np, q = m(x).softmax(1), n(x).softmax(1)\ns, t = torch.sigmoid(m(x)), torch.sigmoid(n(x))\n"
KINDS = {
    "(p + q) / 2": ("probabilities", None),
    "0.5 * (p + q)": ("probabilities", None),
    "0.3 * p + 0.7 * q": ("probabilities", None),
    "p / 4 + q * 0.75": ("probabilities", None),
    "(p + q + p) / 3": ("probabilities", None),
    "sum([p, q]) / 2": ("probabilities", None),
    "(s + t) / 2": ("probabilities", None),
    "a = 0.2\ny = a * p + (1 - a) * q": ("probabilities", None),
    "p + q": (None, None),
    "(p + q) / 3": (None, None),
    "(p + s) / 2": (None, None),
    "0.5 * p": (None, None),
    "1.5 * p - 0.5 * q": (None, None),
    "0.5 * p + 0.5 * torch.rand(6, 3)": (None, None),
    "0.5 * p + 0.5 * (1 - q)": (None, None),
}


@pytest.mark.parametrize("program", KINDS)
def test_a_mean_of_outputs(program, facts):
    kind, activation = KINDS[program]
    assert facts(HEAD + program, {"kind": 0, "activation": 0}) == {"kind": kind, "activation": activation}


@pytest.mark.parametrize(
    ("program", "wanted"),
    [
        ("torch.sigmoid(0.5 * (s + t))", {"FL105"}),
        ("torch.softmax((p + q) / 2, 1)", {"FL105"}),
        ("torch.sigmoid(s + t)", set()),
        ("F.nll_loss((p + q) / 2, torch.randint(0, 3, (6,)))", {"FL103"}),
        ("F.nll_loss(((p + q) / 2).log(), torch.randint(0, 3, (6,)))", set()),
        ("F.binary_cross_entropy((s + t) / 2, torch.rand(6, 3).round())", set()),
    ],
)
def test_what_is_made_of_a_mean(program, wanted, codes):
    assert codes(HEAD + program) == wanted


LABELS = """\
from keras import layers
x, ids = np.random.rand(40, 6), np.random.randint(0, 3, 40)
rows = keras.utils.to_categorical(ids, 3)
model = keras.Sequential([layers.Input((6,)), layers.Dense(3, activation='softmax')])
model.compile(loss='categorical_crossentropy')
p = model.predict(x)
model.fit(x, {labels})
"""
SHARPENED = {
    "p": set(),
    "p ** 2": {"FL206"},
    "p ** (1 / 0.5)": {"FL206"},
    "np.power(p, 0.5)": {"FL206"},
    "p ** 1": set(),
    "p ** 2 / (p ** 2).sum(axis=1, keepdims=True)": set(),
    "np.mean([p, model.predict(x)], axis=0) ** 2": {"FL206"},
    "np.concatenate([rows[:20], p[20:] ** 2])": {"FL206"},
    "np.concatenate([rows[:20], p[20:]])": set(),
}


@pytest.mark.parametrize("labels", SHARPENED)
def test_sharper_probabilities_as_labels(labels, codes):
    assert codes(LABELS.format(labels=labels)) == SHARPENED[labels]


VOTES = "a, b, c = (np.random.randint(0, 4, 50) for _ in range(3))\nr = np.random.randint(0, 4, (50, 2))\n"


@pytest.mark.parametrize("mean", ["(a + b) / 2", "(a + b + c) / 3", "0.5 * (a + b)", "(a + b) * 0.5", "r.sum(axis=1) / 2"])
def test_a_mean_of_class_ids_written_out(mean, facts):
    wanted = {"integral": False, "averaged": True}
    assert facts(f"{VOTES}y = {mean}", wanted) == wanted


@pytest.mark.parametrize("other", ["(a + b) // 2", "(a + b) / 3", "(a + 1) / 2", "(np.sign(np.random.randn(9)) + 1) / 2"])
def test_no_mean_of_class_ids(other, facts):
    assert facts(f"{VOTES}y = {other}", {"averaged": False}) == {"averaged": False}
