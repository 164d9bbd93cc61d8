"""Joining and cutting: arrays put together, taken apart, repeated."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from fromlogits.checker.evidence.source.lengths import length_of
from fromlogits.checker.evidence.source.operations.bound import NOTHING, Bound, as_tensor, size_of, stacked
from fromlogits.checker.evidence.source.operations.narrowing import units_left
from fromlogits.checker.evidence.source.operations.shaping import moved
from fromlogits.checker.evidence.source.operations.units import units_between
from fromlogits.checker.evidence.source.shapes import ANY, Shape, Size
from fromlogits.checker.evidence.source.tensor import Part, Tensor, of_one_meaning
from fromlogits.checker.evidence.source.values import Choice, Constant, List, Object, Series, Unknown, Value
from fromlogits.vocabulary import OutputKind

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.reader import Reader

__all__ = ["OPERATIONS"]

ALONE = frozenset({"sigmoid", "hard_sigmoid", "sparse_sigmoid", "log_sigmoid", "log(sigmoid)"})
MOST = 64  # parts that are told apart
SUMMED = frozenset({"one_hot", "distribution", "unnormalised"})  # rows whose sum is known to be one, or not to be


def _parts(reader: Reader, bound: Bound) -> tuple[list[Tensor], bool] | None:
    """The arrays that are put together, and whether those are all; None where one of them is no array."""
    xs = bound.value("xs")
    if isinstance(xs, Series):
        made = as_tensor(reader.machine.settle(xs.element))
        return ([made], False) if made is not None else None
    if not isinstance(xs, List):
        return None
    if len(xs.items) == 1 and isinstance(xs.items[0], List):
        xs = xs.items[0]
    parts = [_array(reader, item) for item in xs.items]
    known = [part for part in parts if part is not None]
    return (known, xs.exact) if known and len(known) == len(parts) else None


def _array(reader: Reader, item: Value) -> Tensor | None:
    """An array, or what all of several stand for."""
    one = reader.machine.settle(item)
    if not isinstance(one, Choice):
        return as_tensor(one)
    options = [as_tensor(option) for _, option in reader.machine.options(one)]
    return of_one_meaning(options)


def _are_tables(reader: Reader, bound: Bound) -> list[Value] | None:
    xs = bound.value("xs")
    items = [reader.machine.settle(item) for item in xs.items] if isinstance(xs, List) else []
    return items if items and isinstance(items[0], Object) and items[0].name == "pandas.DataFrame" else None


def _concatenate(reader: Reader, bound: Bound) -> Value:
    from fromlogits.checker.evidence.source.operations.frames import joined

    tables = _are_tables(reader, bound)
    if tables is not None:
        return joined(reader, tables, bound.plain("axis", 0))
    found = _parts(reader, bound)
    if found is None:
        source = bound.value("xs")
        return _rows_joined(source) if isinstance(source, Tensor) else Unknown()
    parts, exact = found
    axis = bound.whole("axis", 0) if bound.plain("axis", 0) is not NOTHING else None
    form = bound.plain("form")
    if form is not None:
        parts, axis = _as_rows(parts, str(form))
    return concatenated(parts, axis, exact=exact, bound=bound)


def _rows_joined(x: Tensor) -> Tensor:
    """`np.concatenate(x)` of one array: its first two axes become one."""
    if x.shape is None or x.rank is None or x.rank < 2:
        return moved(x, "concatenate", None, None)
    one, other = x.shape[:2]
    size = one * other if isinstance(one, int) and isinstance(other, int) else Size("rows", single=False)
    return moved(x, "concatenate", (size, *x.shape[2:]), x.axis if x.axis is not None and -x.axis < x.rank else None)


def _as_rows(parts: list[Tensor], form: str) -> tuple[list[Tensor], int | None]:
    """vstack, hstack and dstack give flat arrays another axis first."""
    flat = all(part.rank == 1 for part in parts)
    if form == "vstack" and _batches_of_one_layer(parts):
        return parts, 0
    if any(part.rank is None or part.rank == 0 for part in parts):
        return parts, None
    if form == "vstack":
        return ([replace(part, shape=(1, *(part.shape or ())), numbers=None) for part in parts] if flat else parts), 0
    if form == "hstack":
        return parts, 0 if flat else 1
    if flat:
        return [replace(part, shape=(1, *(part.shape or ()), 1), numbers=None) for part in parts], 2
    return [replace(part, shape=(*(part.shape or ()), 1), numbers=None) if part.rank == 2 else part for part in parts], 2


def concatenated(parts: list[Tensor], axis: int | None, *, exact: bool, bound: Bound) -> Tensor:
    """Arrays put together along an axis they have."""
    first = parts[0]
    made = stacked(parts, length=len(parts), exact=exact, site=bound.site)
    place = _place(axis, first)
    shape: Shape | None = None
    if place is not None and first.shape is not None and all(part.rank == first.rank for part in parts):
        sizes = [part.shape[place] for part in parts if part.shape is not None]
        total = sum(sizes) if exact and all(isinstance(size, int) for size in sizes) else Size("rows", single=False)
        shape = (*first.shape[:place], total, *first.shape[place + 1 :])
    batches = axis == 0 and _batches_of_one_layer(parts)
    if batches:
        shape = first.shape
    numbers = None
    if exact and place == 0 and all(isinstance(part.numbers, tuple) for part in parts):
        numbers = tuple(number for part in parts for number in part.numbers)
    rows = batches or (place == 0 and (first.rank or 0) >= (1 if first.form in {None, "ids"} else 2))
    made = replace(made, shape=shape, numbers=numbers, operation="concatenate", origin=first.origin or bound.site)
    made.mixed = any(part.mixed for part in parts)
    _keep_labels(made, parts, rows=rows or len(parts) == 1)
    last = first.rank - 1 if first.rank is not None else None
    where = place - first.rank if place is not None and first.rank is not None else None
    if made.kind is not None and first.axis is not None and (not rows or where == first.axis):
        if where is None or where == first.axis:
            made.units = shape[place] if shape is not None and place is not None and isinstance(shape[place], int) else None
            several = _each_for_itself(parts) and exact
            if made.kind is OutputKind.PROBABILITIES and not several and not _no_and_yes(parts):
                made.kind = made.activation = None
            if not several:
                _side_by_side(made)
    elif last is not None and place == last and not rows:
        made.form = made.classes = None
        if exact:
            made.operation, made.arguments = "beside", tuple(parts)
    return made


def _batches_of_one_layer(parts: list[Tensor]) -> bool:
    """What one layer gave for several batches, nobody knows of how many axes: the batch stands in front of its units."""
    first = parts[0]
    several = first.units is not None and first.units > 1
    is_open = several if first.shape is None else len(first.shape) > 1 and first.shape[0] is ANY
    if first.made is None or first.axis != -1 or not is_open:
        return False
    return all((part.shape, part.units) == (first.shape, first.units) and part.made is first.made for part in parts)


def _no_and_yes(parts: list[Tensor]) -> bool:
    """`cat([1 - p, p], 1)` of the sigmoid of a single unit: rows that add up to one."""
    if len(parts) != 2 or any(part.activation != "sigmoid" or part.columns != 1 for part in parts):
        return False
    one, other = parts
    return one.complement is not other.complement and one.made is not None and one.made == other.made


def _each_for_itself(parts: list[Tensor]) -> bool:
    """Three or more sigmoids of single units, none of them the rest of another: no two add up to one."""
    return len(parts) > 2 and all(part.activation in ALONE and part.columns == 1 and not part.complement for part in parts)


def _side_by_side(made: Tensor) -> None:
    """The sigmoids of single units as the columns of one array: yes and no may be both there, and add up to one."""
    if made.activation in ALONE:
        made.activation = None


def _place(axis: int | None, first: Tensor) -> int | None:
    if axis is None or first.rank is None or not -first.rank <= axis < first.rank:
        return None
    return axis % first.rank


def _keep_labels(made: Tensor, parts: list[Tensor], *, rows: bool) -> None:
    """Labels below labels are labels; of class ids the larger count holds."""
    forms = {part.form for part in parts}
    if rows and len(forms) > 1 and "unnormalised" in forms and forms <= SUMMED:  # some of the rows do not add up
        made.form = "unnormalised"
        return
    if not rows or len(forms) > 1:
        made.form = made.classes = None
        return
    counts = [part.classes for part in parts]
    made.form = parts[0].form
    if made.form == "ids":
        made.classes = None if None in counts else max(count for count in counts if count is not None)
    elif len(set(counts)) > 1:
        made.classes = None


def _append(reader: Reader, bound: Bound) -> Value:
    """`np.append(a, b)`: flat without an axis."""
    x, values = bound.tensor("x"), bound.tensor("values")
    if x is None or values is None:
        return Unknown()
    if bound.given("axis"):
        return concatenated([x, values], bound.whole("axis"), exact=True, bound=bound)
    flat = [reader.operate("reshape", x=part, shape=(-1,)) for part in (x, values)]
    return concatenated([part for part in flat if isinstance(part, Tensor)], 0, exact=True, bound=bound)


def _stack(reader: Reader, bound: Bound) -> Value:
    source = bound.value("xs")
    if isinstance(source, Tensor):
        return source
    found = _parts(reader, bound)
    if found is None:
        return Unknown()
    parts, exact = found
    length = len(parts) if exact else length_of(source) if isinstance(source, Value) else None
    made = stacked(parts, length=Size("stack") if length is None else length, exact=exact, site=bound.site)
    axis = bound.whole("axis", 0)
    if axis in (0, None) or made.shape is None or made.rank is None:
        return made
    place = axis if axis >= 0 else made.rank + axis
    sizes = [*made.shape[1:]]
    sizes.insert(place, made.shape[0])
    moved_to = None
    if made.axis is not None:
        old = made.rank - 1 + made.axis
        moved_to = old + (place <= old) - made.rank
    form = made.form if made.form == "ids" or (made.form is not None and place < made.rank - 1) else None
    _side_by_side(made)
    return replace(made, shape=tuple(sizes), numbers=_swapped(made.numbers, place), form=form, axis=moved_to)


def _swapped(numbers: Any, place: int) -> Any:
    """Numbers of flat arrays stood on end."""
    if place != 1 or not isinstance(numbers, tuple) or not all(isinstance(row, tuple) for row in numbers):
        return None
    return tuple(zip(*numbers, strict=True)) if not any(isinstance(part, tuple) for row in numbers for part in row) else None


def _column_stack(reader: Reader, bound: Bound) -> Value:
    found = _parts(reader, bound)
    if found is None:
        return Unknown()
    parts, exact = found
    flat = all(part.rank == 1 for part in parts)
    columns = [replace(part, shape=(*part.shape, 1), axis=None) if part.rank == 1 and part.shape else part for part in parts]
    made = concatenated(columns, 1, exact=exact, bound=bound)
    made.form = made.classes = None
    if flat and exact and all(isinstance(part.numbers, tuple) for part in parts):
        made.numbers = tuple(zip(*(part.numbers for part in parts), strict=False))
    else:
        made.numbers = None
    return made


# -- apart


def _split(reader: Reader, bound: Bound) -> Value:
    x = bound.tensor()
    if x is None:
        return Unknown()
    axis = bound.whole("axis", 0)
    place = _place(axis, x)
    size = x.shape[place] if place is not None and x.shape is not None else None
    sizes = _part_sizes(bound, size)
    if sizes is None or len(sizes) > MOST:
        return Series(_part(x, place, Size("part"), units_between(x, axis, 0, None)))
    pieces: list[Tensor] = []
    start: int | None = 0
    for part in sizes:
        stop = start + part if isinstance(start, int) and isinstance(part, int) else None
        borders = (start, stop) if isinstance(start, int) and stop is not None else None
        pieces.append(_part(x, place, part, units_between(x, axis, len(pieces), borders), borders))
        start = stop
    return List.of(pieces, "list")


def _part_sizes(bound: Bound, size: Any) -> list[Any] | None:
    """How long the parts are: NumPy counts parts or names borders, TensorFlow counts parts or names lengths, PyTorch names lengths."""
    parts = bound.plain("parts")
    library = bound.plain("library") or "torch"  # a method: only PyTorch's arrays have it
    if isinstance(parts, int) and parts > 0:
        if bound.plain("counted", default=False) is True:
            step: Any = -(-size // parts) if isinstance(size, int) else None
            count = -(-size // step) if step else parts
        elif library == "torch":
            step, count = parts, -(-size // parts) if isinstance(size, int) else None
        else:
            step, count = size // parts if isinstance(size, int) and size % parts == 0 else None, parts
        if count is None or count > MOST:
            return None
        if not isinstance(step, int):
            return [Size("part") for _ in range(count)]
        last = size - step * (count - 1) if isinstance(size, int) else Size("part")
        return [*[step] * (count - 1), last]
    if isinstance(parts, tuple) and all(isinstance(part, int) for part in parts):
        if library in {"torch", "tensorflow"}:
            return [Size("part") if part < 0 else part for part in parts]
        borders = [0, *parts, size]
        return [
            after - before if isinstance(before, int) and isinstance(after, int) and 0 <= before <= after else Size("part")
            for before, after in pairwise(borders)
        ]
    return None


def _part(x: Tensor, place: int | None, size: Any, units: Part, borders: tuple[int, int] | None = None) -> Tensor:
    shape = (*x.shape[:place], size, *x.shape[place + 1 :]) if place is not None and x.shape is not None else None
    made = moved(x, "rows" if place == 0 else "split", shape, x.axis if place is not None or x.kind is None else None)
    if place is not None and x.rank is not None and x.axis == place - x.rank:
        made.units = units_left(x, size) if isinstance(size, int) else None
    made.part = units
    if place == 0 and borders is not None and isinstance(x.numbers, tuple):
        found = as_tensor(_literal(x.numbers[borders[0] : borders[1]]))
        if found is not None:
            made.numbers, made.low, made.high = found.numbers, found.low, found.high
    return made


def _literal(numbers: Any) -> Value:
    return List.of(_literal(part) for part in numbers) if isinstance(numbers, tuple) else Constant(numbers)


def _unstack(reader: Reader, bound: Bound) -> Value:
    """`unbind`: the slices along an axis, without that axis."""
    x = bound.tensor()
    if x is None:
        return Unknown()
    place = _place(bound.whole("axis", 0), x)
    if place is None or x.shape is None:
        return Series(moved(x, "row", None, None))
    size = x.shape[place]
    every = Object("slice", None, {key: Constant(None) for key in ("start", "stop", "step")})

    def slice_at(position: Value) -> Value:
        if place == 0:
            return reader.operate("row", x=x, index=position)
        return reader.operate("index", x=x, index=List.of([*[every] * place, position], "tuple"))

    if isinstance(size, int) and size <= MOST:
        return List.of((slice_at(Constant(position)) for position in range(size)), "list")
    return Series(slice_at(Constant(0)) if place else reader.operate("row", x=x, index=Unknown()))


# -- the same numbers more often


def _repeat(reader: Reader, bound: Bound) -> Value:
    """`np.repeat`, `repeat_interleave`: every number so many times; flat without an axis."""
    x = bound.tensor()
    if x is None:
        return Unknown()
    count = bound.whole("repeats")
    if not bound.given("axis"):
        total = _product(x.shape)
        size = total * count if isinstance(total, int) and isinstance(count, int) else Size("rows", single=False)
        made = moved(x, "repeat", (size,), None)
        if x.rank == 1 and isinstance(x.numbers, tuple) and isinstance(count, int) and len(x.numbers) * count <= MOST * MOST:
            made.numbers = tuple(number for number in x.numbers for _ in range(count))
        return made
    place = _place(bound.whole("axis"), x)
    if place is None or x.shape is None:
        return moved(x, "repeat", None, None)
    return _longer(x, [count if other == place else 1 for other in range(len(x.shape))])


def _product(shape: Shape | None) -> Any:
    if shape is None or ANY in shape:
        return None
    total = 1
    for size in shape:
        if not isinstance(size, int):
            return shape[0] if len(shape) == 1 else None
        total *= size
    return total


def _tile(reader: Reader, bound: Bound) -> Value:
    """`np.tile(x, repeats)`, torch's `x.repeat(…)`: the whole array so many times along every axis."""
    x = bound.tensor()
    counts = _counts(bound.value("repeats"))
    if x is None or counts is None or x.shape is None or x.rank is None:
        return moved(x, "tile", None, None) if x is not None else Unknown()
    front = len(counts) - x.rank
    shape = (*[1] * front, *x.shape)
    wide = replace(x, shape=shape, numbers=None)
    return _longer(wide, [*[1] * -front, *counts])


