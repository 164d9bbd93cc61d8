"""Programs of PyTorch and JAX that look wrong and are right: each taken from real code, made small, and silent for ever.

Beside each stands, where there is one, its neighbour that is wrong: silence must not come from having looked away.
"""

from __future__ import annotations

from textwrap import dedent

import pytest

from fromlogits.checker.check import check
from fromlogits.checker.settings import Settings

SILENT = {
    "two flags of which a constructor allows one": """
        import torch
        from torch import nn

        class DiceLoss(nn.Module):
            def __init__(self, sigmoid=False, softmax=False):
                super().__init__()
                if sigmoid and softmax:
                    raise ValueError("one of the two")
                self.sigmoid, self.softmax = sigmoid, softmax

            def forward(self, x, target):
                if self.sigmoid:
                    x = torch.sigmoid(x)
                if self.softmax:
                    x = torch.softmax(x, 1)
                return 1 - (x * target).sum()

        def test(parameters):
            loss = DiceLoss(**parameters)
            return loss(nn.Conv2d(3, 4, 1)(torch.rand(2, 3, 8, 8)), torch.ones(2, 4, 8, 8))
    """,
}

WRONG = {
    "both activations on every path": (
        "FL105",
        """
        import torch
        from torch import nn

        class DiceLoss(nn.Module):
            def forward(self, x, target):
                x = torch.sigmoid(x)
                x = torch.softmax(x, 1)
                return 1 - (x * target).sum()
        """,
    ),
}


def judged(program, tmp_path):
    file = tmp_path / "program.py"
    file.write_text(dedent(program), encoding="utf-8")
    result = check([str(file)], Settings(), hints=True)
    assert not result.troubles
    return [f"{finding.where.row}: {finding.code} {finding.message}" for finding in result.findings]


@pytest.mark.parametrize("situation", SILENT)
def test_silent(situation, tmp_path):
    assert judged(SILENT[situation], tmp_path) == []


@pytest.mark.parametrize("situation", WRONG)
def test_its_neighbour_is_found(situation, tmp_path):
    code, program = WRONG[situation]
    assert {said.split()[1] for said in judged(program, tmp_path)} == {code}
