"""Markdown: the fenced blocks that hold Python, each a cell, their rows counted from the first line inside the fence."""

from __future__ import annotations

import re

from fromlogits.checker.evidence.source.cell import LINE_END, Cell, interactive

__all__ = ["code_blocks"]

FENCE = re.compile(
    r"""
    (?P<lead>[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*)  # a block in a list, perhaps right after its bullet
    (?P<fence>`{3,}|~{3,})
    [ \t]*(?P<info>.*)
    """,
    re.VERBOSE,
)
LANGUAGE = re.compile(r"[\s{.]*([\w+#-]*)")  # python, {python}, {.python .numberLines}, python title="train.py"
PYTHON = frozenset({"python", "python3", "py", "py3"})


def code_blocks(text: str) -> tuple[Cell, ...]:
    """The blocks of Python in order. One that does not parse is there, but blank: documentation holds fragments."""
    starts = [0, *(end.end() for end in LINE_END.finditer(text))]
    rows = LINE_END.split(text)
    end = LINE_END.search(text)
    newline = end[0] if end else "\n"
    blocks: list[Cell] = []
    row = 0
    while row < len(rows):
        opening = FENCE.match(rows[row])
        row += 1
        if opening is None or not _opens(opening):
            continue
        first = row
        row = _closing(rows, first, opening)
        if _language(opening) in PYTHON:
            source = text[starts[first] : starts[row - 1] + len(rows[row - 1])] if row > first else ""
            start = starts[first] if first < len(rows) else len(text)
            margin = len(opening["lead"])
            blocks.append(interactive(source, len(blocks) + 1, first + 1, margin=margin, start=start, newline=newline))
        row += 1
    return tuple(blocks)


def _opens(fence: re.Match[str]) -> bool:
    """Backticks after backticks make inline code, not a block."""
    return fence["fence"][0] == "~" or "`" not in fence["info"]


def _language(fence: re.Match[str]) -> str:
    language = LANGUAGE.match(fence["info"])
    return language[1].lower() if language else ""


def _closing(rows: list[str], row: int, opening: re.Match[str]) -> int:
    """The row that closes a block, or the one past the last."""
    fence, lead = opening["fence"], len(opening["lead"])
    closes = re.compile(rf"[ \t]{{0,{lead + 3}}}{fence[0]}{{{len(fence)},}}[ \t]*")
    while row < len(rows) and not closes.fullmatch(rows[row]):
        row += 1
    return row
