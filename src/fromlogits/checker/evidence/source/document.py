"""One file as Python: what is parsed, where each piece of it stands in the file, and the file again with some of it edited."""

from __future__ import annotations

import ast
import codecs
import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fromlogits.checker.evidence.source.bodies import fill, parse_heads
from fromlogits.checker.evidence.source.cell import Cell, Change, script
from fromlogits.checker.evidence.source.syntax import Fault, parse
from fromlogits.vocabulary import Confidence, Edit, Finding, Severity, Where

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.noqa import LogicalLines

__all__ = ["Document", "Unreadable", "from_bytes", "from_text", "read"]

KINDS = {".ipynb": "ipynb", ".markdown": "md", ".md": "md", ".py": "py", ".pyi": "py", ".pyw": "py"}

COOKIE = re.compile(rb"[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)")  # PEP 263
COMMENT_OR_NOTHING = re.compile(rb"[ \t\f]*(?:#.*)?$")
NOQA = re.compile("noqa", re.IGNORECASE)


class Unreadable(Exception):  # noqa: N818 it is raised as "this file is unreadable", and reads so where it is caught
    """A file that the system would not give us."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(path, reason)
        self.path = path
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.path}: {self.reason}"


def read(path: Path, *, file: str | None = None, markdown: bool = False) -> Document:
    """The document in a file. `markdown` takes a file of no known suffix for Markdown, not for Python."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise Unreadable(path, (error.strerror or str(error)).lower()) from error
    kind = KINDS.get(path.suffix.lower(), "md" if markdown else "py")
    return from_bytes(data, str(path) if file is None else file, kind, path=path)


def from_bytes(data: bytes, file: str = "<stdin>", kind: str = "py", *, path: Path | None = None) -> Document:
    """A document from what a file, or standard input, holds."""
    bom = data.startswith(codecs.BOM_UTF8)
    body = data[len(codecs.BOM_UTF8) :] if bom else data
    encoding = _declared_encoding(body) if kind == "py" else "utf-8"
    fault = None
    try:
        if bom and codecs.lookup(encoding).name not in {"utf-8", "utf-8-sig"}:
            fault = Fault(f"encoding {encoding} is declared after a UTF-8 byte order mark")
        text = body.decode(encoding)
    except LookupError:
        fault, text = Fault(f"unknown encoding: {encoding}"), body.decode("utf-8", "replace")
    except ValueError:
        fault, text = Fault(f"source is not valid {encoding}"), body.decode("utf-8", "replace")
    return Document(file, kind, text, data=data, encoding=encoding, path=path, fault=fault)


def from_text(text: str, file: str = "<stdin>", kind: str = "py") -> Document:
    """A document from text that is decoded already; it is written as UTF-8."""
    return Document(file, kind, text.removeprefix("\ufeff"), data=text.encode("utf-8", "surrogatepass"))


def _declared_encoding(data: bytes) -> str:
    for line in re.split(rb"\r\n|\r|\n", data, maxsplit=2)[:2]:
        if cookie := COOKIE.match(line):
            return cookie[1].decode("ascii", "replace")
        if not COMMENT_OR_NOTHING.match(line):
            break
    return "utf-8"


