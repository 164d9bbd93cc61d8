"""Tests of programs that ask the values themselves what they are, before they apply what would be a second softmax."""

from __future__ import annotations

import pytest

from fromlogits.checker.check import check
from fromlogits.checker.settings import Settings

PROGRAM = """\
import torch
import torch.nn as nn
from settings import flag, x

p = torch.softmax(nn.Linear(8, 4)(x), 1)
q = p[:, :2]
if {test}:
    q = torch.softmax(q, 1)
print(q)
"""


@pytest.mark.parametrize(
    "test",
    [
        "q.max() > 1",
        "p.max() > 1",
        "not torch.all((q >= 0) * (q <= 1))",
        "not torch.allclose(q.sum(1), torch.ones(6))",
        "flag and q.min() < 0",
        "flag or p.min() < 0",
    ],
)
def test_values_that_were_looked_at_are_what_the_program_found(test, tmp_path):
    assert _codes(PROGRAM.format(test=test), tmp_path) == []


@pytest.mark.parametrize("test", ["flag", "x.max() > 1", "flag and x.min() < 0", "not flag"])
def test_a_test_of_anything_else_tells_nothing_of_them(test, tmp_path):
    assert _codes(PROGRAM.format(test=test), tmp_path) == ["FL105"]


def _codes(program, folder):
    file = folder / "program.py"
    file.write_text(program)
    return [finding.code for finding in check([str(file)], Settings()).findings]
