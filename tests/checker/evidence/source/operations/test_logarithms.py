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


HEAD = """\
from jax.scipy.special import xlog1py
x, y = torch.rand(64, 4), torch.rand(64, 1)
s = nn.Linear(4, 1)(x)
"""

OF_WHAT_IS_LEFT = {
    "of a probability": ("torch.log1p(-torch.sigmoid(s))", {"FL401"}),
    "of a probability, both halves": ("p = torch.sigmoid(s)\n-(y * torch.log(p) + (1 - y) * torch.log1p(-p)).mean()", {"FL401"}),
    "of a probability behind a clip": ("-torch.log1p(-torch.sigmoid(s).clamp(1e-6, 1 - 1e-6))", {"FL401"}),
    "of scores": ("-((1 - y) * torch.log1p(-s)).mean()", {"FL102"}),
    "by another name": ("p = torch.sigmoid(s)\n-(y * torch.special.xlogy(y, p) + torch.special.xlog1py(1 - y, -p)).mean()", {"FL401"}),
    "of data": ("torch.log1p(-y)", set()),
    "of one more": ("torch.log1p(torch.sigmoid(s))", set()),
    "of exponentials": ("torch.log1p(torch.exp(-s.abs()))", set()),
}


@pytest.mark.parametrize("way", OF_WHAT_IS_LEFT)
def test_the_logarithm_of_what_is_left(way, codes):
    program, wanted = OF_WHAT_IS_LEFT[way]
    assert codes(HEAD + program) == wanted


SOFTPLUS = [
    "z.clamp(min=0) - z * t + torch.log1p(torch.exp(-z.abs()))",
    "torch.log(1 + torch.exp(z)) - z * t",
    "torch.log(torch.exp(-z) + 1) + (1 - t) * z",
    "torch.log1p(torch.exp(-z * (2 * t - 1)))",
]


@pytest.mark.parametrize("loss", SOFTPLUS)
def test_softplus_by_hand_takes_logits(loss, codes):
    head = f"net = nn.Linear(4, 1)\nx, t = torch.rand(8, 4), torch.ones(8, 1)\nz = net(x)\n({loss}).mean().backward()\n"
    assert codes(f"{head}net(x) > 0.5") == {"FL502"}
    assert codes(f"{head}net(x) > 0") == set()
