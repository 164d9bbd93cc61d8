"""`torch.FloatTensor(64)`: a number is a size of what holds nothing yet, a list is what a tensor holds."""

from __future__ import annotations

import pytest

MADE = [
    ("y = torch.FloatTensor(64)", {"shape": (64,), "low": None, "high": None, "dtype": "float32"}),
    ("y = torch.Tensor(4, 3)", {"shape": (4, 3), "low": None, "dtype": "float32"}),
    ("n = 8\ny = torch.LongTensor(n, 1)", {"shape": (8, 1), "high": None, "dtype": "int64"}),
    ("y = torch.FloatTensor([64])", {"shape": (1,), "low": 64.0, "dtype": "float32"}),
    ("y = torch.LongTensor([[0, 2], [1, 1]])", {"shape": (2, 2), "high": 2.0, "dtype": "int64"}),
    ("y = torch.Tensor(np.ones((4, 3)))", {"shape": (4, 3), "low": 1.0, "dtype": "float32"}),
    ("y = torch.FloatTensor(64)\ny.fill_(2)", {"low": 2.0, "high": 2.0}),
]


@pytest.mark.parametrize(("program", "wanted"), MADE)
def test_made(program, wanted, facts):
    assert facts(program, wanted) == wanted


@pytest.mark.parametrize(("label", "wanted"), [("torch.FloatTensor(64)", set()), ("torch.FloatTensor([64.0] * 64)", {"FL204"})])
def test_labels(label, wanted, codes):
    program = f"net = nn.Sequential(nn.Linear(3, 1), nn.Sigmoid())\nnn.BCELoss()(net(torch.rand(64, 3)).squeeze(1), {label}).backward()"
    assert codes(program) == wanted
