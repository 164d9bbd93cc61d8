"""Attributes that only some branches set: whether they are there hangs on what the branches hung on."""

from __future__ import annotations

import pytest

NET = """
    import sys
    import torch
    from torch import nn

    class Net(nn.Module):
        def __init__(self, kind):
            super().__init__()
            self.fc = nn.Linear(4, 3)
            if kind == "nll":
                self.top = nn.LogSoftmax(1)
            elif kind == "bce":
                self.top = nn.Sigmoid()

        def forward(self, x):
            x = self.fc(x)
            if {test}:
                x = self.top(x)
            return x

    kind = sys.argv[1]
    x, ids = torch.rand(8, 4), torch.randint(0, 3, (8,))
    out = Net(kind)(x)
"""
RIGHT = """
    if kind == "nll":
        nn.NLLLoss()(out, ids).backward()
    elif kind == "bce":
        nn.BCELoss()(out, nn.functional.one_hot(ids, 3).float()).backward()
    else:
        nn.CrossEntropyLoss()(out, ids).backward()
"""
TESTS = ('hasattr(self, "top")', 'getattr(self, "top", None) is not None')


@pytest.mark.parametrize("test", TESTS)
def test_nobody_takes_the_softmax_of_another_branch(test, codes):
    assert codes(NET.format(test=test) + RIGHT) == set()


@pytest.mark.parametrize("test", TESTS)
def test_the_branch_that_takes_it_is_told(test, codes):
    wrong = """
    if kind == "bce":
        nn.BCEWithLogitsLoss()(out, nn.functional.one_hot(ids, 3).float()).backward()
"""
    assert codes(NET.format(test=test) + wrong) == {"FL101"}


def test_what_is_set_once_more_is_there(codes):
    program = NET.format(test='hasattr(self, "top")').replace(
        "\n        def forward", "\n            self.top = nn.Softmax(1)\n\n        def forward"
    )
    assert codes(program + "    nn.CrossEntropyLoss()(out, ids).backward()\n") == {"FL101"}


def test_branches_in_branches(codes):
    program = """
    import sys
    import torch
    from torch import nn

    class Net(nn.Module):
        def __init__(self, deep, softmax):
            super().__init__()
            self.fc = nn.Linear(4, 3)
            if deep:
                if softmax:
                    self.top = nn.Softmax(1)

        def forward(self, x):
            return self.top(self.fc(x)) if hasattr(self, "top") else self.fc(x)

    deep, softmax = "d" in sys.argv[1], "s" in sys.argv[1]
    out = Net(deep, softmax)(torch.rand(8, 4))
    if {test}:
        nn.CrossEntropyLoss()(out, torch.randint(0, 3, (8,))).backward()
"""
    assert codes(program.format(test="not deep")) == set()
    assert codes(program.format(test="not softmax")) == set()
    assert codes(program.format(test="deep and softmax")) == {"FL101"}


ARGUMENTS = """
    import argparse
    import torch
    from torch import nn

    parser = argparse.ArgumentParser()
    parser.add_argument("--act", default="{default}", choices=["none", "softmax"])
    args = parser.parse_args()
    if not hasattr(args, "act"):
        args.act = "{instead}"
    scores = nn.Linear(4, 3)(torch.rand(8, 4))
    if args.act == "softmax":
        scores = scores.softmax(1)
    {test}nn.CrossEntropyLoss()(scores, torch.randint(0, 3, (8,))).backward()
"""


def test_an_argument_that_is_declared_is_there(codes):
    assert codes(ARGUMENTS.format(default="softmax", instead="none", test="")) == {"FL101"}
    assert codes(ARGUMENTS.format(default="softmax", instead="none", test="if args.act == 'none': ")) == set()
    assert codes(ARGUMENTS.format(default="none", instead="softmax", test="")) == set()


def test_asked_again_it_is_the_same(codes):
    program = """
    import torch
    from torch import nn

    class Net(nn.Module):
        def __init__(self):
            super().__init__()
            self.fc = nn.Linear(4, 3)

        def forward(self, x):
            return self.fc(x).log_softmax(1) if hasattr(self, "log") else self.fc(x).softmax(1)

    net = Net()
    if hasattr(net, "log"):
        nn.NLLLoss()(net(torch.rand(8, 4)), torch.randint(0, 3, (8,))).backward()
"""
    assert codes(program) == set()
