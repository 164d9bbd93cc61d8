"""itertools, dataclasses, wrappers: the parts of the standard library that models and settings pass through."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise, product
from math import prod
from typing import TYPE_CHECKING, Any

from fromlogits.checker.evidence.source.attribute_keys import names_of, vars_of
from fromlogits.checker.evidence.source.containers import elements, typical
from fromlogits.checker.evidence.source.enums import AUTO
from fromlogits.checker.evidence.source.operations.bound import Bound
from fromlogits.checker.evidence.source.tensor import Tensor
from fromlogits.checker.evidence.source.values import (
    WRAPPER,
    Class,
    Constant,
    Dict,
    External,
    Function,
    Instance,
    List,
    Module,
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
    for part in _all(reader, bound.value("xs"))[0]:
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
    columns = [_all(reader, part) for part in _all(reader, bound.value("xs"))[0]]
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
    items, _ = _all(reader, bound.value("xs"))
    return Series(typical(reader, items) if items else Unknown())


def _islice(reader: Reader, bound: Bound) -> Value:
    items, exact = _all(reader, bound.value("xs"))
    bounds = bound.plain("bounds")
    if exact and isinstance(bounds, tuple) and 1 <= len(bounds) <= 3 and all(part is None or isinstance(part, int) for part in bounds):
        return List.of(items[slice(*bounds)])
    return Series(typical(reader, items) if items else Unknown())


def _repeat(reader: Reader, bound: Bound) -> Value:
    value, times = bound.values.get("x"), bound.plain("times")
    if isinstance(times, int) and times <= MOST and isinstance(value, Value):
        return List.of([value] * times)
    return Series(value if isinstance(value, Value) else Unknown())


def _accumulate(reader: Reader, bound: Bound) -> Value:
    """Running totals, or the running results of a function."""
    items, exact = _all(reader, bound.value("xs"))
    function = bound.value("f") if bound.given("f") else None
    if not exact or len(items) > MOST:
        return Series(Unknown())
    rest = list(items)
    total = bound.value("initial") if bound.given("initial") else rest.pop(0) if rest else None
    found = [total] if isinstance(total, Value) else []
    for item in rest:
        total = _step(reader, bound, function, total, item)
        found.append(total)
    return List.of(found)


def _step(reader: Reader, bound: Bound, function: Any, total: Any, item: Value) -> Value:
    if isinstance(function, Value):
        return reader.call(function, [total, item], {}, bound.node, bound.values["frame"])
    if isinstance(total, Constant) and isinstance(item, Constant) and _is_number(total.value) and _is_number(item.value):
        return Constant(total.value + item.value)
    return reader.operate("add", x=total, y=item)


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float))


def _count(reader: Reader, bound: Bound) -> Value:
    start, step = bound.number("start", 0), bound.number("step", 1)
    low = float(start) if start is not None and step is not None and step > 0 else None
    return Series(Tensor(shape=(), low=low, integral=(isinstance(start, int) and isinstance(step, int)) or None, learned=False))


def _starmap(reader: Reader, bound: Bound) -> Value:
    function = bound.value("f")
    rows, exact = _all(reader, bound.value("xs"))
    if not isinstance(function, Value):
        return Unknown()
    results = []
    for row in rows[:64] if exact else rows[:1]:
        arguments, _ = _all(reader, row)
        results.append(reader.call(function, list(arguments), {}, bound.node, bound.values["frame"]))
    return List.of(results) if exact and len(rows) <= 64 else Series(results[0] if results else Unknown())


def _prod(reader: Reader, bound: Bound) -> Value:
    items, exact = _all(reader, bound.value("xs"))
    start = bound.plain("start", 1)
    numbers = [item.value for item in items if isinstance(item, Constant) and _is_number(item.value)]
    if not exact or len(numbers) < len(items) or not _is_number(start):
        return Unknown()
    return Constant(prod(numbers, start=start))


def _getter(kind: str, key: str) -> Callable[[Any, Bound], Value]:
    """`operator.itemgetter(1)`: a function that is remembered until it is called."""

    def run(reader: Reader, bound: Bound) -> Value:
        named = {name: value for name, value in bound.values.items() if name in bound.values["given"] and name not in {key, "name"}}
        return Object(f"function.{kind}", None, {"parts": bound.value(key), "name": bound.value("name"), "named": named}, site=bound.site)

    return run


def _slice(reader: Reader, bound: Bound) -> Value:
    given = bound.value("bounds")
    parts = list(given.items) if isinstance(given, List) else []
    nothing: Value = Constant(None)
    start, stop, step = [nothing, *parts, nothing] if len(parts) == 1 else [*parts, *[nothing] * (3 - len(parts))][:3]
    return Object("slice", None, {"start": start, "stop": stop, "step": step}, site=bound.site)


def _issubclass(reader: Reader, bound: Bound) -> Value:
    value, kinds = bound.value("x"), bound.value("types")
    wanted = kinds.items if isinstance(kinds, List) else (kinds,)
    if not isinstance(value, Class):
        return Unknown()
    order = reader.linearised(value)
    names = {one.name for one in order if isinstance(one, External)}
    for kind in map(reader.machine.settle, wanted):
        if any(one is kind for one in order) or (isinstance(kind, External) and kind.name in names):
            return Constant(True)
    known = all(isinstance(reader.machine.settle(kind), Class) for kind in wanted)
    return Constant(False) if known else Unknown()


def _vars(reader: Reader, bound: Bound) -> Value:
    """What hangs on an object, by name."""
    value = bound.value("x")
    if isinstance(value, Object) and value.name == "argparse.values":
        return Dict(dict(value.get("declared") or {}))
    if isinstance(value, Class):
        return Dict({key: item for key, item in value.slots.items() if isinstance(key, str)})
    if isinstance(value, Instance):
        return vars_of(value)
    if isinstance(value, (Module, External)):
        return names_of(value)
    if isinstance(value, Object):
        return Dict({key[1]: item for key, item in value.slots.items() if isinstance(key, tuple) and key[0] == "attribute"})
    return Unknown()


def _reduce(reader: Reader, bound: Bound) -> Value:
    items, exact = _all(reader, bound.value("xs"))
    function = bound.value("f")
    if not exact or not isinstance(function, Value):
        return Unknown()
    rest = list(items)
    total = bound.value("initial") if bound.given("initial") else rest.pop(0) if rest else Unknown()
    for item in rest[:32]:
        total = reader.call(function, [total, item], {}, bound.node, bound.values["frame"])
    return total


def _wraps(reader: Reader, bound: Bound) -> Value:
    return External(WRAPPER)


def _property(reader: Reader, bound: Bound) -> Value:
    value = bound.value("f")
    if isinstance(value, Function):
        value.kind = "property"
        return value
    return Unknown()


def _define_flag(reader: Reader, bound: Bound) -> Value:
    """absl: a flag has a default, and the command line may say otherwise."""
    name, default = bound.plain("name"), bound.value("default")
    if isinstance(name, str) and isinstance(default, Value):
        reader.machine.settings["flag", name] = default
        if isinstance(default, Constant):
            reader.machine.settings["defaults", ("argument", name)] = default.value
        if isinstance(default, Constant) and isinstance(default.value, str):
            reader.machine.settings["by default", ("argument", name)] = default
    return Unknown(("argument", name)) if isinstance(name, str) else Unknown()


def _apply_main(reader: Reader, bound: Bound) -> Value:
    function = bound.value("f")
    return reader.call(function, [Unknown()], {}, bound.node, bound.values["frame"]) if isinstance(function, Value) else Unknown()


OPERATIONS: dict[str, Callable[[Any, Bound], Value]] = {
    "python_chain": _chain,
    "python_flatten": _flatten,
    "python_product": _product,
    "python_pairwise": _pairwise,
    "python_cycle": _same,
    "python_islice": _islice,
    "python_repeat": _repeat,
    "python_reduce": _reduce,
    "enum_auto": lambda reader, bound: Object(AUTO, None, {}),
    "python_accumulate": _accumulate,
    "python_count": _count,
    "python_starmap": _starmap,
    "python_prod": _prod,
    "python_attrgetter": _getter("attrgetter", "names"),
    "python_itemgetter": _getter("itemgetter", "keys"),
    "python_methodcaller": _getter("methodcaller", "arguments"),
    "python_slice": _slice,
    "python_issubclass": _issubclass,
    "python_vars": _vars,
    "python_wraps": _wraps,
    "python_property": _property,
    "define_flag": _define_flag,
    "apply_main": _apply_main,
}
