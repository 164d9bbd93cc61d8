"""How many elements a value has, where the program tells that though not each of them."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from fromlogits.checker.evidence.source.shapes import ANY
from fromlogits.checker.evidence.source.syntax import statements, walk
from fromlogits.checker.evidence.source.tensor import Tensor
from fromlogits.checker.evidence.source.values import Frame, List, Series, Value

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.reader import Reader

__all__ = ["as_many_as", "common_length", "filled_by", "length_of"]

ENDS = (ast.Break, ast.Continue, ast.Return)  # of a round, before it did what others do


def length_of(value: Value) -> Any:
    """How often iterating a value gives something: a number, the symbol of a length, None where nobody says."""
    if isinstance(value, Tensor):
        return value.shape[0] if value.shape and value.shape[0] is not ANY else None
    if isinstance(value, Series):
        return value.length
    if not isinstance(value, List):
        return None
    if value.exact:
        return len(value.items)
    items, length = value.slots.get("counted", (None, None))
    return length if items is value.slots["items"] else None  # nothing was added since


def as_many_as(made: List, length: Any) -> List:
    """A list of which the one element stands for so many."""
    if length is not None and not made.exact:
        made.slots["counted"] = (made.slots["items"], length)
    return made


def common_length(values: Sequence[Value]) -> Any:
    """The length that several have in common."""
    lengths = [length_of(value) for value in values]
    first = lengths[0] if lengths else None
    return first if all(one is first or (isinstance(one, int) and one == first) for one in lengths) else None


def filled_by(reader: Reader, loop: ast.For | ast.AsyncFor, frame: Frame) -> list[List]:
    """The lists, empty so far, to which every round of a loop adds one element."""
    holders = list(_appended_to(loop))
    if not holders or loop.orelse or any(isinstance(one, ENDS) for one in statements(loop.body)):
        return []
    named = [ast.dump(one) for part in loop.body for one in walk(part) if isinstance(one, (ast.Attribute, ast.Name))]
    once = [holder for holder in holders if named.count(ast.dump(holder)) == 1]
    lists = [reader.machine.settle(reader.evaluate(holder, frame)) for holder in once]
    return [one for one in lists if isinstance(one, List) and one.exact and not one.items and one.depth == reader.machine.loops]


def _appended_to(loop: ast.For | ast.AsyncFor) -> Iterator[ast.expr]:
    """What `x.append(y)` names, among the statements that every round comes to."""
    calls = [
        one.value.func for one in loop.body if isinstance(one, ast.Expr) and isinstance(one.value, ast.Call) and len(one.value.args) == 1
    ]
    for called in calls:
        if isinstance(called, ast.Attribute) and called.attr == "append" and isinstance(called.value, (ast.Attribute, ast.Name)):
            yield called.value