def _counts(value: Any) -> list[Any] | None:
    if isinstance(value, List) and len(value.items) == 1 and isinstance(value.items[0], List):
        value = value.items[0]
    if isinstance(value, List):
        return [item.value if isinstance(item, Constant) else None for item in value.items] if value.exact else None
    if isinstance(value, Constant):
        return list(value.value) if isinstance(value.value, tuple) else [value.value]
    return None


def _longer(x: Tensor, counts: Sequence[Any]) -> Tensor:
    """Every axis so many times as long."""
    shape = tuple(
        size if count == 1 else size * count if isinstance(size, int) and isinstance(count, int) else Size("rows", single=False)
        for size, count in zip(x.shape or (), counts, strict=True)
    )
    made = moved(x, "repeat", shape, x.axis)
    if x.axis is not None and counts[x.axis] != 1:
        made.axis = made.units = None
    return made


def _windows(reader: Reader, bound: Bound) -> Value:
    """`sliding_window_view(x, length)`, torch's `x.unfold(axis, length, step)`: overlapping runs of an axis, each along a new last one."""
    x, length = bound.tensor(), bound.whole("length")
    if x is None:
        return Unknown()
    place = _place(bound.whole("axis"), x) if bound.given("axis") else 0 if x.rank == 1 else None
    if place is None or x.shape is None or not isinstance(length, int):
        return moved(x, "windows", None, None)
    return moved(x, "windows", (*x.shape[:place], Size("windows"), *x.shape[place + 1 :], length), None)


