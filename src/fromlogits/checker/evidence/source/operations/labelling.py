"""Label makers: class ids into rows, rows into class ids, text into ids."""

from __future__ import annotations

import sys
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import replace
from math import inf
from typing import TYPE_CHECKING, Any

from fromlogits.checker.evidence.source.frames import TABLE, columns_of, table_of
from fromlogits.checker.evidence.source.operations.bound import Bound, as_tensor, size_of
from fromlogits.checker.evidence.source.operations.label_rows import class_count, counted_from_one
from fromlogits.checker.evidence.source.operations.lookups import looked_up
from fromlogits.checker.evidence.source.shapes import ANY, Size
from fromlogits.checker.evidence.source.tensor import Tensor, derived
from fromlogits.checker.evidence.source.values import Dict, External, Function, List, Method, Object, Unknown, Value

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.reader import Reader

__all__ = ["OPERATIONS"]

GREATEST = sys.float_info.max
ALL = (1, 100)  # shares that are asked for as fractions, or in percent


def _one_hot(reader: Reader, bound: Bound) -> Value:
    x = bound.tensor()
    if x is None:
        return Unknown()
    width = _width(bound, x)
    on, off = bound.number("on_value", 1), bound.number("off_value", 0)
    on, off = 1 if on is None else on, 0 if off is None else off
    form = "one_hot" if (on, off) == (1, 0) else None
    if form is None and isinstance(width, int):
        form = "distribution" if abs(on + (width - 1) * off - 1) < 1e-4 and min(on, off) >= 0 else "unnormalised"
    shape = _one_hot_shape(bound, x, width)
    place = bound.plain("axis", -1)
    place = place - len(shape) if isinstance(place, int) and place >= 0 and shape[0] is not ANY else place
    return Tensor(
        shape=shape,
        axis=place if isinstance(place, int) and place != -1 else None,
        dtype=bound.dtype() or bound.plain("makes"),
        library=bound.plain("library"),
        form=form,
        classes=class_count(x, width),
        one_based=counted_from_one(x, width),
        low=float(min(on, off)),
        high=float(max(on, off)),
        integral=float(on).is_integer() and float(off).is_integer(),
        learned=False,
        lossy=x.lossy,
        mixed=x.mixed,
        origin=bound.site or x.origin,
        operation="one_hot",
        arguments=(x,),
    )


def _width(bound: Bound, x: Tensor) -> Any:
    """How many classes: as the program says, or as many as the ids need."""
    given = bound.plain("classes")
    if bound.given("classes") and given != -1:
        size = size_of(given if isinstance(given, int) else bound.value("classes"))
        return given if isinstance(given, int) else Size("classes") if size is None else size
    if x.classes is not None and x.form == "ids":
        return x.classes
    counted = x.high is not None and x.integral and x.form is None and not x.learned
    return int(x.high + 1) if counted and x.high is not None else Size("classes")


def _one_hot_shape(bound: Bound, x: Tensor, width: Any) -> Any:
    if x.shape is None:
        return (ANY, width)
    base = x.shape[:-1] if x.columns == 1 and (x.rank or 0) > 1 and bound.plain("column", default=False) else x.shape
    axis = bound.plain("axis", -1)
    if not isinstance(axis, int) or x.rank is None:
        return (*base, width)
    place = axis if axis >= 0 else len(base) + 1 + axis
    return (*base[:place], width, *base[place:])


def _label_binarize(reader: Reader, bound: Bound) -> Value:
    """Rows of zeros and ones; two classes share one column."""
    x, named = bound.tensor(), bound.tensor("classes")
    width: Any = named.shape[0] if named is not None and named.shape else None
    rows = x.shape[0] if x is not None and x.shape else Size()
    low = bound.number("neg_label", 0)
    single = width == 2
    return Tensor(
        shape=(rows, 1 if single else Size("classes") if width is None else width),
        form="ids" if single else "one_hot" if low == 0 else None,
        classes=width if isinstance(width, int) else None,
        low=float(low or 0),
        high=1.0,
        integral=True,
        learned=False,
        library="numpy",
        origin=bound.site,
        dtype="int64",
    )


