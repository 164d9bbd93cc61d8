"""How far a call is followed: a program that runs, as far as leaves work for the rest of it; what nobody called, as far as it can matter.

A definition that nobody calls is read with unknown arguments. Its own file is followed then as ever, but of other files only what is short,
or names something that the catalogue knows to make scores, labels or losses. Whatever costs too much is unknown from then on.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from functools import cache
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from fromlogits.checker.catalogue.entry import Data, Layer, LossEntry, MetricEntry, Op, load
from fromlogits.checker.evidence.source.syntax import walk
from fromlogits.checker.evidence.source.values import Function, Value

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.document import Document
    from fromlogits.checker.evidence.source.reader import Reader

__all__ = ["Following"]

FOREIGN = 2_500  # steps that a call into another file may cost something nobody called
SHARE = 2  # such a call of a program that runs may cost one part in so many of what is left: what comes behind it is read too
SHORT = 12  # rows of a function that is followed whatever it says
APPLIED = frozenset({"forward", "call", "__call__", "training_step", "compute_loss"})
OPERATIONS = frozenset({"softmax", "log_softmax", "sigmoid", "log_sigmoid", "activation", "one_hot", "argmax", "eye", "log"})


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

    def follow(self, function: Function, read: Callable[[], Value]) -> Value | None:
        """What a call gives, or None where it is not followed."""
        reader, machine = self.reader, self.reader.machine
        if function.frame.document is reader.document:
            return read()
        key = id(function.node)
        if key in self.tired or (machine.cautious and not self._worth(function)):
            return None
        found = machine.bounded(FOREIGN if machine.cautious else (machine.steps - machine.last) // SHARE, read)
        if found is None:
            self.tired.add(key)
            reader.exhausted = reader.exhausted or not machine.cautious
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
    for part in walk(node):
        if isinstance(part, ast.Name):
            yield part.id
        elif isinstance(part, ast.Attribute):
            yield part.attr
        elif isinstance(part, ast.Constant) and isinstance(part.value, str):
            yield part.value
