"""Which of a layer's units are left where some of them are taken apart: the columns that one loss gets, and another one does not.

See `tensor.Part`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from fromlogits.checker.evidence.source.tensor import Part, Tensor
from fromlogits.checker.evidence.source.values import Constant, List, Object, Unknown, Value

__all__ = ["EVERY", "in_common", "units_along", "units_asked", "units_at", "units_between"]

WIDEST = 1 << 16  # units that are counted one by one
MOST_AXES = 64
BOUNDS = ("start", "stop", "step")
EVERY = Object("slice", None, {bound: Constant(None) for bound in BOUNDS})


def in_common(one: Part, other: Part) -> bool:
    """Whether two parts of a layer surely have units in common."""
    if one is None or other is None:
        return True
    if isinstance(one, range) and isinstance(other, range):
        return not set(one).isdisjoint(other)
    return one == other


def units_at(x: Tensor, parts: Sequence[Value]) -> Part:
    """The units that an index leaves of some scores; None for all of them."""
    if x.kind is None or x.units == 1:
        return x.part
    kept = [part for part in parts if not _is(part, None)]
    if x.axis is None or x.shape is None or x.rank is None:
        at_the_end = x.axis == -1 and len(kept) == 2 and _is(kept[0], ...)
        return _left(x, kept[1]) if at_the_end else units_asked(x, kept) if len(kept) > 1 else x.part
    place = 0
    for part in kept:
        if _is(part, ...):
            place += len(x.shape) - len(kept) + 1
        elif place == len(x.shape) + x.axis:
            return _left(x, part)
        elif isinstance(part, Tensor) and part.rank != 1:  # it may take several axes, or add some
            return units_asked(x, kept) if len(kept) > 1 else x.part
        else:
            place += 1
    return x.part


def units_along(x: Tensor, axis: Any, index: Value) -> Part:
    """The same of what is taken along one axis."""
    if not isinstance(axis, int) or abs(axis) > MOST_AXES:
        return units_asked(x, [index])
    return units_at(x, [*[EVERY] * axis, index] if axis >= 0 else [Constant(...), index, *[EVERY] * (-axis - 1)])


def units_between(x: Tensor, axis: Any, number: int, borders: tuple[int, int] | None) -> Part:
    """The same of the part with a number that an array was split into along an axis."""
    bounds = borders if borders is not None else (Unknown(), Unknown())
    cut = Object("slice", None, dict(zip(BOUNDS, (*map(_value, bounds), Constant(None)), strict=True)))
    found = units_along(x, axis, cut)
    return (x.part, axis, number) if isinstance(found, tuple) and found is not x.part else found


def units_asked(x: Tensor, parts: Sequence[Value]) -> Part:
    """Some units, nobody knows which, and how they were asked for; a single one of them stays what it is."""
    one_by_one = any(isinstance(part, Tensor) and part.shape == () for part in parts)  # in a loop over all of them
    alone = x.units == 1 or (x.axis is None and isinstance(x.part, range) and len(x.part) == 1)
    if x.kind is None or one_by_one or alone:
        return x.part
    return (x.part, *map(_spelled, parts))


def _of(x: Tensor) -> range | None:
    size = x.units if x.shape is None else x.shape[x.axis] if x.axis is not None else None
    return x.part if isinstance(x.part, range) else range(size) if isinstance(size, int) and size <= WIDEST and x.part is None else None


def _left(x: Tensor, part: Value) -> Part:
    units = _of(x)
    if units is not None and isinstance(part, Constant) and isinstance(part.value, int) and -len(units) <= part.value < len(units):
        place = part.value % len(units)
        return units[place : place + 1]
    bounds = [part.get(name) for name in BOUNDS] if isinstance(part, Object) and part.name == "slice" else []
    values = [bound.value for bound in bounds if isinstance(bound, Constant) and (bound.value is None or isinstance(bound.value, int))]
    if values == [None, None, None]:
        return x.part
    if units is None or len(values) < len(BOUNDS) or values[2] == 0:
        return units_asked(x, [part])
    left = units[slice(*values)]
    return left if len(left) < len(units) else x.part


def _spelled(part: Value) -> Any:
    if isinstance(part, Constant):
        return (type(part.value), part.value)
    if isinstance(part, List):
        return tuple(map(_spelled, part.items))
    if isinstance(part, Object) and part.name == "slice":
        return tuple(_spelled(part.slots[bound]) for bound in BOUNDS)
    return part.key if isinstance(part, Unknown) else part


def _value(bound: Any) -> Value:
    return bound if isinstance(bound, Value) else Constant(bound)


def _is(part: Value, value: object) -> bool:
    return isinstance(part, Constant) and part.value is value
