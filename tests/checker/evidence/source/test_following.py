"""How far calls are followed into other files, and what is left for the rest of a program."""

import pytest

from fromlogits.checker.check import check
from fromlogits.checker.settings import Settings

DEPTH = 24  # each level calls the next one twice with other numbers: 2^24 calls, which nobody can follow
ENDLESS = "\n".join(
    [
        "def level_0(x):\n    return x\n",
        *(f"def level_{n}(x):\n    return level_{n - 1}(x * 2.5) + level_{n - 1}(x * 3.5 + 1.0)\n" for n in range(1, DEPTH)),
    ]
)
TRAINING = """
import torch.nn.functional as F
from torch import nn
import engine

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.head = nn.Linear(20, 5)

    def forward(self, x):
        return F.softmax(self.head(x), dim=1)

engine.level_23(0.5)
engine.level_22(0.5)
net = Net()

def step(x, y):
    return F.cross_entropy(net(x), y)
"""


@pytest.fixture
def checked(tmp_path):
    (tmp_path / "pyproject.toml").write_text("")
    (tmp_path / "engine.py").write_text(ENDLESS)

    def run(text):
        (tmp_path / "train.py").write_text(text)
        return check([str(tmp_path / "train.py")], Settings())

    return run


def test_what_stands_behind_a_call_without_end_is_read(checked):
    result = checked(TRAINING)
    assert [finding.code for finding in result.findings] == ["FL101"]


def test_that_a_call_was_not_followed_is_said(checked):
    (trouble,) = checked(TRAINING).troubles
    assert "what was understood is reported" in trouble.reason


def test_a_program_that_is_started_from_another_file_is_followed(checked, tmp_path):
    (tmp_path / "steps.py").write_text(TRAINING + "\ndef main(x, y):\n    print(step(x, y))\n")
    result = checked("import steps\nfrom torch import rand, randint\n\nsteps.main(rand(8, 20), randint(0, 5, (8,)))\n")
    assert [finding.code for finding in result.findings] == ["FL101"]
