"""What a loop is started from: a negative number that stands for "nothing yet" until the loop puts something else in its place.

`best = -1` before a search is no label, though nobody says that the search always finds something. In a loop of unknown length it is what
the first round finds, and no other.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, TypeGuard

from fromlogits.checker.evidence.source.rounds import tell_classes_apart
from fromlogits.checker.evidence.source.syntax import statements
from fromlogits.checker.evidence.source.tensor import position
from fromlogits.checker.evidence.source.values import Choice, Constant, Frame, Mark, Unknown, Value

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.reader import Reader

__all__ = ["found_nothing", "left_over", "starts", "unsettle"]

Loop = ast.For | ast.AsyncFor | ast.While


def starts(node: Loop, frame: Frame) -> dict[str, Constant]:
    """The negative numbers that a loop may put something else in the place of, by name."""
    found = {name: value for name, value in frame.names.items() if _is_negative(value)}
    return {name: found[name] for name in found.keys() & _written(node.body)} if found else found


def unsettle(reader: Reader, node: Loop, frame: Frame) -> None:
    """What counts the rounds of a loop of unknown length, or is carried through them, is another in each of them, and not the first."""
    for part in node.body:
        if isinstance(part, ast.AugAssign) and isinstance(part.op, (ast.Add, ast.Sub)) and isinstance(part.target, ast.Name):
            if not isinstance(node, ast.While) and not isinstance(part.value, ast.Constant):  # a sum of what the loop goes through
                continue
            now = reader.machine.settle(reader.lookup(part.target.id, frame))
            if isinstance(now, Constant) and isinstance(now.value, int):
                reader.machine.bind(frame, part.target.id, position() if isinstance(part.op, ast.Add) and now.value >= 0 else Unknown())
    begun = starts(node, frame)
    moved = _moved(node.body) if begun else set()
    for name in begun:
        if name in moved:
            reader.machine.bind(frame, name, Unknown())


def left_over(reader: Reader, before: Mapping[str, Constant], frame: Frame) -> None:
    """After a loop: where it may have left what it was started from, that is a mark."""
    for name, start in before.items():
        now = reader.machine.settle(frame.names.get(name))
        if not isinstance(now, Choice) or not any(option is start for _, option in now.options):
            continue
        if tell_classes_apart([option for _, option in now.options if option is not start]):
            marked = Mark(start.value, site=start.site)
            options = tuple((guards, marked if option is start else option) for guards, option in now.options)
            reader.machine.bind(frame, name, Choice(options, site=now.site))


def found_nothing(value: Value, frame: Frame) -> Value:
    """What a function returns behind a loop that returns what it finds: a negative number is a mark there."""
    if not frame.searched or not _is_negative(value) or not tell_classes_apart([one for _, one in frame.returns]):
        return value
    return Mark(value.value, site=value.site)


def _is_negative(value: object) -> TypeGuard[Constant]:
    return isinstance(value, Constant) and type(value.value) is int and value.value < 0


def _written(body: Sequence[ast.stmt]) -> set[str]:
    """The names that statements give a value."""
    return {name.id for one in statements(body, definitions=False) for target in _targets(one) for name in _names(target)}


def _moved(body: Sequence[ast.stmt]) -> set[str]:
    """The names that statements give something else than a constant."""
    return {
        name.id
        for one in statements(body, definitions=False)
        if isinstance(one, ast.AugAssign) or not isinstance(getattr(one, "value", None), (ast.Constant, ast.UnaryOp))
        for target in _targets(one)
        for name in _names(target)
    }


def _targets(statement: ast.stmt) -> Iterable[ast.expr]:
    if isinstance(statement, ast.Assign):
        return statement.targets
    return (statement.target,) if isinstance(statement, (ast.AugAssign, ast.AnnAssign)) else ()


def _names(target: ast.expr) -> Iterable[ast.Name]:
    parts = target.elts if isinstance(target, (ast.Tuple, ast.List)) else (target,)
    return (part for part in parts if isinstance(part, ast.Name))
