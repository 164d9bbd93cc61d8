"""Open conditions, spoken and weighed: which of them a person can bring about from the command line."""

from __future__ import annotations

from collections.abc import Hashable
from typing import TYPE_CHECKING, Any

from fromlogits.checker.evidence.source.values import Guards

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.machine import Machine

__all__ = ["reachable", "spoken"]


def reachable(guards: Guards, machine: Machine) -> bool:
    """Whether a person gets there from the command line, saying no more than they must: an argument with a default keeps it."""
    return all(_argument(key) is not None and _by_default(key, machine) in {None, truth} for key, truth in guards)


def _by_default(key: Any, machine: Machine) -> bool | None:
    """What a condition is when nobody gives the argument; None where no default decides it."""
    if not isinstance(key, tuple) or not key:
        return None
    if key[0] in {"argument", "environment"}:
        known, value = _default(key, machine)
        return bool(value) if known else None
    if key[0] == "not":
        inner = _by_default(key[1], machine)
        return None if inner is None else not inner
    if key[0] in {"==", "in"} and len(key) == 3:
        known, value = _default(key[1], machine)
        if not known:
            return None
        return bool(value == key[2]) if key[0] == "==" else repr(value) in key[2]
    return None


def _default(key: Any, machine: Machine) -> tuple[bool, Any]:
    if isinstance(key, tuple) and len(key) == 2 and ("defaults", key) in machine.settings:
        return True, machine.settings["defaults", key]
    return False, None


def _argument(key: Any) -> str | None:
    """The command-line argument at the root of a condition."""
    while isinstance(key, tuple) and key:
        if key[0] in {"argument", "environment"} and len(key) == 2:
            return str(key[1])
        if key[0] in {"==", "not", "in", "item", "attribute", "len", "<", ">", "<=", ">="} and len(key) > 1:
            key = key[1]
            continue
        return None
    return None


def spoken(guards: Guards) -> str | None:
    """Conditions in the program's words, where they have any."""
    parts = [text for text in (_text(key, truth) for key, truth in sorted(guards, key=repr)) if text]
    return " and ".join(dict.fromkeys(parts)) or None


def _text(key: Hashable, truth: bool) -> str | None:
    name = _argument(key)
    if name is None or not isinstance(key, tuple):
        return None
    if key[0] == "==":
        return f"{name} is {'' if truth else 'not '}{key[2]!r}"
    if key[0] == "in" and len(key) == 3:
        return f"{name} is {'' if truth else 'not '}{'one of ' if len(key[2]) > 1 else ''}{', '.join(key[2])}"
    return name if truth else f"not {name}"
