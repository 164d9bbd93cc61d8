"""`# noqa` comments: which codes they silence, and on which row one would have to stand.

A comment speaks for its logical line. It is heard at the end of the first or the last row of that line, and at the end of
the row that a finding starts on; where that end lies inside a string or before a backslash, at the first row that can hold one.
"""

from __future__ import annotations

import io
import re
import tokenize
from contextlib import suppress
from dataclasses import dataclass, field

__all__ = ["LogicalLines", "logical_lines", "silenced"]

NOQA = re.compile(r"#\s*noqa(?![\w-])(?P<colon>\s*:\s*(?P<codes>[A-Z]+[0-9]+(?:[\s,]*[A-Z]+[0-9]+)*)?)?", re.IGNORECASE)
CODE = re.compile(r"[A-Z]+[0-9]+", re.IGNORECASE)

BETWEEN_LINES = frozenset({tokenize.NL, tokenize.INDENT, tokenize.DEDENT, tokenize.ENCODING, tokenize.ENDMARKER})
# From Python 3.12 and 3.14 on, strings with fields are many tokens.
STRING_STARTS = {getattr(tokenize, f"{letter}STRING_START", None) for letter in "FT"} - {None}
STRING_ENDS = {getattr(tokenize, f"{letter}STRING_END", None) for letter in "FT"} - {None}


def silenced(comment: str) -> tuple[bool, frozenset[str]]:
    """Whether a comment silences everything, and the codes it names."""
    blanket, codes = False, set[str]()
    for directive in NOQA.finditer(comment):
        blanket = blanket or directive["colon"] is None
        codes.update(code.upper() for code in CODE.findall(directive["codes"] or ""))
    return blanket, frozenset(codes)


@dataclass(slots=True)
class LogicalLines:
    """The logical lines of some rows, and the comments on them. Rows count from 1."""

    spans: list[tuple[int, int]] = field(default_factory=list)
    comments: dict[int, str] = field(default_factory=dict)
    moved: dict[int, int] = field(default_factory=dict)  # rows that cannot hold a comment, and the next that may

    def row_for_comment(self, row: int) -> int:
        """The row that a comment for something on this row stands on."""
        while row in self.moved:
            row = self.moved[row]
        return row

    def heard(self, row: int, end_row: int) -> tuple[bool, frozenset[str]]:
        """What is silenced for something that spans these rows."""
        first, last = next(((first, last) for first, last in self.spans if first <= row <= last), (row, row))
        rows = {first, last, row, min(end_row, last), self.row_for_comment(row)}
        verdicts = [silenced(self.comments[row]) for row in rows if row in self.comments]
        return any(blanket for blanket, _ in verdicts), frozenset().union(*(codes for _, codes in verdicts))


def logical_lines(rows: list[str]) -> LogicalLines:
    """Reads whole statements; what the tokenizer cannot read ends the reading."""
    found = LogicalLines()
    begun: int | None = None
    strings: list[int] = []
    with suppress(tokenize.TokenError, SyntaxError):
        for token in tokenize.generate_tokens(io.StringIO("\n".join(rows) + "\n").readline):
            row, end_row = token.start[0], token.end[0]
            if token.type == tokenize.COMMENT:
                found.comments[row] = token.string
            elif token.type == tokenize.NEWLINE:
                found.spans.append((begun or row, row))
                begun = None
            elif token.type not in BETWEEN_LINES:
                begun = begun or row
                if token.type in STRING_STARTS:
                    strings.append(row)
                elif token.type in STRING_ENDS:
                    row = strings.pop()
                found.moved.update(dict.fromkeys(range(row, end_row), end_row))
    for number, text in enumerate(rows, start=1):
        if text.endswith("\\") and number not in found.comments and number not in found.moved:
            found.moved[number] = number + 1
    return found
