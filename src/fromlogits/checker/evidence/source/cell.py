"""A stretch of Python written in one place, and how its rows and columns map to the joined module that is parsed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from fromlogits.checker.evidence.source.syntax import Fault, parse

__all__ = ["LINE_END", "Cell", "Change", "interactive", "script"]

# What Python's tokenizer takes for the end of a line; str.splitlines would also break at form feeds and the like.
LINE_END = re.compile(r"\r\n|\r|\n")


class Change(NamedTuple):
    """Replace a stretch of a cell's source, given by character offsets."""

    start: int
    end: int
    content: str


@dataclass(frozen=True)
class Cell:
    """A script, a code cell of a notebook, or a fenced block of Markdown.

    `code` has the same rows as `source`; what is not Python in it is blank, and the margin of indented blocks is gone.
    """

    source: str  # as written, line ends and all
    code: str  # what is parsed, its line ends "\n"
    number: int | None = None  # counts from 1; None in a script
    first: int = 1  # the row of the joined module where this cell begins
    start: int = 0  # where `source` begins in the file's text (scripts and Markdown)
    address: tuple[str | int, ...] = ()  # the keys that lead to `source` in the file's JSON (notebooks)
    indents: tuple[int, ...] = ()  # characters taken off the front of each row before parsing; empty for none
    newline: str = "\n"  # how lines of the file end, where this cell has but one
    fault: Fault | None = None  # why this cell alone is not Python; its code is blank then

    @cached_property
    def rows(self) -> list[str]:
        """The lines as written, without their ends."""
        return LINE_END.split(self.source)

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(end.end() for end in LINE_END.finditer(self.source))]

    @cached_property
    def height(self) -> int:
        return self.code.count("\n") + 1

    def indent(self, row: int) -> int:
        """How many characters of this row (from 1) precede what is parsed."""
        return self.indents[row - 1] if 0 < row <= len(self.indents) else 0

    def margin(self, row: int) -> str:
        """What a new line written after this row must begin with."""
        lead = self.rows[min(row, len(self.rows)) - 1][: self.indent(row)]
        return lead if lead.isspace() else " " * len(lead)

    def offset(self, row: int, column: int) -> int:
        """Where a place (both from 1) lies in `source`; a place outside is moved to the nearest one inside."""
        if row > len(self.rows):
            return len(self.source)
        row = max(row, 1)
        inside = min(max(column - 1, self.indent(row)), len(self.rows[row - 1]))
        return self._starts[row - 1] + inside

    def line_end(self, row: int) -> str:
        """How lines end here: as this row does, or else as the first one does."""
        for line in (row, 1):
            if line < len(self._starts):
                return self.source[self._starts[line - 1] + len(self.rows[line - 1]) : self._starts[line]]
        return self.newline


def script(source: str) -> Cell:
    """A whole file of Python."""
    return Cell(source, LINE_END.sub("\n", source) if "\r" in source else source)


def interactive(
    source: str,
    number: int,
    first: int,
    *,
    margin: int = 0,
    start: int = 0,
    address: tuple[str | int, ...] = (),
    newline: str = "\n",
) -> Cell:
    """Python as IPython reads it: magics and shell lines are blank, and so is a cell that does not parse."""
    from fromlogits.checker.evidence.source import magics

    written = LINE_END.split(source)
    rows, indents = _dedented(written, margin)
    rows = magics.without_cell_magic(rows)
    outcome = parse("\n".join(rows))
    if isinstance(outcome, Fault):
        rows = magics.without_line_magics(rows)
        outcome = parse("\n".join(rows))
    fault = _shifted(outcome, indents) if isinstance(outcome, Fault) else None
    if fault:
        rows = [" " * len(row) for row in rows]
    return Cell(source, "\n".join(rows), number, first, start, address, indents, newline, fault)


def _dedented(written: list[str], margin: int) -> tuple[list[str], tuple[int, ...]]:
    """The rows less their margin, and less the indent of the first one, which IPython too takes for the cell's own."""
    indents = [_blank(row[:margin]) for row in written]
    rows = [row[indent:] for row, indent in zip(written, indents, strict=True)]
    lead = next((row[: _blank(row)] for row in rows if row.strip()), "")
    if lead:
        indents = [indent + len(lead) * row.startswith(lead) for indent, row in zip(indents, rows, strict=True)]
        rows = [row[indent:] for row, indent in zip(written, indents, strict=True)]
    return rows, tuple(indents) if any(indents) else ()


def _blank(row: str) -> int:
    """How many characters of white space a row begins with."""
    return len(row) - len(row.lstrip(" \t"))


def _shifted(fault: Fault, indents: tuple[int, ...]) -> Fault:
    """A fault found in dedented rows, in the columns as written."""
    before = indents[fault.row - 1] if fault.row <= len(indents) else 0
    after = indents[fault.end_row - 1] if fault.end_row <= len(indents) else 0
    return Fault(fault.message, fault.row, fault.column + before, fault.end_row, fault.end_column + after)
