"""A parsed document on the desk of whoever mends it: which node stands at a place, who its parents are, and edits in its coordinates.

Everything is found in the syntax tree; text is only cut where a node or a token says so.
"""

from __future__ import annotations

import ast
import io
import tokenize
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from fromlogits.vocabulary import Edit, Where

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.document import Document

__all__ = ["SCOPES", "Draft", "Token"]

SCOPES = (ast.Module, ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.ClassDef)
_LAYOUT = frozenset({tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.ENDMARKER, tokenize.ENCODING})
_SPELLED = frozenset({tokenize.OP, tokenize.NAME, tokenize.COMMENT})

Place = tuple[int, int, int, int]


@dataclass(slots=True, eq=False)  # never written to, never compared; frozen would take three times as long to load
class Token:
    """A token that means something, or a comment, by its offsets in the document."""

    text: str
    start: int
    end: int
    comment: bool = False


class Draft:
    """A document that parses, and edits in the making."""

    def __init__(self, document: Document, tree: ast.Module) -> None:
        self.document = document
        self.tree = tree
        self.text = document.text
        self._rows = [0, *(at + 1 for at, character in enumerate(self.text) if character == "\n")]

    @cached_property
    def is_all_read(self) -> bool:
        """Whether no cell is broken: what such a cell reads, nobody knows."""
        return self.document.syntax_error is None

    # -- places

    def offset(self, row: int, column: int) -> int:
        """The character offset of a row from 1 and a column in utf-8 bytes, as the syntax tree counts them."""
        start = self._rows[row - 1]
        line = self.text[start : self._rows[row]] if row < len(self._rows) else self.text[start:]
        return start + (column if line.isascii() else len(line.encode()[:column].decode(errors="ignore")))

    def place(self, offset: int) -> tuple[int, int]:
        """The row from 1 and the column in utf-8 bytes of a character offset."""
        row = bisect_right(self._rows, offset)
        return row, len(self.text[self._rows[row - 1] : offset].encode())

    def span(self, node: ast.AST) -> tuple[int, int]:
        """Where a node starts and ends, in characters."""
        row, column, end_row, end_column = _place(node)
        return self.offset(row, column), self.offset(end_row, end_column)

    def source(self, node: ast.AST) -> str:
        """A node as the program spells it."""
        start, end = self.span(node)
        return self.text[start:end]

    def line_start(self, offset: int) -> int:
        return self._rows[bisect_right(self._rows, offset) - 1]

    def line_end(self, offset: int) -> int:
        """The end of the line at an offset, before its line end."""
        found = self.text.find("\n", offset)
        return len(self.text) if found < 0 else found

    def next_line(self, offset: int) -> int:
        """Where the line after the one at an offset starts."""
        return min(self.line_end(offset) + 1, len(self.text))

    def indent(self, offset: int) -> str:
        """The white space that begins the line at an offset."""
        start = self.line_start(offset)
        line = self.text[start : self.line_end(start)]
        return line[: len(line) - len(line.lstrip())]

    def leads(self, offset: int) -> bool:
        """Whether only white space stands before an offset on its line."""
        return not self.text[self.line_start(offset) : offset].strip()

    def word_edit(self, string: ast.Constant, word: str) -> Edit | None:
        """Another word in a string, between the quotes it has. None where it is put together from pieces."""
        start, end = self.span(string)
        old = str(string.value)
        at = self.text.find(old, start, end)
        return self.edit(at, at + len(old), word) if at > start and word != old else None

    def edit(self, start: int, end: int, content: str = "") -> Edit:
        """Replace a stretch of characters."""
        return Edit(self.document.between(start, end), content)

    def quoted(self, word: str, like: ast.AST | None = None) -> str:
        """A string in the quotes of another one, or in those the file uses most."""
        written = self.source(like) if like is not None else self.text
        quote = "'" if written.count("'") > written.count('"') else '"'
        return f"{quote}{word}{quote}"

    # -- nodes

    @cached_property
    def parents(self) -> dict[ast.AST, ast.AST]:
        return {child: parent for parent in ast.walk(self.tree) for child in ast.iter_child_nodes(parent)}

    @cached_property
    def _nodes(self) -> dict[Place, ast.AST]:
        found: dict[Place, ast.AST] = {}
        for node in ast.walk(self.tree):
            if not hasattr(node, "end_lineno"):
                continue
            place = _place(node)
            if place not in found or (isinstance(node, ast.expr) and not isinstance(found[place], ast.expr)):
                found[place] = node
        return found

    def node(self, where: Where | None) -> ast.AST | None:
        """The node at a place: an expression rather than the statement it fills. None where it cannot be edited, as inside an f-string."""
        if where is None or where.file != self.document.file:
            return None
        start, end = self.document.locate(where)
        found = self._nodes.get((*self.place(start), *self.place(end)))
        if found is None or any(isinstance(one, ast.JoinedStr) for one in self.ancestors(found)):
            return None
        return found.value if isinstance(found, ast.keyword) else found

    def ancestors(self, node: ast.AST) -> Iterator[ast.AST]:
        """The nodes around a node, from the inside."""
        while (outer := self.parents.get(node)) is not None:
            yield outer
            node = outer

    def scopes(self, node: ast.AST) -> list[ast.AST]:
        """The functions, classes and the module around a node, from the inside."""
        return [one for one in self.ancestors(node) if isinstance(one, SCOPES)]

    def statement(self, node: ast.AST) -> ast.stmt | None:
        """The statement a node stands in."""
        return next((one for one in (node, *self.ancestors(node)) if isinstance(one, ast.stmt)), None)

    def loads(self, spelled: ast.expr, within: ast.AST) -> list[ast.expr]:
        """Where a name or an attribute is read."""
        wanted = ast.unparse(spelled)
        return [
            one
            for one in ast.walk(within)
            if isinstance(one, type(spelled)) and isinstance(getattr(one, "ctx", None), ast.Load) and ast.unparse(one) == wanted
        ]

    def assignments(self, name: ast.expr) -> list[ast.Assign]:
        """Where a name is bound in its function or the module, or an attribute of `self` in its class."""
        wanted = ast.unparse(name)
        found = (one for one in ast.walk(self.room(name)) if isinstance(one, ast.Assign))
        return [one for one in found if any(ast.unparse(target) == wanted for target in one.targets)]

    def assigned(self, name: ast.expr) -> ast.expr | None:
        """The one value a name or an attribute of `self` is given there."""
        found = self.assignments(name) if isinstance(name, (ast.Name, ast.Attribute)) else []
        return found[0].value if len(found) == 1 else None

    def room(self, name: ast.expr) -> ast.AST:
        """The class an attribute of `self` belongs to, or the function or module of a name."""
        kind = ast.ClassDef if isinstance(name, ast.Attribute) else SCOPES
        return next((one for one in self.ancestors(name) if isinstance(one, kind)), self.tree)

    def called(self, node: ast.AST | None) -> ast.AST | None:
        """A node, or the call that it is the function of."""
        parent = self.parents.get(node) if node is not None else None
        return parent if isinstance(parent, ast.Call) and parent.func is node else node

    # -- tokens

    def tokens(self, start: int, end: int) -> list[Token]:
        """The tokens and comments of an expression; nothing where it cannot be read by itself."""
        source = f"({self.text[start:end]})"  # in brackets a line end needs no backslash
        rows = [0, *(at + 1 for at, character in enumerate(source) if character == "\n")]
        found: list[Token] = []
        try:
            for token in tokenize.generate_tokens(io.StringIO(source).readline):
                if token.type in _LAYOUT:
                    continue
                first, last = (start - 1 + rows[row - 1] + column for row, column in (token.start, token.end))
                spelled = token.string if token.type in _SPELLED else ""  # a bracket in a string is none
                found.append(Token(spelled, first, last, token.type == tokenize.COMMENT))
        except (tokenize.TokenError, SyntaxError):
            return []
        return found[1:-1]


def _place(node: ast.AST) -> Place:
    return node.lineno, node.col_offset, node.end_lineno, node.end_col_offset  # type: ignore[attr-defined]