def _broadcast_to(reader: Reader, bound: Bound) -> Value:
    """`broadcast_to`, torch's `expand`: -1 keeps a size."""
    x = bound.tensor()
    if x is None:
        return Unknown()
    value, other = bound.value("shape"), bound.value("other")
    if isinstance(other, Tensor):  # expand_as
        value = other.shape if other.rank is not None else None
    if isinstance(value, List) and len(value.items) == 1 and isinstance(value.items[0], List):
        value = value.items[0]
    if isinstance(value, tuple):
        sizes = list(value)
    elif isinstance(value, List) and value.exact:
        sizes = [size_of(item) for item in value.items]
    else:
        return moved(x, "repeat", None, None)
    if x.shape is None or x.rank is None or x.rank > len(sizes):
        return moved(x, "repeat", tuple(Size() if size == -1 else size for size in sizes), None)
    own = (*[1] * (len(sizes) - x.rank), *x.shape)
    return moved(x, "repeat", tuple(old if new == -1 else new for new, old in zip(sizes, own, strict=True)), x.axis)


OPERATIONS: dict[str, Callable[[Any, Bound], Value]] = {
    "concatenate": _concatenate,
    "append": _append,
    "stack": _stack,
    "column_stack": _column_stack,
    "split": _split,
    "unstack": _unstack,
    "repeat": _repeat,
    "tile": _tile,
    "sliding_windows": _windows,
    "broadcast_to": _broadcast_to,
}
