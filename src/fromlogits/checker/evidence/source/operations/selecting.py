"""Selecting: rows, columns, masks, the score of the right class."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from fromlogits.checker.evidence.source.columns import column_of, columns_by_name
from fromlogits.checker.evidence.source.discounting import discount
from fromlogits.checker.evidence.source.labels_by_hand import labels_of_a_pick
from fromlogits.checker.evidence.source.operations.activations import bent
from fromlogits.checker.evidence.source.operations.arithmetic import is_number
from fromlogits.checker.evidence.source.operations.bound import NOTHING, Bound, as_tensor
from fromlogits.checker.evidence.source.operations.in_place import write_back
from fromlogits.checker.evidence.source.operations.label_rows import class_count, counted_from_one
from fromlogits.checker.evidence.source.operations.making import row_form
from fromlogits.checker.evidence.source.operations.masks import keeps_from_zero
from fromlogits.checker.evidence.source.operations.narrowing import (
    fractions_left,
    left_by,
    masked,
    sifted_by,
    written,
)
from fromlogits.checker.evidence.source.operations.slicing import is_whole, sliced
from fromlogits.checker.evidence.source.operations.units import EVERY, units_along, units_asked
from fromlogits.checker.evidence.source.shapes import ANY, Size, size_at
from fromlogits.checker.evidence.source.tensor import Tensor, derived, is_nan
from fromlogits.checker.evidence.source.values import Constant, List, Object, Series, Unknown, Value
from fromlogits.vocabulary import OutputKind

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.reader import Reader

__all__ = ["OPERATIONS", "indexed"]

MOST = 64  # parts that are told apart
ROUNDING = 1e-4  # what a sum of one may be off by
UNSORTED = frozenset({"pandas", "tensorflow"})  # whose unique values come in the order in which they stand
MEANT = (OutputKind.LOGITS, OutputKind.PROBABILITIES, OutputKind.LOG_PROBABILITIES)


def _index(reader: Reader, bound: Bound) -> Value:
    x = bound.tensor()
    index = bound.value("index")
    return Unknown() if x is None else indexed(reader, x, index, bound)


def indexed(reader: Reader, x: Tensor, index: Value, bound: Bound) -> Value:
    """`x[index]`."""
    if x.library == "pandas" and x.rank == 2 and x.columns == 1 and isinstance(index, Constant) and isinstance(index.value, str):
        return reader.operate("index", x=x, index=List.of([EVERY, Constant(0)], "tuple"))  # series.to_frame()["label"]
    by_name = columns_by_name(x, index)
    if by_name is not None:
        return by_name
    if x.strings and x.rank == 0:  # a part of a text
        return derived(x, "text", strings=True, dtype="str", learned=x.learned)
    parts: Sequence[Value] = index.items if isinstance(index, List) and index.kind == "tuple" else (index,)
    parts = [_as_mask(x, reader.machine.settle(part)) for part in parts]
    if all(map(is_whole, parts)):
        return x
    numbers = _numbers(x, parts)
    if numbers is not None:
        made = as_tensor(_as_value(numbers))
        if made is not None:
            made.dtype, made.library, made.origin = x.dtype, x.library, x.origin
            if len(parts) == 2 and made.form is None and not (x.dtype or "").startswith(("int", "uint", "bool")):
                made.form = row_form(numbers)  # some of the columns of a table
            return made
    if _is_eye(x) and len(parts) == 1 and as_tensor(parts[0]) is not None and not isinstance(parts[0], (Constant, Unknown)):
        return _rows_of_eye(x, as_tensor(parts[0]))
    if len(parts) == 1 and isinstance(parts[0], Tensor) and parts[0].dtype == "bool":
        if x.kind in MEANT and x.rank == 2 and parts[0].rank == 2 and parts[0].form == "one_hot":
            rows = x.shape[0] if x.shape else None
            return _pick(x, derived(parts[0], "nonzero", shape=(rows,)), bound)  # the one number of each row
        discount(reader.ledger, x, parts[0])
        return masked(x, parts[0])
    if len(parts) == 2 and x.rank == 2 and isinstance(parts[1], Constant) and isinstance(parts[1].value, int):
        column = column_of(x, parts[1].value) if not isinstance(parts[0], Constant) else None
        if column is not None:
            return column if is_whole(parts[0]) else indexed(reader, column, parts[0], bound)
    picked = _picked(x, parts)
    if picked is not None:
        return _pick(x, picked, bound)
    return _end_of_order(reader, x, parts) or sliced(reader, x, parts)


def _as_mask(x: Tensor, part: Value) -> Value:
    """A part of an index; bytes of torch choose as truth values do, not as positions."""
    if not isinstance(part, Tensor) or part.dtype != "uint8" or "torch" not in {x.library, part.library}:
        return part
    return derived(part, part.operation, *part.arguments, keep=True, dtype="bool", numbers=part.numbers)


def _end_of_order(reader: Reader, x: Tensor, parts: Sequence[Value]) -> Value | None:
    """The first and the last of numbers in their order: the least and the greatest of all."""
    place = parts[0].value if len(parts) == 1 and isinstance(parts[0], Constant) else None
    if x.operation not in {"sort", "unique"} or x.rank != 1 or x.library in UNSORTED or place not in (0, -1) or isinstance(place, bool):
        return None
    found = reader.operate("max" if place else "min", x=x.arguments[0])
    return found if isinstance(found, Tensor) and found.numbers is not None else None


def _as_value(numbers: Any) -> Value:
    if isinstance(numbers, tuple):
        return List.of(_as_value(part) for part in numbers)
    return Constant(numbers)


def _numbers(x: Tensor, parts: Sequence[Value]) -> Any:
    """The selected numbers themselves, where the program spells them out."""
    if x.numbers is None or not isinstance(x.numbers, tuple):
        return None
    numbers = x.numbers
    try:
        if len(parts) == 2 and isinstance(parts[0], Object) and is_whole(parts[0]) and isinstance(numbers[0], tuple):
            column = _python_index(parts[1])
            return None if column is None else tuple(row[column] for row in numbers)
        if len(parts) == 1:
            place = _python_index(parts[0])
            return _listed(numbers, parts[0]) if place is None else numbers[place]
    except (IndexError, TypeError):
        return None
    return None


def _listed(numbers: tuple[Any, ...], part: Value) -> Any:
    """The numbers at positions that the program lists."""
    chosen = as_tensor(part) if isinstance(part, (List, Tensor)) else None
    places = chosen.numbers if chosen is not None and chosen.rank == 1 else None
    if not isinstance(places, tuple) or not all(isinstance(place, int) and not isinstance(place, bool) for place in places):
        return None
    return tuple(numbers[place] for place in places)


def _python_index(part: Value) -> Any:
    if isinstance(part, Constant) and isinstance(part.value, int):
        return part.value
    if isinstance(part, Object) and part.name == "slice":
        bounds = [part.get(name) for name in ("start", "stop", "step")]
        return slice(*(bound.value for bound in bounds)) if all(isinstance(bound, Constant) for bound in bounds) else None
    return None


def _is_eye(x: Tensor) -> bool:
    return x.operation == "eye"


def _rows_of_eye(x: Tensor, ids: Tensor | None) -> Tensor:
    shape = None if ids is None or ids.shape is None else (*ids.shape, x.columns)
    classes = x.columns if isinstance(x.columns, int) else None
    return Tensor(
        shape=shape,
        dtype=x.dtype,
        library=x.library,
        form="one_hot",
        classes=class_count(ids, classes) if ids is not None else classes,
        one_based=ids is not None and counted_from_one(ids, classes),
        low=0.0,
        high=1.0,
        integral=True,
        mixed=ids is not None and ids.mixed,
        learned=False,
        origin=ids.origin if ids else None,
        operation="rows_of_eye",
        arguments=(ids,) if ids is not None else (),
    )


def _picked(x: Tensor, parts: Sequence[Value]) -> Tensor | None:
    """The class ids of `x[arange(n), ids]`, or the class id of `row[id]`; None for any other index."""
    if len(parts) == 1 and x.kind in MEANT and x.rank == 1 and x.axis == -1:
        alone = parts[0]
        drawn = isinstance(alone, Tensor) and alone.rank == 0 and alone.learned is False and alone.numbers is None
        return alone if drawn and isinstance(alone, Tensor) and alone.form == "ids" else None
    if len(parts) != 2 or (x.kind not in MEANT and not bent(x)):
        return None
    rows, ids = as_tensor(parts[0]), as_tensor(parts[1])
    if (
        isinstance(parts[0], (Tensor, List))
        and rows is not None
        and ids is not None
        and isinstance(parts[1], (Tensor, List, Unknown))
        and ids.shape != ()
    ):
        return ids
    return None


def _pick(x: Tensor, ids: Tensor, bound: Bound, *, alone: bool = True) -> Tensor:
    """The score each row gives to its own class; the ids stand `alone`, or beside the rows that they belong to."""
    made = derived(x, "picked", x, ids, shape=ids.shape, learned=x.learned)
    made.kind, made.activation, made.made, made.guarded, made.activations = x.kind, x.activation, x.made, x.guarded, x.activations
    made.axis_fault = x.axis_fault
    if x.operation == "log" and isinstance(x.arguments[0], Tensor):
        bound.reader.ledger.picked(x.arguments[0], ids, bound.site)
    elif x.operation == "log_sigmoid":
        bound.reader.ledger.picked(x, ids, bound.site)
    if alone and x.rank == 2 and x.kind is not None:
        labels_of_a_pick(bound.reader.ledger, x, ids, bound.site)
        made.site = bound.site
    if x.kind is OutputKind.LOG_PROBABILITIES and x.axis_fault is not None:
        made.cut = ("picked", x, bound.site)
    elif x.kind in (OutputKind.LOGITS, OutputKind.PROBABILITIES) and x.learned is not False:
        made.cut = ("picked", x, bound.site)
        made.kind = x.kind if x.kind is OutputKind.PROBABILITIES else OutputKind.LOGITS
    return made


def _row(reader: Reader, bound: Bound) -> Value:
    """One element of iterating an array."""
    x = bound.tensor()
    if x is None:
        return Unknown()
    index = bound.value("index")
    if isinstance(index, Constant) and isinstance(x.numbers, tuple):
        value = _as_value(x.numbers[index.value])
        if isinstance(value, Constant) and not (x.library == "numpy" and x.dtype not in {None, "bool", "int64", "float64"}):
            return value
        found = as_tensor(value)
        return replace(found, dtype=x.dtype, library=x.library, origin=x.origin) if found is not None else Unknown()
    shape = x.shape[1:] if x.shape and x.shape[0] is not ANY else None
    made = derived(x, "row", keep=True, shape=shape, numbers=None)
    if x.rank is not None and x.axis == -x.rank:  # one class out of all
        made.axis = made.units = None
    if shape == () and x.kind is None and x.form != "ids":
        made.form = None
    return made


def _take(reader: Reader, bound: Bound) -> Value:
    x, index = bound.tensor(), bound.value("index")
    if x is None:
        return Unknown()
    axis = bound.plain("axis")
    if axis is None and x.rank != 1:  # positions in the array laid out flat
        chosen = as_tensor(index)
        return derived(x, "take", keep=True, shape=chosen.shape if chosen is not None else None, form=x.form if x.form == "ids" else None)
    if axis in (None, 0):
        return indexed(reader, x, index if isinstance(index, Value) else Unknown(), bound)
    ids = as_tensor(index)
    shape = None
    if x.shape and x.rank and isinstance(axis, int) and ids is not None and ids.shape is not None:
        place = axis % x.rank
        shape = (*x.shape[:place], *ids.shape, *x.shape[place + 1 :])
    made = derived(x, "take", keep=True, shape=shape, numbers=None)
    made.units, made.part = None, units_along(x, axis, index if isinstance(index, Value) else Unknown())
    return made


def _take_along(reader: Reader, bound: Bound) -> Value:
    """`take_along_axis`: as `gather`, but one index may stand for a whole axis."""
    made = _along(reader, bound)
    x, index = bound.tensor(), bound.tensor("index")
    axis = bound.axis(x, default=-1) if x is not None else NOTHING
    if (
        x is None
        or index is None
        or x.shape is None
        or index.shape is None
        or len(x.shape) != len(index.shape)
        or not isinstance(axis, int)
    ):
        return made
    sizes = zip(range(-len(x.shape), 0), x.shape, index.shape, strict=True)
    if isinstance(made, Tensor):
        made.shape = tuple(chosen if place == axis or chosen != 1 else size for place, size, chosen in sizes)
    return made


def _along(reader: Reader, bound: Bound) -> Value:
    """`gather`: by class ids, the score of each row's own class."""
    x, index = bound.tensor(), bound.tensor("index")
    if x is None:
        return Unknown()
    if index is None:
        return derived(x, "gather", learned=x.learned)
    axis = bound.axis(x, default=-1)
    if (x.kind in MEANT or bent(x)) and (axis is NOTHING or x.axis is None or axis == x.axis or x.axis_fault is not None):
        made = _pick(x, index, bound)
        made.shape = index.shape
        return made
    return derived(x, "gather", keep=True, shape=index.shape, form=x.form if x.form == "ids" else None)


