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


TABLE = """
import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

def angle(position, place):
    return position / np.power(10000, 2 * (place // 2) / 512)

def row(position):
    return [angle(position, place) for place in range(512)]

class Net(nn.Module):
    def __init__(self, blocks):
        super().__init__()
        self.tables = [torch.FloatTensor(np.array([row(position) for position in range(12)])) for _ in range(blocks)]
        self.head = nn.Linear(512, 5)

    def forward(self, x):
        return F.softmax(self.head(x), dim=1)

F.cross_entropy(Net(4)(torch.rand(8, 512)), torch.randint(0, 5, (8,)))
"""


def test_a_table_of_many_numbers_is_read_by_one_of_them(checked):
    result = checked(TABLE)
    assert [finding.code for finding in result.findings] == ["FL101"]
    assert not result.troubles


def test_texts_of_many_rows_are_read_one_by_one(codes):
    program = """
    import io
    import pandas as pd
    rows = ["%.1f,%s" % (38 + k, s) for k, s in list(enumerate(["Adelie", "Chinstrap", "Gentoo"])) * 40]
    y = pd.read_csv(io.StringIO("bill,species\\n" + "\\n".join(rows)))["species"].values
    F.cross_entropy(torch.nn.Linear(4, 3)(torch.rand(120, 4)), y)
    """
    assert codes(program) == {"FL205"}
