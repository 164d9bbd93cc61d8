"""The command line: what an argument is when nobody gives it, what else it can be, and what a program gives itself.

A number keeps its default; a word or a flag stays open, since it is there to be chosen. Where a program parses a list that it spells out
(`parse_args([])` in a notebook) nothing is open: Python's own argparse says what comes out.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NoReturn

from fromlogits.checker.evidence.source.enums import is_member, label_of
from fromlogits.checker.evidence.source.machine import join
from fromlogits.checker.evidence.source.values import Constant, External, Frame, List, Object, Site, Unknown, Value, native

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.reader import Reader

__all__ = ["argument", "by_default", "parser"]

TYPES = {"builtins.int": int, "builtins.float": float, "builtins.str": str}
SPELLED = ("action", "nargs", "const", "dest", "required")  # what of a declaration is plain
GROUPS = frozenset({"add_argument_group", "add_mutually_exclusive_group", "add_subparsers", "add_parser"})


class _Strict(argparse.ArgumentParser):
    """Says what is wrong instead of leaving the program."""

    def error(self, message: str) -> NoReturn:
        raise ValueError(message)


def parser(
    reader: Reader, owner: Object, name: str, positional: list[Value], keywords: dict[str, Value], site: Site, frame: Frame
) -> Value | None:
    """argparse: what a flag can be is written down where it is declared."""
    declared = owner.slots.setdefault("declared", {})
    if name == "add_argument":
        _declare(reader, owner, positional, keywords)
        return Constant(None)
    if name in {"parse_args", "parse_known_args"}:
        given = _given(reader, owner, positional, keywords)
        values = Object("argparse.values", None, {"declared": declared if given is None else given})
        return values if name == "parse_args" else List.of([values, Unknown()], "tuple")
    if name in GROUPS:
        return owner
    if name == "set_defaults":
        for key, value in keywords.items():
            declared[key] = value
    return Constant(None)


def _declare(reader: Reader, owner: Object, positional: list[Value], keywords: dict[str, Value]) -> None:
    names = [value.value for value in positional if isinstance(value, Constant) and isinstance(value.value, str)]
    long = next((name for name in names if name.startswith("--")), names[0] if names else None)
    named = keywords.get("dest")
    label = named.value if isinstance(named, Constant) else long.lstrip("-").replace("-", "_") if long else None
    if label:
        owner.slots["declared"][label] = _open(reader, label, keywords)
        owner.slots.setdefault("spelled", []).append((label, names, keywords))


def _open(reader: Reader, label: str, keywords: dict[str, Value]) -> Value:
    """A command-line value: open, with the default it has when nobody says otherwise."""
    default = keywords.get("default")
    key = ("argument", label)
    action = _action(keywords)
    if action in {"store_true", "store_false"}:
        reader.machine.settings["defaults", key] = action == "store_false" if default is None else getattr(default, "value", None)
        return Unknown(key, text=label)
    plain = reader.machine.settle(default) if default is not None else None
    if isinstance(plain, Constant) and _is_number(plain.value) and "choices" not in keywords:
        kind = keywords.get("type")
        if not (isinstance(plain.value, int) and plain.value in (0, 1) and isinstance(kind, External)):
            reader.machine.settings.setdefault("numbers", set()).add(plain.value)
            return plain
    if (
        isinstance(plain, List)
        and plain.exact
        and plain.items
        and all(isinstance(one, Constant) and _is_number(one.value) for one in plain.items)
    ):
        return plain
    found = _told(plain)
    if isinstance(plain, Constant) or found is not None:
        reader.machine.settings["defaults", key] = found
    if isinstance(found, (str, tuple)) or (_is_number(found) and "choices" in keywords):
        reader.machine.settings["by default", key] = plain
    return Unknown(key, text=label)


def _told(value: Any) -> Any:
    """A default as conditions speak of it."""
    return label_of(value) if is_member(value) else native(value)


def _action(keywords: Mapping[str, Value]) -> Any:
    action = keywords.get("action")
    return action.value if isinstance(action, Constant) else None


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


# -- what a program gives itself


def _given(reader: Reader, owner: Object, positional: list[Value], keywords: dict[str, Value]) -> dict[str, Value] | None:
    """Every argument of a list that the program spells out; None where it parses what it is started with."""
    given = positional[0] if positional else keywords.get("args")
    words = native(reader.machine.settle(given)) if isinstance(given, Value) else None
    if not isinstance(words, tuple) or not all(isinstance(word, str) for word in words):
        return None
    parsing = _Strict(add_help=False)
    spelled = owner.slots.get("spelled") or []
    found: dict[str, Value] = dict(owner.slots["declared"])
    try:
        for label, names, options in spelled:
            parsing.add_argument(*names, **_plain(reader, options))
            found[label] = _unsaid(reader, options)
        said = vars(parsing.parse_known_args(list(words))[0])
    except (ValueError, TypeError, argparse.ArgumentError):
        return None
    return {**found, **{label: _spoken(value) for label, value in said.items()}}


def _plain(reader: Reader, options: Mapping[str, Value]) -> dict[str, Any]:
    """A declaration as argparse takes it; defaults and choices are ours."""
    made: dict[str, Any] = {"default": argparse.SUPPRESS}
    for key in SPELLED:
        value = reader.machine.settle(options[key]) if key in options else None
        if value is not None:
            if not isinstance(value, Constant):
                raise ValueError(key)
            made[key] = value.value
    kind = options.get("type")
    if isinstance(kind, External) and kind.name in TYPES:
        made["type"] = TYPES[kind.name]
    elif kind is not None:
        made["type"] = _Opaque
    return made


class _Opaque:
    """A word that a function of the program turns into something else."""

    def __init__(self, word: str) -> None:
        self.word = word


def _unsaid(reader: Reader, options: Mapping[str, Value]) -> Value:
    """The default of an argument."""
    flag = {"store_true": False, "store_false": True}.get(_action(options))
    return options.get("default") or Constant(flag)


def _spoken(value: Any) -> Value:
    if isinstance(value, list):
        return List.of([_spoken(one) for one in value])
    return Unknown() if isinstance(value, _Opaque) else Constant(value)


# -- what is open


def argument(reader: Reader, owner: Object, name: str) -> Value:
    """`args.name` of argparse: its default, but open, since the command line can change it."""
    declared: Mapping[Any, Any] = owner.get("declared") or {}
    found = declared.get(name)
    return found if isinstance(found, Value) else Unknown(("argument", name), text=name)


def by_default(reader: Reader, value: Any) -> Any:
    """An open word of the command line as a choice: its default, under the condition that nobody says otherwise, or anything else."""
    if not isinstance(value, Unknown):
        return value
    default = None
    with suppress(TypeError):
        default = reader.machine.settings.get(("by default", value.key))
    if not isinstance(default, Value):
        return value
    condition = ("==", value.key, _told(default))
    return reader.machine.settle(join([(frozenset({(condition, True)}), default), (frozenset({(condition, False)}), value)]))
