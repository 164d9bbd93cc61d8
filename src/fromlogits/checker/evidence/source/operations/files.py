"""Files that a program opens, writes and reads back: in memory or under a path; csv rows, whose cells are texts whatever was written there."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import TYPE_CHECKING, Any

from fromlogits.checker.catalogue.entry import Layer
from fromlogits.checker.evidence.source.containers import elements
from fromlogits.checker.evidence.source.operations.bound import Bound
from fromlogits.checker.evidence.source.operations.writing import any_text, as_text, cells_of, composed, lines_of
from fromlogits.checker.evidence.source.tensor import Tensor
from fromlogits.checker.evidence.source.values import Choice, Constant, Dict, List, Object, Series, Text, Unknown, Value

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.reader import Reader

__all__ = ["FILE", "OPERATIONS", "file_method", "keep", "kept", "rows_of_text", "writer_method"]

FILE, BINARY = "io.StringIO", "io.BytesIO"
NOT_ARRAYS = frozenset({"x", "where", "named", "suffix", "given", "library", "frame"})
QUOTED = frozenset('"\n\r')  # what a cell is put in quotes for, beside the delimiter


def _text_file(reader: Reader, bound: Bound) -> Value:
    return _new_file(reader, bound.value("text"), bound)


def _new_file(reader: Reader, text: Any, bound: Bound) -> Object:
    return Object(FILE, None, {"text": text, "pieces": reader.machine.new_list(())}, site=bound.site)


def path_of(value: Any) -> Hashable:
    """What a path is known by: its text, or the value that nobody knows."""
    if isinstance(value, Constant) and isinstance(value.value, str):
        return value.value
    return value.key if isinstance(value, Unknown) else None


def kept(reader: Reader, path: Any) -> Any:
    """What the program wrote under a path before."""
    key = path_of(path)
    return reader.machine.settings.get(("file", key)) if key is not None else None


def keep(reader: Reader, path: Any, value: Value) -> None:
    """Remember what was written under a path."""
    key = path_of(path)
    if key is not None:
        reader.machine.write(reader.machine.settings, ("file", key), value)


def _open(reader: Reader, bound: Bound) -> Value:
    """`open(path)`: a file of the program's own, or one of which nothing is known but that it holds text."""
    mode, path = bound.plain("mode", "r"), bound.value("path")
    if not isinstance(mode, str):
        return Unknown()
    if "b" in mode:
        found = kept(reader, path)
        made = found if isinstance(found, Object) and found.name == BINARY and "r" in mode else Object(BINARY, None, {}, site=bound.site)
        if "r" not in mode:
            keep(reader, path, made)
        return made
    if mode[:1] in {"w", "x"}:
        made = _new_file(reader, Constant(""), bound)
        keep(reader, path, made)
        return made
    found = kept(reader, path)
    return found if isinstance(found, Object) and found.name == FILE else Object(FILE, None, {"text": Unknown()}, site=bound.site)


def _save(reader: Reader, bound: Bound) -> Value:
    """`np.save(path, x)`, `pickle.dump(x, file)`: what comes back when it is loaded."""
    value, where = bound.value("x"), bound.value("where")
    if bound.truth("named"):  # np.savez(path, x=x, y=y)
        value = Dict({key: item for key, item in bound.values.items() if key not in NOT_ARRAYS and isinstance(item, Value)})
    if not isinstance(value, Value):
        return Constant(None)
    if isinstance(where, Object) and where.name == BINARY:
        reader.machine.write(where.slots, "object", value)
        return Constant(None)
    suffix = bound.plain("suffix")
    plain = where.value if isinstance(where, Constant) else None
    if isinstance(suffix, str) and isinstance(plain, str) and not plain.endswith(suffix):
        where = Constant(plain + suffix)
    keep(reader, where, value)
    return Constant(None)


def _load(reader: Reader, bound: Bound) -> Value:
    where = bound.value("where")
    found = where.get("object") if isinstance(where, Object) and where.name == BINARY else kept(reader, where)
    found = reader.machine.settle(found)
    if isinstance(found, Dict):
        return Dict(dict(found.slots), found.exact)
    known = isinstance(found, (Tensor, List, Constant)) or (isinstance(found, Object) and isinstance(found.entry, Layer))
    return found if known and isinstance(found, Value) else Unknown()


def write(reader: Reader, file: Object, value: Value) -> None:
    """Add a piece to a file."""
    pieces = file.get("pieces")
    if isinstance(pieces, List):
        reader.machine.append(pieces, [value])