def _gather_rows(reader: Reader, bound: Bound) -> Value:
    """tf.gather: rows by position, or with batch_dims the score of each row's own class."""
    x, index = bound.tensor(), bound.tensor("index")
    if x is None:
        return Unknown()
    before = bound.whole("batch_dims", 0)  # axes before the classes
    if before and before in {1, (x.rank or 0) - 1} and x.kind in MEANT and index is not None:
        return _pick(x, index, bound)
    if index is not None and _is_eye(x):
        return _rows_of_eye(x, index)
    shape = None
    if index is not None and index.shape is not None and x.shape and x.shape[0] is not ANY:
        shape = (*index.shape, *x.shape[1:])
    made = derived(x, "gather_rows", keep=True, shape=shape, numbers=None)
    if index is not None and bound.whole("axis", 0) == 0:
        sifted_by(made, x, index)
    return made


def _gather_nd(reader: Reader, bound: Bound) -> Value:
    x, index = bound.tensor(), bound.tensor("index")
    if x is None:
        return Unknown()
    if x.kind in MEANT and index is not None and index.columns in (2, None) and size_at(x.shape, -1) is not None:  # row and class
        ids = Tensor(
            shape=index.shape[:-1] if index.shape else None, integral=index.integral, learned=index.learned
        )  # of pairs, the second
        made = _pick(x, ids, bound, alone=False)
        made.shape = ids.shape
        return made
    return derived(x, "gather_nd", learned=x.learned, shape=None)


