"""Registries of all kinds: a builder is noted in one place and called by its name in another."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from fromlogits.checker.check import check
from fromlogits.checker.evidence.source.document import from_text
from fromlogits.checker.evidence.source.noting import imports, noting
from fromlogits.checker.evidence.source.project import Project
from fromlogits.checker.settings import Settings

HEAD = "import keras\nfrom keras import layers\n"
NET = "keras.Sequential([layers.Dense(classes, activation='{}')])"
USE = "\nmodel.compile('adam', loss=keras.losses.BinaryCrossentropy())\n"

ALONE = {
    "a decorator called with a name": """
        REG = {}

        def register(name):
            def wrap(fn):
                REG[name] = fn
                return fn
            return wrap

        @register("tiny")
        def tiny(classes):
            return NET

        model = REG["tiny"](5)
    """,
    "a decorator without a name": """
        REG = {}

        def register(fn):
            REG[fn.__name__] = fn
            return fn

        @register
        def tiny(classes):
            return NET

        model = REG["tiny"](5)
    """,
    "a decorator that is a class": """
        REG = {}

        class register:
            def __init__(self, *names):
                self.names = names

            def __call__(self, fn):
                for name in self.names:
                    REG[name] = fn
                return fn

        @register("tiny", "small")
        def tiny(classes):
            return NET

        model = REG["small"](5)
    """,
    "an object that keeps the builders": """
        class Registry:
            def __init__(self):
                self._items = {}

            def register(self, name=None):
                def deco(fn):
                    self._items[name or fn.__name__] = fn
                    return fn
                return deco

            def get(self, name):
                if name not in self._items:
                    raise KeyError(name)
                return self._items[name]

        MODELS = Registry()

        @MODELS.register()
        def tiny(classes):
            return NET

        model = MODELS.get("tiny")(5)
    """,
    "a dictionary with a method more": """
        class Registry(dict):
            def register(self, name):
                def wrap(fn):
                    self[name] = fn
                    return fn
                return wrap

        REG = Registry()

        @REG.register("tiny")
        def tiny(classes):
            return NET

        model = REG["tiny"](5) if "tiny" in REG else None
    """,
    "dictionaries in a dictionary": """
        from collections import defaultdict

        REG = defaultdict(dict)

        def register(kind, name):
            def wrap(fn):
                REG[kind][name] = fn
                return fn
            return wrap

        @register("model", "tiny")
        def tiny(classes):
            return NET

        model = REG["model"]["tiny"](5)
    """,
    "classes that tell their base": """
        class Base:
            kinds = {}

            def __init_subclass__(cls, key=None, **kw):
                super().__init_subclass__(**kw)
                Base.kinds[key or cls.__name__] = cls

        class Tiny(Base, key="tiny"):
            def build(self, classes):
                return NET

        model = Base.kinds["tiny"]().build(5)
    """,
    "a base that is asked for its classes": """
        class Base:
            name = None

        class Tiny(Base):
            name = "tiny"

            def build(self, classes):
                return NET

        model = {c.name: c for c in Base.__subclasses__()}["tiny"]().build(5)
    """,
    "an enumeration of builders": """
        from enum import Enum
        from functools import partial

        def tiny(classes):
            return NET

        class Arch(Enum):
            TINY = partial(tiny, 5)

        model = Arch["TINY"].value()
    """,
    "an enumeration by value": """
        from enum import Enum

        class Arch(Enum):
            TINY = "tiny"
            BIG = "big"

        def tiny(classes):
            return NET

        model = {Arch.TINY: None, "TINY": tiny}[Arch("tiny").name](5)
    """,
    "the module itself": """
        import sys

        def tiny(classes):
            return NET

        model = globals()["tiny"](5) if len(sys.argv) else getattr(sys.modules[__name__], "tiny")(5)
    """,
    "an argument with a default": """
        import argparse

        parser = argparse.ArgumentParser()
        parser.add_argument("--arch", default="tiny")
        args = parser.parse_args()

        class Zoo:
            @staticmethod
            def tiny(classes):
                return NET

        model = getattr(Zoo, args.arch)(5)
    """,
}


def codes(folder: Path) -> list[str]:
    return [finding.code for finding in check([str(folder)], Settings()).findings]


@pytest.mark.parametrize("activation", ["softmax", "sigmoid"])
@pytest.mark.parametrize("kind", ALONE)
def test_in_one_file(kind, activation, tmp_path):
    (tmp_path / "program.py").write_text(HEAD + dedent(ALONE[kind]).replace("NET", NET.format(activation)) + USE)
    assert codes(tmp_path) == (["FL107"] if activation == "softmax" else [])


REGISTRY = """
_BUILDERS = {}

def register(name):
    def wrap(fn):
        _BUILDERS[name] = fn
        return fn
    return wrap

def build(name, **kw):
    if name not in _BUILDERS:
        raise KeyError(name)
    return _BUILDERS[name](**kw)
