"""Code frames: the lines of a finding with its places underlined, after rustc's diagnostics.

One frame shows one file (or one notebook cell); lines far apart are joined by `...`. Text is measured in terminal cells,
so carets stand under wide characters and tabs, and nothing in a program can send commands to the terminal.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size
from rich.text import Text

from fromlogits.vocabulary import Where

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.document import Document

__all__ = ["Mark", "frame", "plain"]

_TAB = "    "
_GUTTER = "bright_blue"
_CONTEXT = 2
_LONGEST = 8  # a span of more lines than this is shown without its middle
_BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"  # they make code look like other code
_SHOWN: dict[int, int | str] = {code: 0x2400 + code for code in range(0x20)}  # control pictures: ␀ … ␟
_SHOWN |= dict.fromkeys((*range(0x80, 0xA0), *map(ord, _BIDI), 0x2028, 0x2029), "\ufffd")
_SHOWN |= {0x7F: 0x2421, 0x09: _TAB}


def plain(text: str) -> str:
    """The text without anything a terminal would obey."""
    return text.translate(_SHOWN)


@dataclass(frozen=True, slots=True)
class Mark:
    """A place to underline. The primary one gets carets and context, the others dashes and a label."""

    where: Where
    label: str
    style: str
    primary: bool = False

    @property
    def spans_lines(self) -> bool:
        return self.primary and self.where.end_row > self.where.row


def frame(document: Document, marks: Sequence[Mark], width: int) -> list[Text]:
    """The lines to print; none where the source is not at hand."""
    rows = _rows(document, marks)
    if not rows:
        return []
    digits = len(str(max(rows)))
    wide = next((mark for mark in marks if mark.spans_lines), None)
    margin = 2 if wide is not None else 0
    room = max(20, width - digits - 3 - margin)
    edge = Text(" " * (digits + 1) + "|", style=_GUTTER)
    printed = [edge]
    previous = None
    for row in sorted(rows):
        if previous is not None and row > previous + 1:
            printed.append(Text("...", style=_GUTTER))
        previous = row
        here = [mark for mark in marks if mark.where.row == row and not mark.spans_lines]
        source, cut = _cropped(rows[row], here, room)
        printed.append(_line(f"{row:>{digits}} |", _margin(wide, row), source))
        printed.extend(
            _line(f"{'':>{digits}} |", _margin(wide, row, below=True), underline) for underline in _underlines(here, rows[row], cut, room)
        )
        if wide is not None and row == wide.where.end_row:
            printed.append(_line(f"{'':>{digits}} |", Text("|_", style=wide.style), _closing(wide, rows[row], room)))
    printed.append(edge)
    return printed


def _rows(document: Document, marks: Sequence[Mark]) -> dict[int, str]:
    rows: dict[int, str] = {}
    for mark in marks:
        lines = document.lines(mark.where, _CONTEXT if mark.primary else 0)
        first, last = mark.where.row, mark.where.end_row if mark.primary else mark.where.row
        lines = _without_blank_edges([line for line in lines if line[0] <= last + _CONTEXT], first, last)
        if last - first >= _LONGEST:
            lines = [line for line in lines if line[0] < first + _LONGEST // 2 or line[0] > last - _LONGEST // 4]
        rows.update(lines)
    return rows


def _without_blank_edges(lines: list[tuple[int, str]], first: int, last: int) -> list[tuple[int, str]]:
    while lines and lines[0][0] < first and not lines[0][1].strip():
        lines = lines[1:]
    while lines and lines[-1][0] > last and not lines[-1][1].strip():
        lines = lines[:-1]
    return lines


def _line(gutter: str, margin: Text, source: Text) -> Text:
    line = Text.assemble((gutter, _GUTTER), " ", margin, source)
    line.rstrip()
    return line


def _margin(wide: Mark | None, row: int, *, below: bool = False) -> Text:
    if wide is None:
        return Text()
    start, end = wide.where.row, wide.where.end_row
    bar = "/" if row == start and not below else "|" if start <= row <= end and not (below and row == end) else " "
    return Text(f"{bar} ", style=wide.style)


def _cropped(source: str, marks: Sequence[Mark], room: int) -> tuple[Text, int]:
    """A line that fits, and how many of its characters were cut off at the left to show what is marked."""
    if cell_len(plain(source)) <= room:
        return Text(plain(source)), 0
    first = min((mark.where.column - 1 for mark in marks), default=0)
    cut = max(0, first - room // 3) if cell_len(plain(source[:first])) > room // 2 else 0
    kept = plain(source[cut : cut + room])
    head = "…" if cut else ""
    if cell_len(head + kept) > room or cut + room < len(source):
        kept = set_cell_size(kept, room - 1 - len(head)) + "…"
    return Text(head + kept), cut


def _underlines(marks: Sequence[Mark], source: str, cut: int, room: int) -> list[Text]:
    ordered = sorted(marks, key=lambda mark: (not mark.primary, mark.where.column))
    return [_underline(mark, source, cut, room) for mark in ordered]


def _underline(mark: Mark, source: str, cut: int, room: int) -> Text:
    start = mark.where.column - 1
    end = mark.where.end_column - 1 if mark.where.end_row == mark.where.row else len(source.rstrip())
    offset = cell_len(plain(source[cut:start])) + (1 if cut else 0)
    length = min(max(1, cell_len(plain(source[start:end]))), max(1, room - offset))
    line = Text(" " * offset)
    line.append(("^" if mark.primary else "-") * length, style=mark.style)
    if mark.label:
        line.append(f" {plain(mark.label)}", style=mark.style)
    return line


def _closing(wide: Mark, source: str, room: int) -> Text:
    """The foot of a span over several lines: a line from the margin to its last character."""
    reach = min(max(0, cell_len(plain(source[: wide.where.end_column - 1])) - 1), room - 1)
    label = f" {plain(wide.label)}" if wide.label else ""
    return Text("_" * reach + "^" + label, style=wide.style)
