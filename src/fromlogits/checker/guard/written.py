"""Where a call writes down one of its arguments: `loss=` of a call to `compile`, an entry of its list or dict."""

from __future__ import annotations

import ast
import linecache
from dataclasses import dataclass
from types import FrameType

from fromlogits.checker.evidence import places
from fromlogits.vocabulary import Where

__all__ = ["Spot", "Written", "written"]

LONGEST = 60  # characters of the program that a message repeats


@dataclass(frozen=True, slots=True)
class Spot:
    """A stretch of the user's program, and how it is spelled there."""

    where: Where
    text: str | None


@dataclass(frozen=True, slots=True)
class Written:
    """A call as it stands in the program; an argument that cannot be told apart stands where the call stands."""

    call: Spot
    name: str = ""  # what the program's code was compiled under
    node: ast.Call | None = None
    lines: tuple[str, ...] = ()

    def argument(self, name: str, position: int) -> Spot:
        """Where an argument is given."""
        return self._spot(self._argument(name, position))

    def part(self, name: str, position: int, key: str | int | None) -> Spot:
        """Where the entry of an argument stands that is for one output: the argument itself where it is not written as a list or dict."""
        node = self._argument(name, position)
        return self._spot(_entry(node, key) or node)

    def parts(self, name: str, position: int) -> list[Spot]:
        """Where each entry of an argument stands that is written as a list, lists and dicts in it laid flat."""
        return [self._spot(one) for one in _flat(self._argument(name, position))]

    def _argument(self, name: str, position: int) -> ast.expr | None:
        if self.node is None:
            return None
        for keyword in self.node.keywords:
            if keyword.arg == name:
                return keyword.value
        given = self.node.args
        plain = len(given) > position and not any(isinstance(one, ast.Starred) for one in given[: position + 1])
        return given[position] if plain else None

    def _spot(self, node: ast.expr | None) -> Spot:
        if node is None or node.end_lineno is None or node.end_col_offset is None:
            return self.call
        first, last = node.lineno - 1, node.end_lineno - 1
        row = self.call.where.row
        begin, end = self._column(first, node.col_offset), self._column(last, node.end_col_offset)
        where = places.within(self.name, row + first, begin, row + last, end)
        text = " ".join(" ".join(_between(self.lines, first, node.col_offset, last, node.end_col_offset)).split())
        return Spot(where, text if len(text) <= LONGEST else text[: LONGEST - 1] + "…")

    def _column(self, line: int, offset: int) -> int:
        """A column of the program, in characters from 1, from an offset in bytes in the text of the call with a bracket in front."""
        before = len(self.lines[line].encode()[:offset].decode(errors="ignore"))
        where = self.call.where
        return before + (where.column - 1 - places.margin(self.name, where.row) if line == 0 else 1)


def written(frame: FrameType | None) -> Written | None:
    """The call that a frame of the user's program is at."""
    where = places.where_of(frame)
    if frame is None or where is None:
        return None
    call = Spot(where, places.spelled(frame))
    name = frame.f_code.co_filename if where.cell is not None else where.file
    lines = [linecache.getline(frame.f_code.co_filename, row).rstrip("\n") for row in range(where.row, where.end_row + 1)]
    lines[-1] = lines[-1][: where.end_column - 1 - places.margin(name, where.end_row)]
    lines[0] = "(" + lines[0][where.column - 1 - places.margin(name, where.row) :]
    try:
        node = ast.parse("\n".join(lines) + ")", mode="eval").body
    except (SyntaxError, ValueError):  # no source at hand, or no columns
        return Written(call)
    return Written(call, name, node, tuple(lines)) if isinstance(node, ast.Call) else Written(call)


def _entry(node: ast.expr | None, key: str | int | None) -> ast.expr | None:
    if isinstance(node, ast.Dict):
        for one, value in zip(node.keys, node.values, strict=True):
            if isinstance(one, ast.Constant) and one.value == key:
                return value
    if isinstance(node, ast.List | ast.Tuple) and isinstance(key, int) and key < len(node.elts):
        return node.elts[key]
    return None


def _flat(node: ast.expr | None) -> list[ast.expr]:
    if isinstance(node, ast.List | ast.Tuple):
        return [found for one in node.elts for found in _flat(one)]
    if isinstance(node, ast.Dict):
        return [found for one in node.values for found in _flat(one)]
    return [] if node is None else [node]


def _between(lines: tuple[str, ...], first: int, begin: int, last: int, end: int) -> list[str]:
    found = list(lines[first : last + 1])
    found[-1] = found[-1].encode()[:end].decode(errors="ignore")
    found[0] = found[0].encode()[begin:].decode(errors="ignore")
    return found
