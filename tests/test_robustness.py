"""Nothing that lies in a file may end a check: odd bytes, deep nests, endless loops, files that import each other, half a program."""

import os
import random
import sys
import sysconfig
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fromlogits.checker.check import check
from fromlogits.checker.settings import Settings

MISTAKE = "import torch\nloss = torch.nn.CrossEntropyLoss()(torch.randn(4, 3).softmax(1), torch.tensor([0, 1, 2, 0]))\n"
AIMED = "import torch\nimport torch.nn.functional as F\n"  # what makes a file worth reading


def codes(result):
    return [finding.code for finding in result.findings]


ODD = {
    "empty": b"",
    "nul": b"import torch\x00\ntorch.nn.CrossEntropyLoss()\n",
    "not utf-8": b"import torch\nname = '\xff\xfe'\ntorch.nn.CrossEntropyLoss()\n",
    "an unknown coding": b"# coding: klingon\nimport torch\ntorch.nn.CrossEntropyLoss()\n",
    "half a statement": b"import torch\nloss = torch.nn.CrossEntropyLoss(\n",
    "old print": b"import torch\nprint 'loss', torch.nn.CrossEntropyLoss()\n",
    "deep brackets": b"import torch\nx = " + b"[" * 150 + b"torch.nn.CrossEntropyLoss()" + b"]" * 150 + b"\n",
    "too many brackets": b"import torch\nx = " + b"(" * 5000 + b"torch.nn.CrossEntropyLoss()" + b")" * 5000 + b"\n",
    "a long sum": b"import torch\nx = torch.nn.CrossEntropyLoss()(" + b" + ".join([b"torch.ones(3)"] * 3000) + b")\n",
    "a long chain": b"import torch\nx = torch.ones(3)" + b".relu()" * 1500 + b"\ntorch.nn.CrossEntropyLoss()(x, x)\n",
    "a long elif": b"import torch\n" + b"if a:\n    pass\n" + b"elif a:\n    pass\n" * 500 + b"torch.nn.CrossEntropyLoss()\n",
    "endless recursion": AIMED.encode() + b"def f(x):\n    return f(f(x))\nF.cross_entropy(f(torch.ones(3)), f(0))\n",
    "mutual recursion": AIMED.encode()
    + b"def f(x):\n    return g(x) + g(x)\ndef g(x):\n    return f(x) + f(x)\nF.cross_entropy(f(1), g(2))\n",
    "endless loop": AIMED.encode() + b"x = torch.ones(4, 3)\nwhile True:\n    x = x.softmax(1)\n    F.nll_loss(x, x)\n",
    "a huge power": AIMED.encode() + b"n = 10 ** 10 ** 10\nx = 'a' * 10 ** 12\nF.cross_entropy(torch.ones(n, 3), x)\n",
    "a huge list": AIMED.encode() + b"x = [0] * 10 ** 9\nF.cross_entropy(torch.ones(3), torch.tensor(x))\n",
    "a huge range": AIMED.encode() + b"x = [i for i in range(10 ** 12)]\nF.cross_entropy(torch.ones(3), torch.tensor(x))\n",
    "a class of itself": AIMED.encode() + b"class A(A):\n    pass\nF.cross_entropy(A()(1), 2)\n",
    "classes in a ring": AIMED.encode() + b"class A: pass\nclass B(A): pass\nclass A(B): pass\nF.cross_entropy(A()(1), B()(2))\n",
    "a list in itself": AIMED.encode() + b"x = []\nx.append(x)\nF.cross_entropy(torch.tensor(x), torch.tensor(x))\n",
    "an object in itself": AIMED.encode() + b"class A: pass\na = A()\na.a = a\nF.cross_entropy(a.a.a.a, a)\n",
    "division by nothing": AIMED.encode() + b"x = 1 / 0\ny = 1 % 0\nz = 0 ** -1\nF.cross_entropy(torch.ones(x, y), z)\n",
    "negative sizes": AIMED.encode() + b"F.cross_entropy(torch.ones(-3, -1), torch.ones(-3))\n",
    "axes that are not there": AIMED.encode()
    + b"x = torch.ones(3)\nF.nll_loss(x.softmax(7).transpose(4, 9).permute(8, 8), x[0, 0, 0, 0])\n",
    "branches": AIMED.encode()
    + b"".join(b"if a%d:\n    x = torch.ones(3)\nelse:\n    x = torch.zeros(3)\n" % place for place in range(60))
    + b"F.cross_entropy(x, x)\n",
    "texts that hang on one flag": AIMED.encode()
    + b"import sys\nflag = sys.argv[1] == 'a'\n"
    + b"".join(b"t%d = 'a' if flag else 'b'\n" % place for place in range(30))
    + b"name = ' '.join(["
    + b", ".join(b"t%d" % place for place in range(30))
    + b"])\nF.cross_entropy(torch.ones(3), name)\n",
    "nested loops": AIMED.encode()
    + b"".join(b"    " * depth + b"for i%d in range(100):\n" % depth for depth in range(15))
    + b"    " * 15
    + b"F.cross_entropy(torch.ones(i0), torch.ones(i1))\n",
    "nested comprehensions": AIMED.encode()
    + b"x = [[(i, j, k) for i in range(400)] for j in range(400) for k in range(400)]\nF.cross_entropy(torch.tensor(x), x)\n",
    "patterns": AIMED.encode()
    + b"match x:\n    case {'a': [1, *r], **k}:\n        F.cross_entropy(r, k)\n    case A(b=c) | A(d=c):\n        pass\n",
    "everything new": b"import torch\ntype A[T] = list[T]\ndef f[T](x: T) -> T: return x\ntorch.nn.CrossEntropyLoss()\n",
}


