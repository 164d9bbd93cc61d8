"""Slicing: `x[:, :3]`, `x[0]`, `x[None]`: which axes are left, how long they are, and what they still mean."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from fromlogits.checker.evidence.source.columns import alike
from fromlogits.checker.evidence.source.operations.bound import as_tensor
from fromlogits.checker.evidence.source.operations.narrowing import maybe_masked, places_in, sifted_by, units_left
from fromlogits.checker.evidence.source.operations.units import units_at
from fromlogits.checker.evidence.source.shapes import ANY, Size
from fromlogits.checker.evidence.source.tensor import Tensor, derived
from fromlogits.checker.evidence.source.values import Constant, Itself, List, Object, Unknown, Value

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.reader import Reader

__all__ = ["is_whole", "sliced"]

COUNTED = frozenset({"add", "floor_divide", "maximum", "minimum", "multiply", "subtract"})
DEEPEST = 6  # operations within a bound that are looked at


def is_whole(part: Value) -> bool:
    """Whether a part of an index is `:`."""
    return (
        isinstance(part, Object)
        and part.name == "slice"
        and all(isinstance(v, Constant) and v.value is None for v in (part.get("start"), part.get("stop"), part.get("step")))
    )


def sliced(reader: Reader, x: Tensor, parts: Sequence[Value]) -> Tensor:
    """Slices, single rows and columns, new axes, rows by a list of positions."""
    if x.shape is None:
        return _without_shape(x, parts)
    shape = list(x.shape)
    out: list[Any] = []
    origin: list[int | None] = []  # which axis of x each new axis is
    position = 0
    for number, part in enumerate(parts):
        if isinstance(part, Constant) and part.value is None:
            out.append(1)
            origin.append(None)
            continue
        if isinstance(part, Constant) and part.value is ...:
            rest = sum(1 for other in parts[number + 1 :] if not (isinstance(other, Constant) and other.value is None))
            if shape and shape[0] is ANY:
                out = [ANY, *shape[1 : max(len(shape) - rest, 1)]]
                origin = [None, *range(1, max(len(shape) - rest, 1))]
                position = len(shape) - rest
            else:
                while position < len(shape) - rest:
                    out.append(shape[position])
                    origin.append(position)
                    position += 1
            continue
        if position >= len(shape) or shape[position] is ANY:
            return _without_shape(x, parts)
        if isinstance(part, Object) and part.name == "slice":
            out.append(_slice_size(reader, shape[position], part))
            origin.append(position)
        elif isinstance(part, Constant) and isinstance(part.value, int) and not isinstance(part.value, bool):
            pass
        else:
            chosen = as_tensor(part)
            if chosen is None or chosen.shape is None or isinstance(part, Unknown):
                known = isinstance(part, Unknown) and isinstance(part.key, tuple) and part.key[:1] == ("size",)
                if isinstance(part, Unknown) and part.text is None and not known:
                    return _without_shape(x, parts)
                if isinstance(part, Unknown):
                    position += 1
                    continue
                return _without_shape(x, parts)
            if chosen.dtype == "bool":  # a mask takes as many axes as it has, and leaves one
                out.append(Size("kept"))
                origin.append(position if len(chosen.shape) == 1 else None)
                position += max(len(chosen.shape) - 1, 0)
            else:
                out += list(chosen.shape)
                origin += [position, *([None] * (len(chosen.shape) - 1))] if chosen.shape else []
        position += 1
    out += shape[position:]
    origin += list(range(position, len(shape)))
    by_rows = len(parts) == 1 and len(out) == len(shape) and origin[:1] == [0]
    operation = "first rows" if by_rows else "expand_dims" if _only_new_axes(parts) else "sliced"
    if len(parts) == 2 and x.rank == 2 and x.columns == 1 and is_whole(parts[0]) and len(out) == 1:  # the one column of a column
        operation = "squeeze"
    made = derived(x, operation, x, *_open_places(parts), keep=True, shape=tuple(out), numbers=None)
    if made.integral is False and x.rank == 2 and 1 not in origin and not alike(x):
        made.integral = None  # the fractions may stand in other columns
    maybe_masked(made, parts)
    _axis_after(made, x, out, origin)
    made.part = units_at(x, parts)
    first = places_in(parts[0]) if parts and isinstance(parts[0], (Tensor, List)) else None
    if first is not None and all(is_whole(part) for part in parts[1:]):
        sifted_by(made, x, first)
    return made


def _only_new_axes(parts: Sequence[Value]) -> bool:
    """`x[:, None]`: everything is kept, in more axes."""
    new = [isinstance(part, Constant) and part.value is None for part in parts]
    kept = [is_whole(part) or (isinstance(part, Constant) and part.value is ...) for part in parts]
    return any(new) and all(one or other for one, other in zip(new, kept, strict=True))


def _axis_after(made: Tensor, x: Tensor, out: list[Any], origin: list[int | None]) -> None:
    """Where the class axis went; a single class of many is a score by itself."""
    assert x.shape is not None  # noqa: S101 the caller has a shape
    if x.axis is not None and x.kind is not None:
        here = len(x.shape) + x.axis
        if here in origin and len(origin) == len(out):
            made.axis = origin.index(here) - len(out)
            size = out[made.axis]
            if isinstance(size, int):
                made.units = units_left(x, size)
            elif x.units is not None and size is not x.shape[here]:
                made.units = None
        else:
            made.axis = None
            made.units = 1 if x.units == 1 else None
            made.axis_fault = x.axis_fault
            made.form = made.classes = None
    elif x.kind is None and x.form in {"one_hot", "distribution", "multi_hot", "unnormalised"}:
        here = len(x.shape) + (-1 if x.axis is None else x.axis)
        made.axis = origin.index(here) - len(out) if x.axis is not None and here in origin else None
        if here not in origin or out[origin.index(here)] != x.shape[here]:
            made.form, made.classes, made.axis = None, None, None
    elif x.form is None and x.integral is not True and x.learned is False and (len(x.shape) - 1) not in origin and len(x.shape) > 1:
        made.low, made.high = x.low, x.high
    if x.form in {"one_hot", "distribution"} and out and out[-1] != x.shape[-1] and (len(x.shape) - 1) in origin:
        made.form = None


def _without_shape(x: Tensor, parts: Sequence[Value]) -> Tensor:
    """An index into a tensor whose axes are not known: rows keep their meaning, anything else may not."""
    made = derived(x, "sliced", x, *_open_places(parts), keep=True, shape=None, numbers=None, part=units_at(x, parts))
    maybe_masked(made, parts)
    if len(parts) > 1 or x.shape is not None:
        made.axis = None
        made.units = None if len(parts) > 1 else x.units
        made.form = made.form if len(parts) == 1 else None
    if len(parts) == 1 and isinstance(parts[0], (List, Tensor)) and (places := places_in(parts[0])) is not None:
        sifted_by(made, x, places)
    return made


def _open_places(parts: Sequence[Value]) -> list[Value]:
    """The places that are not spelled out: what is picked changes with them."""
    return [part for part in parts if isinstance(part, Unknown) or (isinstance(part, Tensor) and part.shape == ())]


def _slice_size(reader: Reader, size: Any, part: Object) -> Any:
    bounds = [part.get(name) for name in ("start", "stop", "step")]
    if all(isinstance(bound, Constant) for bound in bounds):
        values = [bound.value for bound in bounds]
        if values == [None, None, None]:
            return size
        if isinstance(size, int):
            try:
                return len(range(*slice(*values).indices(size)))
            except (OverflowError, TypeError, ValueError):
                return Size("slice")
    return _shared(reader, size, bounds)


def _shared(reader: Reader, size: Any, bounds: list[Any]) -> Size:
    """The same cut of the same length is the same length: `x[i:j]` and `y[i:j]` have as many rows."""
    place = (size, *map(_mark, bounds))
    try:
        return reader.machine.cuts.setdefault(place, Size("batch", single=False))
    except TypeError:  # a bound that is a list
        return Size("batch", single=False)


def _mark(bound: Any, depth: int = 0) -> Any:
    """What a bound is, so that `i * 8` is the same wherever it is written."""
    if isinstance(bound, Constant):
        return bound.value
    if isinstance(bound, Unknown):
        return bound.key
    if isinstance(bound, Tensor) and bound.numbers is not None:
        return bound.numbers
    if isinstance(bound, Tensor) and bound.operation in COUNTED and depth < DEEPEST:
        return (bound.operation, *(_mark(part, depth + 1) for part in bound.arguments))
    return Itself(bound)
