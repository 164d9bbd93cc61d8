"""pandas: tables and columns made from what the program spells out, and what columns turn into."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from fromlogits.checker.evidence.source.columns import alike, column_of
from fromlogits.checker.evidence.source.frames import TABLE, columns_of, drop_columns, mapped, merged, table_of, take_column
from fromlogits.checker.evidence.source.operations.bound import Bound, as_tensor
from fromlogits.checker.evidence.source.operations.files import FILE, kept, rows_of_text
from fromlogits.checker.evidence.source.operations.lookups import looked_up
from fromlogits.checker.evidence.source.operations.reductions import occurs
from fromlogits.checker.evidence.source.operations.writing import lines_of
from fromlogits.checker.evidence.source.shapes import Size
from fromlogits.checker.evidence.source.tensor import Tensor, derived
from fromlogits.checker.evidence.source.values import Choice, Constant, Dict, List, Object, Unknown, Value

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.reader import Reader

__all__ = ["OPERATIONS", "joined"]

LONGEST = 2048  # lines of a file that stands in the program


def _dataframe(reader: Reader, bound: Bound) -> Value:
    made = _table(reader, bound)
    index = bound.value("index")
    if isinstance(made, Object) and isinstance(index, Tensor):
        made.slots["index"] = index
    return made


def _table(reader: Reader, bound: Bound) -> Value:
    data = bound.value("data")
    if bound.plain("orient", "columns") != "columns":  # the rows go by the keys
        return table_of({}, exact=False, site=bound.site)
    if isinstance(data, Object) and data.name == TABLE:
        return data
    if isinstance(data, Dict):
        length = Size("rows", single=False)
        columns = {key: _column(as_tensor(reader.machine.settle(value)), length) for key, value in data.slots.items()}
        return table_of(columns, exact=data.exact, site=bound.site)
    records = [reader.machine.settle(row) for row in data.items] if isinstance(data, List) else []
    if records and all(isinstance(row, Dict) and row.exact and row.slots.keys() == records[0].slots.keys() for row in records):
        return _of_records(records, data, bound)
    names = bound.value("columns") if bound.given("columns") else None
    labels = [item.value for item in names.items if isinstance(item, Constant)] if isinstance(names, List) and names.exact else None
    made = as_tensor(data) if data is not None else None
    if made is not None and made.rank == 1 and (names is None or (labels is not None and len(labels) == 1)):
        return table_of({labels[0] if labels else 0: _column(made, made.shape[0] if made.shape else None)}, exact=True, site=bound.site)
    if made is None or made.rank != 2:
        return table_of({}, exact=False, site=bound.site)
    if labels is None and isinstance(made.columns, int) and names is None:
        labels = list(range(made.columns))
    if labels is None:
        return table_of({}, exact=False, site=bound.site)
    whole = made.shape[0] if made.shape else Size("rows", single=False)
    columns = {}
    for place, label in enumerate(labels):
        column = column_of(made, place)
        if column is None:
            integral = made.integral if made.integral is not False or alike(made) else None
            column = replace(
                made, shape=(whole,), numbers=None, form=None, cut=None, integral=integral, operation="column", arguments=(made, place)
            )
        columns[label] = _column(column, whole)
    return table_of(columns, exact=True, site=bound.site)


def _of_records(records: list[Any], data: List, bound: Bound) -> Value:
    """A table from rows that name their cells."""
    length = len(records) if data.exact else Size("rows", single=False)
    cells = {key: as_tensor(List.of((row.slots[key] for row in records), exact=data.exact)) for key in records[0].slots}
    return table_of({key: _column(column, length) for key, column in cells.items()}, exact=True, site=bound.site)


def _column(made: Tensor | None, length: Any) -> Value:
    if made is None:
        return Unknown()
    if made.shape and made.rank == 2:  # a row in every cell
        return replace(made, shape=(length, made.shape[1]), library="pandas")
    return replace(made, shape=(made.shape[0] if made.shape and made.rank == 1 else length,), library="pandas")


def _series(reader: Reader, bound: Bound) -> Value:
    data = bound.value("data")
    made = as_tensor(List.of(data.slots.values(), exact=data.exact)) if isinstance(data, Dict) else as_tensor(data)
    if made is None:
        return Unknown()
    made = replace(made, library="pandas", origin=made.origin or bound.site)
    return reader.operate("cast", x=made, dtype=bound.value("dtype")) if bound.given("dtype") else made


def _read_csv(reader: Reader, bound: Bound) -> Value:
    """A file nobody has seen; its lines, where they stand in the program, or where it wrote them."""
    source = bound.value("source")
    before = reader.machine.settle(source.get("table") if isinstance(source, Object) and source.name == FILE else kept(reader, source))
    if isinstance(before, Object) and before.name == TABLE:
        columns, exact = columns_of(before)
        plainly = exact and not any(bound.given(key) for key in ("names", "dtype", "skiprows", "nrows", "na_values"))
        return (
            _chosen({name: _reread(column) for name, column in columns.items()}, bound)
            if plainly
            else table_of({}, exact=False, site=bound.site)
        )
    lines = lines_of(before if isinstance(before, Object) and before.name == FILE else source) if source is not None else None
    separator = bound.plain("delimiter") or bound.plain("sep", ",")
    plainly = not any(bound.given(key) for key in ("dtype", "skiprows", "nrows", "na_values"))
    header, names = bound.plain("header", "infer"), bound.plain("names")
    whole = isinstance(source, Object) or before is not None
    if lines is None or not whole or not isinstance(separator, str) or len(separator) != 1 or not plainly or len(lines.items) > LONGEST:
        return table_of({}, exact=False, site=bound.site)
    rows = rows_of_text(lines, separator)
    if not rows or any(len(row) != len(rows[0]) for row in rows):
        return table_of({}, exact=False, site=bound.site)
    if names is None and header in {"infer", 0}:
        names = tuple(cell.value for cell in rows.pop(0) if isinstance(cell, Constant))
    elif not isinstance(names, tuple) and header is None:
        names = tuple(range(len(rows[0])))
    if not isinstance(names, tuple) or not rows or len(names) != len(rows[0]):
        return table_of({}, exact=False, site=bound.site)
    exact = lines.exact and all(isinstance(cell, Constant) for row in rows for cell in row)
    columns = {name: _parsed([row[place] for row in rows], exact=exact) for place, name in enumerate(names)}
    return _chosen(columns, bound)


def _reread(column: Any) -> Value:
    """A column that was written and is read again: texts that are numbers come back as numbers."""
    if not isinstance(column, Tensor):
        return Unknown()
    if not column.strings:
        return column
    return _parsed([Constant(word) for word in sorted(column.words)], exact=False) if column.words else Unknown()


def _chosen(columns: dict[Any, Value], bound: Bound) -> Value:
    """The columns that were asked for, without the one that names the rows."""
    index, wanted = bound.plain("index_col"), bound.plain("usecols")
    names = list(columns)
    if isinstance(index, int) and not isinstance(index, bool) and -len(names) <= index < len(names):
        index = names[index]
    if wanted is not None and not (isinstance(wanted, tuple) and all(name in columns for name in wanted)):
        return table_of({}, exact=False, site=bound.site)
    if index is not None and index is not False and index not in columns:
        return table_of({}, exact=False, site=bound.site)
    kept_ = {name: column for name, column in columns.items() if name != index and (wanted is None or name in wanted)}
    return table_of(kept_, exact=True, site=bound.site)


MISSING = frozenset(
    {"", "#N/A", "#NA", "-nan", "<NA>", "N/A", "NA", "NULL", "NaN", "None", "n/a", "nan", "null"}
)  # what pandas takes for no value


def _parsed(cells: list[Value], *, exact: bool) -> Value:
    """A column of cells: numbers where every cell is one."""
    flat = [option for cell in cells for option in ([one for _, one in cell.options] if isinstance(cell, Choice) else [cell])]
    read = [_number(cell.value) if isinstance(cell, Constant) and isinstance(cell.value, str) else cell for cell in flat]
    made = as_tensor(List.of((one if isinstance(one, Value) else Constant(one) for one in read), exact=exact))
    if made is not None and made.strings:  # a number among words stays as it was written
        missing = [isinstance(one, float) and math.isnan(one) for one in read]
        made = as_tensor(List.of((cell for cell, gone in zip(flat, missing, strict=True) if not gone), exact=exact))
        made = replace(made, nan=True) if made is not None and any(missing) else made
    if made is None or made.rank != 1:
        return Unknown()
    length = len(cells) if exact else Size("rows", single=False)
    return replace(made, shape=(length,), library="pandas", classes=len(made.words) if made.words is not None else None)


def _number(cell: str) -> Any:
    """A cell as pandas reads it: a number, NaN for no value, a text."""
    plain = cell.strip()
    if plain in MISSING:
        return math.nan
    try:
        return int(plain) if plain.lstrip("+-").isdigit() else float(plain)
    except ValueError:
        return cell


def joined(reader: Reader, tables: list[Value], axis: Any) -> Value:
    """`pd.concat` of tables: below each other, or side by side."""
    known = [columns_of(table) if isinstance(table, Object) and table.name == TABLE else ({}, False) for table in tables]
    exact = all(whole for _, whole in known)
    if axis in (1, "columns"):
        return table_of({name: column for columns, _ in known for name, column in columns.items()}, exact=exact)
    length = Size("rows", single=False)
    names = [name for name in known[0][0] if all(name in columns for columns, _ in known)]
    made = {}
    for name in names:
        parts = [columns[name] for columns, _ in known]
        column = reader.operate("concatenate", xs=List.of(parts), axis=0)
        made[name] = _below(column, parts, length) if isinstance(column, Tensor) else Unknown()
    return table_of(made, exact=exact and len(names) == len(known[0][0]))


def _below(column: Tensor, parts: list[Any], length: Any) -> Tensor:
    """One column made of several; cells that hold a row each stay such, and next to cells that hold a number they are of two forms."""
    ranks = {part.rank if isinstance(part, Tensor) else None for part in parts}
    inner = column.shape[1:] if column.shape is not None and ranks == {2} else ()
    return replace(column, shape=(length, *inner) if len(ranks) == 1 else None, numbers=None, mixed=column.mixed or ranks == {1, 2})


# -- columns


def _categorical(reader: Reader, bound: Bound) -> Value:
    return Object(
        "pandas.Categorical", None, {"values": bound.value("values") or Unknown(), "categories": bound.value("categories")}, site=bound.site
    )


def _category_codes(reader: Reader, bound: Bound) -> Value:
    """Ids of categories in their order; -1 stands for a missing value."""
    value = bound.value("x")
    names = value.get("categories") if isinstance(value, Object) else None
    x = as_tensor(value.get("values")) if isinstance(value, Object) else bound.tensor()
    if x is None:
        return Unknown()
    listed = as_tensor(names) if isinstance(names, Tensor) or (isinstance(names, List) and names.exact) else None
    classes = len(names.items) if isinstance(names, List) and names.exact else x.classes
    missing = x.nan or (None if isinstance(names, Value) and not isinstance(names, Constant) else False)
    if listed is not None and listed.words is not None and x.words is not None:
        missing = x.nan or not x.words <= listed.words
    low = {True: -1.0, False: 0.0}.get(bool(missing)) if missing is not None else None
    return Tensor(shape=x.shape, dtype="int8", low=low, high=float(classes - 1) if classes else None, integral=True, form="ids", classes=classes,
                  learned=False, library="pandas", origin=bound.site)  # fmt: skip


def _cut(reader: Reader, bound: Bound) -> Value:
    """Numbers into bins: ids where `labels=False`, the labels where they are given, intervals otherwise."""
    x, bins, labels = bound.tensor(), bound.value("bins"), bound.value("labels")
    count = bins.value if isinstance(bins, Constant) and isinstance(bins.value, int) else None
    edges = as_tensor(bins) if isinstance(bins, (List, Tensor)) else None
    gone = x is not None and x.nan is True
    outside = gone or _outside(
        x, edges, right=bound.truth("right", default=True) is not False, lowest=bound.truth("include_lowest") is not False
    )
    if edges is not None and edges.shape and isinstance(edges.shape[0], int) and edges.rank == 1:
        count = edges.shape[0] - 1
        if x is not None and isinstance(edges.numbers, tuple) and count == 2 and isinstance(edges.numbers[1], (int, float)):
            reader.ledger.thresholded(x, float(edges.numbers[1]), "cut", bound.site)  # into two
    shape = x.shape if x is not None else None
    if isinstance(labels, Constant) and labels.value is False:
        made: Value = Tensor(shape=shape, low=0.0, high=float(count - 1) if count else None, integral=True, form=None if outside else "ids", classes=count, learned=False,
                             library="pandas", origin=bound.site, dtype=None if outside else "int64")  # fmt: skip
    elif isinstance(labels, (List, Tensor)):
        named = as_tensor(labels)
        made = (
            derived(named, "cut", keep=True, shape=shape, numbers=None, form=None, library="pandas", origin=bound.site)
            if named is not None
            else Unknown()
        )
    else:
        made = Tensor(shape=shape, strings=True, dtype="object", learned=False, library="pandas", classes=count)
    if isinstance(made, Tensor):
        made.nan = outside or None
    return List.of([made, Unknown()], "tuple") if bound.truth("retbins") else made


def _dates(reader: Reader, bound: Bound) -> Value:
    """Moments in time, of which only the parts are numbers."""
    x, count = bound.tensor(), bound.whole("count")
    given = bound.given("count") or bound.given("end")
    shape = (count if count is not None else Size("dates"),) if given else x.shape if x is not None else None
    return Tensor(shape=shape, library="pandas", learned=False, operation="dates", arguments=(x,), origin=bound.site)


def _outside(x: Tensor | None, edges: Tensor | None, *, right: bool, lowest: bool) -> bool:
    """Whether some value surely lies in no bin."""
    borders = edges.numbers if edges is not None else None
    if x is None or x.low is None or x.high is None or not isinstance(borders, tuple) or not borders or not occurs(x):
        return False
    if not all(isinstance(one, (int, float)) for one in borders):
        return False
    first, last = min(borders), max(borders)
    below = x.low < first or (right and not lowest and x.low == first)
    return below or x.high > last or (not right and x.high == last)


def _drop_missing(reader: Reader, bound: Bound) -> Value:
    """The rows that have a value."""
    value = bound.value("x")
    rows = Size("kept", single=False)
    if isinstance(value, Object) and value.name == TABLE:
        return mapped(reader, value, lambda _, column: replace(column, shape=(rows,), nan=None, numbers=None))
    x = bound.tensor()
    if x is None:
        return Unknown()
    return derived(x, "drop_missing", keep=True, shape=(rows, *x.shape[1:]) if x.shape and x.rank is not None else None, nan=None)


def _replace_values(reader: Reader, bound: Bound) -> Value:
    """`column.replace({"cat": 0, "dog": 1})`, `column.replace(-1, 0)`."""
    x, old, new = bound.tensor(), bound.value("to_replace"), bound.value("value")
    if x is None:
        return Unknown()
    pairs = _replacements(old, new)
    if pairs is None:
        return derived(x, "replace", learned=False, shape=x.shape)
    values = as_tensor(List.of(value for _, value in pairs))
    if values is None:
        return Unknown()
    if x.strings:
        return _renamed(x, dict(pairs), values, bound)
    happen = _replaced(x, dict(pairs))
    values = as_tensor(List.of(happen.values())) if happen else None
    return _bounded(x, happen, values, bound) if values is not None else derived(x, "replace", keep=True)


def _renamed(x: Tensor, pairs: dict[Any, Value], values: Tensor, bound: Bound) -> Tensor:
    """Names that were replaced by others, or by numbers; where it is not known which there are, all are taken to be in the dictionary."""
    found, left = looked_up(x, pairs)[0], x.words - pairs.keys() if x.words is not None else frozenset()
    made = derived(found or values, "replace", keep=True, shape=x.shape, numbers=None, library=x.library, origin=bound.site)
    made.nan = True if x.nan or made.nan else None
    if left or (found is None and x.words is not None):  # some stay as they are
        words = made.words if found is not None and made.words is not None else frozenset() if found is None else None
        made.strings, made.words = True, None if words is None else words | left
        made.low = made.high = made.integral = made.form = None
        made.classes = len(made.words) if made.words is not None else None
    return made


def _replacements(old: Any, new: Any) -> list[tuple[Any, Value]] | None:
    """What is put in place of what; None where that cannot be told."""
    if isinstance(old, Dict):
        return list(old.slots.items()) if old.exact and old.slots else None
    if isinstance(old, List):
        keys = [item.value for item in old.items if isinstance(item, Constant)]
        values = list(new.items) if isinstance(new, List) else [new] * len(keys)
        whole = old.exact and len(keys) == len(old.items) == len(values)
        return list(zip(keys, values, strict=True)) if whole and all(isinstance(value, Value) for value in values) else None
    return [(old.value, new)] if isinstance(old, Constant) and isinstance(new, Value) else None


def _bounded(x: Tensor, pairs: dict[Any, Value], values: Tensor, bound: Bound) -> Tensor:
    """The range of numbers after some of them were replaced."""
    low, high = x.low, x.high
    if x.integral:
        while low is not None and high is not None and low in pairs and low <= high:
            low += 1
        while low is not None and high is not None and high in pairs and high >= low:
            high -= 1
    left = low is None or high is None or low <= high
    empty = values.nan and values.low is None  # a number is replaced by NaN
    lows = ([low] if left else []) + ([] if empty else [values.low])
    highs = ([high] if left else []) + ([] if empty else [values.high])
    made = derived(x, "replace", keep=True, numbers=None, form=None, classes=None, origin=x.origin or bound.site)
    made.low = None if None in lows or not lows else min(part for part in lows if part is not None)
    made.high = None if None in highs or not highs else max(part for part in highs if part is not None)
    made.integral = True if x.integral and values.integral is not False else None
    made.nan = (None if any(isinstance(key, float) and math.isnan(key) for key in pairs) else x.nan) or values.nan
    made.strings = values.strings or x.strings
    return made


def _replaced(x: Tensor, pairs: dict[Any, Value]) -> dict[Any, Value]:
    """The replacements that can happen: a column of numbers holds no text."""
    if x.dtype == "bool":
        return {key: value for key, value in pairs.items() if isinstance(key, bool)}
    numeric = x.low is not None or x.integral is not None or (x.dtype or "").startswith(("int", "uint", "float", "bool"))
    return {key: value for key, value in pairs.items() if not (numeric and isinstance(key, str))}


def _merge(reader: Reader, bound: Bound) -> Value:
    left, right = bound.value("x"), bound.value("y")
    if not isinstance(left, Object) or left.name != TABLE or not isinstance(right, Value):
        return Unknown()
    return merged(reader, left, right, {key: bound.value(key) for key in ("how", "on") if isinstance(bound.value(key), Value)})


def _drop_columns(reader: Reader, bound: Bound) -> Value:
    table = bound.value("x")
    if not isinstance(table, Object) or table.name != TABLE:
        return Unknown()
    named = {key: bound.value(key) for key in ("labels", "axis", "columns") if bound.given(key)}
    return drop_columns(reader, table, [], named)


def _take_column(reader: Reader, bound: Bound) -> Value:
    table, label = bound.value("x"), bound.value("column")
    if not isinstance(table, Object) or table.name != TABLE or not isinstance(label, Value):
        return Unknown()
    return take_column(reader, table, label, keep=not bound.truth("in_place"))


OPERATIONS: dict[str, Callable[[Any, Bound], Value]] = {
    "dataframe": _dataframe,
    "series": _series,
    "read_csv": _read_csv,
    "categorical": _categorical,
    "category_codes": _category_codes,
    "cut": _cut,
    "dates": _dates,
    "drop_missing": _drop_missing,
    "merge_tables": _merge,
    "replace_values": _replace_values,
    "take_column": _take_column,
    "drop_columns": _drop_columns,
}
