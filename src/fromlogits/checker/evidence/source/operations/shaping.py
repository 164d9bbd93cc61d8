"""Shapes: the same numbers arranged otherwise."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import prod
from typing import TYPE_CHECKING, Any

from fromlogits.checker.evidence.source.operations.bound import NOTHING, Bound, size_of
from fromlogits.checker.evidence.source.shapes import ANY, Shape, Size, rank, size_at
from fromlogits.checker.evidence.source.tensor import Tensor, derived
from fromlogits.checker.evidence.source.values import (
    Constant,
    Itself,
    List,
    Unknown,
    Value,
)
from fromlogits.vocabulary import OutputKind

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.reader import Reader

__all__ = ["OPERATIONS", "moved", "reshaped", "size_behind", "squeezed"]


ROWS = frozenset({"one_hot", "distribution", "multi_hot", "unnormalised"})


def moved(x: Tensor, operation: str, shape: Shape | None, axis: int | None) -> Tensor:
    """The same numbers in another arrangement; `axis` is where the classes went."""
    made = derived(x, operation, keep=True, shape=shape, axis=axis)
    made.numbers = None
    if axis is None and not _one_after_another(x, shape):
        made.units = None
    if x.form in ROWS and not _classes_kept(x, made):
        made.form = made.classes = None
    return made


def _one_after_another(x: Tensor, shape: Shape | None) -> bool:
    """Whether single units stay single: in a row of their own, or from there in a column; several in a row compete."""
    if x.axis is None and (x.rank != 1 or shape is None):
        return True
    return x.units == 1 and (rank(shape) == 1 or bool(shape and shape[-1] == 1))


def _classes_kept(x: Tensor, made: Tensor) -> bool:
    """Whether rows of labels still lie along one axis: their own (the last one, unless it was moved), of the same size."""
    if x.axis is not None and made.axis is None and x.axis != -1:
        return False
    before, after = (size_at(one.shape, -1 if one.axis is None else one.axis) for one in (x, made))
    return before is after or bool(before == after)


def _reshape(reader: Reader, bound: Bound) -> Value:
    x, other = bound.tensor(), bound.value("other")
    if x is None:
        return Unknown()
    if isinstance(other, Tensor):  # reshape_as, view_as
        return reshaped(x, other.shape)
    return reshaped(x, bound.value("shape"))


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
    made = moved(x, "squeeze" if _is_column(x) and len(shape) == 1 else "reshape", shape, axis)
    made.numbers = _rearranged(x.numbers, shape)
    if _scrambled(x, shape):
        made.axis_fault = "other"
    return made


def _is_column(x: Tensor) -> bool:
    """Whether this is one column, which only loses an axis where it is made flat."""
    return x.rank == 2 and x.columns == 1


def _scrambled(x: Tensor, shape: Shape) -> bool:
    """`(B, T, V).view(B, V, T)`: two axes exchanged their sizes, but the numbers stayed where they were."""
    if x.kind is not OutputKind.LOGITS or x.axis != -1 or x.shape is None or x.rank is None or x.rank < 3 or len(shape) != x.rank:
        return False
    return x.shape[0] == shape[0] and x.shape[-1] != shape[-1] and _marks(x.shape) == _marks(shape)


def _marks(sizes: Shape) -> list[tuple[bool, int]]:
    """Sizes in one order, whatever order they stand in."""
    return sorted((isinstance(size, int), size if isinstance(size, int) else id(size)) for size in sizes)


def _rearranged(numbers: Any, shape: Shape) -> Any:
    """Spelled-out numbers in another shape, row by row."""
    if numbers is None or not shape or not all(isinstance(size, int) for size in shape):
        return None
    flat = list(_flat(numbers))
    if not flat or len(flat) != prod(shape):
        return None
    for size in reversed(shape[1:]):
        flat = [tuple(flat[start : start + size]) for start in range(0, len(flat), size)]
    return tuple(flat)


def _flat(numbers: Any) -> Iterator[Any]:
    if isinstance(numbers, tuple):
        for part in numbers:
            yield from _flat(part)
    else:
        yield numbers


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


def _flat_from(start: int | None, end: int | None, *, fewer: bool) -> Shape:
    """The shape of what was made flat from an axis on, whatever its own was; `fewer` axes than that may be taken as they are."""
    if not start:
        return (Size("flat"),)
    if end != -1 or start < 0 or fewer:
        return (ANY, None)
    return (*(Size("N") for _ in range(start)), Size("flat"))


def _flatten(reader: Reader, bound: Bound) -> Value:
    x = bound.tensor()
    if x is None:
        return Unknown()
    start = bound.whole("start", 0)
    end = bound.whole("end", -1)
    if x.rank is None:
        return moved(x, "flatten", _flat_from(start, end, fewer=bound.plain("fewer") is True), None)
    assert x.shape is not None  # noqa: S101 the rank is known
    last = (end if end is not None else -1) % max(x.rank, 1)
    if x.rank == 0:
        return moved(x, "flatten", (1,), None)
    if start is None or start >= x.rank:
        return x
    joined = x.shape[start : last + 1]
    size = joined[0] if len(joined) == 1 else prod(joined) if all(isinstance(part, int) for part in joined) else Size("flat")
    others = [part for part in joined if part != 1]
    if len(others) == 1:
        size = others[0]
    shape = (*x.shape[:start], size, *x.shape[last + 1 :])
    made = moved(
        x,
        "squeeze" if _is_column(x) and len(shape) == 1 else "flatten",
        shape,
        x.axis if len(shape) == x.rank else (-1 if start >= 1 and len(shape) == 2 and x.units == size else None),
    )
    made.numbers = _rearranged(x.numbers, shape)
    return made


def _permuted(x: Tensor, order: list[int] | None) -> Tensor:
    if order is None or x.shape is None or x.rank is None or len(order) != x.rank:
        return moved(x, "transpose", None, None)
    shape = tuple(x.shape[position] for position in order)
    axis = None
    if x.axis is not None or x.form in ROWS:
        here = x.rank + (-1 if x.axis is None else x.axis)
        axis = order.index(here) - x.rank if here in order else None
    labels = x.kind is None and x.form in ROWS
    made = moved(x, "transpose", shape, None if labels and axis == -1 else axis)
    if labels and x.rank == 2 and axis != -1:  # classes by rows: no labels that anybody takes
        made.form = made.classes = made.axis = None
    elif labels:
        made.form, made.classes = x.form, x.classes
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
    one, other = bound.whole("a"), bound.whole("b")
    if one is None or other is None:
        return moved(x, "transpose", None, None)
    if x.rank is None:
        axis = (other if x.axis == one else one if x.axis == other else x.axis) if one < 0 and other < 0 else None
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
    source, destination = bound.whole("source"), bound.whole("destination")
    if not x.rank or source is None or destination is None:
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
    if x is None:
        return Unknown()
    axes = bound.plain("axis")
    if isinstance(axes, tuple) and x.rank and all(isinstance(axis, int) for axis in axes):
        for axis in sorted((axis % x.rank for axis in axes), reverse=True):
            x = squeezed(x, axis - (x.rank or 0))
        return x
    return squeezed(x, bound.axis(x))


def _expand_dims(reader: Reader, bound: Bound) -> Value:
    x = bound.tensor()
    if x is None:
        return Unknown()
    axis = bound.whole("axis")
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


def _reordered(name: str) -> Callable[[Any, Bound], Value]:
    """The same numbers in another order: of rows, or along any axis."""

    def run(reader: Reader, bound: Bound) -> Value:
        x = bound.tensor()
        return Unknown() if x is None else derived(x, name, keep=True)

    return run


def _size(reader: Reader, bound: Bound) -> Value:
    x = bound.tensor()
    if x is None or x.shape is None:
        return Unknown()
    if not bound.given("axis"):
        return _numel(reader, bound)
    axis = bound.whole("axis")
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
        return _open_shape(x)
    return List.of((size_value(size) for size in x.shape), "tuple")


def _open_shape(x: Tensor | None) -> Unknown:
    """A shape with more axes in front than are known: how many there are at least goes into its key."""
    known = _known_axes(x) if x is not None else None
    if x is None or not known:
        return Unknown()
    batched = x.kind is not None and x.library != "jax"
    return Unknown(("shape", Itself(x), len(known) if batched else len(known) - 1))


def _known_axes(x: Tensor) -> Shape | None:
    """The axes at the end that are known, behind any number of others; of scores of several classes, where they are counted."""
    several = x.axis == -1 and x.units is not None and x.units > 1
    return (ANY, x.units) if x.shape is None and several else x.shape


def size_behind(shape: Unknown, place: Any) -> Value | None:
    """`x.shape[-1]` where the axes in front are not known."""
    key: Any = shape.key
    if not isinstance(key, tuple) or key[0] != "shape" or type(place) is not int or place >= 0:
        return None
    size = size_at(_known_axes(key[1].value), place)
    return None if size is None else size_value(size)


def _rank(reader: Reader, bound: Bound) -> Value:
    x = bound.tensor()
    if x is not None and x.rank is not None:
        return Constant(x.rank)
    key = _open_shape(x).key
    return Unknown(("len", key)) if isinstance(key, tuple) and key[:1] == ("shape",) else Unknown()


def _numel(reader: Reader, bound: Bound) -> Value:
    """How many numbers an array holds."""
    x = bound.tensor()
    if x is None or x.shape is None or x.rank is None:
        return Unknown()
    sizes = [size for size in x.shape if size != 1]
    if all(isinstance(size, int) for size in sizes):
        return Constant(prod(sizes))
    return size_value(sizes[0]) if len(sizes) == 1 else Unknown()


OPERATIONS: dict[str, Callable[[Any, Bound], Value]] = {
    "reshape": _reshape,
    "view": _reshape,
    "flatten": _flatten,
    "transpose": _transpose,
    "swapaxes": _swapaxes,
    "moveaxis": _moveaxis,
    "squeeze": _squeeze,
    "expand_dims": _expand_dims,
    "flip": _reordered("flip"),
    "permute_rows": _reordered("permute_rows"),
    "size": _size,
    "shape": _shape,
    "rank": _rank,
    "numel": _numel,
}