def _diagonal(reader: Reader, bound: Bound) -> Value:
    """Of a square of scores, what each row gives to the column of its own number; a vector becomes a square."""
    x = bound.tensor()
    if x is None:
        return Unknown()
    if x.rank is None or x.rank < 2:
        return derived(x, "diagonal", learned=x.learned, shape=None)
    first, second = bound.whole("axis1", 0), bound.whole("axis2", 1)
    if first is None or second is None:
        return derived(x, "diagonal", learned=x.learned, shape=None)
    one, two = sorted((first % x.rank, second % x.rank))
    rest = tuple(size for place, size in enumerate(x.shape or ()) if place not in (one, two))
    high, wide = size_at(x.shape, one - x.rank), size_at(x.shape, two - x.rank)
    length = min(high, wide) if isinstance(high, int) and isinstance(wide, int) else high if high is wide else Size("diagonal")
    straight = bound.plain("k", bound.plain("offset", bound.plain("diagonal", 0))) == 0
    shape = (*rest, length if straight else Size("diagonal"))
    made = derived(x, "diagonal", keep=x.kind is None, shape=shape, form=None, axis=None, units=None)
    if x.kind in (OutputKind.PROBABILITIES, OutputKind.LOG_PROBABILITIES) and x.axis in (one - x.rank, two - x.rank):
        made.kind, made.activation, made.activations, made.made, made.guarded = x.kind, x.activation, x.activations, x.made, x.guarded
    return made


