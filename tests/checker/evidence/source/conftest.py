"""Small programs: what the reader makes of a name in them, and what the name really holds when they run."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from textwrap import dedent
from typing import Any

import pytest

from fromlogits.checker.check import check
from fromlogits.checker.evidence.source.document import from_text
from fromlogits.checker.evidence.source.project import Project
from fromlogits.checker.evidence.source.reader import Reader
from fromlogits.checker.evidence.source.shapes import plain
from fromlogits.checker.evidence.source.tensor import Tensor
from fromlogits.checker.evidence.source.values import Constant, Dict, List, Series, Value
from fromlogits.checker.settings import Settings

# What a program may speak of without importing it.
IMPORTS = {
    "np": "import numpy as np",
    "pd": "import pandas as pd",
    "torch": "import torch",
    "F": "import torch.nn.functional as F",
    "nn": "import torch.nn as nn",
    "tf": "import tensorflow as tf",
    "keras": "import keras",
    "jax": "import jax",
    "jnp": "import jax.numpy as jnp",
    "optax": "import optax",
    "sklearn": "import sklearn.datasets, sklearn.model_selection, sklearn.preprocessing, sklearn.utils",
    "special": "from scipy import special",
    "math": "import math",
    "random": "import random",
    "itertools": "import itertools",
    "functools": "import functools",
    "operator": "import operator",
    "io": "import io",
}


def whole(program: str) -> str:
    """A program with the imports it needs; where nothing in it is named `y`, its last line is what `y` is."""
    tree = ast.parse(program)
    named = any(isinstance(node, ast.Name) and node.id == "y" and isinstance(node.ctx, ast.Store) for node in ast.walk(tree))
    last = tree.body[-1]
    if not named and isinstance(last, ast.Expr):
        lines = program.splitlines()
        lines[last.lineno - 1] = f"y = {lines[last.lineno - 1]}"
        program = "\n".join(lines)
    needed = [line for name, line in IMPORTS.items() if re.search(rf"(?<![\w.]){name}\.", program)]
    return "\n".join([*needed, program]) + "\n"


class Names:
    """The names of a module that was read."""

    def __init__(self, text: str) -> None:
        document = from_text(text)
        assert document.tree is not None, document.syntax_error
        self.reader = Reader(Project(Settings()))
        self.frame = self.reader.module_frame(document, "__main__")
        self.reader.run(document.tree.body, self.frame)

    def __getitem__(self, name: str) -> Value:
        return self.reader.machine.settle(self.reader.lookup(name, self.frame))


def spoken(value: Any) -> Any:
    """A value as Python would print it: numbers themselves, lists of them, tensors by their facts."""
    if isinstance(value, Constant):
        return value.value
    if isinstance(value, List):
        items = [spoken(item) for item in value.items]
        made: Any = tuple(items) if value.kind == "tuple" else set(items) if value.kind == "set" else items
        return made if value.exact else [*items, ...]
    if isinstance(value, Dict):
        return {key: spoken(item) for key, item in value.slots.items()}
    if isinstance(value, Series):
        return [spoken(value.element), ...]
    return value


@pytest.fixture
def read(tmp_path, monkeypatch) -> Callable[[str], Names]:
    """Read a program: `read("y = 1")["y"]`."""
    monkeypatch.chdir(tmp_path)
    return lambda program: Names(whole(program))


@pytest.fixture
def facts(read) -> Callable[[str, dict[str, Any]], dict[str, Any]]:
    """What is known of a program's `y`, as far as it was asked for."""

    def of(program: str, wanted: dict[str, Any]) -> dict[str, Any]:
        value = read(program)["y"]
        assert isinstance(value, Tensor), value
        return {key: plain(value.shape) if key == "shape" else getattr(value, key) for key in wanted}

    return of


@pytest.fixture
def says(read) -> Callable[[str], Any]:
    """A program's `y` as Python would print it."""
    return lambda program: spoken(read(program)["y"])


