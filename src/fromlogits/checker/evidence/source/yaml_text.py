"""YAML that stands in a program: nested mappings, lists, flow style and plain scalars, as PyYAML's safe loader reads them.

Anchors, tags, block scalars and several documents are not read: the text is then refused as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

__all__ = ["RefusedError", "parsed"]

WORDS: dict[str, Any] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys([form(word) for word in ("true", "yes", "on") for form in (str.lower, str.title, str.upper)], True),
    **dict.fromkeys([form(word) for word in ("false", "no", "off") for form in (str.lower, str.title, str.upper)], False),
}
NUMBERS: tuple[tuple[re.Pattern[str], Callable[[str], Any]], ...] = (
    (re.compile(r"[-+]?(0|[1-9][0-9_]*)"), lambda text: int(text.replace("_", ""))),
    (re.compile(r"[-+]?([0-9][0-9_]*\.[0-9_]*|\.[0-9]+)([eE][-+][0-9]+)?"), lambda text: float(text.replace("_", ""))),
)
QUOTED = re.compile(r"'(?:[^']|'')*'|\"[^\"\\]*\"")
ENTRY = re.compile(r"(?P<key>[^\s:#\[\]{},&*!|>'\"%@`-][^:#\[\]{}]*?|'[^']*'|\"[^\"\\]*\")\s*:(?:\s+(?P<value>.*))?$")
COMMENT = re.compile(r"(?:^|\s)#.*$")
REFUSED = frozenset("&*!|>%@`?")
DEEPEST = 24

Row = tuple[int, str]


class RefusedError(ValueError):
    """A text that is no YAML, or YAML that is not read here."""


def parsed(text: str) -> Any:
    """What the text says; RefusedError where it says it in a way that is not read here."""
    rows: list[Row] = []
    for place, line in enumerate(text.expandtabs().splitlines()):
        plain = _uncommented(line).rstrip()
        if plain == "---" and not rows:
            continue
        if plain.startswith(("---", "...")) or (plain.startswith("%") and not place):
            raise RefusedError(plain)
        if plain:
            rows.append((len(plain) - len(plain.lstrip()), plain.lstrip()))
    if not rows:
        return None
    value, left = _block(rows, rows[0][0], 0)
    if left:
        raise RefusedError(left[0][1])
    return value


def _uncommented(line: str) -> str:
    """A line without its comment; a # in quotes is none."""
    masked = QUOTED.sub(lambda found: "q" * len(found[0]), line)
    comment = COMMENT.search(masked)
    return line[: comment.start()] if comment else line


def _block(rows: list[Row], indent: int, depth: int) -> tuple[Any, list[Row]]:
    if depth > DEEPEST:
        raise RefusedError("nested too deeply")
    if rows[0][1] == "-" or rows[0][1].startswith("- "):
        return _listed(rows, indent, depth)
    if ENTRY.match(rows[0][1]):
        return _mapped(rows, indent, depth)
    if len(rows) > 1 and rows[1][0] >= indent:
        raise RefusedError(rows[1][1])  # a scalar over several lines
    return _scalar(rows[0][1]), rows[1:]


def _listed(rows: list[Row], indent: int, depth: int) -> tuple[list[Any], list[Row]]:
    found: list[Any] = []
    while rows and rows[0][0] == indent and (rows[0][1] == "-" or rows[0][1].startswith("- ")):
        rest = rows[0][1][1:].lstrip()
        if rest:
            inner = indent + len(rows[0][1]) - len(rest)
            value, rows = _block([(inner, rest), *rows[1:]], inner, depth + 1)
        else:
            value, rows = _below(rows[1:], indent, depth)
        found.append(value)
    return found, rows


def _mapped(rows: list[Row], indent: int, depth: int) -> tuple[dict[Any, Any], list[Row]]:
    found: dict[Any, Any] = {}
    while rows and rows[0][0] == indent:
        entry = ENTRY.match(rows[0][1])
        if entry is None:
            break
        if entry["value"]:
            value, rows = _scalar(entry["value"]), rows[1:]
        else:
            value, rows = _below(rows[1:], indent, depth)
        found[_scalar(entry["key"])] = value
    if rows and rows[0][0] > indent:
        raise RefusedError(rows[0][1])
    return found, rows


def _below(rows: list[Row], indent: int, depth: int) -> tuple[Any, list[Row]]:
    """What stands deeper than its key; a list may stand as deep."""
    if rows and (rows[0][0] > indent or (rows[0][0] == indent and rows[0][1].startswith("- "))):
        return _block(rows, rows[0][0], depth + 1)
    return None, rows


def _scalar(text: str) -> Any:
    value, rest = _flow(text.strip(), ends="")
    if rest:
        raise RefusedError(text)
    return value


def _flow(text: str, ends: str) -> tuple[Any, str]:
    """One value of flow style, and what stands behind it."""
    if text[:1] in REFUSED:
        raise RefusedError(text)
    if text[:1] == "[":
        return _several(text[1:].lstrip(), "]")
    if text[:1] == "{":
        return _several(text[1:].lstrip(), "}")
    quoted = QUOTED.match(text)
    if quoted:
        inner = quoted[0][1:-1]
        return (inner.replace("''", "'") if quoted[0][0] == "'" else inner), text[quoted.end() :].lstrip()
    end = next((place for place, one in enumerate(text) if one in ends), len(text))
    word = text[:end].strip()
    if ": " in word or (ends and "\n" in word):
        raise RefusedError(text)
    if word in WORDS:
        return WORDS[word], text[end:]
    number = next((kind(word) for pattern, kind in NUMBERS if pattern.fullmatch(word)), None)
    return (word if number is None else number), text[end:]


def _several(text: str, close: str) -> tuple[Any, str]:
    items: list[Any] = []
    pairs: dict[Any, Any] = {}
    while text and text[0] != close:
        value, text = _flow(text, ",:" + close if close == "}" else "," + close)
        if close == "}":
            if text[:1] != ":":
                raise RefusedError(text)
            pairs[value], text = _flow(text[1:].lstrip(), ",}")
        else:
            items.append(value)
        text = text.lstrip()
        if text[:1] == ",":
            text = text[1:].lstrip()
    if not text:
        raise RefusedError("an open bracket")
    return (pairs if close == "}" else items), text[1:].lstrip()
