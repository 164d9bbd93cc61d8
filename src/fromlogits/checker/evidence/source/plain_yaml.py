"""The plain part of YAML, as programs write their settings in it: mappings, lists and scalars; nothing with anchors, tags or block texts."""

from __future__ import annotations

import json
import re
from typing import Any

__all__ = ["NotPlainError", "parsed"]

LARGEST = 100_000
DEEPEST = 24
WORDS = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False, "null": None, "~": None, "": None}
WHOLE = re.compile(r"[-+]?(?:0|[1-9][\d_]*)")
FRACTION = re.compile(r"[-+]?(?:\d[\d_]*\.\d*|\.\d+)(?:[eE][-+]\d+)?")
POWER = re.compile(r"[-+]?\d+[eE][-+]?\d+")  # which is a word to YAML
ODD = re.compile(r"[-+]?\d[\dA-Fa-fxXoO_:-]*")  # other bases, times of day, dates
KEY = re.compile(r"""(?P<key>"[^"]*"|'[^']*'|[^\s\[\]{},#&*!|>'"%@`-][^:#]*?|-[^\s:#][^:#]*?)\s*:(?:\s+(?P<rest>.*))?$""")
COMMENT = re.compile(r"""((?:[^'"#]|"[^"]*"|'[^']*'|(?<=\S)#)*)(?:(?:^|(?<=\s))#.*)?$""")


class NotPlainError(ValueError):
    """More of YAML than is read here."""


def parsed(text: str) -> Any:
    """The document in a text, as Python's own values."""
    if len(text) > LARGEST or "\t" in text:
        raise NotPlainError
    lines: list[tuple[int, str]] = []
    for line in text.splitlines():
        found = COMMENT.match(line)
        if found is None:
            raise NotPlainError
        kept = found[1].rstrip()
        if kept.strip() and kept.strip() != "---":
            lines.append((len(kept) - len(kept.lstrip()), kept.strip()))
    if not lines:
        return None
    value, left = _block(lines, lines[0][0], 0)
    if left:
        raise NotPlainError
    return value


def _block(lines: list[tuple[int, str]], indent: int, depth: int) -> tuple[Any, list[tuple[int, str]]]:
    """The value that begins here, and the lines behind it."""
    if depth > DEEPEST:
        raise NotPlainError
    if lines[0][1].startswith("- ") or lines[0][1] == "-":
        return _list(lines, indent, depth)
    if KEY.match(lines[0][1]) is None:
        if len(lines) > 1:
            raise NotPlainError
        return _scalar(lines[0][1]), []
    return _mapping(lines, indent, depth)


def _list(lines: list[tuple[int, str]], indent: int, depth: int) -> tuple[list[Any], list[tuple[int, str]]]:
    made: list[Any] = []
    while lines and lines[0][0] == indent and (lines[0][1].startswith("- ") or lines[0][1] == "-"):
        rest = lines[0][1][1:].lstrip()
        inner = indent + len(lines[0][1]) - len(rest)
        if rest and KEY.match(rest) is None and not rest.startswith("- "):
            made.append(_scalar(rest))
            lines = lines[1:]
            continue
        following = [(inner, rest), *lines[1:]] if rest else lines[1:]
        if not following or following[0][0] <= indent:
            raise NotPlainError
        value, lines = _block(following, following[0][0], depth + 1)
        made.append(value)
    return made, lines


def _mapping(lines: list[tuple[int, str]], indent: int, depth: int) -> tuple[dict[Any, Any], list[tuple[int, str]]]:
    made: dict[Any, Any] = {}
    while lines and lines[0][0] == indent:
        found = KEY.match(lines[0][1])
        if found is None:
            raise NotPlainError
        key, rest, lines = _scalar(found["key"]), found["rest"], lines[1:]
        if not isinstance(key, (str, int, float, bool)):
            raise NotPlainError
        if rest:
            made[key] = _scalar(rest)
        elif lines and (lines[0][0] > indent or (lines[0][0] == indent and lines[0][1].startswith("- "))):
            made[key], lines = _block(lines, lines[0][0], depth + 1)
        else:
            made[key] = None
    if lines and lines[0][0] > indent:
        raise NotPlainError
    return made, lines


def _scalar(text: str) -> Any:
    if text[:1] in {"[", "{"}:
        return _flow(text)
    if text[:1] == '"':
        try:
            return json.loads(text)
        except ValueError:
            raise NotPlainError from None
    if text[:1] == "'":
        if not re.fullmatch(r"'(?:[^']|'')*'", text):
            raise NotPlainError
        return text[1:-1].replace("''", "'")
    if text[:1] in set("&*!|>%@`"):
        raise NotPlainError
    if text.lower() in WORDS and text in {text.lower(), text.upper(), text.capitalize()}:
        return WORDS[text.lower()]
    if WHOLE.fullmatch(text):
        return int(text.replace("_", ""))
    if FRACTION.fullmatch(text):
        return float(text.replace("_", ""))
    if ": " in text or text in {"-", "?"} or (ODD.fullmatch(text) and not POWER.fullmatch(text)):
        raise NotPlainError
    return text


def _flow(text: str) -> Any:
    """`[a, b]` and `{a: 1}` on one line, without others inside."""
    inner = text[1:-1].strip()
    if {"[": "]", "{": "}"}[text[0]] != text[-1] or any(sign in inner for sign in "[]{}'\""):
        raise NotPlainError
    parts = [part.strip() for part in inner.split(",")] if inner else []
    if text[0] == "[":
        return [_scalar(part) for part in parts]
    pairs = [part.partition(":") for part in parts]
    return {_scalar(key.strip()): _scalar(value.strip()) for key, _, value in pairs}
