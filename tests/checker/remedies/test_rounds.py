"""Activations that a loop puts one behind another: what mends the last of them would take all the others along."""

from __future__ import annotations

import pytest

from fromlogits.checker.check import fix
from fromlogits.checker.settings import Settings

HEAD = """
import torch
import torch.nn.functional as F
from torch import nn

x, y = torch.rand(8, 4), torch.randint(0, 3, (8,))
net = nn.Linear(4, 3)
sizes = [(4, 8), (8, 3)]
"""
SEVERAL = {
    "in a list": "layers = []\nfor a, b in sizes:\n    layers += [nn.Linear(a, b), nn.Softmax(1)]\nscores = nn.Sequential(*layers)(x)",
    "appended": (
        "layers = []\nfor a, b in sizes:\n    layers.append(nn.Linear(a, b))\n    layers.append(nn.Softmax(1))\nscores = nn.Sequential(*layers)(x)"
    ),
    "in a comprehension": ("scores = nn.Sequential(*[layer for a, b in sizes for layer in (nn.Linear(a, b), nn.Softmax(1))])(x)"),
    "applied in every round": (
        "layers = [nn.Linear(a, b) for a, b in sizes]\nscores = x\nfor layer in layers:\n    scores = torch.softmax(layer(scores), 1)"
    ),
}
ONE = {
    "a model in every round": "for _ in range(3):\n    layers = [net]\n    layers.append(nn.Softmax(1))\nscores = nn.Sequential(*layers)(x)",
    "the scores of a batch": "for x, y in [(x, y)] * 3:\n    scores = net(x)\n    scores = torch.softmax(scores, 1)",
    "behind the loop": (
        "layers = []\nfor a, b in sizes:\n    layers.append(nn.Linear(a, b))\nlayers.append(nn.Softmax(1))\nscores = nn.Sequential(*layers)(x)"
    ),
}
SUMMED = {
    "added up": "total = 0\nfor x, y in [(x, y)] * 3:\n    total += F.cross_entropy(torch.softmax(net(x), 1), y)",
    "one by one": "losses = [F.cross_entropy(nn.Softmax(1)(net(x)), y) for x, y in [(x, y)] * 3]",
}
LOSS = "\nF.cross_entropy(scores, y).backward()\n"


@pytest.fixture
def mended(tmp_path):
    """What is left of a program after fixing."""

    def of(text):
        file = tmp_path / "program.py"
        file.write_text(text, encoding="utf-8")
        found = fix([str(file)], Settings(), unsafe=True, write=True)
        return file.read_text(encoding="utf-8"), [one.code for one in found.result.findings]

    return of


@pytest.mark.parametrize("program", SEVERAL.values(), ids=SEVERAL)
def test_all_of_them_stay(mended, program):
    text = HEAD + program + LOSS
    assert mended(text) == (text, ["FL101"])


@pytest.mark.parametrize("program", [*(one + LOSS for one in ONE.values()), *SUMMED.values()], ids=[*ONE, *SUMMED])
def test_the_only_one_goes(mended, program):
    after, left = mended(HEAD + program)
    assert "oftmax" not in after
    assert left == []