"""
NETS = f"{HEAD}from {{}} import register\n\n@register('tiny')\ndef tiny(classes):\n    return {NET}\n"
MAIN = f"{HEAD}{{}}\nmodel = build('tiny', classes=5){USE}"

APART = {
    "imported for what it does": {
        "main.py": MAIN.format("import nets\nfrom registry import build"),
        "registry.py": REGISTRY,
        "nets.py": NETS.format("registry", "{}"),
    },
    "every name of it": {
        "main.py": MAIN.format("from registry import build\nfrom nets import *"),
        "registry.py": REGISTRY,
        "nets.py": NETS.format("registry", "{}"),
    },
    "by its name": {
        "main.py": MAIN.format("import importlib\nfrom registry import build\n\nfor name in ('nets',):\n    importlib.import_module(name)"),
        "registry.py": REGISTRY,
        "nets.py": NETS.format("registry", "{}"),
    },
    "by the package": {
        "main.py": MAIN.format("from models import build"),
        "models/__init__.py": "from .registry import build\nfrom . import nets\n",
        "models/registry.py": REGISTRY,
        "models/nets.py": NETS.format(".registry", "{}"),
    },
    "by the package, which takes a name of it": {
        "main.py": MAIN.format("from models import build"),
        "models/__init__.py": "from .registry import build\nfrom .nets import tiny\n",
        "models/registry.py": REGISTRY,
        "models/nets.py": NETS.format(".registry", "{}"),
    },
    "written down by a statement": {
        "main.py": MAIN.format("import nets\nfrom registry import build"),
        "registry.py": REGISTRY,
        "nets.py": f"{HEAD}import registry\n\ndef tiny(classes):\n    return {NET}\n\nregistry._BUILDERS['tiny'] = tiny\n",
    },
    "a class told to its base": {
        "main.py": f"{HEAD}import nets\nfrom base import Base\n\nmodel = Base.kinds['Tiny']().build(5){USE}",
        "base.py": "class Base:\n    kinds = {{}}\n\n    def __init_subclass__(cls):\n        cls.kinds[cls.__name__] = cls\n",
        "nets.py": f"{HEAD}from base import Base\n\nclass Tiny(Base):\n    def build(self, classes):\n        return {NET}\n",
    },
    "behind the question whether it is started": {
        "main.py": f"{HEAD}import nets\nfrom registry import build\n\ndef main():\n    model = build('tiny', classes=5)"
        + USE.replace("\nmodel", "\n    model")
        + "\nif __name__ == '__main__':\n    main()\n",
        "registry.py": REGISTRY,
        "nets.py": NETS.format("registry", "{}"),
    },
}


@pytest.mark.parametrize("activation", ["softmax", "sigmoid"])
@pytest.mark.parametrize("kind", APART)
def test_in_several_files(kind, activation, tmp_path):
    for name, text in APART[kind].items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text.replace("'{}')", f"'{activation}')").replace("{{}}", "{}"))
    assert codes(tmp_path) == (["FL107"] if activation == "softmax" else [])


def test_a_builder_that_nobody_noted_is_not_known(tmp_path):
    (tmp_path / "registry.py").write_text(REGISTRY)
    (tmp_path / "nets.py").write_text(NETS.format("registry", "softmax"))
    (tmp_path / "main.py").write_text(MAIN.format("from registry import build"))
    assert codes(tmp_path) == []


OTHER = """
TABLE = {}

def note(name):
    def wrap(f):
        TABLE[name] = f
        return f
    return wrap

def same(f):
    return f

class Base:
    def __init_subclass__(cls):
        TABLE[cls.__name__] = cls
"""


@pytest.mark.parametrize(
    ("program", "places"),
    [
        ("import torch\n\n@torch.jit.script\ndef f(x):\n    return x", set()),
        ("K = []\n\ndef note(f):\n    K.append(f)\n    return f\n\n@note\ndef f(x):\n    return x", {2}),
        ("def note(f):\n    return f\n\n@note\ndef f(x):\n    return x", set()),  # it keeps nothing
        ("from other import note\n\n@note('f')\ndef f(x):\n    return x", {1}),
        ("from again import note\n\n@note('f')\ndef f(x):\n    return x", {1}),
        ("from other import same\n\n@same\ndef f(x):\n    return x", set()),
        ("import other\n\n@other.note('f')\ndef f(x):\n    return x", {1}),
        ("from elsewhere import note\n\n@note('f')\ndef f(x):\n    return x", set()),
        ("import other\n\nother.TABLE['f'] = 1\nx = 2", {1}),
        ("import other\n\nx = other.f(2)", set()),  # it binds a name, and is read when that is asked for
        ("import other\n\nif __name__ == '__main__':\n    other.f()", set()),
        ("from other import Base\n\nclass A(Base):\n    pass", {1}),
        ("from again import Base\n\nclass A(Base):\n    pass", {1}),
        ("class Base:\n    pass\n\nclass A(Base):\n    pass", set()),
        ("class Base:\n    def __init_subclass__(cls):\n        pass\n\nclass A(Base):\n    pass", {1}),
    ],
)
def test_which_statements_may_note_something(program, places, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("other.py").write_text(OTHER)
    Path("again.py").write_text("from other import Base, note\n")
    assert noting(from_text(program), Project(Settings())) == places


def test_the_modules_that_run_first():
    program = "import a.b\nfrom . import c\ntry:\n    from d.e import f\nexcept ImportError:\n    pass\nfrom g import *\n"
    assert list(imports(from_text(program))) == [("a.b", 0), ("", 1), ("c", 1), ("d.e", 0), ("d.e.f", 0), ("g", 0)]