def _boolean_mask(reader: Reader, bound: Bound) -> Value:
    x, mask = bound.tensor(), bound.tensor("mask")
    if x is None or mask is None:
        return Unknown()
    discount(reader.ledger, x, mask)
    return masked(x, derived(mask, mask.operation, *mask.arguments, keep=True, dtype="bool"))


def _dynamic_partition(reader: Reader, bound: Bound) -> Value:
    """As many parts as there are numbers: some of the rows in each, and nobody follows which."""
    x, numbers, count = bound.tensor(), bound.tensor("mask"), bound.plain("count")
    if x is None:
        return Unknown()
    part = masked(x, Tensor(shape=numbers.shape if numbers is not None else None, dtype="bool", learned=False))
    return List.of([part] * count, "list") if isinstance(count, int) and 0 < count <= MOST else Series(part)


def _masked_fill(reader: Reader, bound: Bound) -> Value:
    x, value = bound.tensor(), bound.tensor("value")
    if x is None:
        return Unknown()
    mask = bound.value("mask")
    if isinstance(mask, Tensor):
        discount(reader.ledger, x, mask)
    left = left_by(x, mask if isinstance(mask, Value) else Unknown())
    made = derived(left, "masked_fill", x, keep=True)
    if x.kind is None and value is not None and is_nan(value):
        made.nan = True
    elif x.kind is None and value is not None:
        written(made, left, x, value)
        made.nan = left.nan or value.nan
        made.classes = None if value.low is not None and x.low is not None and value.low < x.low else x.classes
    elif x.kind is None:
        made.low = made.high = made.among = None
    elif value is not None and is_number(value) and keeps_from_zero(x, mask, value):
        made.guarded = True
    return made


