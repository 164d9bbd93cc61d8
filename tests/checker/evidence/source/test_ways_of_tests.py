"""Tests of values that stand for several: one way for each verdict, and what cannot all hold together does not."""

from __future__ import annotations

import pytest

from fromlogits.checker.check import check
from fromlogits.checker.settings import Settings

CHOSEN = """\
import torch, torch.nn as nn, torch.nn.functional as F
from settings import a
LOSSES = {"nll": nn.NLLLoss(), "bce": nn.BCELoss(), "ce": nn.CrossEntropyLoss()}
mode = "nll" if a.nll else "bce" if a.binary else "ce"
head = nn.Linear(8, 1 if mode == "bce" else 4)
x = torch.randn(6, 8)
y = torch.rand(6, 1).round() if mode == "bce" else torch.randint(0, 4, (6,))
z = head(x)
"""
LOSS = "loss = LOSSES[mode](z, y)\nloss.backward()\n"
SIGMOID_FIRST = 'if mode == "bce":\n    z = torch.sigmoid(z)\nelif mode == "nll":\n    z = F.log_softmax(z, 1)\n'
SIGMOID_LAST = 'if mode != "bce":\n    z = F.log_softmax(z, 1) if mode == "nll" else z\nelse:\n    z = torch.sigmoid(z)\n'


@pytest.mark.parametrize("middle", [SIGMOID_FIRST, SIGMOID_LAST])
def test_each_loss_meets_what_was_made_for_it(middle, tmp_path):
    file = tmp_path / "program.py"
    file.write_text(CHOSEN + middle + LOSS)
    met = {(case.loss.name.rpartition(".")[2], str(case.output.kind), case.output.units) for case in check([str(file)], Settings()).cases}
    assert met == {("NLLLoss", "log-probabilities", 4), ("BCELoss", "probabilities", 1), ("CrossEntropyLoss", "logits", 4)}


def test_a_chain_of_open_tests_does_not_double_with_each(tmp_path):
    """Each helper has three ways out, and two of them lead on: sixteen in a row would be 65536 ways."""
    helpers = "".join(
        f"def has_{n}():\n    if tool.version({n}) >= tool.wanted({n}):\n        return tool.has({n})\n    return False\n\n"
        for n in range(16)
    )
    chain = "".join(f"{'if' if n == 0 else 'elif'} has_{n}():\n    device = 'd{n}'\n" for n in range(16))
    file = tmp_path / "program.py"
    file.write_text(
        f"import torch\nimport tool\n\n{helpers}{chain}else:\n    device = 'cpu'\n"
        "model = torch.nn.Linear(4, 3).to(device)\nz = torch.softmax(model(x), 1)\ntorch.nn.CrossEntropyLoss()(z, y).backward()\n"
    )
    result = check([str(file)], Settings())
    assert [finding.code for finding in result.findings] == ["FL101"]
    assert not result.troubles


SEVERAL = """\
import torch, torch.nn as nn
from settings import many, single, x, y
regression = False
if {test}:
    regression = True
z = nn.Linear(8, 4)(x)
if many:
    z = torch.sigmoid(z)
elif not regression:
    z = torch.softmax(z, 1)
loss = nn.BCELoss() if {use} else nn.MSELoss()
loss(z, y).backward()
"""


@pytest.mark.parametrize(
    ("test", "use", "codes"),
    [
        ("not many and single", "many", []),
        ("not many and single is not None", "many", []),
        ("not (many or single)", "many", []),
        ("not many and single", "regression", ["FL102"]),
    ],
)
def test_of_several_that_hold_each_holds(test, use, codes, tmp_path):
    """What was decided by several conditions is settled again by one of them."""
    file = tmp_path / "program.py"
    file.write_text(SEVERAL.format(test=test, use=use))
    assert [finding.code for finding in check([str(file)], Settings()).findings] == codes


