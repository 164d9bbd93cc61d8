"""What calls nothing of a framework for long is given up early; what does is read on."""

from textwrap import dedent

import pytest

from fromlogits.checker.check import check
from fromlogits.checker.settings import Settings

MODEL = """
import torch
from torch import nn
import torch.nn.functional as F

STANDING = nn.Linear(4, 3)

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.head = nn.Linear(4, 3)

    def forward(self, x):
        return F.softmax(self.head(x), dim=1)

def step(net, x, y):
    return F.cross_entropy(net(x), y)
"""


def sums(name: str, rows: int) -> str:
    """A function that adds up for so many rows."""
    return f"def {name}(x):\n" + "".join(f"    x = x * {n}.5 + {n}\n" for n in range(rows)) + "    return x\n\n"


def found(folder, program):
    (folder / "pyproject.toml").write_text("")
    (folder / "model.py").write_text(MODEL)
    (folder / "main.py").write_text(program)
    return [finding.code for finding in check([str(folder / "main.py")], Settings()).findings]


PROGRAM = f"""
from model import Net, step

{sums("long", 3_000)}
BEFORE
print(long(0.5))
x, y = load()
step(Net(), x, y)
"""


@pytest.mark.parametrize(
    ("before", "codes"),
    [
        ("", []),
        ("print(0.5)", []),
        ("import numpy as np\nrates = np.arange(4).reshape(2, 2)", []),
        ("from model import STANDING\nprint(STANDING)", []),  # an import is no call of the program's own
        ("import torch\ntorch.manual_seed(1)", ["FL101"]),
        ("import transformers\nwords = transformers.AutoTokenizer.from_pretrained('bert-base-uncased')", ["FL101"]),
        ("net = Net()", ["FL101"]),
        ("from model import STANDING\nSTANDING(3)", ["FL101"]),
        ("import numpy as np\nrates = np.exp(np.zeros(3))", ["FL101"]),
    ],
)
def test_a_program_that_leads_to_a_loss_elsewhere(before, codes, tmp_path):
    assert found(tmp_path, PROGRAM.replace("BEFORE", before)) == codes


def test_a_program_that_has_a_loss_is_read_whatever_it_calls(tmp_path):
    text = PROGRAM.replace("BEFORE", "") + "print(torch.nn.functional.nll_loss(a, b))\n"
    assert found(tmp_path, text) == ["FL101"]


@pytest.mark.parametrize(("before", "codes"), [("import torch\ntorch.manual_seed(1)", []), ("step(Net()[0], *load())", ["FL101"])])
def test_a_program_that_comes_to_nothing_for_long(before, codes, tmp_path):
    """Where something was understood, a rule may speak of what comes behind the long way, too."""
    longer = PROGRAM.replace(sums("long", 3_000), sums("long", 8_000))
    assert found(tmp_path, longer.replace("BEFORE", before)) == codes


DEFINITION = f"""
import numpy as np
import torch
from torch import nn
import keras

{sums("long", 300)}
class Trainer:
    def __init__(self):
        self.net = nn.Sequential(nn.Linear(4, 3), nn.Softmax(dim=1))
        self.criterion = nn.CrossEntropyLoss()
        self.weight = nn.Parameter(torch.zeros(4, 3))
        self.matrix = np.zeros((4, 3))
        self.model = keras.Sequential([keras.layers.Dense(3)])

    def epoch(self, x, y):
        BEFORE
        note = long(0.5)
        LOSS
"""
WRONG = "return self.criterion(self.net(x), y)"
RIGHT = "return self.criterion(self.net[0](x), y)"
COMPILED = "self.model.compile('adam', loss='categorical_crossentropy')"


@pytest.mark.parametrize(
    ("before", "loss", "codes"),
    [
        ("pass", WRONG, []),
        ("x = np.asarray(x).reshape(-1, 4)", WRONG, []),
        ("scores = self.net(x)", WRONG, ["FL101"]),
        ("scores = self.net[0](x)", RIGHT, []),
        ("scores = (torch.ones(2, 4) @ self.weight)", WRONG, ["FL101"]),
        ("self.weight.tanh()", WRONG, ["FL101"]),
        ("self.matrix.clip(0, 1)", WRONG, []),
        ("self.model.summary()", COMPILED, ["FL102"]),
        (
            "self.model.summary()",
            COMPILED.replace("'categorical_crossentropy'", "keras.losses.CategoricalCrossentropy(from_logits=True)"),
            [],
        ),
    ],
)
def test_a_method_that_nobody_calls(before, loss, codes, tmp_path):
    assert found(tmp_path, dedent(DEFINITION).replace("BEFORE", before).replace("LOSS", loss)) == codes


BY_HAND = f"""
import numpy as np

{sums("long", 300)}
def cross_entropy(scores, y):
    e = np.exp(scores)
    p = e / e.sum(1, keepdims=True)
    note = long(0.5)
    q = ROWS
    return -np.log(q[np.arange(len(y)), y]).mean()
"""


@pytest.mark.parametrize(("rows", "codes"), [("np.exp(p) / np.exp(p).sum(1, keepdims=True)", ["FL105"]), ("p", [])])
def test_a_definition_of_arrays_alone_that_turns_scores(rows, codes, tmp_path):
    assert found(tmp_path, BY_HAND.replace("ROWS", rows)) == codes


def test_what_one_definition_calls_does_not_count_for_the_next(tmp_path):
    text = dedent(DEFINITION).replace("BEFORE", "pass").replace("LOSS", WRONG)
    assert found(tmp_path, text + "\n    def forward(self, x):\n        return self.net[0](x)\n") == []


def test_what_is_given_up_early_within_another_call_ends_the_whole(tmp_path):
    """The allowance of a call into another file, or of a comprehension, does not hide the one around it."""
    text = (
        PROGRAM.replace(sums("long", 3_000), sums("long", 1_500))
        .replace("BEFORE", "")
        .replace("print(long(0.5))", "rows = [long(n) for n in (0.5, 1.5)]")
    )
    assert found(tmp_path, text) == []
    assert found(tmp_path, text.replace("rows =", "net = Net()\nrows =")) == ["FL101"]


LIBRARY = "import torch.nn.functional as F\n\ndef wrong(net, x, y):\n    return F.cross_entropy(F.softmax(net(x), dim=1), y)\n\n" + "".join(
    sums(f"long_{n}", 400).replace("return x", "nll_loss = x") for n in range(12)
)


@pytest.mark.parametrize(("package", "codes"), [(False, ["FL101"]), (True, [])])
def test_a_module_of_a_package_in_which_nothing_is_understood_for_long(package, codes, tmp_path):
    """What stands last is read first."""
    (tmp_path / "pyproject.toml").write_text("")
    folder = tmp_path / "library"
    folder.mkdir()
    if package:
        (folder / "__init__.py").write_text("")
    (folder / "losses.py").write_text(LIBRARY)
    assert [finding.code for finding in check([str(folder / "losses.py")], Settings()).findings] == codes
