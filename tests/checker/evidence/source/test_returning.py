"""Functions that return in several places: what they made and what they changed on the way is there behind the call."""

from __future__ import annotations

import gc
from types import TracebackType

import pytest

from fromlogits.checker.check import check
from fromlogits.checker.evidence.source.values import Choice
from fromlogits.checker.settings import Settings

HEAD = """
    import sys
    import torch
    from torch import nn

    class Net(nn.Module):
        def __init__(self, probs=False):
            super().__init__()
            self.fc = nn.Linear(4, 3)
            self.act = nn.Softmax(-1) if probs else nn.Identity()

        def forward(self, x):
            return self.act(self.fc(x))

    flag = len(sys.argv) > 1
    x, y = torch.rand(8, 4), torch.randint(0, 3, (8,))
    ce = nn.CrossEntropyLoss()
"""

SILENT = {
    "made behind one test": "def build():\n    if flag:\n        return Net()\n    raise ValueError\nce(build()(x), y).backward()",
    "made on either side": "def build():\n    if flag:\n        return Net()\n    else:\n        return Net()\nce(build()(x), y).backward()",
    "changed on the way out, and changed back": (
        "net = Net()\ndef change():\n    net.act = nn.Softmax(-1)\n    if flag:\n        net.act = nn.Identity()\n        return 1\n"
        "    net.act = nn.ReLU()\n    net.act = nn.Identity()\n    return 2\nchange()\nce(net(x), y).backward()"
    ),
    "a loss that fits the model of its branch": (
        "def build(kind):\n    if kind == 'nll':\n        net = Net()\n        net.act = nn.LogSoftmax(-1)\n        return net, nn.NLLLoss()\n"
        "    return Net(), nn.CrossEntropyLoss()\nnet, loss = build(sys.argv[1])\nloss(net(x), y).backward()"
    ),
}
WRONG = {
    "made behind one test": "def build():\n    if flag:\n        return Net(True)\n    raise ValueError\nce(build()(x), y).backward()",
    "made on either side": (
        "def build():\n    if flag:\n        return Net(True)\n    else:\n        return Net(True)\nce(build()(x), y).backward()"
    ),
    "made in the second of three": (
        "def build(kind):\n    if kind == 'a':\n        raise ValueError\n    if kind == 'b':\n        return Net(True)\n    raise TypeError\n"
        "ce(build(sys.argv[1])(x), y).backward()"
    ),
    "changed whichever way it goes": (
        "net = Net()\ndef change():\n    if flag:\n        net.act = nn.Softmax(-1)\n        return 1\n    net.act = nn.Softmax(1)\n    return 2\n"
        "change()\nce(net(x), y).backward()"
    ),
    "made by a registry that asks for classes": (
        "import inspect\nREGISTRY = {'net': Net}\ndef build(cfg):\n    cfg = dict(cfg)\n    made = REGISTRY[cfg.pop('type')]\n"
        "    if inspect.isclass(made):\n        return made(**cfg)\n    raise TypeError\n"
        "ce(build(dict(type='net', probs=True))(x), y).backward()"
    ),
    "made of what is a type": (
        "def build(made):\n    if isinstance(made, type):\n        return made(probs=True)\n    return made\n"
        "ce(build(Net)(x), y).backward()"
    ),
}


def program(middle: str) -> str:
    return HEAD + "\n".join(f"    {line}" for line in middle.splitlines())


@pytest.mark.parametrize("situation", SILENT)
def test_silent(situation, codes):
    assert codes(program(SILENT[situation])) == set()


@pytest.mark.parametrize("situation", WRONG)
def test_found(situation, codes):
    assert codes(program(WRONG[situation])) == {"FL101"}


STATES = [
    ("d = {}\ndef f():\n    if FLAG:\n        d['a'] = 1\n        return\n    d['a'] = 1\nf()\ny = d['a']", 1),
    ("d = {}\ndef f():\n    if FLAG:\n        d['a'] = 1\n        return 2\n    return 3\nf()\ny = d.get('a', 1)", 1),
    ("d = {'a': 1}\ndef f():\n    if FLAG:\n        return 2\n    d['a'] = 5\n    raise ValueError\nf()\ny = d['a']", 1),
    ("n = 1\ndef f():\n    global n\n    n = 5\n    if FLAG:\n        n = 2\n        return\n    n = 2\nf()\ny = n", 2),
    ("d = []\ndef f():\n    if FLAG:\n        d.append(1)\n        return\n    d.append(1)\nf()\ny = d[0]", 1),
]


@pytest.mark.parametrize(("text", "wanted"), STATES)
def test_what_was_written_is_there(text, wanted, says):
    value = says("import sys\nFLAG = len(sys.argv) > 1\n" + text)
    options = [option.value for _, option in value.options] if isinstance(value, Choice) else [value]
    assert set(options) == {wanted}


TAKEN = [
    ("d = {'a': 1, 'b': 2}\nd.pop('a')\ny = list(d)", ["b"]),
    ("d = {'a': 1, 'b': 2}\nz = d.pop('a')\ny = (z, len(d), d.get('a', 7))", (1, 1, 7)),
    ("d = {'a': 1}\ny = (d.pop('b', 5), list(d))", (5, ["a"])),
    ("d = {'a': 1, 'b': 2}\ndel d['b']\ny = d", {"a": 1}),
    ("d = {'a': 1}\nif FLAG:\n    d.pop('a')\n    raise SystemExit\ny = d", {"a": 1}),
    ("def f(**options):\n    kind = options.pop('kind')\n    return kind, options\ny = f(kind=3, b=2)", (3, {"b": 2})),
]


@pytest.mark.parametrize(("text", "wanted"), TAKEN)
def test_what_was_taken_out_is_gone(text, wanted, says):
    assert says("import sys\nFLAG = len(sys.argv) > 1\n" + text) == wanted


def test_what_returned_lets_go_of_what_read_it(tmp_path) -> None:
    returns = "".join(
        f"def choose_{n}(x):\n    if x > {n}:\n        return x\n    return {n}\nchoose_{n}(int(input()))\n" for n in range(50)
    )
    (tmp_path / "main.py").write_text("import torch.nn.functional as F\nF.cross_entropy(a, b)\n" + returns, encoding="utf-8")
    collecting = gc.isenabled()
    gc.disable()
    try:
        before = {id(one) for one in gc.get_objects() if isinstance(one, TracebackType)}
        check([str(tmp_path / "main.py")], Settings())
        kept = [one for one in gc.get_objects() if isinstance(one, TracebackType) and id(one) not in before]
    finally:
        if collecting:
            gc.enable()
    assert len(kept) < 10
