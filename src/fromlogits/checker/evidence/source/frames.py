"""Tables: columns by name, as pandas keeps them, and what their methods, attributes and brackets give.

A table is an `Object` whose slot `columns` holds its columns; columns written since stand under `("item", name)`. Every column is an array
of one axis, and all of a table share one length.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from fromlogits.checker.evidence.source.groups import grouped
from fromlogits.checker.evidence.source.operations.bound import as_tensor
from fromlogits.checker.evidence.source.shapes import Size
from fromlogits.checker.evidence.source.tensor import Tensor
from fromlogits.checker.evidence.source.values import (
    Constant,
    Dict,
    External,
    Frame,
    Function,
    Itself,
    List,
    Method,
    Object,
    Site,
    Unknown,
    Value,
)

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.reader import Reader

__all__ = [
    "RENAMING",
    "TABLE",
    "array_of",
    "attribute",
    "call",
    "columns_of",
    "drop_columns",
    "is_column",
    "item",
    "mapped",
    "merged",
    "renamed_cells",
    "store",
    "table_of",
    "take_column",
]

TABLE = "pandas.DataFrame"
RENAMING = frozenset({"apply", "map", "replace"})  # methods of a column that put other values in its cells
ARITHMETIC = {
    "add": "add", "div": "divide", "divide": "divide", "mul": "multiply", "multiply": "multiply", "sub": "subtract", "subtract": "subtract",
    "truediv": "divide",
}  # fmt: skip
EACH_CELL = frozenset({"applymap", "map"})
BY_FUNCTION = frozenset({"apply", "transform", *EACH_CELL})
SAME = frozenset("copy reset_index set_index infer_objects convert_dtypes pipe".split())
FEWER = frozenset("dropna drop_duplicates head tail".split())
CHOSEN = frozenset("nlargest nsmallest query reindex shift truncate".split())  # which rows, hangs on what they hold
REORDERED = frozenset("sample sort_values sort_index".split())
BY_COLUMN = frozenset("abs astype clip fillna round isin isna isnull notna notnull replace eq ne lt le gt ge ffill bfill".split())
SILENT = frozenset("info describe hist plot boxplot to_parquet to_pickle to_json to_html memory_usage".split())
REDUCED = frozenset("max mean median min std sum var".split())


def table_of(columns: Mapping[Any, Value], *, exact: bool, site: Site | None = None) -> Object:
    """A table of these columns; `exact` is False where it may have others."""
    return Object(TABLE, None, {"columns": Dict(dict(columns), exact)}, site=site)


def columns_of(table: Object) -> tuple[dict[Any, Any], bool]:
    """The columns in their order, and whether those are all."""
    held = table.get("columns")
    columns = dict(held.slots) if isinstance(held, Dict) else {}
    exact = isinstance(held, Dict) and held.exact
    for key, value in table.slots.items():
        if isinstance(key, tuple) and key[0] == "item" and value is not None:
            if key[1] is None:  # written under a name that cannot be told
                exact = False
            else:
                columns[key[1]] = value
    return columns, exact


def mapped(reader: Reader, table: Object, change: Callable[[Any, Tensor], Value]) -> Object:
    """The table with every known column changed."""
    columns, exact = columns_of(table)
    made: dict[Any, Value] = {}
    for name, column in columns.items():
        settled = reader.machine.settle(column)
        made[name] = change(name, settled) if isinstance(settled, Tensor) else Unknown()
    return table_of(made, exact=exact, site=table.site)


def array_of(table: Object) -> Tensor:
    """A table as an array: one column beside the other."""
    columns, exact = columns_of(table)
    parts = [column for column in columns.values() if isinstance(column, Tensor)]
    whole = exact and len(parts) == len(columns) and bool(parts)
    rows = next((part.shape[0] for part in parts if part.shape), Size("rows", single=False))
    width = len(columns) if exact else Size("columns")
    made = Tensor(shape=(rows, width), learned=False, library="pandas", origin=table.site, operation="table")
    made.arguments = (table_of(columns, exact=exact),)  # as it is now: the table may change
    if whole:
        lows, highs = [part.low for part in parts], [part.high for part in parts]
        made.low = None if None in lows else min(low for low in lows if low is not None)
        made.high = None if None in highs else max(high for high in highs if high is not None)
        made.integral = True if all(part.integral for part in parts) else False if any(part.integral is False for part in parts) else None
        made.dtype = parts[0].dtype if len({part.dtype for part in parts}) == 1 else None
    given = parts[0].arguments[0].columns if parts and parts[0].operation == "column" else None
    sources = {id(part.arguments[0]) for part in parts if part.operation == "column"}
    if (
        whole
        and len(sources) == 1
        and [part.arguments[1:] for part in parts] == [(place,) for place in range(given if isinstance(given, int) else 0)]
    ):
        source = parts[0].arguments[0]  # all the columns of one array, as they were
        made.form, made.classes, made.cut = source.form, source.classes, source.cut
    made.nan = True if any(part.nan for part in parts) else None
    made.strings = True if any(part.strings for part in parts) else None
    return made


# -- brackets and attributes


def item(reader: Reader, table: Object, index: Value) -> Value:
    """`table[index]`, and `table.loc[index]`, `table.iloc[index]`."""
    if isinstance(index, List) and index.kind == "tuple" and len(index.items) == 2:
        rows, names = (reader.machine.settle(part) for part in index.items)
        chosen = _columns(reader, table, names)
        return _rows(reader, chosen, rows)
    if isinstance(index, (Tensor, Object)) and not (isinstance(index, Tensor) and index.strings):
        return _rows(reader, table, index)
    return _columns(reader, table, index)


def _columns(reader: Reader, table: Object, names: Value) -> Value:
    columns, exact = columns_of(table)
    order = list(columns)
    if isinstance(names, Object) and names.name == "slice":
        bounds = [names.get(part) for part in ("start", "stop", "step")]
        values = [bound.value for bound in bounds if isinstance(bound, Constant)]
        if values == [None, None, None]:
            return table
        if exact and len(values) == 3 and all(value is None or isinstance(value, int) for value in values):
            return table_of({name: columns[name] for name in order[slice(*values)]}, exact=True, site=table.site)
        return table_of({}, exact=False, site=table.site)
    if isinstance(names, List):
        wanted = [part.value for part in names.items if isinstance(part, Constant)]
        if not names.exact or len(wanted) < len(names.items):
            return table_of({}, exact=False, site=table.site)
        return table_of({name: columns.get(_place(name, order, exact), Unknown()) for name in wanted}, exact=True, site=table.site)
    if isinstance(names, Constant):
        found = columns.get(_place(names.value, order, exact))
        return found if found is not None else Unknown(("column", Itself(table.slots), names.value))
    return Unknown()


def is_column(value: Value) -> bool:
    """Whether this is a column of a table that nobody has seen: `table["name"]`, or `table.name`, if that is asked for something in turn."""
    if isinstance(value, Method):
        return value.function is None and isinstance(value.receiver, Object) and value.receiver.name == TABLE
    return isinstance(value, Unknown) and isinstance(value.key, tuple) and value.key[0] == "column"


def renamed_cells(reader: Reader, name: str, positional: list[Value], keywords: dict[str, Value], site: Site, frame: Frame) -> Value:
    """`table["name"].map({…})` where nobody has seen the table: what a dictionary or a function makes of whatever stands there."""
    table = reader.machine.settle(positional[0] if positional else None)
    words = isinstance(table, Dict) and table.exact and all(isinstance(key, str) for key in table.slots)
    if name == "replace" and not (words and len(table.slots) > 1 and not _has_words(reader, table)):
        return Unknown()  # what has no entry stays what it is, and a word among numbers is none of those who count
    cells = Tensor(shape=(Size("rows", single=False),), strings=words or None, library="pandas", learned=False)
    made = reader.machine.settle(reader.call(Method(cells, name), positional, keywords, site.node, frame))
    if isinstance(made, Tensor) and made.strings:
        return replace(made, words=None, classes=None)  # not every word need occur
    return made if isinstance(made, Tensor) and made.low is not None else Unknown()  # a cell may hold a list


def _has_words(reader: Reader, table: Dict) -> bool:
    values = as_tensor(List.of(reader.machine.settle(value) for value in table.slots.values()))
    return values is None or values.low is None or values.strings is True


def _place(name: Any, order: list[Any], exact: bool) -> Any:
    """The column a label means; a number that is no label counts columns."""
    if name in order or not isinstance(name, int) or isinstance(name, bool) or not exact:
        return name
    return order[name] if -len(order) <= name < len(order) else None


def _rows(reader: Reader, chosen: Value, rows: Value) -> Value:
    """Some rows of a table or of a column."""
    if isinstance(chosen, Tensor):
        return reader.operate("index", x=chosen, index=rows)
    if not isinstance(chosen, Object):
        return chosen
    if (
        isinstance(rows, Object)
        and rows.name == "slice"
        and all(isinstance(rows.get(part), Constant) and rows.get(part).value is None for part in ("start", "stop", "step"))
    ):
        return chosen
    if isinstance(rows, Constant) or (isinstance(rows, Tensor) and rows.rank == 0 and rows.dtype != "bool"):  # one row: its cells by name
        columns, _ = columns_of(chosen)
        cells = {name: reader.operate("row", x=column, index=Unknown()) for name, column in columns.items() if isinstance(column, Tensor)}
        slots = {(way, name): cell for name, cell in cells.items() for way in ("attribute", "item")}
        return Object("pandas.row", None, dict(slots), site=chosen.site)
    length = Size("rows", single=False)
    made = mapped(reader, chosen, lambda name, column: reader.operate("index", x=column, index=rows))
    return mapped(reader, made, lambda name, column: _sized(column, length))


def _some_rows(reader: Reader, table: Object) -> Value:
    """Rows of a table that were chosen by what they hold, nobody says how: any value may be gone."""
    return _rows(reader, table, Tensor(dtype="bool"))


def _sized(column: Tensor, length: Any) -> Tensor:
    fractions = column.integral is False and column.numbers is not None  # of the few that are spelled out, these may be gone
    return replace(column, shape=(length,), numbers=None, integral=None if fractions else column.integral)


def attribute(reader: Reader, table: Object, name: str) -> Value | None:
    """`table.name`: a column, a view, a count; None for a method."""
    columns, exact = columns_of(table)
    if name in columns:
        return columns[name]
    if name in {"iloc", "loc", "at", "iat"}:
        return table
    if name == "values":
        return replace(array_of(table), library="numpy")
    if name == "columns":
        return List.of((Constant(key) for key in columns), exact=exact)
    if name == "shape":
        return reader.operate("shape", x=array_of(table))
    if name == "T":
        return reader.operate("transpose", x=array_of(table))
    if name == "index" and isinstance(table.get("index"), Tensor):
        return table.slots["index"]
    if name in {"empty", "size", "index", "dtypes"}:
        return Unknown(("attribute", Itself(table.slots), name))
    return None


def store(reader: Reader, table: Object, index: Value, value: Value) -> None:
    """`table[index] = value`."""
    whole, rows = True, None
    if isinstance(index, List) and index.kind == "tuple" and len(index.items) == 2:
        rows, index = (reader.machine.settle(part) for part in index.items)
        whole = isinstance(rows, Object) and all(isinstance(bound, Constant) and bound.value is None for bound in rows.slots.values())
    columns, _ = columns_of(table)
    if not isinstance(index, Constant):
        from fromlogits.checker.evidence.source.columns import column_of

        names = [part.value for part in index.items if isinstance(part, Constant)] if isinstance(index, List) else [*columns, None]
        new = as_tensor(reader.machine.settle(value)) if whole and isinstance(index, List) and len(names) == len(index.items) else None
        for place, name in enumerate(names):
            column = column_of(new, place) if new is not None else None
            reader.machine.write(table.slots, ("item", name), _column(columns, column))
        return
    made = _column(columns, as_tensor(reader.machine.settle(value)))
    if not whole:  # some of its rows
        old = columns.get(index.value)
        mask = rows if isinstance(rows, Tensor) and rows.dtype == "bool" else Tensor(dtype="bool")
        made = reader.operate("where", condition=mask, x=made, y=old) if isinstance(old, Tensor) else Unknown()
        if isinstance(made, Tensor) and isinstance(old, Tensor):
            made = replace(made, shape=old.shape, library="pandas")
    reader.machine.write(table.slots, ("item", index.value), made)


def _column(columns: dict[Any, Any], new: Tensor | None) -> Value:
    """A new column: an array, or one value repeated down the table."""
    if new is None:
        return Unknown()
    if new.rank != 0:
        return replace(new, library="pandas")
    length = next(
        (column.shape[0] for column in columns.values() if isinstance(column, Tensor) and column.shape), Size("rows", single=False)
    )
    return replace(_sized(new, length), library="pandas")


# -- methods


def call(reader: Reader, table: Object, name: str, positional: list[Value], keywords: dict[str, Value], site: Site, frame: Frame) -> Value:
    """`table.name(...)`."""
    made = _called(reader, table, name, positional, keywords, site, frame)
    in_place = keywords.get("inplace")
    if isinstance(in_place, Constant) and in_place.value is True:
        become(reader, table, made)
        return Constant(None)
    return made


def become(reader: Reader, table: Object, made: Value) -> None:
    """Change a table in place."""
    columns, exact = columns_of(made) if isinstance(made, Object) and made.name == TABLE else ({}, False)
    for key in [key for key in table.slots if isinstance(key, tuple) and key[0] == "item"]:
        reader.machine.write(table.slots, key, None)
    reader.machine.write(table.slots, "columns", Dict(dict(columns), exact))


def _called(
    reader: Reader, table: Object, name: str, positional: list[Value], keywords: dict[str, Value], site: Site, frame: Frame
) -> Value:
    if name == "set_index" and positional and isinstance(label := reader.machine.settle(positional[0]), Constant):
        columns, exact = columns_of(table)
        moved = columns.pop(label.value, Unknown())
        made = table_of(columns, exact=exact, site=table.site)
        made.slots["index"] = moved
        return made
    if name in SAME:
        return mapped(reader, table, lambda _, column: column)
    if name in FEWER or name in REORDERED:
        rows = Size("rows", single=False)
        missing = name == "dropna"
        return mapped(reader, table, lambda _, column: replace(_sized(column, rows), nan=None if missing else column.nan))
    if name in CHOSEN:
        return _some_rows(reader, table)
    if name in BY_COLUMN:
        way = partial(_by_column, reader, name, positional, keywords, site, frame)
        return mapped(reader, table, way)
    if name in REDUCED:
        return reader.call(Method(array_of(table), name), positional, {"axis": Constant(0), **keywords}, site.node, frame)
    if name in {"to_numpy", "to_records"}:
        return replace(array_of(table), library="numpy")
    if name == "drop":
        return drop_columns(reader, table, positional, keywords)
    if name in {"get", "pop"} and positional:
        return take_column(reader, table, positional[0], keep=name == "get")
    if name == "rename":
        return _renamed(table, keywords)
    if name == "groupby":
        by = positional[0] if positional else keywords.get("by")
        apart = keywords.get("as_index", Constant(True))
        return grouped(
            columns_of(table)[0], reader.machine.settle(by), apart=isinstance(apart, Constant) and apart.value is True, site=site
        )
    if name == "merge" and positional:
        return merged(reader, table, reader.machine.settle(positional[0]), {"how": Constant("inner"), **keywords})
    if name == "to_csv":
        return _written(reader, table, positional[0] if positional else keywords.get("path_or_buf"), keywords.get("index"))
    if name in ARITHMETIC and positional:
        return reader.operate(ARITHMETIC[name], x=array_of(table), y=positional[0], site=site)
    if name in BY_FUNCTION and (positional or "func" in keywords):
        function = reader.machine.settle(positional[0] if positional else keywords["func"])
        axis = keywords.get("axis", positional[1] if len(positional) > 1 else Constant(0))
        along = isinstance(axis, Constant) and axis.value in (0, "index", "rows")
        known = along and isinstance(function, (Function, Method, External))
        return _by_function(reader, table, function, site, frame, each=name in EACH_CELL) if known else Unknown()
    if name == "assign":
        made = mapped(reader, table, lambda _, column: column)
        for key, value in keywords.items():
            function = isinstance(value, (Function, Method, External))
            store(reader, made, Constant(key), reader.call(value, [made], {}, site.node, frame) if function else value)
        return made
    return Constant(None) if name in SILENT else Unknown()


def _by_function(reader: Reader, table: Object, function: Value, site: Site, frame: Frame, *, each: bool) -> Value:
    """`table.apply(function)`: of every column, a column; where it is a number, the table is gone."""

    def change(_: Any, column: Tensor) -> Value:
        if each:
            return reader.operate("map_values", x=column, mapping=function, site=site, frame=frame)
        return reader.machine.settle(reader.call(function, [column], {}, site.node, frame))

    made = mapped(reader, table, change)
    columns, _ = columns_of(made)
    whole = bool(columns) and all(isinstance(column, Tensor) and column.rank == 1 for column in columns.values())
    return made if whole else Unknown()


def _written(reader: Reader, table: Object, where: Value | None, index: Value | None) -> Value:
    """`table.to_csv(path)`: what reading the file gives back."""
    from fromlogits.checker.evidence.source.operations.files import keep

    columns, exact = columns_of(table)
    if not (isinstance(index, Constant) and index.value is False):
        columns = {"Unnamed: 0": Tensor(integral=True, low=0.0, learned=False, library="pandas"), **columns}
    made = table_of(columns, exact=exact, site=table.site)
    settled = reader.machine.settle(where)
    if isinstance(settled, Object):
        reader.machine.write(settled.slots, "table", made)
    else:
        keep(reader, settled, made)
    return Constant(None)


def merged(reader: Reader, left: Object, right: Value, given: Mapping[str, Value]) -> Value:
    """Two tables joined by what a column of both holds; where one has no row for it, its columns hold NaN."""
    from fromlogits.checker.evidence.source.operations.lookups import asked_for

    how, on = given.get("how"), given.get("on")
    key = on.value if isinstance(on, Constant) else None
    if not isinstance(right, Object) or right.name != TABLE or not isinstance(how, Constant) or key is None:
        return table_of({}, exact=False, site=left.site)
    mine, theirs = columns_of(left), columns_of(right)
    rows = Size("rows", single=False)
    chosen = {side: _some_rows(reader, table) for side, table in (("left", left), ("right", right))}
    columns = columns_of(chosen["left"])[0] if how.value != "left" and isinstance(chosen["left"], Object) else mine[0]
    made = {name: _sized(column, rows) if isinstance(column, Tensor) else Unknown() for name, column in columns.items()}
    wanted, there = mine[0].get(key), theirs[0].get(key)
    known = isinstance(wanted, Tensor) and isinstance(there, Tensor) and there.words is not None
    missing = known and how.value == "left" and asked_for(wanted, dict.fromkeys(there.words or ()))[1]  # type: ignore[arg-type,union-attr]
    for name, column in columns_of(chosen["right"])[0].items() if isinstance(chosen["right"], Object) else ():
        if name != key:
            made[name] = (
                replace(_sized(column, rows), nan=missing or None) if isinstance(column, Tensor) and name not in made else Unknown()
            )
    return table_of(made, exact=mine[1] and theirs[1], site=left.site)


def _by_column(
    reader: Reader,
    name: str,
    positional: list[Value],
    keywords: dict[str, Value],
    site: Site,
    frame: Frame,
    label: Any,
    column: Tensor,
) -> Value:
    """A method that treats every column by itself; a dictionary says which column gets what."""
    given = reader.machine.settle(positional[0]) if positional else None
    if isinstance(given, Dict) and not (name == "replace" and not any(isinstance(value, Dict) for value in given.slots.values())):
        if label not in given.slots:
            return column if given.exact else Unknown()
        positional = [given.slots[label], *positional[1:]]
    keywords = {key: value for key, value in keywords.items() if key != "inplace"}
    return reader.call(Method(column, name), positional, keywords, site.node, frame)


def drop_columns(reader: Reader, table: Object, positional: list[Value], keywords: dict[str, Value]) -> Value:
    """`table.drop(...)`: columns by name, or rows."""
    named = keywords.get("columns")
    axis = reader.machine.settle(keywords.get("axis", positional[1] if len(positional) > 1 else Constant(0)))
    if named is None and isinstance(axis, Constant) and axis.value in (1, "columns"):
        named = positional[0] if positional else keywords.get("labels")
    if named is None:
        return _some_rows(reader, table)
    settled = reader.machine.settle(named)
    parts = settled.items if isinstance(settled, List) else (settled,)
    gone = [part.value for part in parts if isinstance(part, Constant)]
    if len(gone) < len(parts) or (isinstance(settled, List) and not settled.exact):
        return table_of({}, exact=False, site=table.site)
    columns, exact = columns_of(table)
    return table_of({name: column for name, column in columns.items() if name not in gone}, exact=exact, site=table.site)


def take_column(reader: Reader, table: Object, label: Value, *, keep: bool) -> Value:
    """`table.get(name)`, or `table.pop(name)`, which takes it out."""
    settled = reader.machine.settle(label)
    found = _columns(reader, table, settled)
    if not keep and isinstance(settled, Constant):
        columns, exact = columns_of(table)
        columns.pop(settled.value, None)
        become(reader, table, table_of(columns, exact=exact))
    return found


def _renamed(table: Object, keywords: dict[str, Value]) -> Value:
    mapping = keywords.get("columns")
    columns, exact = columns_of(table)
    if not isinstance(mapping, Dict):
        return table_of({}, exact=False, site=table.site) if mapping is not None else table
    new = {name: value.value for name, value in mapping.slots.items() if isinstance(value, Constant)}
    return table_of({new.get(name, name): column for name, column in columns.items()}, exact=exact and mapping.exact, site=table.site)
