"""Labels read one by one: lists that numpy cannot read, and arrays of objects."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from fromlogits.labels import frameworks
from fromlogits.labels.given import Given, Kind, unreadable

__all__ = ["read_elements"]

PLAIN = {Kind.NUMBERS, Kind.TEXT}
DEPTH = 4  # how deep lists are followed that numpy itself cannot read; a label of more axes is an array
MISSING, NUMBER, TEXT, ROW, OTHER = range(5)


def _role(kind: type) -> int:
    """What values of a type are, within labels."""
    if kind.__name__ in {"NoneType", "NAType", "NaTType", "MaskedConstant"}:
        return MISSING
    if issubclass(kind, bool | int | float | np.bool_ | np.integer | np.floating):
        return NUMBER
    if issubclass(kind, str | bytes):
        return TEXT
    if issubclass(kind, Mapping | np.generic):
        return OTHER
    return ROW if issubclass(kind, list | tuple | range) or hasattr(kind, "__array__") else OTHER


def read_elements(elements: list[Any], depth: int) -> Given:
    """Labels from their rows, in a list."""
    if any(hasattr(kind, "__array__") and not issubclass(kind, np.generic) for kind in {type(one) for one in elements}):
        elements = [_opened(one) for one in elements]
    roles = {kind: _role(kind) for kind in {type(one) for one in elements}}
    found = set(roles.values())
    if OTHER in found or depth > DEPTH:
        at = next((at for at, one in enumerate(elements) if roles[type(one)] == OTHER), 0)
        if not elements:
            return unreadable((), elements, "an empty list within lists")
        return unreadable((at,), elements[at], "neither number nor name" if OTHER in found else f"more than {DEPTH} lists deep")
    if ROW not in found:
        return _leaves(elements, roles)
    rows = [list(one) if roles[type(one)] == ROW else None if roles[type(one)] == MISSING else one for one in elements]
    if NUMBER in found or TEXT in found:
        rows = [None if _is_nan(one) else one for one in rows]
        if any(one is not None and not isinstance(one, list) for one in rows):
            return Given(Kind.MIXED, np.empty(0), "object", parts=tuple(rows))
    return _stacked(rows, depth)


def _is_nan(one: Any) -> bool:
    return isinstance(one, float | np.floating) and bool(one != one)  # noqa: PLR0124 NaN alone differs from itself


def _opened(one: Any) -> Any:
    """An array within a list, as a list or, where it has no axes, as its value."""
    if not hasattr(one, "__array__") or isinstance(one, np.generic):
        return one
    return frameworks.numbers(one).tolist()


def _leaves(elements: list[Any], roles: dict[type, int]) -> Given:
    """Labels that hold one value each."""
    missing = None
    if MISSING in roles.values() or any(issubclass(kind, float | np.floating) for kind in roles):
        holes = np.array([roles[type(one)] == MISSING or _is_nan(one) for one in elements], bool)
        missing = holes if holes.any() else None
    places = np.ones(len(elements), bool) if missing is None else ~missing
    kept = elements if missing is None else [one for one, place in zip(elements, places, strict=True) if place]
    kinds = {roles[kind] for kind in {type(one) for one in kept}}
    if TEXT in kinds:
        if NUMBER in kinds:
            at = next(at for at, one in enumerate(elements) if roles[type(one)] == NUMBER and places[at])
            return unreadable((at,), elements[at], "a number among names")
        values = np.full(len(elements), "", object)
        values[places] = [one.decode(errors="backslashreplace") if isinstance(one, bytes) else str(one) for one in kept]
        return Given(Kind.TEXT, values, "str", missing)
    numbers = np.asarray(kept)
    if numbers.dtype.kind not in "biuf":  # whole numbers that no machine word holds
        at = next(at for at, one in enumerate(elements) if places[at] and np.asarray(one).dtype.kind not in "biuf")
        return unreadable((at,), elements[at], "a number beyond 64 bits")
    filled = np.zeros(len(elements), numbers.dtype)
    filled[places] = numbers
    return Given(Kind.NUMBERS, filled, "object", missing)


def _stacked(rows: list[list[Any] | None], depth: int) -> Given:
    """Labels that hold several values each."""
    inner: list[Given] = []
    for at, row in enumerate(rows):
        one = read_elements(row or [], depth + 1)
        if one.kind is Kind.UNREADABLE:
            index, example, why = one.example or ((), None, "")
            return unreadable((at, *index), example, why)
        inner.append(one)
    known = [one for one, row in zip(inner, rows, strict=True) if row is not None]
    kinds = [(at, one.kind) for at, one in enumerate(inner) if one.kind not in PLAIN or one.present.size]
    for at, kind in kinds:
        if kind not in PLAIN:
            return unreadable((at,), rows[at], f"a {kind} row within rows")
        if kind is not kinds[0][1]:
            return unreadable((at,), rows[at], "a row of another kind than those before")
    if len({one.shape for one in known}) > 1:
        if any(one.values.ndim != 1 for one in known):
            at = next(at for at, one in enumerate(inner) if rows[at] is not None and one.shape != known[0].shape)
            return unreadable((at,), rows[at], "a row of another shape than those before")
        return Given(Kind.RAGGED, np.empty(0), "object", parts=tuple(rows))
    shape = known[0].shape
    empty = Given(Kind.NUMBERS, np.zeros(shape, bool), "object", np.ones(shape, bool))
    whole = [empty if row is None else one for one, row in zip(inner, rows, strict=True)]
    values = np.stack([one.values for one in whole])
    holes = np.stack([np.zeros(shape, bool) if one.missing is None else one.missing for one in whole])
    kind = kinds[0][1] if kinds else Kind.NUMBERS
    if kind is Kind.TEXT:
        values[holes] = ""
    return Given(kind, values, "str" if kind is Kind.TEXT else "object", holes if holes.any() else None)
