"""Slices of arrays in memory, one after another: how numpy and torch take classes and rows in pieces."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

__all__ = ["by_classes", "by_rows"]


def by_classes(step: Callable[..., Any], weight: Any, bias: Any, width: int) -> Any:
    """What is left after all classes went by: `step(state, weight, bias, first class, number of the piece)`, None before the first."""
    state = None
    for number, first in enumerate(range(0, weight.shape[0], width)):
        part = slice(first, first + width)
        state = step(state, weight[part], None if bias is None else bias[part], first, number)
    return state


def by_rows(joined: Callable[..., Any], function: Callable[..., Any], block: int, rows: tuple[Any, ...]) -> tuple[Any, ...]:
    """A function of rows, at most `block` at a time; what it gives, one behind the other."""
    found = [function(*(one[first : first + block] for one in rows)) for first in range(0, max(len(rows[0]), 1), block)]
    return tuple(joined(parts) for parts in zip(*found, strict=True))
