"""Python's own functions that put elements in order, choose among them, or ask all of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from fromlogits.checker.evidence.source.containers import elements
from fromlogits.checker.evidence.source.operations.bound import Bound
from fromlogits.checker.evidence.source.rounds import some_of
from fromlogits.checker.evidence.source.tensor import Tensor
from fromlogits.checker.evidence.source.truth import decided, flag, of_several
from fromlogits.checker.evidence.source.values import Choice, Constant, List, Unknown, Value

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.reader import Reader

__all__ = ["OPERATIONS"]

Run = Callable[[Any, Bound], Value]
MOST_ASKED = 8  # conditions of which any or all are asked for
MOST_KEYED = 64  # elements that a function of the program is asked about one by one


def _extreme(pick: Callable[..., Any]) -> Run:
    def run(reader: Reader, bound: Bound) -> Value:
        given = bound.value("xs")
        parts = given.items if isinstance(given, List) else ()
        alone = reader.machine.settle(parts[0]) if len(parts) == 1 else None
        if isinstance(alone, Tensor) and alone.numbers is None and alone.rank == 1:
            return reader.operate(pick.__name__, x=alone)
        items, exact = elements(reader, alone) if alone is not None else (parts, True)
        ranks = _ranks(reader, items, bound) if exact and items else None
        if ranks is None:
            return Unknown()
        try:
            return items[ranks.index(pick(ranks))]
        except TypeError:
            return Unknown()

    return run


def _ranks(reader: Reader, items: Sequence[Value], bound: Bound) -> list[Any] | None:
    """What elements are put in order by: themselves, or what the key function makes of them; None where that is open."""
    keyed = items
    if bound.given("key"):
        if len(items) > MOST_KEYED:
            return None
        keyed = [reader.call(bound.value("key"), [item], {}, bound.node, bound.values["frame"]) for item in items]
    found = [_plain(reader.machine.settle(one)) for one in keyed]
    return None if any(one is None for one in found) else found


def _plain(value: Value, deeper: int = 2) -> Any:
    """A constant, or a tuple of such; of lists in lists in lists there may be more than anybody can go through."""
    if isinstance(value, List) and value.exact:
        items = [_plain(item, deeper - 1) for item in value.items] if deeper else [None]
        return None if any(item is None for item in items) else tuple(items)
    return value.value if isinstance(value, Constant) else None


def _truths(wanted: bool) -> Run:
    """`any`, `all`: decided by the first element that is so, or by all of them together."""

    def run(reader: Reader, bound: Bound) -> Value:
        items, exact = elements(reader, bound.value("xs"))
        verdicts = [decided(reader.machine.settle(item)) for item in items]
        if exact and wanted in verdicts:
            return Constant(wanted)
        if exact and None not in verdicts:
            return Constant(not wanted)
        still = [item for item, verdict in zip(items, verdicts, strict=True) if verdict is None]
        if not exact or len(still) > MOST_ASKED or any(isinstance(item, Choice) for item in still):
            return Unknown()
        return of_several(reader, "or" if wanted else "and", list(map(flag, still)))

    return run


def _sorted(reader: Reader, bound: Bound) -> Value:
    value = bound.value("xs")
    plainly = not bound.given("key") and bound.plain("reverse", False) is False
    if isinstance(value, Tensor) and value.rank == 1 and value.numbers is None and not value.strings and plainly:
        return reader.operate("sort", x=value)
    items, exact = elements(reader, value)
    ranks = _ranks(reader, items, bound) if exact and items else None
    if ranks is None:  # the first of them are chosen by what they are put in order by
        return List.of(some_of(items) if bound.given("key") else items, exact=False)
    try:
        order = sorted(range(len(items)), key=ranks.__getitem__, reverse=bool(bound.truth("reverse")))
    except TypeError:
        return Unknown()
    return reader.machine.new_list([items[place] for place in order])


def _filter(reader: Reader, bound: Bound) -> Value:
    items, exact = elements(reader, bound.value("xs"))
    function = bound.value("f") if bound.given("f") else None
    if not exact or len(items) > MOST_KEYED:
        return List.of(some_of(items), exact=False)
    asked = [reader.call(function, [item], {}, bound.node, bound.values["frame"]) for item in items] if function is not None else items
    verdicts = [decided(reader.machine.settle(one)) for one in asked]
    gone = bound.plain("turned") is True
    kept = [item for item, verdict in zip(items, verdicts, strict=True) if verdict is not gone]
    return reader.machine.new_list(kept) if None not in verdicts else List.of(some_of(kept), exact=False)


def _while(reader: Reader, bound: Bound) -> Value:
    """`takewhile`, `dropwhile`: the elements before the first that fails, or from there on."""
    items, exact = elements(reader, bound.value("xs"))
    function = bound.value("f")
    if not exact or len(items) > MOST_KEYED or not isinstance(function, Value):
        return List.of(items, exact=False)
    for place, item in enumerate(items):
        verdict = decided(reader.machine.settle(reader.call(function, [item], {}, bound.node, bound.values["frame"])))
        if verdict is None:
            return List.of(items, exact=False)
        if not verdict:
            return reader.machine.new_list(items[place:] if bound.plain("dropped") else items[:place])
    return reader.machine.new_list(() if bound.plain("dropped") else items)


def _compressed(reader: Reader, bound: Bound) -> Value:
    items, exact = elements(reader, bound.value("xs"))
    chosen, all_of_them = elements(reader, bound.value("selectors"))
    verdicts = [decided(reader.machine.settle(one)) for one in chosen]
    if not exact or not all_of_them or None in verdicts:
        return List.of(some_of(items), exact=False)
    return reader.machine.new_list([item for item, verdict in zip(items, verdicts, strict=False) if verdict])


OPERATIONS: dict[str, Run] = {
    "python_compress": _compressed,
    "python_while": _while,
    "python_all": _truths(False),
    "python_any": _truths(True),
    "python_filter": _filter,
    "python_max": _extreme(max),
    "python_min": _extreme(min),
    "python_sorted": _sorted,
}
