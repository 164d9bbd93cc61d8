"""Which of a layer's units are left where some of them are taken apart: the columns that one loss gets, and another one does not."""

from __future__ import annotations

from collections.abc import Sequence

from fromlogits.checker.evidence.source.tensor import Tensor
from fromlogits.checker.evidence.source.values import Constant, Object, Value

__all__ = ["units_at", "units_between"]


def units_at(x: Tensor, parts: Sequence[Value]) -> range | None:
    """The units that an index leaves of some scores; None for all of them, and where the program does not say."""
    if x.kind is None or x.axis is None or x.shape is None:
        return x.part
    kept = [part for part in parts if not _is(part, None)]
    place = 0
    for part in kept:
        if _is(part, ...):
            place += len(x.shape) - len(kept) + 1
        elif place == len(x.shape) + x.axis:
            return _left(x, part)
        elif isinstance(part, Tensor) and part.rank != 1:  # it may take several axes, or add some
            return x.part
        else:
            place += 1
    return x.part


def units_between(x: Tensor, place: int | None, borders: tuple[int, int] | None) -> range | None:
    """The same of a part that an array was split into along an axis."""
    if x.kind is None or x.axis is None or x.rank is None or borders is None or place != x.rank + x.axis:
        return x.part
    units = _of(x)
    return units[slice(*borders)] if units is not None else None


def _of(x: Tensor) -> range | None:
    size = x.shape[x.axis] if x.shape is not None and x.axis is not None else None
    return x.part if x.part is not None else range(size) if isinstance(size, int) else None


def _left(x: Tensor, part: Value) -> range | None:
    units = _of(x)
    if isinstance(part, Constant) and isinstance(part.value, int) and units is not None and -len(units) <= part.value < len(units):
        place = part.value % len(units)
        return units[place : place + 1]
    bounds = [part.get(name) for name in ("start", "stop", "step")] if isinstance(part, Object) and part.name == "slice" else []
    values = [bound.value for bound in bounds if isinstance(bound, Constant) and (bound.value is None or isinstance(bound.value, int))]
    if units is None or len(values) < 3 or values[2] == 0:
        return x.part
    left = units[slice(*values)]
    return left if len(left) < len(units) else x.part


def _is(part: Value, value: object) -> bool:
    return isinstance(part, Constant) and part.value is value
