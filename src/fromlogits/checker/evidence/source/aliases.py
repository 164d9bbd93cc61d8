"""Arrays that are changed in place: under the name that is written, and under every other name that the same array has."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from fromlogits.checker.evidence.source.tensor import Tensor
from fromlogits.checker.evidence.source.values import Frame, Instance, Value

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.reader import Reader

__all__ = ["elsewhere", "put_back"]

IMMUTABLE = frozenset({"jax", "keras", "tensorflow"})  # their arrays are made anew, whatever is written


def put_back(reader: Reader, target: ast.expr, array: Value, changed: Value, frame: Frame) -> None:
    """An array that was changed in place, where it is kept: nothing is bound anew, be it a name of the function or of what is around it."""
    from fromlogits.checker.evidence.source.statements import assign

    if isinstance(target, ast.Name):
        scope: Frame | None = frame
        while scope is not None and (target.id not in scope.names or (scope.label == "class" and scope is not frame)):
            scope = scope.parent
        reader.machine.bind(scope or frame, target.id, changed)
    else:
        assign(reader, target, changed, frame)
    elsewhere(reader, array, changed, frame)


def elsewhere(reader: Reader, array: Value, changed: Value, frame: Frame) -> None:
    """What else holds an array of data that was changed in place: whoever gave it to a function, an object, a second name.

    Nobody knows what stands in it then: it may be a copy after all.
    """
    if not isinstance(array, Tensor) or array is changed or array.kind is not None or array.learned or array.shape == ():
        return
    if array.library in IMMUTABLE:
        return
    facts = {name: getattr(array, name) for name in ("site", "shape", "dtype", "library", "learned")}
    for slots in list(_held_in(reader, frame)):
        for key in [key for key, value in slots.items() if value is array]:
            reader.machine.write(slots, key, Tensor(**facts))


def _held_in(reader: Reader, frame: Frame) -> Iterator[dict[Any, Any]]:
    """The names of every call that goes on, of the modules they stand in, and of the objects that have a name there."""
    main = next(iter(reader.modules.frames.values()), None)
    frames = [frame, *reader.machine.calls, *(one.module for one in (frame, *reader.machine.calls)), main]
    for names in {id(one): one.names for one in frames if one is not None}.values():
        yield names
        yield from {id(value): value.slots for value in names.values() if isinstance(value, Instance)}.values()
