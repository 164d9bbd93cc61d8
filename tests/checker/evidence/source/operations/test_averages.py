"""Means of outputs, with and without weights: what they are again, and what a plain sum is not."""

from __future__ import annotations

import pytest

HEAD = "m, n = nn.Linear(4, 3), nn.Linear(4, 3)\nx = torch.rand(6, 4)\np, q = m(x).softmax(1), n(x).softmax(1)\ns, t = torch.sigmoid(m(x)), torch.sigmoid(n(x))\n"
KINDS = {
    "(p + q) / 2": ("probabilities", "softmax"),
    "0.5 * (p + q)": ("probabilities", "softmax"),
    "0.3 * p + 0.7 * q": ("probabilities", "softmax"),
    "p / 4 + q * 0.75": ("probabilities", "softmax"),
    "(p + q + p) / 3": ("probabilities", "softmax"),
    "sum([p, q]) / 2": ("probabilities", "softmax"),
    "(s + t) / 2": ("probabilities", "sigmoid"),
    "a = 0.2\ny = a * p + (1 - a) * q": ("probabilities", "softmax"),
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
    assert codes(HEAD + program) - {"FL401"} == wanted
