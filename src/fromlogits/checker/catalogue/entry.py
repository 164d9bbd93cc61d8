"""How a name of a framework is written down: which operation it is, and under which parameter names.

An entry is data. What an operation does to a value is told once, in `evidence/source/operations`; here a framework only says
"my `dim` is your `axis`". A signature is the framework's own, in its own order, with the operation's name behind a colon where it differs:

    Op("softmax", "input:x dim:axis=None dtype=None")

Tokens: `name`, `name:canonical`, `name=default`, `*name` (the rest of the positionals), `|` (keyword only from here).
Defaults are Python literals without spaces. Parameters the operation does not know are bound and ignored.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass, field
from functools import cache
from types import ModuleType
from typing import Any

from fromlogits.vocabulary import Family, LabelForm, OutputKind

__all__ = ["Data", "Entry", "Layer", "LossEntry", "MetricEntry", "Op", "Parameter", "Table", "aliases", "load", "packages", "parameters"]


@dataclass(slots=True)  # these are never written to; frozen classes would take half as long again to load
class Parameter:
    """One parameter of a signature."""

    name: str
    canonical: str
    default: Any = None
    required: bool = True
    rest: bool = False
    keyword_only: bool = False


@cache
def parameters(signature: str) -> tuple[Parameter, ...]:
    """The parameters that a signature string names."""
    found: list[Parameter] = []
    keyword_only = False
    for token in signature.split():
        if token == "|":
            keyword_only = True
            continue
        text, has_default, default = token.partition("=")
        rest = text.startswith("*")
        name, _, canonical = text.removeprefix("*").partition(":")
        value = ast.literal_eval(default) if has_default else None
        found.append(Parameter(name, canonical or name, value, not has_default and not rest, rest, keyword_only))
        keyword_only = keyword_only or rest
    return tuple(found)


@dataclass(slots=True)
class Entry:
    """Anything a framework calls by a name."""


@dataclass(slots=True, init=False)
class Op(Entry):
    """A function or method: `operation` applied to the bound parameters and to `fixed`."""

    operation: str
    signature: str
    fixed: dict[str, Any] = field(default_factory=dict)

    def __init__(self, operation: str, signature: str = "x", **fixed: Any) -> None:
        self.operation = operation
        self.signature = signature
        self.fixed = fixed


@dataclass(slots=True, init=False)
class Layer(Entry):
    """A class whose instances apply `operation`: `signature` is the constructor's, `call` the call's."""

    operation: str
    signature: str
    call: str
    fixed: dict[str, Any] = field(default_factory=dict)

    def __init__(self, operation: str, signature: str = "", *, call: str = "x", **fixed: Any) -> None:
        self.operation = operation
        self.signature = signature
        self.call = call
        self.fixed = fixed


@dataclass(slots=True)
class LossEntry(Entry):
    """A loss. `call` names its arguments (canonical `output`, `labels`); `make` the constructor's, None for a function.

    `expects` is a kind, or None where the argument `from_logits` decides. Other canonical names it understands:
    `from_logits`, `ignore_index`, `label_smoothing`, `axis` (class axis), `reduction`, `pos_weight`.
    """

    name: str
    family: Family | None
    expects: OutputKind | None
    labels: frozenset[LabelForm]
    call: str
    make: str | None = None
    framework: str = ""
    class_axis: int | None = -1  # None: it takes number by number, whichever axis the classes are on
    sparse: str | None = None  # the twin that takes class ids
    dense: str | None = None  # the twin that takes a distribution
    logits: str | None = None  # the twin that takes logits
    fused: bool = False  # applies softmax or sigmoid itself
    same_shape: bool = False  # output and labels have one shape; other shapes would broadcast or raise
    strict: bool = False  # other shapes raise
    symmetric: bool = False  # output and labels may change places
    target: OutputKind | None = None  # what targets that a model made should be, where no option says


@dataclass(slots=True)
class MetricEntry(Entry):
    """A metric. `threshold` is the default cut on probabilities (None: no cut, argmax or ranks); `call` names `output` and `labels`.

    `make` is the constructor's signature (canonical `threshold`, `from_logits`, `classes`), None for a function.
    `ordered`: of predicted ids and labels it makes a difference which is which, unless `average` is "micro".
    """

    name: str
    call: str
    make: str | None = None
    expects: OutputKind | None = None  # PROBABILITIES where it cuts in [0, 1]
    threshold: float | None = None
    labels: frozenset[LabelForm] = frozenset()
    framework: str = ""
    sparse: str | None = None
    dense: str | None = None
    ordered: bool = False


@dataclass(slots=True)
class Table:
    """A table that a loader gives: its columns by name, each described as arrays are."""

    columns: dict[str, str]


@dataclass(slots=True)
class Data(Entry):
    """A known data set's loader. `gives` is nested tuples and dicts of array descriptions.

    A description is a string: "shape dtype [low,high] form classes", for instance `"(1797,) int64 [0,9] classes=10"`,
    `"(1797,64) float64 [0,16]"`; `N` is an unknown length; `pandas` in front makes it a column of pandas. A dict is an object with
    attributes and items, a `Table` a table.
    """

    signature: str
    gives: Any
    options: dict[str, Any] = field(default_factory=dict)  # {"return_X_y=True": another `gives`}


@cache
def _files() -> tuple[ModuleType, ...]:
    """The frameworks' files, read once, on first use; what a later one says of a name holds."""
    from fromlogits.checker.catalogue import (
        array,
        distributions,
        jax,
        keras,
        keras_hub,
        keras_tuner,
        numpy,
        ours,
        python,
        scikeras,
        sklearn,
        tensorflow,
        torch,
        torchmetrics,
    )

    general = (python, array, numpy)
    of_keras = (keras, keras_hub, keras_tuner)
    return (*general, *of_keras, tensorflow, torch, torchmetrics, jax, sklearn, scikeras, distributions, ours)


@cache
def load() -> dict[str, Entry]:
    """Every known name."""
    known: dict[str, Entry] = {}
    for file in _files():
        known.update(file.ENTRIES)
    return known


@cache
def packages() -> frozenset[str]:
    """The packages that known names are of."""
    return frozenset(name.partition(".")[0] for name in load())


@cache
def aliases() -> dict[str, str]:
    """Other spellings of known names, and of the modules that hold them."""
    known: dict[str, str] = {}
    for file in _files():
        known.update(file.ALIASES)
    return known
