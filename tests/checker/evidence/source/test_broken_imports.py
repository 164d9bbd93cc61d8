"""Programs that import a module of which one function does not parse: it may be the Python of another version, and runs there."""

import pytest

from fromlogits.checker.check import check
from fromlogits.checker.settings import Settings

NOTE = "    # what the function is for, told at some length, so that it is long enough to be parsed only when somebody looks into it\n"
BROKEN = f"""
from torch import nn
import torch.nn.functional as F

def shares(scores):
{NOTE}    return F.softmax(scores, dim=1)

def loss_of(scores, y):
{NOTE}    return F.cross_entropy(F.softmax(scores, dim=1), y)

def tell(value, note="a note"):
{NOTE}    print note, value

class Net(nn.Module):
    normalized = False

    def __init__(self):
        super().__init__()
        self.head = nn.Linear(4, 3)
        self.choose(True)

    def choose(self, normalized):
{NOTE}        CHOICE

    def forward(self, x):
        x = nn.Linear(4, 3)(x)
        return F.log_softmax(x, dim=1) if self.normalized else x

    def describe(self, note="a note"):
{NOTE}        print note
"""
CHOSEN = "self.normalized = normalized"
PROGRAM = """
import torch.nn.functional as F
from torch import nn
from broken import Net, loss_of, shares, tell

net = nn.Linear(4, 3)
x, y = load()
scores = net(x)
"""

SILENT = {
    "it may fail or not": "try:\n    tell(scores)\nexcept OSError:\n    scores = F.softmax(scores, dim=1)\nF.cross_entropy(scores, y)",
    "it may give nothing": "if tell(scores) is None:\n    scores = F.softmax(scores, dim=1)\nF.cross_entropy(scores, y)",
    "what it gives": "F.cross_entropy(tell(F.softmax(scores, dim=1)), y)",
    "one side that goes through it": (
        "if x.any():\n    tell(scores)\nelse:\n    scores = F.softmax(scores, dim=1)\nF.cross_entropy(scores, y)"
    ),
    "right": "tell(scores)\nF.cross_entropy(scores, y)",
}
TOLD = {
    "the others are known": "F.cross_entropy(shares(scores), y)",
    "what follows it": "tell(scores)\nF.cross_entropy(F.softmax(scores, dim=1), y)",
    "a loss in it": "loss_of(scores, y)",
}


def found(folder, program, *, first=(), broken=BROKEN, choice=CHOSEN):
    (folder / "pyproject.toml").write_text("")
    (folder / "broken.py").write_text(broken.replace("CHOICE", choice))
    (folder / "main.py").write_text(PROGRAM + program)
    return check([str(folder / name) for name in (*first, "main.py")], Settings()).findings


def codes(findings):
    return [finding.code for finding in findings]


@pytest.mark.parametrize("case", SILENT)
def test_what_does_not_parse_is_unknown(case, tmp_path):
    assert codes(found(tmp_path, SILENT[case])) == []


@pytest.mark.parametrize("case", TOLD)
def test_the_rest_is_read(case, tmp_path):
    assert codes(found(tmp_path, TOLD[case])) == ["FL101"]


@pytest.mark.parametrize("case", [*SILENT, *TOLD])
def test_it_does_not_matter_what_was_checked_first(case, tmp_path):
    program = {**SILENT, **TOLD}[case]
    alone = found(tmp_path, program)
    both = found(tmp_path, program, first=["broken.py"])
    assert codes(both).count("invalid-syntax") == 1
    assert [finding for finding in both if finding.code != "invalid-syntax"] == list(alone)


@pytest.mark.parametrize(
    ("choice", "program", "expected"),
    [
        (CHOSEN, "F.cross_entropy(Net()(x), y)", []),
        (CHOSEN, "F.nll_loss(Net().head(x), y)", ["FL103"]),
        ("self.normalized = not normalized", "F.nll_loss(Net()(x), y)", ["FL103"]),
        (f"print normalized\n        {CHOSEN}", "F.nll_loss(Net()(x), y)", []),
        (f"print normalized\n        {CHOSEN}", "class Larger(Net):\n    wide = True\nF.nll_loss(Larger()(x), y)", []),
        (CHOSEN, "Net().describe()\nF.nll_loss(F.softmax(scores, dim=1), y)", ["FL103"]),
    ],
)
def test_what_attributes_an_instance_has_after_a_method_that_does_not_parse(choice, program, expected, tmp_path):
    """Those that its class has are no more certain."""
    assert codes(found(tmp_path, program, choice=choice)) == expected


def test_a_method_that_only_another_program_calls(tmp_path):
    (tmp_path / "other.py").write_text("from broken import Net\nimport torch.nn.functional as F\nNet().describe()\nF.nll_loss(a, b)\n")
    program = "F.nll_loss(Net().head(x), y)"
    assert codes(found(tmp_path, program, first=["other.py"])) == codes(found(tmp_path, program)) == ["FL103"]


def test_a_file_that_does_not_parse_is_not_mended(tmp_path):
    (finding,) = found(tmp_path, TOLD["a loss in it"])
    assert finding.where.file.endswith("broken.py")
    assert finding.fix is None
    (finding,) = found(tmp_path, TOLD["a loss in it"], broken=BROKEN.replace("print note", "print(note)"))
    assert finding.fix is not None


def test_what_its_author_silences_there_is_silent(tmp_path):
    silenced = BROKEN.replace("dim=1), y)", "dim=1), y)  # noqa: FL101")
    assert codes(found(tmp_path, TOLD["a loss in it"], broken=silenced)) == []
    assert codes(found(tmp_path, TOLD["a loss in it"], first=["broken.py"], broken=silenced)) == ["invalid-syntax"]