SHAPES = """\
import torch, torch.nn as nn, torch.nn.functional as F

def loss_of(scores, target):
    if {test}:
        return -(target * F.log_softmax(scores, dim=1)).sum(dim=1).mean()
    return F.cross_entropy(scores, target)

x = torch.randn(6, 8)
loss_of(nn.Linear(8, 4)(x), {target}).backward()
"""
IDS = "torch.randint(0, 4, (6,))"


@pytest.mark.parametrize(
    ("test", "target", "codes"),
    [
        ("scores.shape == target.shape", IDS, []),
        ("scores.size() == target.size()", IDS, []),
        ("not scores.shape != target.shape", IDS, []),
        ("scores.shape == target.shape", f"F.one_hot({IDS}, 4)", []),
        ("scores.shape[:1] == target.shape", IDS, ["FL202"]),
        ("scores.shape != target.shape", IDS, ["FL202"]),
        ("[6, 4] == [6, 5]", IDS, []),
    ],
)
def test_shapes_that_are_known_are_compared(test, target, codes, tmp_path):
    file = tmp_path / "program.py"
    file.write_text(SHAPES.format(test=test, target=target))
    assert [finding.code for finding in check([str(file)], Settings()).findings] == codes


FOUR = """\
import torch, torch.nn as nn
from settings import mode
if mode == "a":
    last = nn.LogSoftmax(1)
elif mode == "b":
    last = nn.Sigmoid()
elif mode == "c":
    last = None
else:
    last = ""
y = torch.randint(0, 3, (8,))
z = ({last})(nn.Linear(10, 3)(torch.randn(8, 10)))
if mode == "a":
    loss = nn.NLLLoss()(z, y)
elif mode == "b":
    loss = nn.BCELoss()(z, nn.functional.one_hot(y, 3).float())
else:
    loss = nn.{otherwise}()(z, y)
"""


@pytest.mark.parametrize(
    ("last", "otherwise", "codes"),
    [("last or nn.Identity()", "CrossEntropyLoss", []), ("nn.Identity()", "CrossEntropyLoss", ["FL102", "FL103"])],
)
def test_an_operand_that_several_ways_lead_to(last, otherwise, codes, tmp_path):
    """Which of four a name stands for leads past `or` in two ways, and on from it in two: none of them is taken for all."""
    file = tmp_path / "program.py"
    file.write_text(FOUR.format(last=last, otherwise=otherwise))
    assert sorted({finding.code for finding in check([str(file)], Settings()).findings}) == codes


TWICE = """
import torch.nn as nn, torch.nn.functional as F

class Loss(nn.Module):
    def __init__(self, from_scores=True):
        super().__init__()
        self.from_scores = from_scores

    def forward(self, x, y):
        if {test}:
            x = F.softmax(x, 1)
        return F.mse_loss(x, y)

def run(settings, x, y):
    x = {given}
    return Loss({how})(x, y)
"""


@pytest.mark.parametrize(
    ("test", "given", "how", "wanted"),
    [
        ("self.from_scores", "F.softmax(x, 1)", "settings.scores", set()),  # the flag says what the loss is given
        ("self.from_scores", "F.softmax(x, 1)", "**settings", set()),
        ("self.from_scores", "F.softmax(x, 1)", "", {"FL105"}),
        ("self.from_scores", "F.softmax(x, 1)", "False", set()),
        ("True", "F.softmax(x, 1)", "**settings", {"FL105"}),
        ("self.from_scores", "F.softmax(F.softmax(x, 1), 1)", "**settings", {"FL105"}),
    ],
)
def test_a_flag_of_a_function_says_what_it_is_given(test, given, how, wanted, codes):
    assert codes(TWICE.format(test=test, given=given, how=how)) == wanted


def test_flags_of_many_calls_are_all_kept(codes):
    """Two flags a call: what one use is spared for does not fill up."""
    calls = "\n".join(f"    loss(x, y, settings.deep_{n}, settings.raw_{n})" for n in range(12))
    program = f"""
import torch.nn.functional as F

def loss(x, y, deep, raw):
    if deep:
        y = y * 2
        if raw:
            x = F.softmax(x, 1)
    return F.mse_loss(x, y)

def run(settings, x, y):
    x = F.softmax(x, 1)
{calls}
"""
    assert codes(program) == set()
    assert codes(program.replace("if deep:", "if True:").replace("if raw:", "if True:")) == {"FL105"}


