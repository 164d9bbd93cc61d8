"""YAML as settings are written in it: mappings and lists by indentation or in brackets, and plain values.

Whatever else YAML has (anchors, tags, several documents, texts over many lines) is refused: a text with any of it is not read at all.
"""

from __future__ import annotations

import ast
import re
from typing import Any

__all__ = ["read_yaml"]

WORDS = {"": None, "~": None, **dict.fromkeys(("null", "Null", "NULL"))}
WORDS |= dict.fromkeys(("true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON"), True)
WORDS |= dict.fromkeys(("false", "False", "FALSE", "no", "No", "NO", "off", "Off", "OFF"), False)
WHOLE = re.compile(r"[-+]?(0|[1-9][0-9_]*)")
FRACTION = re.compile(r"[-+]?([0-9][0-9_]*)?\.[0-9_]*([eE][-+][0-9]+)?")  # YAML 1.1, as PyYAML reads it: 1e-3 is a text
KEY = re.compile(r"""("[^"\\]*"|'[^']*'|[^\s#&*!|>@`'"\[\]{},:][^#:]*?)\s*:(?=\s|$)""")
COMMENT = re.compile(r"(^|\s)#.*$")
DEEPEST = 16

Line = tuple[int, str]  # how far it is indented, and what stands there


def read_yaml(text: str) -> Any:
    """What a plain text of YAML says; ValueError where it is not plain."""
    lines = [(len(row) - len(row.lstrip(" ")), row.strip()) for row in map(_bare, text.splitlines())]
    lines = [line for line in lines if line[1]]
    lines = lines[1:] if lines and lines[0] == (0, "---") else lines
    if not lines:
        return None
    if any(line in {"---", "..."} or line.startswith("%") for _, line in lines):
        raise ValueError("several documents")
    value, rest = _block(lines, lines[0][0], 0)
    if rest:
        raise ValueError(f"unexpected {rest[0][1]!r}")
    return value


def _bare(row: str) -> str:
    """A row without its comment."""
    if "\t" in row or (("'" in row or '"' in row) and "#" in row):
        raise ValueError(f"not plain: {row!r}")
    return COMMENT.sub("", row)


def _block(lines: list[Line], indent: int, depth: int) -> tuple[Any, list[Line]]:
    """The mapping, list or single value that begins with the first line, and the lines behind it."""
    if depth > DEEPEST:
        raise ValueError("too deep")
    if lines[0][1] == "-" or lines[0][1].startswith("- "):
        return _list(lines, indent, depth)
    if KEY.match(lines[0][1]):
        return _mapping(lines, indent, depth)
    return _value(lines[0][1]), lines[1:]


def _mapping(lines: list[Line], indent: int, depth: int) -> tuple[dict[Any, Any], list[Line]]:
    found: dict[Any, Any] = {}
    while lines and lines[0][0] == indent and (key := KEY.match(lines[0][1])):
        written, lines = lines[0][1][key.end() :].strip(), lines[1:]
        name = _value(key[1])
        if name in found:
            raise ValueError(f"{name!r} twice")
        inner = lines[0][0] if lines else -1
        listed = bool(lines) and inner == indent and lines[0][1].startswith("-")
        if written or not (inner > indent or listed):
            found[name] = _value(written)
        else:
            found[name], lines = _block(lines, inner, depth + 1)
    if lines and lines[0][0] > indent:
        raise ValueError(f"unexpected indent: {lines[0][1]!r}")
    return found, lines


def _list(lines: list[Line], indent: int, depth: int) -> tuple[list[Any], list[Line]]:
    found: list[Any] = []
    while lines and lines[0][0] == indent and (lines[0][1] == "-" or lines[0][1].startswith("- ")):
        written = lines[0][1][1:].lstrip()
        if written:  # what stands behind the dash is as far indented as it stands
            lines = [(indent + len(lines[0][1]) - len(written), written), *lines[1:]]
            item, lines = _block(lines, lines[0][0], depth + 1)
        elif len(lines) > 1 and lines[1][0] > indent:
            item, lines = _block(lines[1:], lines[1][0], depth + 1)
        else:
            item, lines = None, lines[1:]
        found.append(item)
    if lines and lines[0][0] > indent:
        raise ValueError(f"unexpected indent: {lines[0][1]!r}")
    return found, lines


def _value(text: str) -> Any:
    """A value on one line: a word, a number, a text, or a list or mapping in brackets."""
    if text in WORDS:
        return WORDS[text]
    if text[0] in "[{":
        value, rest = _flow(text, 0)
        if rest.strip():
            raise ValueError(f"unexpected {rest!r}")
        return value
    if text[0] in "'\"":
        if len(text) < 2 or text[-1] != text[0] or "\\" in text or text[0] in text[1:-1]:
            raise ValueError(f"not plain: {text!r}")
        return text[1:-1]
    if text[0] in "&*!|>%@`?" or KEY.match(text) or re.fullmatch(r"[0-9]+(:[0-9]+)+|[0-9]{4}-[0-9]+-[0-9]+.*|0[xob_0-9].*", text):
        raise ValueError(f"not plain: {text!r}")
    if WHOLE.fullmatch(text):
        return int(text.replace("_", ""))
    if FRACTION.fullmatch(text) and any(one.isdigit() for one in text):
        return float(ast.literal_eval(text.lstrip("+")))
    return text


def _flow(text: str, depth: int) -> tuple[Any, str]:
    """A value inside of brackets, and what stands behind it."""
    text = text.lstrip()
    if depth > DEEPEST or not text:
        raise ValueError("not plain")
    if text[0] not in "[{":
        end = re.search(r"[,\[\]{}]", text)
        if end is None:
            raise ValueError(f"no end: {text!r}")
        return _value(text[: end.start()].strip()), text[end.start() :]
    close, mapping, rest = ("}", True, text[1:].lstrip()) if text[0] == "{" else ("]", False, text[1:].lstrip())
    items: list[Any] = []
    while not rest.startswith(close):
        name = None
        if mapping:
            key = KEY.match(rest)
            if key is None:
                raise ValueError(f"no key: {rest!r}")
            name, rest = _value(key[1]), rest[key.end() :]
        item, rest = _flow(rest, depth + 1)
        items.append((name, item) if mapping else item)
        rest = rest.lstrip()
        if rest.startswith(","):
            rest = rest[1:].lstrip()
        elif not rest.startswith(close):
            raise ValueError(f"no end: {rest!r}")
    return dict(items) if mapping else items, rest[1:]
