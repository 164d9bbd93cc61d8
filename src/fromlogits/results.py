"""Results with fields that the caller chose: named tuples, which pickles and copies make anew from their names."""

from __future__ import annotations

import copyreg
from collections import namedtuple
from typing import Any

__all__ = ["named"]

_NAMED: dict[tuple[str, ...], Any] = {}  # not functools.cache, which torch's compiler warns of


def named(kind: str, names: tuple[str, ...]) -> Any:
    """The named tuple of that name with these fields, the same one for the same fields."""
    if (kind, *names) not in _NAMED:
        made: Any = namedtuple(kind, names)  # type: ignore[misc] # noqa: PYI024 its fields are chosen by the caller
        copyreg.pickle(made, _told)  # not a method, which torch's compiler cannot give to a class
        _NAMED[kind, *names] = made
    return _NAMED[kind, *names]


def _told(result: Any) -> tuple[Any, ...]:
    return _made, (type(result).__name__, result._fields, tuple(result))


def _made(kind: str, names: tuple[str, ...], values: tuple[Any, ...]) -> Any:
    return named(kind, names)(*values)
