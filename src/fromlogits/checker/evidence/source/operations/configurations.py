"""Settings that a program spells out as text: YAML, ini sections, Python literals."""

from __future__ import annotations

import ast
import configparser
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from fromlogits.checker.evidence.source.operations.bound import Bound
from fromlogits.checker.evidence.source.values import Constant, Dict, List, Object, Unknown, Value
from fromlogits.checker.evidence.source.yaml_text import parsed

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.reader import Reader

__all__ = ["OPERATIONS", "spelled"]

LONGEST = 100_000  # characters of a text that are looked at
PARSER, SECTION = "configparser.ConfigParser", "configparser.SectionProxy"
KINDS: dict[str, Callable[[str], Any]] = {"int": int, "float": float, "str": str}


def spelled(value: Any) -> Value:
    """A Python value as the reader holds it."""
    if isinstance(value, dict):
        return Dict({key: spelled(part) for key, part in value.items()})
    if isinstance(value, (list, tuple, set)):
        return List.of((spelled(part) for part in value), type(value).__name__)
    return Constant(value)


def _text(bound: Bound) -> str | None:
    text = bound.plain("text")
    return text if isinstance(text, str) and len(text) <= LONGEST else None


def _yaml(reader: Reader, bound: Bound) -> Value:
    text = _text(bound)
    try:
        return spelled(parsed(text)) if text is not None else Unknown()
    except (ValueError, RecursionError):
        return Unknown()


def _literal(reader: Reader, bound: Bound) -> Value:
    text = _text(bound)
    try:
        return spelled(ast.literal_eval(text)) if text is not None else Unknown()
    except (ValueError, TypeError, SyntaxError, MemoryError, RecursionError):
        return Unknown()


def _ini_parser(reader: Reader, bound: Bound) -> Value:
    return Object(PARSER, None, {"open": Constant(False)}, site=bound.site)


def _ini_read(reader: Reader, bound: Bound) -> Value:
    """`parser.read_string(text)`; a file that is read may say anything."""
    owner, text = bound.value("x"), _text(bound)
    parsing = configparser.ConfigParser()
    try:
        parsing.read_string(text or "")
        sections = {name: dict(parsing.items(name)) for name in parsing.sections()}
    except configparser.Error:
        text = None
    if not isinstance(owner, Object):
        return Unknown()
    if text is None:
        reader.machine.write(owner.slots, "open", Constant(True))
        return Unknown()
    for name, options in sections.items():
        held = {("item", option): Constant(value) for option, value in options.items()}
        reader.machine.write(owner.slots, ("item", name), Object(SECTION, None, {"open": owner.slots["open"], **held}))
    return Constant(None)


def _ini_get(reader: Reader, bound: Bound) -> Value:
    """`parser.getint("model", "units", fallback=3)`, `section.getboolean("from_logits")`."""
    owner, option = bound.value("x"), bound.plain("option")
    if isinstance(owner, Object) and owner.name == PARSER:
        owner = owner.slots.get(("item", bound.plain("section")), owner)
    if not isinstance(owner, Object) or not isinstance(option, str):
        return Unknown()
    found = owner.slots.get(("item", option.lower()))
    if found is None:
        whole = isinstance(owner.get("open"), Constant) and owner.get("open").value is False
        return bound.value("fallback") or Constant(None) if whole else Unknown()
    kind = str(bound.plain("kind", "str"))
    if not isinstance(found, Constant) or not isinstance(found.value, str):
        return found if isinstance(found, Value) and kind == "str" else Unknown()
    try:
        return Constant(configparser.ConfigParser.BOOLEAN_STATES[found.value.lower()] if kind == "bool" else KINDS[kind](found.value))
    except (KeyError, ValueError):
        return Unknown()


def _ini_items(reader: Reader, bound: Bound) -> Value:
    """`section.items()`: pairs of texts."""
    owner = bound.value("x")
    if isinstance(owner, Object) and owner.name == PARSER:
        owner = owner.slots.get(("item", bound.plain("section")))
    if not isinstance(owner, Object):
        return Unknown()
    pairs = [(key[1], value) for key, value in owner.slots.items() if isinstance(key, tuple) and key[0] == "item"]
    return List.of(List.of([Constant(name), value], "tuple") for name, value in pairs)


OPERATIONS: dict[str, Callable[[Any, Bound], Value]] = {
    "yaml_loads": _yaml,
    "literal": _literal,
    "ini_parser": _ini_parser,
    "ini_read": _ini_read,
    "ini_get": _ini_get,
    "ini_items": _ini_items,
}
