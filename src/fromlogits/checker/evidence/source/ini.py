"""`configparser`: settings in sections, from a text or a dictionary that stands in the program; every value is a text until it is asked for otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from fromlogits.checker.evidence.source.values import Constant, Dict, Frame, List, Object, Site, Unknown, Value

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.reader import Reader

__all__ = ["SECTION", "parser_method", "section_method"]

SECTION = "configparser.section"
GETTERS = {"get": str, "getint": int, "getfloat": float, "getboolean": bool}
TRUTHS = dict.fromkeys(("1", "yes", "true", "on"), True) | dict.fromkeys(("0", "no", "false", "off"), False)
LONGEST = 100_000


def parser_method(
    reader: Reader, owner: Object, name: str, positional: list[Value], keywords: dict[str, Value], site: Site, frame: Frame
) -> Value | None:
    """`read_string`, `read_dict`, and `get(section, key)` with its like."""
    given = [reader.machine.settle(value) for value in positional]
    if name in {"read_string", "read_dict"} and given:
        for section, fields in _sections(reader, given[0]).items():
            made = Object(SECTION, None, {("item", key): Constant(value) for key, value in fields.items()})
            reader.machine.write(owner.slots, ("item", section), made)
        return Constant(None)
    if name == "sections":
        return List.of(Constant(key[1]) for key in owner.slots if isinstance(key, tuple) and key[0] == "item" and key[1] != "DEFAULT")
    if name in GETTERS and given and isinstance(given[0], Constant):
        held = owner.slots.get(("item", given[0].value))
        return section_method(reader, held, name, positional[1:], keywords, site, frame) if isinstance(held, Object) else Unknown()
    return Unknown()


def section_method(
    reader: Reader, owner: Object, name: str, positional: list[Value], keywords: dict[str, Value], site: Site, frame: Frame
) -> Value | None:
    """`section.getint("units")`, `section.items()`."""
    fields = {key[1]: value for key, value in owner.slots.items() if isinstance(key, tuple) and key[0] == "item"}
    if name in {"items", "keys", "values"}:
        return _view(fields, name)
    key = reader.machine.settle(positional[0]) if positional else None
    if name not in GETTERS or not isinstance(key, Constant):
        return Unknown()
    found = fields.get(str(key.value).lower())
    if found is None:
        return keywords.get("fallback", positional[1] if len(positional) > 1 else Constant(None))
    return _read(found.value, name) if isinstance(found, Constant) else Unknown()


def _view(fields: Mapping[str, Value], name: str) -> Value:
    if name == "values":
        return List.of(fields.values())
    if name == "keys":
        return List.of(map(Constant, fields))
    return List.of(List.of([Constant(key), value], "tuple") for key, value in fields.items())


def _sections(reader: Reader, given: Value) -> dict[str, dict[str, str]]:
    """The sections of a text or a dictionary, with what stands for every one of them; none where it cannot be read."""
    import configparser

    parser = configparser.ConfigParser()
    try:
        if isinstance(given, Constant) and isinstance(given.value, str) and len(given.value) <= LONGEST:
            parser.read_string(given.value)
        elif isinstance(given, Dict):
            sections = {key: reader.machine.settle(part) for key, part in given.slots.items()}
            plain = {key: part.slots for key, part in sections.items() if isinstance(part, Dict)}
            parser.read_dict(
                {
                    str(key): {str(name): value.value for name, value in part.items() if isinstance(value, Constant)}
                    for key, part in plain.items()
                }
            )
        return {name: dict(parser[name]) for name in parser}
    except (configparser.Error, AttributeError, TypeError, ValueError):
        return {}


def _read(text: str, name: str) -> Value:
    try:
        return Constant(TRUTHS[text.lower()] if name == "getboolean" else GETTERS[name](text))
    except (KeyError, ValueError):
        return Unknown()
