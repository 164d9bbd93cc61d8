"""Arrays that are changed in place: under the name that is written, and wherever else the same array is held."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from fromlogits.checker.evidence.source.tensor import Tensor
from fromlogits.checker.evidence.source.values import Dict, Fillings, Frame, Instance, List, Object, Value

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.reader import Reader

__all__ = ["PARTS", "elsewhere", "put_back"]

IMMUTABLE = frozenset({"jax", "keras", "tensorflow"})  # their arrays are made anew, whatever is written
VIEWS = frozenset({"expand_dims", "flatten", "reshape", "squeeze", "swapaxes", "transpose"})  # the same numbers in another shape
PARTS = VIEWS | {"first rows", "row", "sliced"}  # they share memory with what they are parts of
LINEAGE = 8  # arrays behind one that are looked at
DEEP = 3  # objects and containers within one another that are looked into
LONG = 64  # elements of a list from which on it is a table of numbers, and not looked into
MANY = 256  # objects and containers that are looked into
HOLDERS = (Fillings, Tensor, tuple)  # what may be the array, or hold it


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
    """What else holds an array that was changed in place: whoever gave it to a function, an object, a list, a second name.

    Nobody knows what stands in it then: it may be a copy after all.
    """
    if not isinstance(array, Tensor) or array is changed or array.shape == () or not _may_mean_another(array, changed):
        return
    through = PARTS if array.kind is None else VIEWS  # scores beside those that are changed are scores as before
    whole, around = _behind(array, VIEWS)[-1], set(map(id, _behind(array, through)))

    def renewed(part: Any) -> Any:
        if isinstance(part, Tensor) and part is not changed and (id(_behind(part, VIEWS)[-1]) in around or whole in _behind(part, through)):
            learned = None if part.kind is not None else part.learned
            return Tensor(site=part.site, shape=part.shape, dtype=part.dtype, library=part.library, learned=learned)
        if isinstance(part, tuple) and len(part) < LONG:
            items = tuple(map(renewed, part))
            return part if all(one is other for one, other in zip(items, part, strict=True)) else items
        if isinstance(part, Fillings):
            fillings = tuple((guards, renewed(filling)) for guards, filling in part.fillings)
            return part if all(new[1] is old[1] for new, old in zip(fillings, part.fillings, strict=True)) else Fillings(fillings)
        return part

    for slots in list(_held_in(reader, frame)):
        for key, part in [(key, part) for key, part in slots.items() if isinstance(part, HOLDERS)]:
            new = renewed(part)
            if new is not part:
                reader.machine.write(slots, key, new)


def _behind(x: Tensor, through: frozenset[str]) -> list[Tensor]:
    """An array, and what it is a view of, from the nearest."""
    found = [x]
    while len(found) < LINEAGE:
        held = x.memory if x.memory is not None else x.arguments[0] if x.operation in through and x.arguments else None
        if not isinstance(held, Tensor):
            break
        x = held
        found.append(x)
    return found


def _may_mean_another(array: Tensor, changed: Value) -> bool:
    """Whether an array of data means something else now; so may scores, unless they still mean what they did. How weights are trained is nobody's."""
    if array.kind is None:
        return not array.learned and array.library not in IMMUTABLE
    meant = isinstance(changed, Tensor) and (changed.kind, changed.activation) == (array.kind, array.activation)
    return array.library in {"numpy", "torch"} and not meant


def _held_in(reader: Reader, frame: Frame) -> Iterator[dict[Any, Any]]:
    """The names of every call that goes on, of the modules they stand in, and what is in the objects and containers of these names."""
    main = next(iter(reader.modules.frames.values()), None)
    frames = [frame, *reader.machine.calls, *(one.module for one in (frame, *reader.machine.calls)), main]
    found = {id(one.names): one.names for one in frames if one is not None}
    level: list[dict[Any, Any]] = list(found.values())
    for _ in range(DEEP):
        inner = [
            value.slots
            for slots in level
            for part in slots.values()
            for value in _parts(part)
            if isinstance(value, (Dict, Instance, List, Object))
        ]
        level = [slots for slots in {id(slots): slots for slots in inner}.values() if id(slots) not in found][:MANY]
        found |= {id(slots): slots for slots in level}
    yield from found.values()


def _parts(held: Any) -> tuple[Any, ...]:
    if isinstance(held, Fillings):
        return tuple(one for _, filling in held.fillings for one in filling[:LONG])
    if isinstance(held, tuple):
        return held if len(held) < LONG else ()
    return (held,)
