"""Arrays that were put together from columns: what one of their columns is, however the array came about since."""

from __future__ import annotations

from fromlogits.checker.evidence.source.frames import columns_of
from fromlogits.checker.evidence.source.operations.bound import as_tensor
from fromlogits.checker.evidence.source.operations.casting import cast_to, fractions
from fromlogits.checker.evidence.source.operations.scaling import scaled_column
from fromlogits.checker.evidence.source.tensor import Tensor, derived
from fromlogits.checker.evidence.source.values import Constant, List, Object, Unknown, Value

__all__ = ["COMPOSED", "alike", "column_of", "columns_by_name"]

DEEPEST = 32  # operations that are followed back
LINEAGE = 48  # arrays that are looked at behind one
COMPOSED = frozenset({"beside", "cast", "first rows", "permute_rows", "rows", "scaled", "table"})  # operations whose columns are followed
BY_ROWS = frozenset({"first rows", "permute_rows", "rows"})  # operations that leave every column what it is


def column_of(x: Tensor, place: int, depth: int = 0) -> Tensor | None:
    """The column at a place, as a flat array; None where the array is not known column by column."""
    if x.rank != 2 or depth > DEEPEST or x.shape is None:
        return None
    width = x.columns
    if place < 0 and isinstance(width, int):
        place += width
    found = _of_numbers(x, place) if place >= 0 else None
    if place < 0 or (not x.arguments and found is None):
        return None
    source = x.arguments[0] if x.arguments else None
    if found is not None:
        pass
    elif x.operation == "table" and isinstance(source, Object):
        found = _of_table(source, place)
    elif x.operation == "beside":
        found = _of_parts(x.arguments, place, depth)
    elif x.operation == "" and isinstance(source, List):
        found = _of_rows(source, place)
    elif isinstance(source, Tensor):
        inner = column_of(source, place, depth + 1) if x.operation in BY_ROWS | {"cast", "scaled"} else None
        if inner is None:
            return None
        if x.operation == "cast":
            return cast_to(inner, x.dtype)
        if x.operation == "scaled":
            return scaled_column(inner, *x.arguments[1:])
        found = derived(inner, "rows", keep=True)
    if found is None:
        return None
    changed = found.shape is None or found.shape[:1] != x.shape[:1]
    numbers = None if changed else fractions(found.numbers) if x.integral is False else found.numbers  # one array has one dtype
    found = derived(found, found.operation, *found.arguments, keep=True, library=x.library, numbers=numbers)
    found.shape, found.dtype = (x.shape[0],), x.dtype
    return found


def columns_by_name(x: Tensor, names: Value) -> Value | None:
    """`marks["action"]`, `marks[["action", "drama"]]` of a table that is known as a whole, without its names; None for anything else."""
    if x.library != "pandas" or x.rank != 2 or x.shape is None:
        return None
    asked = names.items if isinstance(names, List) and names.kind == "list" else (names,)
    if isinstance(names, Unknown) and x.form == "multi_hot":  # some rows, some columns, or one
        return Unknown()
    if not asked or not all(isinstance(name, Constant) and isinstance(name.value, str) for name in asked):
        return None
    if not alike(x):
        return Unknown()
    if isinstance(names, List):
        form = x.form if x.form == "multi_hot" else None
        return derived(x, "columns", keep=True, shape=(x.shape[0], len(asked)), numbers=None, form=form, classes=None)
    return derived(x, "column", keep=True, shape=x.shape[:1], numbers=None, form=None, classes=None)


def _of_numbers(x: Tensor, place: int) -> Tensor | None:
    """A column of numbers that the program spells out."""
    rows = x.numbers
    if not isinstance(rows, tuple) or not all(isinstance(row, tuple) and place < len(row) for row in rows):
        return None
    return as_tensor(List.of(Constant(row[place]) for row in rows))


def _of_table(table: Object, place: int) -> Tensor | None:
    columns, exact = columns_of(table)
    column = list(columns.values())[place] if exact and place < len(columns) else None
    return column if isinstance(column, Tensor) else None


def _of_parts(parts: tuple[object, ...], place: int, depth: int) -> Tensor | None:
    """Arrays side by side: the part that the place lies in."""
    for part in parts:
        width = part.columns if isinstance(part, Tensor) else None
        if not isinstance(part, Tensor) or not isinstance(width, int):
            return None
        if place < width:
            found = part if width == 1 else column_of(part, place, depth + 1)
            return found if found is not None else _any_column(part)
        place -= width
    return None


def _any_column(part: Tensor) -> Tensor | None:
    """A column of an array whose columns are all alike."""
    return derived(part, "column", keep=True, form=None, classes=None) if alike(part) else None


def _of_rows(rows: List, place: int) -> Tensor | None:
    """Rows that the program lists one by one."""
    if not all(isinstance(row, List) and row.exact and place < len(row.items) for row in rows.items):
        return None
    return as_tensor(List.of([row.items[place] for row in rows.items if isinstance(row, List)], exact=rows.exact))


def alike(x: Tensor) -> bool:
    """Whether what is known of an array holds of each of its columns: nothing it comes from was put together from several things."""
    waiting: list[object] = [x]
    for _ in range(LINEAGE):
        if not waiting:
            return True
        one = waiting.pop()
        if isinstance(one, Tensor):
            if one.operation in {"table", "beside", "concatenate"} or (one.rank == 2 and (one.numbers is not None or _listed(one))):
                return False
            waiting += one.arguments
    return False


def _listed(x: Tensor) -> bool:
    return x.operation == "" and bool(x.arguments)