class Document:
    """One file, or standard input, as Python source.

    Notebooks and Markdown are joined into one module. A `Where` counts the rows of the file, in a notebook those of the cell; `text` and `tree` count
    the rows of the module, which in Markdown are the file's.
    """

    def __init__(
        self,
        file: str,
        kind: str,
        source: str,
        *,
        data: bytes,
        encoding: str = "utf-8",
        path: Path | None = None,
        fault: Fault | None = None,
    ) -> None:
        self.file = file
        self.path = path
        self.kind = kind
        self._source = source
        self._data = data
        self._encoding = encoding
        self._fault = fault

    def __repr__(self) -> str:
        return f"Document({self.file!r}, {self.kind!r})"

    def __getstate__(self) -> dict[str, Any]:
        """What travels to another process: the file, not the tree."""
        kept = ("file", "path", "kind", "_source", "_data", "_encoding", "_fault")
        return {name: self.__dict__[name] for name in kept}

    # ------------------------------------------------------------------------------------------------------------ reading

    @cached_property
    def _cells(self) -> tuple[Cell, ...] | Fault:
        if self._fault or self.kind == "py":
            return (script(self._source),)
        if self.kind == "ipynb":
            from fromlogits.checker.evidence.source.notebook import code_cells

            return code_cells(self._source)
        from fromlogits.checker.evidence.source.markdown import code_blocks

        return code_blocks(self._source)

    @property
    def cells(self) -> tuple[Cell, ...]:
        """The pieces the module is joined from: one for a script, none for a broken notebook."""
        return () if isinstance(self._cells, Fault) else self._cells

    @cached_property
    def text(self) -> str:
        """The Python that is parsed; its lines end in a newline whatever the file's do."""
        if self.kind == "py":
            return "".join(cell.code for cell in self.cells)
        rows: list[str] = []
        for cell in self.cells:
            rows += [""] * (cell.first - 1 - len(rows))
            rows += cell.code.split("\n")
        return "".join(f"{row}\n" for row in rows)

    @cached_property
    def _parsed(self) -> ast.Module | Fault:
        if self._fault:
            return self._fault
        if isinstance(self._cells, Fault):
            return self._cells
        whole, heads = parse(self.text), self.__dict__.get("_heads")
        if isinstance(whole, Fault) or not isinstance(heads, ast.Module):
            return whole
        fill(heads, whole)  # who imports it knows its definitions by these nodes
        return heads

    @cached_property
    def _heads(self) -> ast.Module | Fault:
        return parse_heads(self.text) if self.kind == "py" and not self._fault else self._parsed

    @property
    def tree(self) -> ast.Module | None:
        """The module as those see it who import it, or None where there is none; a notebook with a broken cell still has the others.

        Functions are parsed when they are looked into; of one that does not parse, no more is known than its name.
        """
        read = self.__dict__.get("_parsed")
        if not isinstance(read, ast.Module):
            read = self._heads
        return read if isinstance(read, ast.Module) else None

    @property
    def whole(self) -> ast.Module | None:
        """The module where all of it is parsed, or None where any of it cannot be."""
        return self._parsed if isinstance(self._parsed, ast.Module) else None

    @cached_property
    def syntax_error(self) -> Finding | None:
        """The first thing that is not Python. A block of Markdown may be anything."""
        if isinstance(self._parsed, Fault):
            return self._invalid(self._parsed, self._stretch_of(self._parsed))
        broken = next((cell for cell in self.cells if cell.fault and self.kind == "ipynb"), None)
        if broken is None or broken.fault is None:
            return None
        fault = broken.fault
        return self._invalid(fault, Where(self.file, fault.row, fault.column, fault.end_row, fault.end_column, broken.number))

    def _stretch_of(self, fault: Fault) -> Where:
        if isinstance(self._cells, Fault):
            return Where(self.file, fault.row, fault.column, fault.end_row, fault.end_column)
        return self._where(fault.row, fault.column - 1, fault.end_row, fault.end_column - 1)

    def _invalid(self, fault: Fault, where: Where) -> Finding:
        return Finding("invalid-syntax", "invalid-syntax", Severity.ERROR, Confidence.PROOF, fault.message, where)

    # ------------------------------------------------------------------------------------------------------------- places

    @cached_property
    def _rows(self) -> list[str]:
        return self.text.split("\n")

    @cached_property
    def _row_starts(self) -> list[int]:
        starts = [0]
        for row in self._rows:
            starts.append(starts[-1] + len(row) + 1)
        return starts

    @cached_property
    def _firsts(self) -> list[int]:
        return [cell.first for cell in self.cells]

    def _cell_at(self, row: int) -> Cell:
        """The cell that a row of the module lies in."""
        return self.cells[max(bisect_right(self._firsts, row) - 1, 0)]

    def _cell(self, where: Where) -> Cell:
        return self.cells[self._index(where)]

    def cell_of(self, node: ast.AST) -> Cell:
        """The cell that a node stands in."""
        return self._cell(self.where(node))

    def _index(self, where: Where) -> int:
        """Which of the cells a place lies in."""
        if self.kind == "md":
            index = bisect_right(self._firsts, where.row) - 1
            if where.cell is None and index >= 0:
                return index
        else:
            index = (where.cell or 1) - 1
            if index < len(self.cells) and self.cells[index].number == where.cell:
                return index
        raise ValueError(f"{where} is no place in {self.file}")

    def _above(self, cell: Cell) -> int:
        """How many rows that a `Where` counts stand above a cell."""
        return cell.first - 1 if self.kind == "md" else 0

    def where(self, node: ast.AST) -> Where:
        """The span of a node; of one without a place of its own, the span of what it holds."""
        if isinstance(node, ast.expr | ast.stmt) or hasattr(node, "lineno"):
            place: Any = node
            return self.span(place.lineno, place.col_offset, place.end_lineno, place.end_col_offset)
        places: list[Any] = [child for child in ast.walk(node) if hasattr(child, "lineno")]
        if not places:
            return self.span(1, 0, 1, 0)
        start = min((child.lineno, child.col_offset) for child in places)
        return self.span(*start, *max((child.end_lineno, child.end_col_offset) for child in places))

    def span(self, row: int, column: int, end_row: int, end_column: int) -> Where:
        """A span given as `ast` gives it: rows of the module from 1, columns from 0 in bytes of UTF-8."""
        return self._where(row, self._characters(row, column), end_row, self._characters(end_row, end_column))

    def between(self, start: int, end: int) -> Where:
        """A span given by character offsets in `text`; what `locate` undoes."""
        row, end_row = (bisect_right(self._row_starts, offset, hi=len(self._rows)) for offset in (start, end))
        return self._where(row, start - self._row_starts[row - 1], end_row, end - self._row_starts[end_row - 1])

    def locate(self, where: Where) -> tuple[int, int]:
        """The character offsets of a place in `text`."""
        cell = self._cell(where)
        above = self._above(cell)
        return self._offset(cell, where.row - above, where.column), self._offset(cell, where.end_row - above, where.end_column)

    def _characters(self, row: int, column: int) -> int:
        line = self._rows[row - 1] if 0 < row <= len(self._rows) else ""
        if line.isascii():
            return column
        return len(line.encode("utf-8", "surrogatepass")[:column].decode("utf-8", "ignore"))

    def _where(self, row: int, column: int, end_row: int, end_column: int) -> Where:
        """A span in rows of the module from 1 and columns from 0 in characters, moved inside the cell where it begins."""
        if not self.cells:
            return Where(self.file, 1, 1, 1, 1)
        cell = self._cell_at(row)
        start = self._inside(cell, row, column)
        end = max(self._inside(cell, end_row, end_column), start)
        above = self._above(cell)
        return Where(self.file, start[0] + above, start[1], end[0] + above, end[1], None if self.kind == "md" else cell.number)

    def _inside(self, cell: Cell, row: int, column: int) -> tuple[int, int]:
        inner = min(max(row - cell.first + 1, 1), cell.height)
        line = self._rows[cell.first + inner - 2]
        return inner, min(max(column, 0), len(line)) + cell.indent(inner) + 1

    def _offset(self, cell: Cell, row: int, column: int) -> int:
        joined = cell.first + min(max(row, 1), cell.height) - 1
        if row > cell.height:
            return self._row_starts[joined - 1] + len(self._rows[joined - 1])
        inside = min(max(column - 1 - cell.indent(row), 0), len(self._rows[joined - 1]))
        return self._row_starts[joined - 1] + inside

    def rows(self, first: int, last: int) -> list[str]:
        """Rows of the module, from 1."""
        return self._rows[first - 1 : last]

    def lines(self, where: Where, context: int = 2) -> list[tuple[int, str]]:
        """The lines around a place as written, with their numbers, within its cell."""
        if not self.cells:
            return []
        cell = self._cell(where)
        above = self._above(cell)
        first, last = max(where.row - context, above + 1), min(where.end_row + context, above + len(cell.rows))
        return [(row, cell.rows[row - above - 1]) for row in range(first, last + 1)]

    # --------------------------------------------------------------------------------------------------------------- noqa

    def noqa(self, where: Where) -> tuple[bool, frozenset[str]]:
        """What `# noqa` comments silence there: whether everything, and the codes they name."""
        if self.tree is None or not self._mentions_noqa:
            return False, frozenset()
        before, lines = self._lines(where)
        return lines.heard(where.row - before, where.end_row - before)

    def noqa_row(self, where: Where) -> int:
        """The row whose end a `# noqa` for this place belongs to."""
        if self.tree is None:
            return where.row
        before, lines = self._lines(where)
        return lines.row_for_comment(where.row - before) + before

    def _lines(self, where: Where) -> tuple[int, LogicalLines]:
        """The lines of the statement at a place, and how many rows that a `Where` counts stand above it."""
        cell = self._cell(where)
        more = cell.first - 1 - self._above(cell)  # rows of the module above those that are counted
        first, lines = self._statement(where.row + more)
        return first - 1 - more, lines

    @cached_property
    def _mentions_noqa(self) -> bool:
        return NOQA.search(self.text) is not None

    @cached_property
    def _statements(self) -> list[tuple[int, int]]:
        """The first and last rows of the module's statements; those that share a row are one."""
        spans: list[tuple[int, int]] = []
        for statement in self.tree.body if self.tree else ():
            decorators = getattr(statement, "decorator_list", ())
            first = min([statement.lineno, *(decorator.lineno for decorator in decorators)])
            last = statement.end_lineno or first
            if spans and first <= spans[-1][1]:
                first, _ = spans.pop()
            spans.append((first, last))
        return spans

    @cached_property
    def _read_statements(self) -> dict[int, LogicalLines]:
        return {}

    def _statement(self, row: int) -> tuple[int, LogicalLines]:
        """The logical lines of the statement at a row of the module, and the row it begins on."""
        from fromlogits.checker.evidence.source.noqa import logical_lines

        index = max(bisect_right(self._statements, row, key=lambda span: span[0]) - 1, 0)
        first, last = self._statements[index] if self._statements else (1, 1)
        if first not in self._read_statements:
            self._read_statements[first] = logical_lines(self._rows[first - 1 : last])
        return first, self._read_statements[first]

    # ------------------------------------------------------------------------------------------------------------- writing

    def applied(self, edits: Sequence[Edit]) -> bytes:
        """The file's bytes with some edits made, in its own encoding, line ends and layout.

        Edits must not overlap; a ValueError says that they do, or that the encoding cannot hold what they bring.
        """
        if not edits:
            return self._data
        changes: dict[int, list[Change]] = {}
        for edit in edits:
            index = self._index(edit.where)
            changes.setdefault(index, []).append(_change(self.cells[index], edit, self._above(self.cells[index])))
        for made in changes.values():
            made.sort(key=lambda change: (change.start, change.end))
            if any(after.start < before.end for before, after in pairwise(made)):
                raise ValueError(f"edits of {self.file} overlap")
        if self.kind == "ipynb":
            from fromlogits.checker.evidence.source.notebook import rewritten

            return self._encoded(rewritten(self._source, {self.cells[index].address: made for index, made in changes.items()}))
        pieces: list[str] = []
        at = 0
        for index, made in sorted(changes.items()):
            base = self.cells[index].start
            for change in made:
                pieces += self._source[at : base + change.start], change.content
                at = base + change.end
        return self._encoded("".join([*pieces, self._source[at:]]))

    def _encoded(self, source: str) -> bytes:
        bom = codecs.BOM_UTF8 if self._data.startswith(codecs.BOM_UTF8) else b""
        try:
            if bom + self._source.encode(self._encoding) == self._data:
                return bom + source.encode(self._encoding)
        except UnicodeEncodeError as error:
            raise ValueError(f"{self.file} cannot hold {error.object[error.start]!r} in its encoding, {self._encoding}") from error
        raise ValueError(f"{self.file} cannot be written back as it was in its encoding, {self._encoding}")


def _change(cell: Cell, edit: Edit, above: int) -> Change:
    """An edit in characters of the cell's source, its new lines ended and indented as the cell's are."""
    row = edit.where.row - above
    start = cell.offset(row, edit.where.column)
    end = max(cell.offset(edit.where.end_row - above, edit.where.end_column), start)
    return Change(start, end, edit.content.replace("\n", cell.line_end(row) + cell.margin(row)))
