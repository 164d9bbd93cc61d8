"""What calls gave before: functions under functools.cache give for the same arguments the very same again."""

import pytest

from fromlogits.checker.check import check
from fromlogits.checker.settings import Settings

HEAD = """
import functools
from functools import cache, lru_cache
import torch
import torch.nn.functional as F
from torch import nn
import somewhere

net = nn.Linear(20, 5)
x, y = torch.rand(8, 20), torch.randint(0, 5, (8,))
"""
DECORATORS = (
    "@cache",
    "@lru_cache",
    "@lru_cache()",
    "@lru_cache(maxsize=None)",
    "@functools.cache",
    "@functools.lru_cache(None, typed=True)",
)
ASKED_TWICE = """
{decorator}
def probabilities(task={default}):
    return somewhere.ask(task)

out = net(x)
if probabilities({first}):
    out = out.log_softmax(1)
print(F.nll_loss(out, y) if probabilities({second}) else F.cross_entropy(out, y))
"""


def checked(tmp_path, text):
    (tmp_path / "program.py").write_text(HEAD + text)
    return check([str(tmp_path / "program.py")], Settings())


def codes(tmp_path, text):
    return [finding.code for finding in checked(tmp_path, text).findings]


def pairs(tmp_path, text):
    """What meets which loss."""
    return {(str(case.output.kind), case.loss.name.rpartition(".")[2]) for case in checked(tmp_path, text).cases}


TOGETHER = {("log-probabilities", "nll_loss"), ("logits", "cross_entropy")}


@pytest.mark.parametrize("decorator", DECORATORS)
def test_asked_twice_it_says_the_same(decorator, tmp_path):
    text = ASKED_TWICE.format(decorator=decorator, default="None", first="", second="")
    assert pairs(tmp_path, text) == TOGETHER


@pytest.mark.parametrize(("decorator", "first", "second"), [("", "", ""), ("@cache", "'a'", "'b'"), ("@cache", "1", "2")])
def test_without_a_cache_or_asked_for_something_else_it_may_not(decorator, first, second, tmp_path):
    text = ASKED_TWICE.format(decorator=decorator, default="None", first=first, second=second)
    assert pairs(tmp_path, text) == TOGETHER | {("logits", "nll_loss"), ("log-probabilities", "cross_entropy")}


def test_what_it_made_in_a_branch_is_there_outside_of_it(tmp_path):
    text = """
@cache
def head():
    return nn.Sequential(nn.Linear(20, 5), nn.Softmax(dim=1))

if somewhere.ask():
    print(head())
print(F.cross_entropy(head()(x), y))
"""
    assert codes(tmp_path, text) == ["FL101"]


def test_what_is_done_to_it_once_is_done(tmp_path):
    text = """
@cache
def layers():
    return [nn.Linear(20, 5)]

layers().append(nn.Softmax(dim=1))
print(F.cross_entropy(nn.Sequential(*layers())(x), y))
"""
    assert codes(tmp_path, text) == ["FL101"]


def test_it_may_call_itself(tmp_path):
    text = """
@cache
def width(n):
    return 5 if n == 0 else width(n - 1)

print(F.cross_entropy(nn.Linear(20, width(3))(x).softmax(1), y))
"""
    assert codes(tmp_path, text) == ["FL101"]