def _scatter(reader: Reader, bound: Bound) -> Value:
    made = _scattered(reader, bound)
    return write_back(reader, bound, made) if bound.truth("in_place") else made


def _scattered(reader: Reader, bound: Bound) -> Value:
    """`zeros.scatter(1, ids, 1)`: one-hot rows."""
    x, value = bound.tensor(), bound.tensor("value")
    if x is None:
        return Unknown()
    if x.low == x.high == 0 and value is not None and value.numbers == 1:
        index = bound.tensor("index")
        rows = index is not None and index.rank == 2 and bound.axis(x, default=-1) == -1
        columns = index.columns if index is not None and rows else None
        form = "one_hot" if columns == 1 else "multi_hot" if isinstance(columns, int) else None
        classes = x.columns if isinstance(x.columns, int) and form is not None else None
        return derived(x, "scatter", form=form, low=0.0, high=1.0, integral=True, learned=False, classes=classes, origin=bound.site)
    smoothed = _smoothed(x, value, bound)
    return smoothed if smoothed is not None else derived(x, "scatter", learned=x.learned)


def _smoothed(x: Tensor, value: Tensor | None, bound: Bound) -> Tensor | None:
    """`full(…, off).scatter(1, ids, on)`: rows that hold one number for the class and another for all the others."""
    on, off, width, index = value.numbers if value is not None else None, x.low, x.columns, bound.tensor("index")
    if off is None or off != x.high or not isinstance(on, (int, float)) or not isinstance(width, int) or x.learned is not False:
        return None
    if index is None or index.rank != 2 or index.columns != 1 or bound.axis(x, default=-1) != -1:
        return None
    form = "distribution" if abs(on + (width - 1) * off - 1) < ROUNDING and min(on, off) >= 0 else "unnormalised"
    low, high = float(min(on, off)), float(max(on, off))
    return derived(x, "scatter", form=form, low=low, high=high, integral=False, learned=False, classes=width, origin=bound.site)


def _nonzero(reader: Reader, bound: Bound) -> Value:
    """Where something is: NumPy gives the positions along each axis, everybody else a row for each."""
    x, form = bound.tensor(), bound.plain("form")
    rank = x.rank if x is not None else None
    found = Tensor(shape=(Size("found"),), integral=True, low=0.0, learned=False, library=x.library if x is not None else None)
    found.sifted = x if x is not None and x.dtype == "bool" and rank in (None, 1) else True
    if form == "flat":
        return found
    if form == "tuple" or bound.truth("as_tuple"):
        return List.of([found] * (rank or 1), "tuple", exact=rank is not None)
    return replace(found, shape=(Size("found"), rank))


def _slice(reader: Reader, bound: Bound) -> Value:
    x = bound.tensor()
    if x is None:
        return Unknown()
    where = [bound.values[name] for name in sorted(bound.values["given"]) if name != "x"]
    part = units_asked(x, [one for one in where if isinstance(one, Value)])
    return derived(x, "slice", keep=True, shape=None, numbers=None, integral=fractions_left(x), part=part)


OPERATIONS: dict[str, Callable[[Any, Bound], Value]] = {
    "index": _index,
    "row": _row,
    "take": _take,
    "index_select": _take,
    "gather": _along,
    "take_along_axis": _take_along,
    "diagonal": _diagonal,
    "gather_rows": _gather_rows,
    "gather_nd": _gather_nd,
    "boolean_mask": _boolean_mask,
    "dynamic_partition": _dynamic_partition,
    "masked_fill": _masked_fill,
    "scatter": _scatter,
    "nonzero": _nonzero,
    "slice": _slice,
}
