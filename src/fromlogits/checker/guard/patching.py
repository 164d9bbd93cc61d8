"""Attributes of a framework that are another while the guard is on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

__all__ = ["Patches"]


class Patches:
    """Attributes that are another while the guard is on."""

    def __init__(self) -> None:
        self._before: list[tuple[Any, str, Any]] = []

    def put(self, home: Any, name: str, around: Callable[[Callable[..., Any]], Callable[..., Any]]) -> None:
        original = vars(home)[name]
        self._before.append((home, name, original))
        setattr(home, name, around(original))

    def take_off(self) -> None:
        while self._before:
            home, name, original = self._before.pop()
            setattr(home, name, original)
