"""`configparser`: settings in sections, from a text or a dictionary that stands in the program; every value is a text until it is asked for otherwise."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from fromlogits.checker.evidence.source.operations.bound import Bound
from fromlogits.checker.evidence.source.values import Constant, Dict, List, Object, Unknown, Value

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.reader import Reader

__all__ = ["OPERATIONS"]

PARSER, SECTION = "configparser.ConfigParser", "configparser.SectionProxy"
TRUTHS = dict.fromkeys(("1", "yes", "true", "on"), True) | dict.fromkeys(("0", "no", "false", "off"), False)
KINDS: dict[str, Callable[[str], Any]] = {
    "str": str,
    "int": int,
    "float": float,
    "bool": lambda text: TRUTHS[text.lower()],
}
DEFAULTS = "DEFAULT"  # the section that the others fall back on
LONGEST = 100_000  # characters of a text that are looked at


def _parser(reader: Reader, bound: Bound) -> Value:
    return Object(PARSER, None, {"open": Constant(False)}, site=bound.site)


def _read(reader: Reader, bound: Bound) -> Value:
    """`parser.read_string(text)`, `parser.read_dict(settings)`; a file that is read may say anything."""
    owner = bound.value("x")
    if not isinstance(owner, Object):
        return Unknown()
    given = bound.value("settings")
    sections = _of_dictionary(reader, given) if isinstance(given, Dict) else _of_text(bound.plain("text"))
    if sections is None:
        for part in (owner, *(held for held in _items(owner).values() if isinstance(held, Object))):
            reader.machine.write(part.slots, "open", Constant(True))
        return Unknown()
    for name, fields in sections.items():
        section = owner.slots.get(("item", name))
        if not isinstance(section, Object):
            section = Object(SECTION, None, {"open": owner.slots["open"]})
            reader.machine.write(owner.slots, ("item", name), section)
        for key, value in fields.items():
            reader.machine.write(section.slots, ("item", key), value)
    return Constant(None)


def _of_text(text: Any) -> dict[str, dict[str, Value]] | None:
    """The sections of a text, the defaults in each; None where it cannot be read."""
    import configparser

    if not isinstance(text, str) or len(text) > LONGEST:
        return None
    parser = configparser.ConfigParser()
    try:
        parser.read_string(text)
        return {name: {key: Constant(value) for key, value in parser[name].items()} for name in parser}
    except configparser.Error:
        return None


def _of_dictionary(reader: Reader, given: Dict) -> dict[str, dict[str, Value]] | None:
    sections = {str(name): reader.machine.settle(part) for name, part in given.slots.items()}
    if not given.exact or not all(isinstance(part, Dict) and part.exact for part in sections.values()):
        return None
    fields = {name: _texts(reader, part.slots) for name, part in sections.items() if isinstance(part, Dict)}
    defaults = fields.get(DEFAULTS, {})
    return {name: {**defaults, **own} for name, own in fields.items()}


def _texts(reader: Reader, fields: Mapping[Any, Any]) -> dict[str, Value]:
    settled = {str(key).lower(): reader.machine.settle(value) for key, value in fields.items()}
    return {key: Constant(str(value.value)) if isinstance(value, Constant) else Unknown() for key, value in settled.items()}


def _items(owner: Object) -> dict[str, Value]:
    """What stands in a section, or the sections of a parser, by name."""
    return {key[1]: value for key, value in owner.slots.items() if isinstance(key, tuple) and key[0] == "item"}


def _section(bound: Bound) -> Object | None:
    """The section that is asked, or the parser where it has no such section."""
    owner = bound.value("x")
    if isinstance(owner, Object) and owner.name == PARSER:
        held = owner.slots.get(("item", bound.plain("section")))
        return held if isinstance(held, Object) else owner
    return owner if isinstance(owner, Object) else None


def _get(reader: Reader, bound: Bound) -> Value:
    """`parser.getint("model", "units", fallback=3)`, `section.getboolean("from_logits")`."""
    owner, option, fallback = _section(bound), bound.plain("option"), bound.value("fallback")
    if owner is None or not isinstance(option, str):
        return Unknown()
    found = owner.slots.get(("item", option.lower())) if owner.name == SECTION else None
    if found is None:
        closed = isinstance(owner.get("open"), Constant) and owner.get("open").value is False
        return fallback if closed and isinstance(fallback, Value) else Constant(None) if closed else Unknown()
    if not isinstance(found, Constant) or not isinstance(found.value, str):
        return Unknown()
    try:
        return Constant(KINDS[str(bound.plain("kind", "str"))](found.value))
    except (KeyError, ValueError):
        return Unknown()


def _view(reader: Reader, bound: Bound) -> Value:
    """`section.items()` and its like: names, texts, or pairs of them; `parser.sections()`."""
    owner, view = _section(bound), bound.plain("view")
    if owner is None or (owner.name == PARSER and view != "sections"):
        return Unknown()
    fields = _items(owner)
    parts: dict[Any, Iterable[Value]] = {
        "sections": (Constant(name) for name in fields if name != DEFAULTS),
        "keys": map(Constant, fields),
        "values": fields.values(),
        "items": (List.of([Constant(name), value], "tuple") for name, value in fields.items()),
    }
    closed = isinstance(owner.get("open"), Constant) and owner.get("open").value is False
    return List.of(parts[view], exact=closed)


OPERATIONS: dict[str, Callable[[Any, Bound], Value]] = {"ini_parser": _parser, "ini_read": _read, "ini_get": _get, "ini_view": _view}
