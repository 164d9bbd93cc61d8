"""How much work a program is worth: by the losses that its own statements lead to, name by name, through imports."""

import pytest

from fromlogits.checker.check import check
from fromlogits.checker.evidence.source.document import read
from fromlogits.checker.evidence.source.leading import FAR, FILES, LED, MODULE, NOTHING, NOWHERE, PROGRAM, UNCLEAR, work_for
from fromlogits.checker.evidence.source.modules import _asks_for_main
from fromlogits.checker.evidence.source.project import Project
from fromlogits.checker.evidence.source.syntax import DEFINITIONS
from fromlogits.checker.settings import Settings

LIBRARY = """
import torch.nn.functional as F

def loss(logits, ids):
    return F.cross_entropy(logits, ids)

def train(net, x, y):
    return loss(net(x), y)

def tidy(rows):
    return [row.strip() for row in rows]
"""


def work(folder, name="main.py"):
    project = Project(Settings())
    document = read(folder / name)
    places = [place for place, statement in enumerate(document.tree.body) if not isinstance(statement, DEFINITIONS)]
    main = any(_asks_for_main(statement.test) for statement in document.tree.body if hasattr(statement, "test"))
    return work_for(document, places, project, main=main)


PROGRAMS = {
    "a loss of its own": ("import torch\nprint(torch.nn.CrossEntropyLoss()(x, y))", PROGRAM),
    "a loss that only says it is one": ("import torch\nprint(torch.nn.CTCLoss()(x, y, n, m))", PROGRAM),
    "another file has such a loss": ("from aligned import align\nprint(align(a))", LED),
    "two activations of its own": ("import torch\nprint(torch.softmax(torch.softmax(x, 1), 1))", FAR),
    "a function of its own has a loss": ("import torch\ndef go():\n    torch.nn.CrossEntropyLoss()\n\ngo()", PROGRAM),
    "a function that nobody calls has a loss": ("import torch\ndef go():\n    torch.nn.CrossEntropyLoss()\n\nprint(1)", NOWHERE),
    "a name of another file": ("from library import train\nprint(train(a, b, c))", LED),
    "a name of another file that has none": ("from library import tidy\nprint(tidy(a))", NOWHERE),
    "under another name": ("from library import train as t\nprint(t(a, b, c))", LED),
    "of the module": ("import library\nprint(library.train(a, b, c))", LED),
    "of the module, one that has none": ("import library\nprint(library.tidy(a))", NOWHERE),
    "of a module in a package": ("import tools.engine\nprint(tools.engine.run(a))", LED),
    "of a module of a package": ("from tools import engine\nprint(engine.run(a))", LED),
    "handed on by a package": ("from tools import run\nprint(run(a))", LED),
    "every name": ("from library import *\nprint(train(a, b, c))", LED),
    "every name of a module that has every name": ("from all_of_it import *\nprint(train(a, b, c))", LED),
    "imported where it is used": ("def go():\n    from library import train\n    return train(a, b, c)\n\nprint(go())", LED),
    "a name made up": ("import library\nprint(getattr(library, name)(a))", LED),
    "a name made up of its own": ("import torch\ndef go():\n    torch.nn.CrossEntropyLoss()\n\nprint(globals()[name]())", LED),
    "noted where it is defined": ("import noted\nfrom registry import build\nprint(build('net'))", LED),
    "imported in vain": ("import library\nprint(1)", NOWHERE),
    "round and round": ("import circle\nprint(circle.go())", NOWHERE),
    "sent for": ("import importlib\nprint(importlib.import_module(name).go())", UNCLEAR),
    "further than anybody looks": ("import chain_0\nprint(chain_0.go())", UNCLEAR),
}


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "pyproject.toml").write_text("")
    (tmp_path / "library.py").write_text(LIBRARY)
    (tmp_path / "aligned.py").write_text("import torch\n\ndef align(x):\n    return torch.nn.CTCLoss()(x, x, x, x)\n")
    (tmp_path / "all_of_it.py").write_text("from library import *\n")
    (tmp_path / "tools").mkdir()
    (tmp_path / "tools/__init__.py").write_text("from .engine import run\n")
    (tmp_path / "tools/engine.py").write_text("from library import train\n\ndef run(x):\n    return train(x, x, x)\n")
    (tmp_path / "registry.py").write_text(
        "KNOWN = {}\n\ndef register(f):\n    KNOWN[f.__name__] = f\n    return f\n\ndef build(name):\n    return KNOWN[name]()\n"
    )
    (tmp_path / "noted.py").write_text(
        "from registry import register\nimport library\n\n@register\ndef net():\n    return library.train(1, 2, 3)\n"
    )
    (tmp_path / "circle.py").write_text("import circle_too\n\ndef go():\n    return circle_too.go()\n")
    (tmp_path / "circle_too.py").write_text("import circle\n\ndef go():\n    return circle.go()\n")
    for n in range(FILES + 2):
        (tmp_path / f"chain_{n}.py").write_text(f"import chain_{n + 1}\n\ndef go():\n    return chain_{n + 1}.go()\n")
    return tmp_path


@pytest.mark.parametrize("kind", PROGRAMS)
def test_what_running_it_is_worth(kind, folder):
    text, expected = PROGRAMS[kind]
    (folder / "main.py").write_text(text)
    assert work(folder) is expected


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("part.py", "import torch\nprint(torch.nn.CrossEntropyLoss()(x, y))", MODULE),
        ("part.py", "import torch\nprint(1)\ndef go(x, y):\n    return torch.nn.CrossEntropyLoss()(x, y)", MODULE),
        ("part.py", "print(1)", NOTHING),
        ("part.py", "import chain_0\nif __name__ == '__main__':\n    chain_0.go()", NOTHING),
        (
            "part.py",
            "import chain_0, torch\ndef step(x, y):\n    torch.nn.CrossEntropyLoss()(x, y)\nif __name__ == '__main__':\n    chain_0.go()",
            UNCLEAR,
        ),
        ("part.py", "import torch\nif __name__ == '__main__':\n    torch.nn.CrossEntropyLoss()", PROGRAM),
        ("__main__.py", "import torch\nprint(torch.nn.CrossEntropyLoss()(x, y))", PROGRAM),
        ("__main__.py", "from .engine import run\nrun(1)", LED),
    ],
)
def test_a_module_of_a_package_is_hardly_the_program(name, text, expected, folder):
    (folder / "tools" / name).write_text(text)
    assert work(folder, f"tools/{name}") is expected


def test_what_follows_a_program_that_leads_nowhere_is_read_all_the_same(folder):
    endless = "".join(f"def level_{n}(x):\n    return level_{n - 1}(x * 2.5) + level_{n - 1}(x * 3.5)\n\n" for n in range(1, 24))
    (folder / "main.py").write_text(
        f"import torch\nimport library\n\ndef level_0(x):\n    return x\n\n{endless}print(level_23(0.5))\n\n"
        "def step(x, y):\n    return torch.nn.functional.cross_entropy(torch.softmax(x, 1), y)\n"
    )
    assert [finding.code for finding in check([str(folder / "main.py")], Settings()).findings] == ["FL101"]
