"""How far a call is followed: a program that runs, all the way; what nobody called, as far as it can matter.

A definition that nobody calls is read with unknown arguments. Its own file is followed then as ever, but of other files only what is short,
or names something that the catalogue knows to make scores, labels or losses. Whatever costs too much is unknown from then on. A call that
told nothing, with arguments of which nothing is known, tells nothing the second time either: what it gave is kept.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from fromlogits.checker.catalogue.entry import Data, Layer, LossEntry, MetricEntry, Op, load
from fromlogits.checker.evidence.source.values import Choice, Class, Constant, External, Function, Instance, Module, Object, Unknown, Value

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.document import Document
    from fromlogits.checker.evidence.source.reader import Reader

__all__ = ["Following"]

FOREIGN = 2_500  # steps that a call into another file may cost something nobody called
SHORT = 12  # rows of a function that is followed whatever it says
APPLIED = frozenset({"forward", "call", "__call__", "training_step", "compute_loss"})
OPERATIONS = frozenset({"softmax", "log_softmax", "sigmoid", "log_sigmoid", "activation", "one_hot", "argmax", "eye", "log"})
KEPT = frozenset({Class, External, Function, Instance, Module, Object})  # values that are the same when they are the same object


@cache
def _telling() -> frozenset[str]:
    """The names, without their modules, of what makes scores, labels, losses and metrics."""
    return frozenset(
        name.rpartition(".")[2]
        for name, entry in load().items()
        if isinstance(entry, (LossEntry, MetricEntry, Data))
        or (isinstance(entry, Layer) and entry.operation != "module")
        or (isinstance(entry, Op) and entry.operation in OPERATIONS)
    )


class Following:
    """Decides for each call of one reading."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.tired: set[int] = set()  # functions that cost too much once
        self.told: dict[Hashable, tuple[Value, tuple[Value, ...]]] = {}  # what calls gave, with the arguments, which must live as long

    def follow(
        self, function: Function, positional: Sequence[Value], keywords: Mapping[str, Value], read: Callable[[], Value]
    ) -> Value | None:
        """What a call gives, or None where it is not followed."""
        reader = self.reader
        if not reader.machine.cautious:
            return read()
        return self.once(function, positional, keywords, lambda: self._followed(function, read))

    def _followed(self, function: Function, read: Callable[[], Value]) -> Value | None:
        reader = self.reader
        if function.frame.document is reader.document:
            return read()
        key = id(function.node)
        if key in self.tired or not self._worth(function):
            return None
        found = reader.machine.bounded(FOREIGN, read)
        if found is None:
            self.tired.add(key)
        return found

    def once(
        self, callee: Function | Class, positional: Sequence[Value], keywords: Mapping[str, Value], read: Callable[[], Value | None]
    ) -> Value | None:
        """What a call gave the first time, where it told nothing then and can tell nothing new."""
        reader = self.reader
        arguments = (*positional, *keywords.values())
        marks = tuple(map(_mark, arguments))
        if None in marks:
            return read()
        key = id(callee), marks, tuple(keywords)
        known = self.told.get(key)
        if known is not None:
            return known[0]
        before = reader.ledger.told, reader.machine.cut_short
        found = read()
        if found is not None and type(found) is not Choice and before == (reader.ledger.told, reader.machine.cut_short):
            self.told[key] = found, (callee, *arguments)
        return found

    def _worth(self, function: Function) -> bool:
        known = _WORTH.setdefault(function.frame.document, {})
        key = id(function.node)
        if key not in known:
            node = function.node
            known[key] = (node.end_lineno or node.lineno) - node.lineno < SHORT or _tells(function)
        return known[key]


_WORTH: WeakKeyDictionary[Document, dict[int, bool]] = WeakKeyDictionary()  # for all programs that lead there


def _tells(function: Function) -> bool:
    """Whether a function names what the catalogue knows; for what a layer does when it is called, its class may."""
    node = function.node
    applied = not isinstance(node, ast.Lambda) and node.name in APPLIED and function.owner is not None
    return not _telling().isdisjoint(_names(function.owner.node if applied and function.owner is not None else node))


def _names(node: ast.AST) -> Iterator[str]:
    """The names and the one-word strings that a piece of a program holds."""
    for part in ast.walk(node):
        if isinstance(part, ast.Name):
            yield part.id
        elif isinstance(part, ast.Attribute):
            yield part.attr
        elif isinstance(part, ast.Constant) and isinstance(part.value, str):
            yield part.value


def _mark(value: Value) -> Hashable | None:
    """What an argument is to the one that gets it, where nothing of it is open; all unknown values are alike."""
    kind = type(value)
    if kind is Unknown:
        return "?"
    if kind is Constant:
        return (type(value.value), value.value) if isinstance(value.value, (str, int, float, type(None))) else None  # type: ignore[attr-defined]
    if kind is Instance and value.like is not None:  # type: ignore[attr-defined]
        value = value.like  # type: ignore[attr-defined]
    return id(value) if kind in KEPT else None
