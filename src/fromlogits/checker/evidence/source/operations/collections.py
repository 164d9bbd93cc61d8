"""itertools, dataclasses, wrappers: the parts of the standard library that models and settings pass through."""

from __future__ import annotations

import ast
from collections.abc import Callable
from itertools import pairwise, product
from typing import TYPE_CHECKING, Any

from fromlogits.checker.evidence.source.containers import elements
from fromlogits.checker.evidence.source.operations.bound import Bound
from fromlogits.checker.evidence.source.values import (
    WRAPPER,
    Class,
    Dict,
    External,
    Function,
    Instance,
    List,
    Object,
    Series,
    Unknown,
    Value,
)

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.reader import Reader

__all__ = ["OPERATIONS"]

MOST = 256


def _all(reader: Reader, value: Any) -> tuple[tuple[Value, ...], bool]:
    return elements(reader, reader.machine.settle(value)) if isinstance(value, Value) else ((), True)


def _chain(reader: Reader, bound: Bound) -> Value:
    found: list[Value] = []
    exact = True
    for part in bound.value("xs").items:
        items, whole = _all(reader, part)
        found += items
        exact = exact and whole
    return List.of(found[:MOST], exact=exact and len(found) <= MOST)


def _flatten(reader: Reader, bound: Bound) -> Value:
    outer, exact = _all(reader, bound.value("xs"))
    found: list[Value] = []
    for part in outer:
        items, whole = _all(reader, part)
        found += items
        exact = exact and whole
    return List.of(found[:MOST], exact=exact and len(found) <= MOST)


def _product(reader: Reader, bound: Bound) -> Value:
    columns = [_all(reader, part) for part in bound.value("xs").items]
    rows = []
    for row in product(*(items for items, _ in columns)):
        rows.append(List.of(row, "tuple"))
        if len(rows) >= MOST:
            break
    return List.of(rows, exact=all(whole for _, whole in columns) and len(rows) < MOST)


def _pairwise(reader: Reader, bound: Bound) -> Value:
    items, exact = _all(reader, bound.value("xs"))
    return List.of((List.of(pair, "tuple") for pair in pairwise(items)), exact=exact)


def _same(reader: Reader, bound: Bound) -> Value:
    value = bound.value("xs")
    items, _ = _all(reader, value)
    return Series(items[0] if items else Unknown())


def _islice(reader: Reader, bound: Bound) -> Value:
    items, _ = _all(reader, bound.value("xs"))
    return Series(items[0] if items else Unknown())


def _repeat(reader: Reader, bound: Bound) -> Value:
    value, times = bound.values.get("x"), bound.plain("times")
    if isinstance(times, int) and times <= MOST and isinstance(value, Value):
        return List.of([value] * times)
    return Series(value if isinstance(value, Value) else Unknown())


def _reduce(reader: Reader, bound: Bound) -> Value:
    items, exact = _all(reader, bound.value("xs"))
    function = bound.value("f")
    if not exact or not isinstance(function, Value):
        return Unknown()
    rest = list(items)
    total = bound.value("initial") if bound.given("initial") else rest.pop(0) if rest else Unknown()
    for item in rest[:32]:
        total = reader.call(function, [total, item], {}, bound.site.node if bound.site else ast.Pass(), bound.values["frame"])
    return total


def _field(reader: Reader, bound: Bound) -> Value:
    return Object("dataclasses.field", None, {"default": bound.values.get("default"), "default_factory": bound.values.get("factory")})


def _dataclass(reader: Reader, bound: Bound) -> Value:
    value = bound.value("cls")
    return value if isinstance(value, Class) else External(WRAPPER)


def _replace(reader: Reader, bound: Bound) -> Value:
    value = bound.value("x")
    if not isinstance(value, Instance):
        return Unknown()
    changes = {
        ("attribute", key): item
        for key, item in bound.values.items()
        if key not in {"x", "given", "library", "frame"} and isinstance(item, Value)
    }
    return Instance(value.of, {**value.slots, **changes}, site=value.site)


def _asdict(reader: Reader, bound: Bound) -> Value:
    value = bound.value("x")
    if isinstance(value, Instance):
        return Dict({key[1]: item for key, item in value.slots.items() if isinstance(key, tuple) and key[0] == "attribute"})
    return Unknown()


def _wraps(reader: Reader, bound: Bound) -> Value:
    return External(WRAPPER)


def _property(reader: Reader, bound: Bound) -> Value:
    value = bound.value("f")
    if isinstance(value, Function):
        value.kind = "property"
        return value
    return Unknown()


def _namedtuple(reader: Reader, bound: Bound) -> Value:
    names = bound.plain("fields")
    if isinstance(names, str):
        names = tuple(names.replace(",", " ").split())
    if not isinstance(names, tuple):
        return Unknown()
    return Object("python.namedtuple", None, {"fields": names})


OPERATIONS: dict[str, Callable[[Any, Bound], Value]] = {
    "python_chain": _chain,
    "python_flatten": _flatten,
    "python_product": _product,
    "python_pairwise": _pairwise,
    "python_cycle": _same,
    "python_islice": _islice,
    "python_repeat": _repeat,
    "python_reduce": _reduce,
    "python_field": _field,
    "python_dataclass": _dataclass,
    "python_replace": _replace,
    "python_asdict": _asdict,
    "python_wraps": _wraps,
    "python_property": _property,
    "python_namedtuple": _namedtuple,
}