PUT_THERE = """
import torch, torch.nn as nn, torch.nn.functional as F
from settings import settings

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        for name in settings:
            setattr(self, name, settings[name])
        self.out = nn.Linear(8, 4)

    def forward(self, x):
        x = self.out(x)
        {shares}
        return x

net = Net()
z = net(torch.rand(5, 8))
y = torch.randint(0, 4, (5,))
{loss}
"""
EITHER = "F.nll_loss(z.log(), y) if {test} else F.cross_entropy(z, y)"


@pytest.mark.parametrize(
    "test", ["{}.shares", "{}.kind == 'shares'", "{}.kind is not None", "not {}.scores", "{}.kind in ('shares', 'odds')"]
)
def test_what_something_unseen_put_into_an_instance_is_open(test, codes):
    shares = f"if {test.format('self')}:\n            x = x.softmax(1)"
    loss = EITHER.format(test=test.format("net"))
    assert codes(PUT_THERE.format(shares=shares, loss=loss)) <= {"FL401"}


def test_an_instance_of_which_little_is_known_still_tells_what_it_makes(codes):
    assert codes(PUT_THERE.format(shares="", loss="F.nll_loss(z, y)")) == {"FL103"}


INFERENCE = """\
import torch
from torch import nn
from somewhere import image, name


class Net(nn.Module):
    def __init__(self, decoder, crit):
        super().__init__()
        self.decoder = decoder
        self.crit = crit

    def forward(self, x, y=None, *, size=None):
        if size is None:
            return self.crit(self.decoder(x), y)
        return self.decoder(x)


net = Net(nn.Sequential(nn.Linear(20, 4), nn.Softmax(dim=1)), nn.NLLLoss())
"""
THERE = ["image.shape[1:]", "image[:, 1:]", "len(image)", 'f"{name}.png"', "(image.size, 3)", "[image.size]"]


@pytest.mark.parametrize("size", THERE)
def test_what_is_surely_something_is_not_none(size, codes):
    assert codes(f"{INFERENCE}net(image, size={size})") == set()
    assert codes(f"{INFERENCE}net(image, name, size=None if name else {size})") == {"FL103"}


@pytest.mark.parametrize("size", ["None", "image.size", "image[0]"])
def test_what_may_be_nothing_may_be_none(size, codes):
    assert codes(f"{INFERENCE}net(image, name, size={size})") == {"FL103"}


RESUMED = """\
import argparse
import torch
from torch import nn
from data import loader
from stored import latest

p = argparse.ArgumentParser()
p.add_argument("--resume", action="store_true"{default})
args = p.parse_args()
net = latest() if args.resume else nn.Sequential(nn.Linear(8, 4), {head})
device = "cpu"
for x, y in loader:
    if torch.cuda.is_available():
        x, y = x.cuda(), y.cuda()
    z = net(x)
    {step}
    nn.CrossEntropyLoss()(z, y).backward()
"""
STEPS = {
    "nothing between": ("pass", True),
    "something on both sides": ("z = z.unsqueeze(0) if len(z.size()) == 1 else z", True),
    "something on both sides, twice": ("z = z.float() if x.is_cuda else z\n    z = z.cpu() if unheard_of else z.cuda()", True),
    "another thing on one side": ("z = z.log() if unheard_of else z", False),
}


@pytest.mark.parametrize("step", STEPS)
def test_what_goes_wrong_on_both_sides_of_a_test_goes_wrong(step, codes):
    between, wrong = STEPS[step]
    program = RESUMED.replace("{step}", between)
    assert ("FL101" in codes(program.format(default="", head="nn.Softmax(1)"))) is wrong
    assert "FL101" not in codes(program.format(default=", default=True", head="nn.Softmax(1)"))
    assert "FL101" not in codes(program.format(default="", head="nn.Identity()"))