def file_method(reader: Reader, file: Object, name: str, positional: list[Value]) -> Value | None:
    """The methods of a file of text."""
    if name in {"write", "writelines"} and positional:
        for piece in (positional[0],) if name == "write" else elements(reader, positional[0])[0]:
            write(reader, file, reader.machine.settle(piece))
        return Unknown()
    if name in {"read", "getvalue"}:
        lines = lines_of(file)
        plain = [line.value for line in lines.items if isinstance(line, Constant)] if lines is not None and lines.exact else None
        if lines is not None and plain is not None and len(plain) == len(lines.items):
            return Constant("\n".join(plain))
        return Text(lines=lines) if lines is not None else Text()
    if name in {"readlines", "readline"}:
        lines = lines_of(file)
        return (lines or Series(any_text())) if name == "readlines" else any_text()
    if name in {"seek", "close", "flush", "truncate"}:
        return Constant(None)
    return file if name == "__enter__" else Unknown()


def _print(reader: Reader, bound: Bound) -> Value:
    """`print(..., file=buffer)`."""
    file = bound.value("file")
    given = bound.value("args")
    if isinstance(file, Object) and file.name == FILE and isinstance(given, List):
        pieces: list[Value] = []
        for item in given.items:
            pieces += [Constant(" "), reader.machine.settle(item)]
        write(reader, file, composed([*pieces[1:], Constant("\n")]))
    return Constant(None)


# -- csv


def rows_of_text(lines: List, delimiter: str) -> list[list[Value]] | None:
    """The rows of a csv text, cell by cell; lines that hang on a condition give a row for each way."""
    if all(isinstance(line, Constant) for line in lines.items):
        import csv

        plain = [line.value for line in lines.items if isinstance(line, Constant)]
        return [[Constant(cell) for cell in row] for row in csv.reader(plain, delimiter=delimiter) if row]
    rows: list[list[Value]] = []
    for line in lines.items:
        for option in [option for _, option in line.options] if isinstance(line, Choice) else [line]:
            cells = cells_of(option, delimiter)
            if cells is None or (rows and len(cells) != len(rows[0])):
                return None
            rows.append(cells)
    return rows


def _csv_reader(reader: Reader, bound: Bound) -> Value:
    """`csv.reader(file)`, `csv.DictReader(file)`: every cell is a text."""
    delimiter, source = bound.plain("delimiter", ","), bound.value("source")
    if bound.plain("quoting", 0) != 0:  # unquoted cells become numbers
        return Unknown()
    lines = lines_of(source)
    rows = rows_of_text(lines, delimiter) if lines is not None and isinstance(delimiter, str) else None
    if lines is None or not rows:
        return Series(Series(any_text()))
    texts = [[as_text(cell) for cell in row] for row in rows]
    if not bound.truth("dicts"):
        return List.of((List.of(row) for row in texts), exact=lines.exact)
    names = bound.value("fieldnames")
    header = names.items if isinstance(names, List) and names.exact else texts.pop(0)
    if not all(isinstance(name, Constant) for name in header):
        return Series(Series(any_text()))
    keys = [name.value for name in header if isinstance(name, Constant)]
    return List.of((Dict(dict(zip(keys, row, strict=False))) for row in texts), exact=lines.exact)


def _csv_writer(reader: Reader, bound: Bound) -> Value:
    names = bound.value("fieldnames")
    return Object("csv.writer", None, {"file": bound.value("file"), "delimiter": bound.plain("delimiter", ","), "names": names})


def writer_method(reader: Reader, writer: Object, name: str, positional: list[Value]) -> Value | None:
    """The methods of `csv.writer` and `csv.DictWriter`."""
    file, delimiter, names = writer.get("file"), writer.get("delimiter"), writer.get("names")
    if not isinstance(file, Object) or file.name != FILE or not isinstance(delimiter, str):
        return Unknown()
    if name == "writeheader" and isinstance(names, List):
        write(reader, file, _row(names.items, delimiter))
    for row in elements(reader, positional[0])[0] if name == "writerows" and positional else positional[: name == "writerow"]:
        settled = reader.machine.settle(row)
        if isinstance(settled, Dict) and isinstance(names, List):
            cells: Sequence[Value] = [settled.slots.get(key.value, Constant("")) for key in names.items if isinstance(key, Constant)]
            exact = settled.exact
        else:
            cells, exact = elements(reader, settled)
        write(reader, file, _row(cells, delimiter) if exact else any_text())
    return Constant(None)


def _row(cells: Sequence[Value], delimiter: str) -> Value:
    """One line of csv; a cell that needs quotes makes it one that nobody follows."""
    if any(isinstance(cell, Constant) and not QUOTED.union(delimiter).isdisjoint(str(cell.value)) for cell in cells):
        return any_text()
    pieces: list[Value] = []
    for cell in cells:
        pieces += [Constant(delimiter), Constant("") if isinstance(cell, Constant) and cell.value is None else cell]
    return composed([*pieces[1:], Constant("\n")])


OPERATIONS: dict[str, Callable[[Any, Bound], Value]] = {
    "csv_reader": _csv_reader,
    "csv_writer": _csv_writer,
    "load_object": _load,
    "open_file": _open,
    "python_print": _print,
    "save_object": _save,
    "text_file": _text_file,
}