def _multi_hot(reader: Reader, bound: Bound) -> Value:
    """Rows with a one for every id they hold."""
    x, width = bound.tensor(), size_of(bound.value("classes"))
    rows = x.shape[0] if x is not None and x.shape and x.shape[0] is not ANY else Size()
    shape = (rows, Size("classes") if width is None else width) if x is None or x.rank in (None, 2) else None
    return Tensor(shape=shape, form="multi_hot", low=0.0, high=1.0, integral=True, learned=False, origin=bound.site)


def _smooth(reader: Reader, bound: Bound) -> Value:
    """`(1 - alpha) * labels + alpha / classes`."""
    x, alpha = bound.tensor(), bound.number("alpha")
    if x is None:
        return Unknown()
    made = derived(x, "smooth_labels", keep=True, integral=False, numbers=None)
    made.form = "distribution" if x.form in {"one_hot", "distribution"} else x.form
    if alpha is not None and isinstance(x.columns, int) and x.low is not None and x.high is not None:
        made.low, made.high = (float((1 - alpha) * bound_ + alpha / x.columns) for bound_ in (x.low, x.high))
    return made


def _map_values(reader: Reader, bound: Bound) -> Value:
    """`series.map({"cat": 0, "dog": 1})`, `series.apply(function)`."""
    x, mapping = bound.tensor(), bound.value("mapping")
    shape = x.shape if x is not None else None
    if isinstance(mapping, Method) and isinstance(mapping.receiver, Dict) and mapping.name in {"get", "__getitem__"}:
        mapping = mapping.receiver
    if isinstance(mapping, Dict) and mapping.exact and mapping.slots and mapping.factory is None and x is not None:
        values, missing = looked_up(x, mapping.slots)
        if values is not None and values.rank != 1:  # a list in every cell
            return Unknown()
        if values is None:
            return Tensor(shape=shape, library="pandas", learned=False, nan=True if missing else None, origin=bound.site)
        nan = True if missing or values.nan or x.nan else None
        return replace(values, shape=shape, numbers=None, nan=nan, library="pandas", origin=bound.site, learned=False)
    if isinstance(mapping, (External, Function, Method)) and x is not None:
        rows = Tensor(shape=(Size(),), dtype=x.dtype, low=x.low, high=x.high, integral=x.integral, strings=x.strings, learned=x.learned)
        if x.kind is not None:  # what a model gave: its function may cut it
            rows = derived(x, "rows", keep=True, shape=(Size(),), numbers=None)
        row = reader.operate("row", x=rows, index=Unknown())
        one = as_tensor(reader.machine.settle(reader.call(mapping, [row], {}, bound.node, bound.values["frame"])))
        if one is not None and one.shape == ():
            return derived(one, "mapped", keep=True, shape=shape, library="pandas", learned=False)
    return Tensor(shape=shape, library="pandas", learned=False)


def _get_dummies(reader: Reader, bound: Bound) -> Value:
    """One column for every value: rows with a single one, unless the first column is left out."""
    data = bound.value("data")
    if isinstance(data, Object) and data.name == TABLE:
        columns, exact = columns_of(data)
        if bound.given("columns") or len(columns) != 1 or not exact:
            return table_of(_left_as_they_are(columns, bound), exact=False, site=bound.site)
        data = next(iter(columns.values()))
    x = as_tensor(data)
    dropped = bound.truth("drop_first")
    rows = x.shape[0] if x is not None and x.shape else Size()
    classes = x.classes if x is not None and isinstance(x.classes, int) else None
    width = Size("classes") if classes is None else classes - bool(dropped)
    return Tensor(
        shape=(rows, width),
        form=None if dropped is not False else "one_hot",
        dtype=bound.dtype() or "bool",
        low=0.0,
        high=1.0,
        integral=True,
        learned=False,
        origin=bound.site,
        classes=None if dropped is not False else classes,
        library="pandas",
    )


def _left_as_they_are(columns: dict[Any, Any], bound: Bound) -> dict[Any, Value]:
    """The columns of a table that keep their place beside those made of others: all but the named ones, or all that hold numbers."""
    if not bound.given("columns"):
        return {
            name: column
            for name, column in columns.items()
            if isinstance(column, Tensor) and column.integral is not None and not column.strings
        }
    named = bound.plain("columns")
    return {name: column for name, column in columns.items() if name not in named} if isinstance(named, tuple) else {}


