"""Open conditions, spoken and weighed: which of them a person can bring about from the command line."""

from __future__ import annotations

from collections.abc import Hashable
from typing import TYPE_CHECKING, Any

from fromlogits.checker.evidence.source.values import Guards

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.machine import Machine

__all__ = ["reachable", "spoken"]


def reachable(guards: Guards, machine: Machine) -> bool:
    """Whether every condition hangs on a command-line argument, so that each side of it can happen; no condition always holds."""
    return all(_argument(key) is not None for key, _ in guards)


def _argument(key: Any) -> str | None:
    """The command-line argument at the root of a condition."""
    while isinstance(key, tuple) and key:
        if key[0] == "argument" and len(key) == 2:
            return str(key[1])
        if key[0] in {"==", "not", "in", "item", "attribute", "len", "<", ">", "<=", ">="} and len(key) > 1:
            key = key[1]
            continue
        return None
    return None


def spoken(guards: Guards) -> str | None:
    """Conditions in the program's words, where they have any."""
    parts = [text for text in (_text(key, truth) for key, truth in sorted(guards, key=repr)) if text]
    return " and ".join(parts) or None


def _text(key: Hashable, truth: bool) -> str | None:
    name = _argument(key)
    if name is None or not isinstance(key, tuple):
        return None
    if key[0] == "==":
        return f"{name} is {'' if truth else 'not '}{key[2]!r}"
    return name if truth else f"not {name}"
