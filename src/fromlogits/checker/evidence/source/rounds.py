"""What changes from round to round of a loop of unknown length: a body that is read once stands for rows of every kind.

`labels.append(row.id if row.old else row.hot)` makes a list of both, where the condition hangs on the row; where it hangs on a flag, the
list holds the one or the other. A condition hangs on the row when the row, or what the loop counts with, is behind it.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from fromlogits.checker.evidence.source.tensor import Tensor, sifted
from fromlogits.checker.evidence.source.values import (
    Choice,
    Constant,
    Dict,
    Fillings,
    Guards,
    Instance,
    Itself,
    List,
    Object,
    Series,
    Unknown,
    Value,
)

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.machine import Machine

__all__ = ["ROUNDS", "Loop", "Movers", "any_number", "is_data", "movers_of", "over_rounds", "settle_lists", "some_of", "tell_classes_apart"]

Movers = set[Hashable]
DEEP = 3  # containers within containers that are looked into for what a round brings
LINEAGE = 24  # tensors behind a condition that are looked at
MOST = 8  # kinds of rows
ROUNDS = 24  # rounds of a loop over a range that are read one by one


@dataclass(slots=True, eq=False)
class Loop:
    """A loop of unknown length that is being read."""

    trails: int  # how many there were when it began
    movers: Movers = field(default_factory=set)  # what it brings anew in every round
    skips: bool = False  # some rounds end early: what the others do behind that, a test chose


def any_number(items: Sequence[Value]) -> Tensor | None:
    """What stands for any of several whole numbers."""
    numbers = [one.value for one in items if isinstance(one, Constant) and type(one.value) is int]
    if not numbers or len(numbers) != len(items):
        return None
    return Tensor(shape=(), integral=True, low=float(min(numbers)), high=float(max(numbers)), learned=False)


def some_of(items: Sequence[Value]) -> list[Value]:
    """Elements of which a test chose some, nobody knows which: of many numbers, any. What marks a row without one may be left out."""
    number = any_number(items) if len(items) > ROUNDS else None
    chosen = [sifted(one) for one in (items if number is None else [number])]
    return list(map(_if_marked, chosen)) if tell_classes_apart([one for one in _options(chosen) if not _is_mark(one)]) else chosen


def _options(items: Iterable[Value]) -> list[Value]:
    """What any of several elements may be."""
    return [one for item in items for one in (_options(option for _, option in item.options) if isinstance(item, Choice) else [item])]


def tell_classes_apart(items: Sequence[Value]) -> bool:
    """Whether what is left without the marks can be classes: of 1 and -1, both are."""
    return any(not isinstance(one, Constant) for one in items) or len({repr(one.value) for one in items if isinstance(one, Constant)}) > 1


def _is_mark(item: Value) -> bool:
    return isinstance(item, Constant) and type(item.value) is int and item.value < 0


def _if_marked(item: Value) -> Value:
    """What is left of an element where a test may have left out those with a mark."""
    if isinstance(item, Choice) and any(_is_mark(option) for _, option in item.options):
        return Choice(tuple((guards, _if_marked(option)) for guards, option in item.options), site=item.site)
    return Tensor(shape=(), integral=True, learned=False, sifted=True) if _is_mark(item) else item


def movers_of(value: Any, depth: int = DEEP) -> Movers:
    """What is new in every round, given what the loop goes through."""
    if isinstance(value, Unknown):
        return {value.key}
    if isinstance(value, Tensor):
        return {Itself(value)}
    if depth == 0:
        return set()
    parts: Iterable[Any] = ()
    if isinstance(value, List):
        parts = value.items
    elif isinstance(value, (Dict, Instance, Object)):
        parts = value.slots.values()
    elif isinstance(value, Choice):
        parts = (option for _, option in value.options)
    elif isinstance(value, Series):
        parts = (value.element,)
    found: Movers = set()
    for part in parts:
        if isinstance(part, Value):
            found |= movers_of(part, depth - 1)
    return found


def over_rounds(items: Sequence[Value] | Fillings, movers: Movers) -> tuple[Value, ...] | None:
    """The elements that a loop gave a list, each kind of them once; None where every round gives the same."""
    if not movers:
        return None
    if isinstance(items, Fillings):
        if not _all_vary([guards for guards, _ in items.fillings], movers) or not all(
            is_data(one) for _, filling in items.fillings for one in filling
        ):
            return None
        inner = tuple({Itself(one): one for _, filling in items.fillings for one in filling}.values())
        return over_rounds(inner, movers) or inner
    if not any(isinstance(one, Choice) for one in items):
        return None
    made: list[Value] = []
    for one in items:
        if isinstance(one, Choice) and is_data(one) and _all_vary([guards for guards, _ in one.options], movers):
            made += [option for _, option in one.options]
        else:
            made.append(one)
    return tuple(made) if len(items) < len(made) <= MOST + len(items) else None


def is_data(value: Any, depth: int = DEEP) -> bool:
    """Whether this is a row of data: of layers and functions, one stands behind the other, and the last one counts."""
    if isinstance(value, (Constant, Tensor, Unknown)):
        return True
    parts: Iterable[Any] = ()
    if isinstance(value, List):
        parts = value.items
    elif isinstance(value, Dict):
        parts = value.slots.values()
    elif isinstance(value, Choice):
        parts = (option for _, option in value.options)
    else:
        return False
    return depth > 0 and all(is_data(part, depth - 1) for part in parts)


def _all_vary(options: Sequence[Guards], movers: Movers) -> bool:
    """Whether it is the round that decides among several; what else they hang on, they share."""
    apart = [frozenset(pair for pair in guards if varies(pair[0], movers)) for guards in options]
    shared = {guards - moving for guards, moving in zip(options, apart, strict=True)}
    return len(shared) == 1 and all(apart)


def varies(key: Any, movers: Movers) -> bool:
    """Whether a condition hangs on the round."""
    if isinstance(key, Itself):
        return _comes_of(key.value, movers)
    if isinstance(key, tuple):
        return key in movers or any(varies(part, movers) for part in key)
    return False


def _comes_of(value: Any, movers: Movers) -> bool:
    waiting: list[Any] = [value]
    for _ in range(LINEAGE):
        if not waiting:
            return False
        one = waiting.pop()
        if isinstance(one, Unknown) and one.key in movers:
            return True
        if isinstance(one, Tensor):
            if Itself(one) in movers:
                return True
            waiting += one.arguments
    return False


def settle_lists(machine: Machine, trail: Sequence[tuple[dict[Any, Any], Hashable, Any]], movers: Movers) -> None:
    """After a loop of unknown length: the lists it filled hold rows of every kind."""
    for slots in {id(slots): slots for slots, key, _ in trail if key == "items"}.values():
        items = slots.get("items")
        found = over_rounds(items, movers) if isinstance(items, (tuple, Fillings)) else None  # a variable may be called so, too
        if found is not None:
            machine.write(slots, "items", tuple(map(sifted, found)) if isinstance(items, Fillings) else found)
            machine.write(slots, "exact", False)
        elif isinstance(items, Fillings):
            machine.write(slots, "items", Fillings(tuple((guards, tuple(map(sifted, filling))) for guards, filling in items.fillings)))
