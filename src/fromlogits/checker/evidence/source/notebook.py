"""Notebooks: the code cells of a JSON file as Python, and the file again with some of that Python changed.

A changed notebook differs only inside the `source` of the touched cells: the JSON is edited as text, never dumped anew.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from fromlogits.checker.evidence.source.cell import LINE_END, Cell, Change, interactive
from fromlogits.checker.evidence.source.syntax import Fault

__all__ = ["Address", "code_cells", "rewritten"]
Address = tuple[str | int, ...]


def code_cells(text: str) -> tuple[Cell, ...] | Fault:
    """The code cells in order, or why the file is no notebook. A cell of another language is there, but holds no code."""
    if not text.strip():
        return ()  # what editors create for a new notebook
    try:
        notebook = json.loads(text)
    except json.JSONDecodeError as error:
        return Fault(f"not a notebook: {error.msg}", error.lineno, error.colno, error.lineno, error.colno)
    except (RecursionError, ValueError) as error:
        return Fault(f"not a notebook: {error}")
    if not isinstance(notebook, dict) or not (isinstance(notebook.get("cells"), list) or isinstance(notebook.get("worksheets"), list)):
        return Fault("not a notebook: it has no cells")
    python = _is_python(notebook.get("metadata"))
    cells: list[Cell] = []
    first = 1
    for number, (address, cell) in enumerate(_code_cells(notebook), start=1):
        source = _source(cell.get("input" if address[0] == "worksheets" else "source"))
        if python and _is_python_cell(cell):
            cells.append(interactive(source, number, first, address=address))
        else:
            cells.append(Cell(source, "", number, first, address=address))
        first += cells[-1].height
    return tuple(cells)


def _code_cells(notebook: dict[str, Any]) -> Iterator[tuple[Address, dict[str, Any]]]:
    """Every code cell with the address of its source, in formats 4 and 3."""
    sheets: list[tuple[Address, str, Any]] = [(("cells",), "source", notebook.get("cells"))]
    worksheets = notebook.get("worksheets")
    for index, sheet in enumerate(worksheets if isinstance(worksheets, list) else ()):
        if isinstance(sheet, dict):
            sheets.append((("worksheets", index, "cells"), "input", sheet.get("cells")))
    for address, key, cells in sheets:
        for index, cell in enumerate(cells if isinstance(cells, list) else ()):
            if isinstance(cell, dict) and cell.get("cell_type") == "code":
                yield (*address, index, key), cell


def _source(value: object) -> str:
    if isinstance(value, list):
        return "".join(line for line in value if isinstance(line, str))
    return value if isinstance(value, str) else ""


def _is_python(metadata: object) -> bool:
    """Whether the kernel speaks Python; a notebook that does not say does."""
    named = [_at(metadata, "kernelspec", "language"), _at(metadata, "language_info", "name")]
    languages = [name.lower() for name in named if isinstance(name, str) and name]
    return not languages or any("py" in name for name in languages)


def _is_python_cell(cell: dict[str, Any]) -> bool:
    language = _at(cell, "metadata", "vscode", "languageId") or cell.get("language") or "python"
    return isinstance(language, str) and "py" in language.lower()


def _at(value: object, *keys: str) -> object:
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value


# ---------------------------------------------------------------------------------------------------------------- writing

DECODER = json.JSONDecoder()
SPACE = re.compile(r"[ \t\n\r]*")
# One decoded character as it stands inside a JSON string.
CHARACTER = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2} | \\u[0-9a-fA-F]{4} | \\. | [^\\]",
    re.VERBOSE | re.DOTALL,
)
BREAK = "\n"  # never stands inside a JSON string as it is
ESCAPED_LETTER = re.compile(r"(?<!\\)(?:\\\\)*\\u(?!00[0-7])")


def rewritten(text: str, changes: Mapping[Address, Sequence[Change]]) -> str:
    """The notebook's JSON with the sources at some addresses changed; `changes` of one source are in order and apart."""
    ascii_only = text.isascii() and ESCAPED_LETTER.search(text) is not None
    found = sorted(((_span(text, address), address) for address in changes), reverse=True)
    for (start, end), address in found:
        text = text[:start] + _changed(text, start, end, changes[address], ascii_only) + text[end:]
    return text


def _span(text: str, address: Address) -> tuple[int, int]:
    """Where the value at an address stands in a JSON text."""
    start, end = _skip(text, 0), len(text)
    for key in address:
        start, end = _children(text, start)[key]
    return start, end


def _children(text: str, at: int) -> dict[str | int, tuple[int, int]]:
    """Where the members of the object, or the elements of the array, that begins here stand."""
    spans: dict[str | int, tuple[int, int]] = {}
    is_object = text[at] == "{"
    at = _skip(text, at + 1)
    while text[at] not in "]}":
        key: str | int = len(spans)
        if is_object:
            key, at = DECODER.raw_decode(text, at)
            at = _skip(text, _skip(text, at) + 1)
        _, end = DECODER.raw_decode(text, at)
        spans[key] = at, end
        at = _skip(text, end)
        if text[at] == ",":
            at = _skip(text, at + 1)
    return spans


def _skip(text: str, at: int) -> int:
    space = SPACE.match(text, at)
    return space.end() if space else at


def _changed(text: str, start: int, end: int, changes: Sequence[Change], ascii_only: bool) -> str:
    """The JSON of one changed source, laid out as it was: a string, or a list of lines."""
    if text[start] == '"':
        return f'"{_spliced([text[start + 1 : end - 1]], changes, ascii_only)}"'
    spans = [span for span in _children(text, start).values() if text[span[0]] == '"']
    lines = _spliced([text[first + 1 : last - 1] for first, last in spans], changes, ascii_only, BREAK).split(BREAK)
    opening = text[start + 1 : spans[0][0]] if spans else ""
    closing = text[spans[-1][1] : end - 1] if spans else ""
    between = text[spans[0][1] : spans[1][0]] if len(spans) > 1 else "," + (opening or " " * ('": ' in text))
    quoted = between.join(f'"{line}"' for line in lines if line)
    return f"[{opening}{quoted}{closing}]" if quoted else "[]"


def _spliced(strings: Sequence[str], changes: Sequence[Change], ascii_only: bool, between: str = "") -> str:
    """The insides of JSON strings, with stretches of what they decode to replaced and the rest left as spelled.

    What stands `between` two strings ends every new line too.
    """
    places: list[int] = []
    base = 0
    for string in strings:
        places += [base + character.start() for character in CHARACTER.finditer(string)]
        base += len(string) + len(between)
    body = between.join(strings)
    places.append(len(body))
    for change in reversed(changes):
        ends = [0, *(end.end() for end in LINE_END.finditer(change.content)), len(change.content)]
        lines = (change.content[start:end] for start, end in pairwise(ends))
        content = between.join(json.dumps(line, ensure_ascii=ascii_only)[1:-1] for line in lines)
        body = body[: places[change.start]] + content + body[places[change.end] :]
    return body
