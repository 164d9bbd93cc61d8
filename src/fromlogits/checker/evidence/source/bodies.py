"""Parses what a module binds, and the bodies of its functions when somebody looks into them: of those that a program imports, few ever are.

A body is what is indented more than its `def`. A single name stands for it that ends where the body ends, and nothing else moves: every place
is that of the whole text. Where the look of the text deceives, as rows of a string that stand further left than its function, the module is
parsed as a whole.
"""

from __future__ import annotations

import ast
import re

from fromlogits.checker.evidence.source.syntax import Fault, parse, statements

__all__ = ["Unparsed", "Unread", "fill", "parse_heads"]

_TEXT = r""""[^"\\\n]*"|'[^'\\\n]*'"""
_WITHIN = rf"""(?:[^()"'#]|{_TEXT})*+"""
# A function, and the rows below it that are indented more or hold no code. Its parameters have brackets one level deep, and no comments.
# Behind a form feed Python counts columns anew.
FUNCTION = re.compile(
    rf"^([ \t]*+)def[ \t]++\w++[ \t]*+\({_WITHIN}(?:\({_WITHIN}\){_WITHIN})*+\)[^:#\n]*+:[ \t]*+\n((?:\1[ \t]++[^\f\n][^\n]*\n|[ \t]*+(?:#[^\n]*)?\n)*+)",
    re.MULTILINE,
)
HIDDEN = re.compile(r"#[^\n]*(?:\"{3}|'{3})")  # three quotes in a comment, or in what looks like one and is the end of a string
SHORT = 128  # letters of a body that is parsed at once


class Unparsed(ast.FunctionDef):
    """A function that somebody looked into whose body does not parse: it may be the Python of another version.

    What it gives is unknown, and so is whether it fails.
    """

    __slots__ = ()


class Unread(ast.FunctionDef):
    """A function whose body is parsed when it is asked for; a function like all others from then on."""

    __slots__ = ()

    @property
    def body(self) -> list[ast.stmt]:  # type: ignore[override]
        text, start, end = self.__dict__["body"]
        read = parse("\n" * (text.count("\n", 0, start) - 1) + "def _():\n" + text[start:end])
        if isinstance(read, Fault):
            unknown = ast.copy_location(ast.expr(), self)
            _give(self, [ast.copy_location(ast.Return(unknown), self)], Unparsed)
        else:
            _give(self, read.body[0].body)  # type: ignore[attr-defined]
        return self.body


def parse_heads(text: str) -> ast.Module | Fault:
    """The tree of a module whose functions are parsed when they are looked into, or what is wrong with it."""
    pieces: list[str] = []
    left_out: dict[int, tuple[int, int]] = {}  # where a body stands, by the row of what stands for it
    reached, row = 0, 1
    for found in FUNCTION.finditer(text):
        start, end = found.span(2)
        if end - start < SHORT or HIDDEN.search(text, start, end):
            continue
        end = _last(text, start, end)
        last = text.rfind("\n", start, end) + 1 or start
        ending, body = text[last:end], text[start:end]
        if _ends_otherwise(ending) or body.count('"""') % 2 or body.count("'''") % 2:
            continue
        before, rows = text[reached:start], body.count("\n")
        indent = found[1] + " "
        pieces += before, "\n" * rows, indent, "_" * (len(ending.encode("utf-8", "surrogatepass")) - len(indent))
        row += before.count("\n") + rows
        left_out[row] = start, end
        reached = end
    tree = parse("".join([*pieces, text[reached:]])) if left_out else None
    if not isinstance(tree, ast.Module):
        return parse(text)
    for one in list(statements(tree.body)):  # all of them first: what goes on looks into the last
        if isinstance(one, ast.FunctionDef) and len(one.body) == 1 and (span := left_out.pop(one.body[0].lineno, None)) is not None:
            one.__dict__["body"] = text, *span
            one.__class__ = Unread
    return parse(text) if left_out else tree


def fill(heads: ast.Module, whole: ast.Module) -> None:
    """Give the functions that nobody looked into their bodies, from the tree of the whole text."""
    bodies = {one.lineno: one.body for one in statements(whole.body) if isinstance(one, ast.FunctionDef)}
    for one in statements(heads.body):
        if isinstance(one, Unread):
            _give(one, bodies[one.lineno])


def _last(text: str, start: int, end: int) -> int:
    """Where the last row of code ends among these."""
    while True:
        end = len(text[start:end].rstrip()) + start
        row = text.rfind("\n", start, end) + 1
        if row <= start or not text[row:end].lstrip().startswith("#"):
            return end
        end = row


def _ends_otherwise(row: str) -> bool:
    """Whether the last statement may not end where its row does."""
    return "#" in row or ";" in row or row.endswith("\\")


def _give(function: ast.FunctionDef, body: list[ast.stmt], kind: type[ast.FunctionDef] = ast.FunctionDef) -> None:
    function.__class__ = kind
    function.body = body
