"""Rows of a table in groups: what a column is when every group is made one row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fromlogits.checker.evidence.source.shapes import Size
from fromlogits.checker.evidence.source.tensor import Tensor, derived
from fromlogits.checker.evidence.source.values import Constant, Dict, List, Object, Site, Unknown, Value

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.reader import Reader

__all__ = ["GROUPS", "attribute", "call", "grouped", "item"]

GROUPS = "pandas.groups"
ONE_OF_THEM = frozenset({"first", "last", "max", "median", "min", "nth"})
COUNTED = frozenset({"count", "ngroup", "nunique", "size"})
REDUCED = ONE_OF_THEM | COUNTED | {"mean", "sum"}


def grouped(columns: dict[Any, Value], by: Value | None, *, apart: bool, site: Site) -> Value:
    """`table.groupby(names)`; `apart`: what the rows are grouped by goes into the index, and a column comes out alone."""
    parts = by.items if isinstance(by, List) else (by,)
    names = [part.value for part in parts if isinstance(part, Constant)]
    if len(names) < len(parts) or any(name not in columns for name in names):
        return Unknown()
    return Object(GROUPS, None, {"columns": Dict(dict(columns)), "by": names, "column": None, "apart": apart}, site=site)


def item(groups: Object, name: Value) -> Value:
    """`groups["label"]`."""
    held = groups.slots["columns"]
    if isinstance(name, Constant) and name.value in held.slots:
        return Object(GROUPS, None, {**groups.slots, "column": name.value}, site=groups.site)
    names = [part.value for part in name.items if isinstance(part, Constant)] if isinstance(name, List) else []
    chosen = {one: held.slots[one] for one in (*groups.slots["by"], *names) if one in held.slots}
    return Object(GROUPS, None, {**groups.slots, "columns": Dict(chosen)}, site=groups.site) if names else Unknown()


def attribute(groups: Object, name: str) -> Value | None:
    """`groups.label`; None for a method."""
    return item(groups, Constant(name)) if name in groups.slots["columns"].slots else None


def call(reader: Reader, groups: Object, name: str, positional: list[Value], keywords: dict[str, Value]) -> Value:
    """`groups.max()`, `groups.agg("max")`, `groups.transform("max")`."""
    from fromlogits.checker.evidence.source.frames import table_of

    wide = name == "transform"
    if name in {"agg", "aggregate", "transform"}:
        given = reader.machine.settle(positional[0]) if positional else None
        if isinstance(given, Dict) or (given is None and keywords):
            return table_of(dict(_told(reader, groups, given, keywords)), exact=True, site=groups.site)
        name = given.value if isinstance(given, Constant) and isinstance(given.value, str) else ""
    if name not in REDUCED:
        return Unknown()
    rows = Size("groups")
    column = groups.slots["column"]
    columns = groups.slots["columns"].slots
    if (column is not None or name == "size") and (groups.slots["apart"] or wide):
        return _reduced(reader, columns.get(column), name, None if wide else rows)
    if column is not None:
        columns = {column: columns[column]}
    made = {key: _reduced(reader, value, name, rows) for key, value in columns.items() if key not in groups.slots["by"]}
    return table_of(made, exact=bool(groups.slots["apart"]), site=groups.site)


def _told(reader: Reader, groups: Object, given: Value | None, keywords: dict[str, Value]) -> list[tuple[Any, Value]]:
    """`agg({"label": "max"})`, `agg(worst=("label", "max"))`."""
    rows = Size("groups")
    columns = groups.slots["columns"].slots
    wanted = [(key, key, how) for key, how in given.slots.items()] if isinstance(given, Dict) else []
    for key, pair in keywords.items():
        settled = reader.machine.settle(pair)
        if isinstance(settled, List) and len(settled.items) == 2 and isinstance(settled.items[0], Constant):
            wanted.append((key, settled.items[0].value, settled.items[1]))
    return [
        (key, _reduced(reader, columns.get(source), how.value if isinstance(how, Constant) else "", rows)) for key, source, how in wanted
    ]


def _reduced(reader: Reader, column: Any, name: Any, rows: Size | None) -> Value:
    """A column with a row for every group; `rows` is None where every row keeps its place."""
    x = reader.machine.settle(column)
    shape = (rows,) if rows is not None else x.shape if isinstance(x, Tensor) else None
    if name in COUNTED:
        return Tensor(shape=shape, dtype="int64", low=0.0, integral=True, learned=False, library="pandas")
    if not isinstance(x, Tensor) or name not in REDUCED:
        return Unknown()
    made = derived(
        x, "grouped", shape=shape, library="pandas", learned=x.learned, dtype=x.dtype if name in ONE_OF_THEM - {"median"} else None
    )
    if name == "sum":
        made.low, made.integral = (0.0 if x.low is not None and x.low >= 0 else None), x.integral
        return made
    made.low, made.high = (None if name == "max" else x.low), (None if name == "min" else x.high)  # as far as they must occur
    if name == "mean" and x.integral:
        made.integral = False
    if name in ONE_OF_THEM - {"median"}:
        made.integral, made.form, made.strings, made.words = x.integral, x.form, x.strings, x.words
    return made
