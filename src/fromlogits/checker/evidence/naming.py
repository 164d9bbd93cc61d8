"""Which entry of the catalogue a live object is: a function, a class, an instance. By identity, never by how it is spelled."""

from __future__ import annotations

import sys
from typing import Any

from fromlogits.checker.catalogue.entry import LossEntry, MetricEntry, load, parameters

__all__ = ["bound", "entry_of", "options_of", "resolve"]

_Known = LossEntry | MetricEntry
_found: dict[int, tuple[object, str, _Known]] = {}  # by identity; the object is held, so that no other takes its address
_modules = 0  # how many were loaded when they were looked up


def resolve(name: str) -> object | None:
    """The object behind a name of the catalogue, if its module is loaded; nothing is imported."""
    parts = name.split(".")
    for length in range(len(parts) - 1, 0, -1):
        module = sys.modules.get(".".join(parts[:length]))
        if module is None:
            continue
        value: Any = module
        for part in parts[length:]:
            value = vars(value).get(part) if isinstance(value, type) else getattr(value, part, None)
            if value is None:
                break
        if value is not None:
            return value  # type: ignore[no-any-return]
    return None


def entry_of(thing: object) -> tuple[str, _Known] | None:
    """The name and entry of a loss or metric: of a function by identity, of an instance by the nearest class of its own that is known."""
    _learn()
    for candidate in (thing, *(type(thing).__mro__ if not isinstance(thing, type) else thing.__mro__)):
        held = _found.get(id(candidate))
        if held is not None:
            return held[1], held[2]
    return None


def _learn() -> None:
    """Look up every loss and metric that is loaded, again when there are more modules: `flax.nnx` may come long after `flax`."""
    global _modules  # noqa: PLW0603 what was looked up, and when
    if len(sys.modules) == _modules:
        return
    _modules = len(sys.modules)
    for name, entry in load().items():
        if isinstance(entry, LossEntry | MetricEntry):
            value = resolve(name)
            if value is not None and not isinstance(value, str | int | float | bool):
                _found.setdefault(id(value), (value, name, entry))


def options_of(thing: object, entry: _Known) -> dict[str, Any]:
    """The options an instance was made with, by their canonical names: from what Keras calls its configuration, otherwise from attributes."""
    if entry.make is None:
        return {}
    config: dict[str, Any] = {}
    if hasattr(thing, "get_config"):
        try:
            config = dict(thing.get_config())
        except Exception:  # noqa: BLE001 the user's class may have any configuration, or none
            config = {}
    found = {}
    for one in parameters(entry.make):
        if one.name in config or hasattr(thing, one.name):
            found[one.canonical] = config.get(one.name, getattr(thing, one.name, None))
    return found


def bound(call: str, positional: tuple[Any, ...], keywords: dict[str, Any]) -> dict[str, Any]:
    """Arguments by their canonical names, as a signature of the catalogue has them; what it does not know is left out."""
    found: dict[str, Any] = {}
    signature = parameters(call)
    for value, one in zip(positional, (one for one in signature if not one.keyword_only), strict=False):
        found[one.canonical] = value
    for one in signature:
        if one.name in keywords:
            found[one.canonical] = keywords[one.name]
    return found
