"""Generators: values in their order where the order is known, one for all where it is not; context managers made of them."""

from __future__ import annotations

import pytest

COUNTING = "def g():\n    yield 1\n    yield 'a'\n    yield 3\n\n\n"
EACH = "def g(xs):\n    for x in xs:\n        yield x * 2\n\n\n"
UNKNOWN = "def g(n):\n    for _ in range(n):\n        yield 1\n        yield 'a'\n\n\n"
FROM = "def g():\n    yield 0\n    yield from [1, 2]\n\n\n"

SAID = [
    (COUNTING + "list(g())", [1, "a", 3]),
    (COUNTING + "a, b, c = g()\ny = (c, b, a)", (3, "a", 1)),
    (COUNTING + "list(zip('xyz', g()))", [("x", 1), ("y", "a"), ("z", 3)]),
    (COUNTING + "x = g()\ny = (next(x), next(x), next(x))", (1, "a", 3)),
    (COUNTING + "x = g()\nnext(x)\ny = list(x)", ["a", 3]),
    (COUNTING + "x = g()\nlist(x)\ny = next(x, 7)", 1),  # a list does not use a generator up here: it is read again
    (EACH + "list(g([1, 5]))", [2, 10]),
    (FROM + "list(g())", [0, 1, 2]),
    (FROM + "sum(g())", 3),
]


@pytest.mark.parametrize(("program", "wanted"), SAID, ids=[program[-40:] for program, _ in SAID])
def test_values_keep_their_order(program, wanted, says):
    assert says(program) == wanted


def test_of_values_that_alternate_for_ever_nothing_is_said(says):
    from fromlogits.checker.evidence.source.values import Unknown

    value = says(UNKNOWN + "import sys\ny = next(g(int(sys.argv[1])))")
    assert isinstance(value, Unknown)


HEADS = """
    import torch
    from torch import nn

    class Deep(nn.Module):
        def __init__(self):
            super().__init__()
            self.body = nn.Linear(4, 8)
            self.heads = nn.ModuleList([nn.Linear(8, 3), nn.Sequential(nn.Linear(8, 3), nn.LogSoftmax(-1)), nn.Linear(8, 3)])

        def forward(self, x):
            for head in self.heads:
                x = self.body(x)
                yield head(x)

    model = Deep()
    losses = [nn.CrossEntropyLoss(), {second}, nn.CrossEntropyLoss()]
    sum(loss(out, torch.zeros(5).long()) for loss, out in zip(losses, model(torch.rand(5, 4)))).backward()
"""


def test_each_head_meets_its_own_loss(codes):
    assert codes(HEADS.format(second="nn.NLLLoss()")) == set()
    assert codes(HEADS.format(second="nn.NLLLoss()").replace("zip(losses", "zip(losses[::-1][1:]")) == {"FL103", "FL104"}


MANAGED = """
    import contextlib
    import torch
    from torch import nn

    class Net(nn.Module):
        def __init__(self):
            super().__init__()
            self.fc = nn.Linear(4, 3)
            self.probs = False

        def forward(self, x):
            x = self.fc(x)
            return x.softmax(-1) if self.probs else x

    @contextlib.contextmanager
    def probabilities(model, on=True):
        before, model.probs = model.probs, on
        try:
            yield model
        finally:
            model.probs = before

    class Probabilities:
        def __init__(self, model):
            self.model = model

        def __enter__(self):
            self.model.probs = True
            return self.model

        def __exit__(self, *error):
            self.model.probs = False

    net = Net()
    x, y = torch.rand(8, 4), torch.randint(0, 3, (8,))
    ce = nn.CrossEntropyLoss()
"""

SILENT = {
    "restored after the block": "with probabilities(net):\n    p = net(x)\nce(net(x), y).backward()",
    "restored after a class": "with Probabilities(net) as n:\n    p = n(x)\nce(net(x), y).backward()",
    "switched off inside": "net.probs = True\nwith probabilities(net, on=False) as n:\n    ce(n(x), y).backward()",
    "restored though the block returned": (
        "def p():\n    with probabilities(net) as n:\n        return n(x)\np()\nce(net(x), y).backward()"
    ),
    "nothing, or what it was given": "with contextlib.nullcontext(net) as n:\n    ce(n(x), y).backward()",
    "either of two that hand something on": (
        "import sys\nwith contextlib.nullcontext(net) if sys.argv else contextlib.nullcontext(Net()) as n:\n    ce(n(x), y).backward()"
    ),
    "two managers at once": "with probabilities(net), probabilities(net, on=False) as n:\n    ce(n(x), y).backward()",
    "a manager that nobody knows": "import lib\nwith lib.manager(net) as n:\n    ce(n(x), y).backward()",
    "either of two": "import sys\nwith probabilities(net, False) if len(sys.argv) > 1 else contextlib.nullcontext():\n    ce(net(x), y).backward()",
}
WRONG = {
    "inside the block": "with probabilities(net) as n:\n    ce(n(x), y).backward()",
    "inside a class": "with Probabilities(net):\n    ce(net(x), y).backward()",
    "after a class that leaves it on": "net.probs = False\nwith Probabilities(net):\n    net.probs = False\nnet.probs = True\nce(net(x), y).backward()",
    "what the block returned": "def p():\n    with probabilities(net) as n:\n        return n(x)\nce(p(), y).backward()",
    "the inner of two": "with probabilities(net, False), probabilities(net) as n:\n    ce(n(x), y).backward()",
}


@pytest.mark.parametrize("situation", SILENT)
def test_what_a_manager_undoes_is_undone(situation, codes):
    assert codes(_after(SILENT[situation])) == set()


@pytest.mark.parametrize("situation", WRONG)
def test_what_a_manager_does_is_seen(situation, codes):
    assert codes(_after(WRONG[situation])) == {"FL101"}


def _after(text: str) -> str:
    return MANAGED + "\n".join(f"    {line}" for line in text.splitlines())
