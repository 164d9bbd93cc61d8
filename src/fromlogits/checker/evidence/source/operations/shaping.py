"""Shapes: the same numbers arranged otherwise."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace as changed
from math import prod
from typing import TYPE_CHECKING, Any

from fromlogits.checker.evidence.source.operations.bound import NOTHING, Bound, as_tensor, size_of, stacked
from fromlogits.checker.evidence.source.shapes import ANY, Shape, Size, rank, size_at
from fromlogits.checker.evidence.source.tensor import Tensor, derived
from fromlogits.checker.evidence.source.values import Constant, List, Series, Unknown, Value
from fromlogits.vocabulary import OutputKind

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.reader import Reader

__all__ = ["OPERATIONS", "moved", "reshaped", "squeezed"]


def moved(x: Tensor, operation: str, shape: Shape | None, axis: int | None) -> Tensor:
    """The same numbers in another arrangement; `axis` is where the classes went."""
    made = derived(x, operation, keep=True, shape=shape, axis=axis)
    made.numbers = None
    if axis is None:
        made.units = None
    if x.rank != made.rank and x.form in {"one_hot", "distribution", "multi_hot", "unnormalised"} and (made.columns != x.columns):
        made.form = None
    return made


def _reshape(reader: Reader, bound: Bound) -> Value:
    x = bound.tensor()
    return Unknown() if x is None else reshaped(x, bound.value("shape"))


def reshaped(x: Tensor, wanted: Any) -> Tensor:
    """`x.reshape(wanted)`."""
    if isinstance(wanted, List) and len(wanted.items) == 1 and isinstance(wanted.items[0], List):
        wanted = wanted.items[0]
    if isinstance(wanted, tuple):
        sizes: list[Any] | None = list(wanted)
    elif isinstance(wanted, List) and wanted.exact:
        sizes = [size_of(item) for item in wanted.items]
    elif isinstance(wanted, Constant) and isinstance(wanted.value, (int, tuple)):
        sizes = list(wanted.value) if isinstance(wanted.value, tuple) else [wanted.value]
    else:
        sizes = None
    if sizes is None:
        return moved(x, "reshape", None, None)
    if -1 in sizes:
        sizes[sizes.index(-1)] = _missing(x.shape, sizes)
    shape = tuple(sizes)
    axis = None
    if (x.axis is not None and x.units is not None and shape and shape[-1] == x.units) or (
        x.axis == -1 and len(shape) >= 1 and x.columns is not None and shape[-1] == x.columns
    ):
        axis = -1
    made = moved(x, "reshape", shape, axis)
    if x.numbers is not None and len(shape) == 1 and x.rank == 1:
        made.numbers = x.numbers
    return made


def _missing(shape: Shape | None, sizes: list[Any]) -> Any:
    """The size that -1 stands for."""
    rest = [size for size in sizes if size != -1]
    if shape is None or rank(shape) is None:
        return Size("rest")
    left = list(shape)
    for size in rest:
        if size in left:
            left.remove(size)
        elif size == 1:
            continue
        elif isinstance(size, int) and all(isinstance(part, int) for part in left) and prod(left) % max(size, 1) == 0:
            left = [prod(left) // max(size, 1)]
        else:
            return Size("rest")
    left = [size for size in left if size != 1] or left[:1]
    if len(left) == 1:
        return left[0]
    if not left:
        return 1
    return prod(left) if all(isinstance(part, int) for part in left) else Size("rest")


def _flatten(reader: Reader, bound: Bound) -> Value:
    x = bound.tensor()
    if x is None:
        return Unknown()
    start = bound.number("start", 0)
    if x.rank is None:
        return moved(x, "flatten", (ANY, None) if start else (Size("flat"),), None)
    assert x.shape is not None  # noqa: S101 the rank is known
    end = bound.number("end", -1)
    last = (end if end is not None else -1) % max(x.rank, 1)
    if start is None or start >= x.rank:
        return x
    joined = x.shape[start : last + 1]
    size = joined[0] if len(joined) == 1 else prod(joined) if all(isinstance(part, int) for part in joined) else Size("flat")
    others = [part for part in joined if part != 1]
    if len(others) == 1:
        size = others[0]
    shape = (*x.shape[:start], size, *x.shape[last + 1 :])
    return moved(
        x, "flatten", shape, x.axis if len(shape) == x.rank else (-1 if start >= 1 and len(shape) == 2 and x.units == size else None)
    )


def _permuted(x: Tensor, order: list[int] | None) -> Tensor:
    if order is None or x.shape is None or x.rank is None or len(order) != x.rank:
        return moved(x, "transpose", None, None)
    shape = tuple(x.shape[position] for position in order)
    axis = None
    if x.axis is not None:
        here = x.rank + x.axis
        axis = order.index(here) - x.rank if here in order else None
    made = moved(x, "transpose", shape, axis)
    if x.form in {"one_hot", "distribution"} and axis is None and order[-1] != x.rank - 1:
        made.form = x.form  # the classes moved with their axis
    return made


def _transpose(reader: Reader, bound: Bound) -> Value:
    x = bound.tensor()
    if x is None:
        return Unknown()
    order = bound.plain("axes")
    if isinstance(order, tuple) and len(order) == 1 and isinstance(order[0], tuple):
        order = order[0]
    rank_ = x.rank
    if order is None or order == ():
        order = tuple(range(rank_))[::-1] if rank_ is not None else None
    if not isinstance(order, tuple) or not all(isinstance(part, int) for part in order):
        return moved(x, "transpose", None, None)
    return _permuted(x, [part % len(order) for part in order])


def _swapaxes(reader: Reader, bound: Bound) -> Value:
    x = bound.tensor()
    if x is None:
        return Unknown()
    one, other = bound.number("a"), bound.number("b")
    if one is None or other is None:
        return moved(x, "transpose", None, None)
    if x.rank is None:
        axis = {one: other, other: one}.get(x.axis, x.axis) if one < 0 and other < 0 else None
        return moved(x, "transpose", None, axis)
    order = list(range(x.rank))
    if not (-x.rank <= one < x.rank and -x.rank <= other < x.rank):
        return moved(x, "transpose", None, None)
    order[one], order[other] = order[other], order[one]
    return _permuted(x, order)


def _moveaxis(reader: Reader, bound: Bound) -> Value:
    x = bound.tensor()
    if x is None:
        return Unknown()
    source, destination = bound.number("source"), bound.number("destination")
    if x.rank is None or source is None or destination is None:
        return moved(x, "transpose", None, None)
    order = list(range(x.rank))
    order.insert(destination % x.rank, order.pop(source % x.rank))
    return _permuted(x, order)


def squeezed(x: Tensor, axis: Any) -> Tensor:
    """`x.squeeze(axis)`; None squeezes every axis of size one."""
    if x.shape is None or x.rank is None:
        return moved(x, "squeeze", None, None)
    if axis is NOTHING:
        return moved(x, "squeeze", None, None)
    if axis is None:
        positions = [place for place, size in enumerate(x.shape) if size == 1]
    else:
        place = x.rank + axis
        positions = [place] if 0 <= place < x.rank and x.shape[place] == 1 else []
        if not positions and 0 <= place < x.rank and not isinstance(x.shape[place], int):
            return moved(x, "squeeze", None, None)
    shape = tuple(size for place, size in enumerate(x.shape) if place not in positions)
    here = x.rank + x.axis if x.axis is not None else None
    kept = here is not None and here not in positions
    axis_now = (here - sum(1 for place in positions if place < here) - len(shape)) if kept and here is not None else None
    made = moved(x, "squeeze", shape, axis_now)
    made.units = x.units
    return made


def _squeeze(reader: Reader, bound: Bound) -> Value:
    x = bound.tensor()
    return Unknown() if x is None else squeezed(x, bound.axis(x))


def _expand_dims(reader: Reader, bound: Bound) -> Value:
    x = bound.tensor()
    if x is None:
        return Unknown()
    axis = bound.number("axis")
    return expanded(x, axis)


def expanded(x: Tensor, axis: int | None) -> Tensor:
    """`x.unsqueeze(axis)`."""
    if axis is None or x.shape is None or x.rank is None:
        return moved(x, "expand_dims", (ANY, 1) if axis == -1 else None, None)
    place = axis if axis >= 0 else x.rank + 1 + axis
    shape = (*x.shape[:place], 1, *x.shape[place:])
    here = x.rank + x.axis if x.axis is not None else None
    axis_now = None if here is None else (here + (1 if place <= here else 0)) - len(shape)
    made = moved(x, "expand_dims", shape, axis_now)
    made.form = x.form if x.form == "ids" or place < x.rank else None
    return made


def _concatenate(reader: Reader, bound: Bound) -> Value:
    xs = bound.value("xs")
    items = xs.items if isinstance(xs, List) else ()
    if len(items) == 1 and isinstance(items[0], List):
        items = items[0].items
    parts = [as_tensor(reader.machine.settle(item)) for item in items]
    known = [part for part in parts if part is not None]
    if not known or len(known) < len(parts):
        return Unknown()
    first = known[0]
    axis = bound.number("axis", 0)
    shape = None
    if first.shape is not None and first.rank is not None and axis is not None and -first.rank <= axis < first.rank:
        sizes = [part.shape[axis] if part.shape is not None and part.rank == first.rank else None for part in known]
        total = sum(sizes) if all(isinstance(size, int) for size in sizes) and getattr(xs, "exact", False) else Size("rows")  # type: ignore[arg-type]
        place = axis % first.rank
        shape = (*first.shape[:place], total, *first.shape[place + 1 :])
    rows = axis == 0 and (first.rank or 0) >= 1
    made = stacked(known, length=len(known), exact=True, site=bound.site)
    made = changed(made, shape=shape, numbers=None, mixed=made.mixed and not rows)
    forms = {part.form for part in known}
    if not (rows and len(forms) == 1):
        made.form = None
    classes = {part.classes for part in known}
    made.classes = next(iter(classes)) if len(classes) == 1 else None
    if not rows and made.kind is not None and axis is not None and first.axis is not None:
        place = axis - first.rank if first.rank is not None and axis >= 0 else axis
        made.units = None if place == first.axis else made.units
        if made.kind is OutputKind.PROBABILITIES and place == first.axis:
            made.kind = made.activation = None
    return made


def _stack(reader: Reader, bound: Bound) -> Value:
    xs = bound.value("xs")
    if not isinstance(xs, List):
        return bound.value("xs") if isinstance(bound.value("xs"), Tensor) else Unknown()
    items = xs.items[0].items if len(xs.items) == 1 and isinstance(xs.items[0], List) else xs.items
    parts = [as_tensor(reader.machine.settle(item)) for item in items]
    known = [part for part in parts if part is not None]
    if not known or len(known) < len(parts):
        return Unknown()
    length: Any = len(known) if xs.exact else Size("stack")
    made = stacked(known, length=length, exact=xs.exact, site=bound.site)
    axis = bound.number("axis", 0)
    if axis not in (0, None) and made.shape is not None and made.rank is not None:
        rest = list(made.shape[1:])
        rest.insert(axis if axis >= 0 else len(rest) + 1 + axis, made.shape[0])
        made = changed(made, shape=tuple(rest), numbers=None, form=None)
        if made.axis is not None:
            made.axis = made.axis - 1 if axis in (-1, len(rest) - 1) else made.axis
    return made


def _column_stack(reader: Reader, bound: Bound) -> Value:
    xs = bound.value("xs")
    items = xs.items[0].items if isinstance(xs, List) and len(xs.items) == 1 and isinstance(xs.items[0], List) else getattr(xs, "items", ())
    parts = [as_tensor(reader.machine.settle(item)) for item in items]
    first = parts[0] if parts else None
    rows = first.shape[0] if first is not None and first.shape else None
    widths = [1 if part is not None and part.rank == 1 else part.columns if part is not None and part.rank == 2 else None for part in parts]
    total = sum(width for width in widths if isinstance(width, int)) if all(isinstance(width, int) for width in widths) else None
    return Tensor(shape=(rows, total), learned=False)


def _split(reader: Reader, bound: Bound) -> Value:
    x = bound.tensor()
    if x is None:
        return Unknown()
    parts = bound.plain("parts")
    axis = bound.number("axis", 0)
    size = Size("part")
    shape = None
    if x.shape is not None and x.rank is not None and axis is not None and -x.rank <= axis < x.rank:
        place = axis % x.rank
        shape = (*x.shape[:place], size, *x.shape[place + 1 :])
    piece = moved(x, "split", shape, x.axis)
    if isinstance(parts, int) and bound.plain("counted", False) is True and 1 <= parts <= 8:
        return List.of([piece] * parts, "tuple")
    if isinstance(parts, tuple) and len(parts) <= 8:
        return List.of([piece] * len(parts), "tuple", exact=False)
    return Series(piece)


def _resized(reader: Reader, bound: Bound) -> Value:
    """repeat, tile, broadcast: the same numbers more often."""
    x = bound.tensor()
    if x is None:
        return Unknown()
    shape = bound.shape("shape") if bound.given("shape") else None
    if shape is None and x.rank == 1:
        shape = (Size("rows"),)
    elif shape is None and x.shape is not None and x.rank is not None and x.rank >= 2 and bound.number("axis") == 0:
        shape = (Size("rows"), *x.shape[1:])
    return moved(x, "repeat", shape, x.axis if shape is not None else None)


def _reordered(reader: Reader, bound: Bound) -> Value:
    x = bound.tensor()
    return Unknown() if x is None else derived(x, "permute_rows", keep=True)


def _size(reader: Reader, bound: Bound) -> Value:
    x = bound.tensor()
    axis = bound.number("axis", 0)
    if x is None or x.shape is None:
        return Unknown()
    return size_value(size_at(x.shape, axis) if axis is not None else None)


def size_value(size: Any) -> Value:
    """A size as a value: a number, or an unknown that remembers which length it is."""
    if isinstance(size, int):
        return Constant(size)
    return Unknown(("size", size)) if isinstance(size, Size) else Unknown()


def _shape(reader: Reader, bound: Bound) -> Value:
    x = bound.tensor()
    if bound.given("axis"):
        return _size(reader, bound)
    if x is None or x.shape is None or x.rank is None:
        return Unknown()
    return List.of((size_value(size) for size in x.shape), "tuple")


def _rank(reader: Reader, bound: Bound) -> Value:
    x = bound.tensor()
    return Constant(x.rank) if x is not None and x.rank is not None else Unknown()


def _numel(reader: Reader, bound: Bound) -> Value:
    x = bound.tensor()
    if x is not None and x.rank == 1 and x.shape is not None:
        return size_value(x.shape[0])
    return Unknown()


OPERATIONS: dict[str, Callable[[Any, Bound], Value]] = {
    "reshape": _reshape,
    "view": _reshape,
    "flatten": _flatten,
    "transpose": _transpose,
    "swapaxes": _swapaxes,
    "moveaxis": _moveaxis,
    "squeeze": _squeeze,
    "expand_dims": _expand_dims,
    "concatenate": _concatenate,
    "stack": _stack,
    "column_stack": _column_stack,
    "split": _split,
    "repeat": _resized,
    "tile": _resized,
    "broadcast_to": _resized,
    "flip": _reordered,
    "permute_rows": _reordered,
    "size": _size,
    "shape": _shape,
    "rank": _rank,
    "numel": _numel,
}
