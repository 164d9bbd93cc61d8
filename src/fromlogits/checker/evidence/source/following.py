"""How far a call is followed: a program that runs, all the way; what nobody called, as far as it can matter.

A definition that nobody calls is read with unknown arguments. Its own file is followed then as ever, but of other files only what is short,
or names something that the catalogue knows to make scores, labels or losses. Whatever costs too much is unknown from then on.
"""

from __future__ import annotations

import ast
import re
from functools import cache
from typing import TYPE_CHECKING

from fromlogits.checker.catalogue.entry import Data, Layer, LossEntry, MetricEntry, Op, load
from fromlogits.checker.evidence.source.values import Function

if TYPE_CHECKING:
    from collections.abc import Callable

    from fromlogits.checker.evidence.source.reader import Reader
    from fromlogits.checker.evidence.source.values import Value

__all__ = ["Following"]

FOREIGN = 2_500  # steps that a call into another file may cost something nobody called
SHORT = 12  # rows of a function that is followed whatever it says
APPLIED = frozenset({"forward", "call", "__call__", "training_step", "compute_loss"})
OPERATIONS = frozenset({"softmax", "log_softmax", "sigmoid", "log_sigmoid", "activation", "one_hot", "argmax", "eye", "log"})
NO_WORD = re.compile(r"\W+")


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
        self.known: dict[int, bool] = {}

    def follow(self, function: Function, read: Callable[[], Value]) -> Value | None:
        """What a call gives, or None where it is not followed."""
        reader = self.reader
        if not reader.cautious or function.frame.document is reader.document:
            return read()
        key = id(function.node)
        if key in self.tired or not self._worth(function):
            return None
        found = reader.machine.bounded(FOREIGN, read)
        if found is None:
            self.tired.add(key)
        return found

    def _worth(self, function: Function) -> bool:
        node = function.node
        key = id(node)
        if key not in self.known:
            last = node.end_lineno or node.lineno
            self.known[key] = last - node.lineno < SHORT or self._telling(function, node.lineno, last)
        return self.known[key]

    def _telling(self, function: Function, first: int, last: int) -> bool:
        """Whether a function names what the catalogue knows; for what a layer does when it is called, its class may."""
        node = function.node
        if not isinstance(node, ast.Lambda) and node.name in APPLIED and function.owner is not None:
            first, last = function.owner.node.lineno, function.owner.node.end_lineno or last
        words = NO_WORD.split("\n".join(function.frame.document.rows(first, last)))
        return not _telling().isdisjoint(words)