@pytest.mark.parametrize("name", ODD)
def test_an_odd_file_does_not_end_the_check(name, tmp_path):
    (tmp_path / "odd.py").write_bytes(ODD[name])
    (tmp_path / "wrong.py").write_text(MISTAKE)
    result = check([str(tmp_path)], Settings())
    assert [finding.code for finding in result.findings if finding.where.file.endswith("wrong.py")] == ["FL101"]
    assert not [trouble for trouble in result.troubles if "itself failed" in trouble.reason]


NOTEBOOKS = [
    "",
    "[]",
    "{}",
    "null",
    '{"cells": 3}',
    '{"cells": [{"cell_type": "code"}]}',
    '{"cells": [{"cell_type": "code", "source": [1, 2]}]}',
    "{",
]


@pytest.mark.parametrize("text", NOTEBOOKS)
def test_an_odd_notebook_does_not_end_the_check(text, tmp_path):
    (tmp_path / "odd.ipynb").write_text(text)
    (tmp_path / "wrong.py").write_text(MISTAKE)
    result = check([str(tmp_path / "odd.ipynb"), str(tmp_path / "wrong.py")], Settings())
    assert "FL101" in codes(result)
    assert not [trouble for trouble in result.troubles if "itself failed" in trouble.reason]


def test_files_that_import_each_other(tmp_path):
    (tmp_path / "a.py").write_text("from b import *\nimport c\n" + MISTAKE)
    (tmp_path / "b.py").write_text("from c import *\nimport a\nx = a.loss\n")
    (tmp_path / "c.py").write_text("from a import *\nimport b\ny = b.x\n")
    result = check([str(tmp_path)], Settings())
    assert codes(result) == ["FL101"]
    assert not result.troubles


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="needs links")
def test_a_folder_that_contains_itself(tmp_path):
    (tmp_path / "wrong.py").write_text(MISTAKE)
    (tmp_path / "again").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "nowhere.py").symlink_to(tmp_path / "missing.py")
    assert codes(check([str(tmp_path / "wrong.py"), str(tmp_path / "again" / "wrong.py")], Settings()))
    assert "FL101" in codes(check([str(tmp_path)], Settings()))


def test_an_accident_inside_costs_one_file(tmp_path, monkeypatch):
    from fromlogits.checker.evidence.source.reader import Reader

    read = Reader.read

    def sometimes(reader, document):
        if document.file.endswith("odd.py"):
            raise KeyError("inside")
        read(reader, document)

    monkeypatch.setattr(Reader, "read", sometimes)
    (tmp_path / "odd.py").write_text(MISTAKE)
    (tmp_path / "wrong.py").write_text(MISTAKE)
    result = check([str(tmp_path)], Settings())
    assert codes(result) == ["FL101"]
    [trouble] = result.failed
    assert trouble.path.endswith("odd.py")
    assert "KeyError" in trouble.reason


PIECES = [
    "x", "y", "torch", "F", "x.softmax(1)", "F.cross_entropy(x, y)", "torch.ones(4, 3)", "[x, y]", "{'a': x}", "x[0]", "x[:, y]", "lambda x: y",
    "(x for x in y)", "x if y else x", "not x", "x @ y", "*x", "x == y", "f(x)", "f(*x, **y)", "1", "-1", "None", "'a'", "x.shape[0]", "await x",
    "(x := y)", "x < y < x", "f'{x!r:>{y}}'", "...", "x.argmax(1).view(-1)", "torch.tensor(x)", "nn.Sequential(nn.Linear(3, 4), nn.Softmax(1))(x)",
]  # fmt: skip
LINES = [
    "{0} = {1}", "{0}, {1} = {2}", "{0} += {1}", "for x in {0}:\n    y = {1}", "while {0}:\n    x = {1}\n    break", "if {0}:\n    x = {1}\nelse:\n    y = {2}",
    "def f(x, *y, k={0}, **z):\n    return {1}", "class A({0}):\n    y = {1}\n    def forward(self, x):\n        return {2}", "with {0} as x:\n    y = {1}",
    "try:\n    x = {0}\nexcept {1}:\n    y = {2}", "del x", "return {0}", "yield {0}", "assert {0}, {1}", "import {0}", "x: {0} = {1}", "A()({0})", "F.nll_loss({0}, {1})",
]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.randoms(use_true_random=False))
def test_programs_made_at_random(random: random.Random):
    lines = [random.choice(LINES).format(*(random.choice(PIECES) for _ in range(3))) for _ in range(random.randint(1, 12))]
    text = "import torch\nfrom torch import nn\nimport torch.nn.functional as F\n" + "\n".join(lines) + "\n"
    result = check([], Settings(), stdin=text)
    assert not result.failed, text


@pytest.mark.slow
def test_the_test_suite_of_python(tmp_path):
    folder = Path(sysconfig.get_paths()["stdlib"]) / "test"
    if not (folder / "test_grammar.py").exists():
        pytest.skip("this Python came without its test suite")
    for path in sorted(folder.glob("test_*.py")):  # with a loss in front, so that each is read and not passed over
        (tmp_path / path.name).write_bytes(path.read_bytes() + b"\nimport torch\ntorch.nn.CrossEntropyLoss()\n")
    result = check([str(tmp_path)], Settings(), jobs=1 if sys.platform == "win32" else None)
    assert result.files > 300
    assert not [trouble for trouble in result.troubles if "itself failed" in trouble.reason]
