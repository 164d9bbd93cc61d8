"""What a program itself puts into something that nobody knows: `cfg.loss = "ce"`, `batch["label"] = ids - 1`.

It is there from then on, until somebody who may put something else there gets hold of it: a method of its own, a function outside the program.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

from fromlogits.checker.evidence.source.values import Itself, Unknown, Value, is_gradient

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.machine import Machine
    from fromlogits.checker.evidence.source.reader import Reader

__all__ = ["all_given", "as_given", "forget", "give"]

PARTS = frozenset({"attribute", "item"})


def give(reader: Reader, part: Unknown, value: Value) -> None:
    """`owner.name = value`, `owner["key"] = value`: a part of something unknown gets a value.

    In a library that nobody runs it tells little, and doubles the ways through each function.
    """
    given = reader.machine.given
    if not is_gradient(part) and (not reader.packaged or part.key in given):
        reader.machine.write(given, part.key, Unknown() if reader.packaged else value)


def as_given(machine: Machine, part: Unknown) -> Value:
    """What a part of something unknown is: what it was given, or itself."""
    return machine.given.get(part.key, part) if machine.given else part


def forget(machine: Machine, callee: Value, handed: Iterable[Any]) -> None:
    """Somebody unknown is called: what it is a method of, and what it is handed, may be changed in any part."""
    if not machine.given:
        return
    reached = {one.key for one in handed if isinstance(one, Unknown)}
    if isinstance(callee, Unknown):
        reached |= set(islice(_within(callee.key), 1, 2)) or {callee.key}
    for key in [key for key in machine.given if not reached.isdisjoint(_within(key))]:
        machine.write(machine.given, key, Unknown())


def all_given(machine: Machine) -> Hashable:
    """What tells what was given here from what was given elsewhere."""
    return frozenset((key, Itself(value)) for key, value in machine.given.items()) if machine.given else None


def _within(key: Any) -> Iterator[Hashable]:
    """A part of something, and everything that it is a part of."""
    yield key
    while isinstance(key, tuple) and len(key) > 2 and key[0] in PARTS:
        key = key[1]
        yield key