@pytest.fixture
def codes(tmp_path) -> Callable[[str], set[str]]:
    """The codes of what is found in a program, hints too."""

    def of(program: str) -> set[str]:
        file = tmp_path / "program.py"
        file.write_text(whole(dedent(program)), encoding="utf-8")
        result = check([str(file)], Settings(), hints=True)
        assert not result.troubles
        return {finding.code for finding in result.findings}

    return of


def _ran(program: str) -> Any:
    text = whole(program)
    for name in re.findall(r"^(?:import|from) (\w+)", text, re.MULTILINE):
        pytest.importorskip(name)
    names: dict[str, Any] = {"__name__": "__main__"}
    exec(compile(text, "program", "exec"), names)  # noqa: S102 the programs stand in these tests
    return names["y"]


@pytest.fixture
def true(read) -> Callable[[str], None]:
    """Fail where what is read of `y` is not true of the `y` that a run makes."""

    def check(program: str) -> None:
        value = read(program)["y"]
        real = _ran(program)
        assert isinstance(value, Tensor)
        assert _contradictions(value, real) == []

    return check


@pytest.fixture
def contradictions() -> Callable[[Tensor, Any], list[str]]:
    """What is wrong with the facts of a tensor, given the array it stands for."""
    return _contradictions


def _contradictions(read: Tensor, real: Any) -> list[str]:
    """What is wrong with the facts of a tensor, given the array it stands for."""
    import numpy as np

    if hasattr(real, "detach"):
        real = real.detach()
    dtype = str(getattr(real, "dtype", "")).removeprefix("torch.").removeprefix("<dtype: '").removesuffix("'>")
    array = np.asarray(real)
    found: list[str] = []
    shape = plain(read.shape)
    if shape is not None and (
        len(shape) != array.ndim or any(one is not None and one != other for one, other in zip(shape, array.shape, strict=True))
    ):
        found.append(f"shape {shape}: {array.shape}")
    if read.dtype is not None and dtype and read.dtype not in {dtype, "str", "object"}:
        found.append(f"dtype {read.dtype}: {dtype}")
    if read.strings is not (True if array.dtype.kind in "OUST" and any(isinstance(one, str) for one in array.ravel()) else None):
        found.append(f"strings {read.strings}: {array.dtype}")
    if array.dtype.kind not in "biuf" or not array.size:
        return found
    numbers = array.astype(float)
    if read.nan is not (True if np.isnan(numbers).any() else None):
        found.append(f"nan {read.nan}: {numbers}")
    known = numbers[~np.isnan(numbers)]
    if read.low is not None and known.size and known.min() < read.low - 1e-6:
        found.append(f"low {read.low}: {known.min()}")
    if read.high is not None and known.size and known.max() > read.high + 1e-6:
        found.append(f"high {read.high}: {known.max()}")
    if read.integral is not None and read.integral != bool((known == known.round()).all()):
        found.append(f"integral {read.integral}: {known}")
    if read.numbers is not None and not np.allclose(np.asarray(read.numbers, dtype=float), numbers, equal_nan=True):
        found.append(f"numbers {read.numbers}: {numbers}")
    return found + _not_labels(read, numbers)


def _not_labels(read: Tensor, numbers: Any) -> list[str]:
    """Whether labels are in the form that they are said to be in."""
    import numpy as np

    bits = bool(np.isin(numbers, (0, 1)).all())
    ones = bool(np.allclose(numbers.sum(axis=-1 if read.axis is None else read.axis), 1, atol=1e-4)) if numbers.ndim else False
    right = {
        None: True,
        "ids": bool((numbers == numbers.round()).all()),
        "one_hot": bits and ones,
        "distribution": ones and bool((numbers >= 0).all()),
        "multi_hot": bits,
        "unnormalised": not ones,
    }[read.form]
    return [] if right else [f"form {read.form}: {numbers}"]
