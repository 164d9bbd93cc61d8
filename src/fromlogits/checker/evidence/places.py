"""Where in the user's program something happens: the innermost frame that is no library's."""

from __future__ import annotations

import sys
import sysconfig
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path
from types import FrameType

from fromlogits.checker.evidence.generated import original
from fromlogits.vocabulary import Where

__all__ = ["caller", "cell_of", "indent", "is_library", "margin", "spelled", "where_of", "within"]

_HERE = str(Path(__file__).resolve().parents[2])
_LIBRARIES = tuple({path for name in ("stdlib", "platstdlib", "purelib", "platlib") for path in (sysconfig.get_path(name),)})


def caller(frame: FrameType | None = None) -> FrameType | None:
    """The innermost frame of the user's program, from here or from a frame outwards."""
    found = frame if frame is not None else sys._getframe(1)  # noqa: SLF001 the one way to a caller without reading its source
    while found is not None and is_library(found.f_code.co_filename):
        found = found.f_back  # type: ignore[assignment]
    return found


@cache
def is_library(file: str) -> bool:
    """Whether code of this file is a library's, Python's or this package's, and not the user's program."""
    if file in _cells:
        return False
    if file.startswith("<") and not file.startswith(("<stdin", "<ipython", "<string")):
        return True  # frozen modules, generated code
    return file.startswith((_HERE, *_LIBRARIES)) or "/site-packages/" in file


def where_of(frame: FrameType | None) -> Where | None:
    """The expression a frame is at, as reports name places: from the first column of the call to its end."""
    if frame is None:
        return None
    code = frame.f_code
    generated = original(frame)
    if generated is not None:
        line = _line(*generated)
        return Where(*generated, len(line) - len(line.lstrip()) + 1, generated[1], len(line) + 1)
    row, end_row, column, end_column = next(islice(code.co_positions(), frame.f_lasti // 2, None), (None,) * 4)
    row = row if row is not None else frame.f_lineno
    line = _line(code.co_filename, row)
    last = line if end_row in {None, row} else _line(code.co_filename, end_row or row)
    first = _characters(line, column or 0)
    end = _characters(last, end_column) if end_column is not None else len(line)
    return within(code.co_filename, row, first + 1, end_row or row, end + 1)


def within(name: str, row: int, column: int, end_row: int, end_column: int) -> Where:
    """A stretch of code that was compiled under a name, as reports name places: in a notebook, within its cell."""
    cell = _cells.get(name)
    if cell is None:
        return Where(name, row, column, end_row, end_column)
    return Where(cell.file, row, column + cell.margin(row), end_row, end_column + cell.margin(end_row), cell.number)


def margin(name: str, row: int) -> int:
    """How many characters were taken off the front of a row before it was compiled."""
    cell = _cells.get(name)
    return cell.margin(row) if cell is not None else 0


@dataclass(frozen=True, slots=True)
class _Cell:
    file: str
    number: int
    indents: tuple[int, ...]

    def margin(self, row: int) -> int:
        return self.indents[row - 1] if 0 < row <= len(self.indents) else 0


_cells: dict[str, _Cell] = {}


def cell_of(name: str, file: str, number: int, indents: tuple[int, ...] = ()) -> None:
    """Code compiled under `name` is a cell of a notebook; `indents` were taken off the front of its rows before."""
    _cells[name] = _Cell(file, number, indents)
    is_library.cache_clear()


def spelled(frame: FrameType | None) -> str | None:
    """The call a frame is at, as the program spells it, on one line and shortened."""
    where = where_of(frame)
    if frame is None or where is None:
        return None
    generated = original(frame)
    file = frame.f_code.co_filename if generated is None else generated[0]
    lines = [_line(file, row) for row in range(where.row, where.end_row + 1)]
    if not any(lines):
        return None
    lines[-1] = lines[-1][: where.end_column - 1 - margin(frame.f_code.co_filename, where.end_row)]
    lines[0] = lines[0][where.column - 1 - margin(frame.f_code.co_filename, where.row) :]
    text = " ".join(" ".join(lines).split())
    return text if len(text) <= 60 else text[:59] + "…"


def indent(file: str, row: int) -> int:
    """How far a line of a file is indented, in characters."""
    line = _line(file, row)
    return len(line) - len(line.lstrip())


def _line(file: str, row: int) -> str:
    import linecache

    return linecache.getline(file, row).rstrip("\n")


def _characters(line: str, column: int) -> int:
    """A column in bytes, as the interpreter counts, in characters."""
    return len(line.encode()[:column].decode(errors="ignore"))
