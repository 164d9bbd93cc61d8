"""Log-odds, x log y, the sum of two exponentials."""

from __future__ import annotations

import pytest

SCORES = "z = nn.Linear(4, 3)(torch.rand(6, 4))\n"


@pytest.mark.parametrize(
    ("program", "kind", "activation"),
    [
        (f"{SCORES}special.logit(torch.sigmoid(z))", "logits", None),
        (f"{SCORES}special.logit(torch.softmax(z, 1))", None, None),
        (f"{SCORES}special.logit(z)", None, None),
        (f"{SCORES}special.xlogy(torch.ones(6, 3), torch.softmax(z, 1))", None, None),
        (f"{SCORES}np.logaddexp(0, z)", None, "softplus"),
        (f"{SCORES}np.logaddexp(z, z)", None, None),
    ],
)
def test_what_is_read(program, kind, activation, facts):
    assert facts(program, {"kind": 0, "activation": 0}) == {"kind": kind, "activation": activation}


def test_x_log_y_takes_a_logarithm(read):
    names = read(f"{SCORES}p = torch.softmax(z, 1)\ny = special.xlogy(torch.ones(6, 3), p)")
    assert "log" in [key[0] for key in names.reader.ledger.entries]
    assert names["y"].operation == "multiply"


@pytest.mark.parametrize(
    ("program", "wanted"),
    [
        ("special.xlogy(np.zeros(3), np.ones(3))", {"shape": (3,)}),
        ("np.logaddexp(np.zeros(3), np.ones((2, 3)))", {"shape": (2, 3)}),
        ("special.logit(np.array([0.2, 0.9]))", {"shape": (2,), "low": None}),
    ],
)
def test_shapes(program, wanted, facts, true):
    assert facts(program, wanted) == wanted
    true(program)