def _digitize(reader: Reader, bound: Bound) -> Value:
    """The number of the bin: how many borders lie below."""
    x, borders = bound.tensor(), bound.tensor("bins")
    if x is None:
        return Unknown()
    count = borders.shape[0] if borders is not None and borders.rank == 1 and borders.shape else None
    low: float | None = 0.0
    high = float(count) if isinstance(count, int) else None
    if count == 1 and borders is not None and isinstance(borders.low, float) and borders.low == borders.high:
        reader.ledger.thresholded(x, borders.low, "digitize", bound.site)
    edges = borders.numbers if borders is not None and isinstance(borders.numbers, tuple) else None
    if edges is not None and len(edges) == 1 and isinstance(edges[0], (int, float)):
        reader.ledger.thresholded(x, float(edges[0]), "digitize", bound.site)
    if bound.given("side"):
        strictly = bound.plain("side") == "left"
    else:  # torch says `right` of the border, NumPy of the interval
        strictly = bound.truth("after") is False if bound.given("after") else bound.truth("right") is True
    if edges is not None and all(isinstance(edge, (int, float)) for edge in edges) and list(edges) == sorted(edges):
        below = bisect_left if strictly else bisect_right
        least = -GREATEST if x.low is None and edges[:1] == (-inf,) else x.low  # of numbers that nobody knows,
        most = GREATEST if x.high is None and edges[-1:] == (inf,) else x.high  # none need lie beyond the last border
        low = None if least is None else float(below(edges, least))
        high = high if x.nan else None if most is None else float(below(edges, most))  # NaN lies behind the last border
    elif strictly and not _lies_within(borders):
        high = None  # the last border may be the greatest value itself
    return derived(x, "digitize", dtype="int64" if bound.plain("library") == "numpy" else None, low=low, high=high, integral=True, form="ids", learned=x.learned,
                   origin=bound.site)  # fmt: skip


def _lies_within(borders: Tensor | None) -> bool:
    """Whether borders are quantiles, the last of which leaves numbers above it."""
    shares = borders.arguments[1] if borders is not None and borders.operation == "quantile" else None
    return isinstance(shares, Tensor) and shares.high is not None and shares.high not in ALL


def _factorize(reader: Reader, bound: Bound) -> Value:
    """Ids in the order in which values appear; -1 stands for a missing one."""
    x = bound.tensor()
    classes = x.classes if x is not None else None
    ids = Tensor(
        shape=x.shape if x is not None else None,
        low=-1.0 if x is not None and x.nan and bound.truth("use_na_sentinel", default=True) else 0.0,
        high=float(classes - 1) if classes else None,
        classes=classes,
        integral=True,
        form="ids",
        learned=False,
        dtype="int64",
        origin=bound.site,
    )
    return List.of([ids, Unknown()], "tuple")


def _class_ids(reader: Reader, bound: Bound) -> Value:
    """Ids from 0, of labels of any form; what could be lost is an error when the program runs."""
    x = bound.tensor()
    shape = x.shape if x is not None else None
    narrow = x is not None and shape and (x.form == "one_hot" or shape[-1] == 1)
    if x is not None and shape and narrow:
        shape = shape[:-1]
    elif x is None or x.form != "ids":
        shape = None  # rows of zeros and ones lose their last axis
    classes = bound.plain("classes")
    if not isinstance(classes, int):
        classes = x.classes if x is not None else None
    return Tensor(
        shape=shape,
        low=None if bound.given("ignore_index") else 0.0,
        high=float(classes - 1) if isinstance(classes, int) else None,
        classes=classes if isinstance(classes, int) else None,
        integral=True,
        form="ids",
        learned=False,
        dtype=bound.dtype() or "int64",
        origin=bound.site,
    )


OPERATIONS: dict[str, Callable[[Any, Bound], Value]] = {
    "class_ids": _class_ids,
    "one_hot": _one_hot,
    "label_binarize": _label_binarize,
    "multi_hot": _multi_hot,
    "smooth_labels": _smooth,
    "factorize": _factorize,
    "digitize": _digitize,
    "map_values": _map_values,
    "get_dummies": _get_dummies,
}
