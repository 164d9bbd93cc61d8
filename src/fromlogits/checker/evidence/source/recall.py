"""What calls gave before: a call like earlier ones, which told nothing and all gave alike, is not read again.

Of what nobody runs one earlier call is enough, for nothing is known of its arguments. In a program that runs it takes several: the
twelfth block of a network, the hundredth round of a loop. What a call told (a use of a loss, a softmax under an open condition) is never
taken from here.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING

from fromlogits.checker.evidence.source.given import all_given
from fromlogits.checker.evidence.source.tensor import Tensor
from fromlogits.checker.evidence.source.values import (
    Choice,
    Class,
    Constant,
    Dict,
    External,
    Function,
    Instance,
    List,
    Member,
    Module,
    Object,
    Unknown,
    Value,
    result_of,
)

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.reader import Reader

__all__ = ["Recall"]

RUNS = 12  # calls in a program that runs which must have given alike
LONGEST = 16  # elements of a container that are compared
SAME = frozenset({Class, External, Function, Module, Object})  # values that are alike when they are the same
FACTS = tuple(one.name for one in fields(Tensor) if one.name not in {"site", "arguments", "memory", "numbers", "origin"})


@dataclass(slots=True)
class Kept:
    """What calls of one kind gave."""

    times: int  # in a row
    value: Value
    likeness: Hashable
    same: bool = True  # the very same each time, such as a flag that is returned; otherwise a new one each time


class Recall:
    """The calls of one reading."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.kept: dict[Hashable, Kept] = {}
        self.remembered: dict[Hashable, Value | None] = {}  # by functions under functools.cache

    def call(
        self, callee: Function | Class, positional: Sequence[Value], keywords: Mapping[str, Value], read: Callable[[], Value | None]
    ) -> Value | None:
        """What a call gives: what it gave before, where that is sure to be the same."""
        ledger, machine = self.reader.ledger, self.reader.machine
        likenesses = tuple(_likeness(one, exact=machine.cautious) for one in (*positional, *keywords.values()))
        if None in likenesses:
            return read()
        key = (callee.node, callee.frame, likenesses, tuple(keywords), ledger.rehearsing, self.reader.training, all_given(machine))
        kept = self.kept.get(key)
        if kept is not None and kept.times >= (1 if machine.cautious else RUNS):
            return kept.value if machine.cautious or kept.same else _another(kept.value)
        before = ledger.told, machine.cut_short
        found = read()
        likeness = _likeness(found, exact=machine.cautious) if found is not None else None
        if found is None or likeness is None or before != (ledger.told, machine.cut_short):
            self.kept.pop(key, None)
        elif kept is None or kept.likeness != likeness:
            self.kept[key] = Kept(1, found, likeness)
        else:
            kept.same = kept.same and _same(found, kept.value)
            kept.times, kept.value = kept.times + 1, found
        return found

    def remember(
        self, function: Function, positional: Sequence[Value], keywords: Mapping[str, Value], read: Callable[[], Value | None]
    ) -> Value | None:
        """What a function under functools.cache gives: read once for all that ask with the same constants, whatever is open around them."""
        likenesses = tuple(_likeness(one, exact=True) for one in (*positional, *keywords.values()) if isinstance(one, Constant))
        if None in likenesses or len(likenesses) < len(positional) + len(keywords):
            return self.call(function, positional, keywords, read)
        key = (function.node, function.frame, likenesses, tuple(keywords), self.reader.training)
        if key not in self.remembered:
            with self.reader.machine.apart():
                self.remembered[key] = read()
        return self.remembered[key]


def _same(one: Value, other: Value) -> bool:
    return one is other or (isinstance(one, Unknown) and isinstance(other, Unknown) and one.key == other.key)


def _another(value: Value) -> Value:
    """One like it: a test of what one call gave says nothing of what the next one gives."""
    if type(value) is Unknown:
        return result_of(value)
    return replace(value) if isinstance(value, Tensor) else value


def _likeness(value: object, *, exact: bool) -> Hashable | None:
    """What two values have in common that are alike to the one that gets them; None where that cannot be told.

    `exact` tells instances of one class apart. What is known by its identity stands there itself, so that nothing else takes its place.
    """
    kind = type(value)
    if kind is Unknown:
        return "?"
    if isinstance(value, Constant):
        whose = value.holder if isinstance(value, Member) else kind  # a logarithm is another number than one that is written down
        return (whose, type(value.value), value.value) if isinstance(value.value, (str, int, float, type(None))) else None
    if isinstance(value, Tensor):
        parts = tuple((type(one), one.operation if isinstance(one, Tensor) else "") for one in value.arguments)
        return (*(getattr(value, name) for name in FACTS), parts) if value.numbers is None else None
    if isinstance(value, Instance):
        return value.like or value if exact else value.of
    if kind in SAME:
        return value
    if isinstance(value, Choice):
        options = tuple((guards, _likeness(option, exact=exact)) for guards, option in value.options)
        return None if any(likeness is None for _, likeness in options) else (kind, options)
    if isinstance(value, List) and value.exact and len(value.items) <= LONGEST:
        return _all((kind, value.kind), value.items, exact=exact)
    if isinstance(value, Dict) and value.exact and len(value.slots) <= LONGEST:
        return _all((kind, *value.slots), tuple(value.slots.values()), exact=exact)
    return None


def _all(first: Hashable, parts: Sequence[object], *, exact: bool) -> Hashable | None:
    found = tuple(_likeness(part, exact=exact) for part in parts)
    return None if None in found else (first, found)
