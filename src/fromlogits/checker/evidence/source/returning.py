"""What a function leaves behind that returns in several places: what it wrote on the way to each, under that way's conditions.

A branch that ends in `return` is undone before the other branches are read. What it wrote is not lost with it: an object that it made, or
changed, is there for the caller, where the branch was taken.
"""

from __future__ import annotations

from collections.abc import Hashable
from typing import TYPE_CHECKING, Any

from fromlogits.checker.evidence.source.machine import MISSING
from fromlogits.checker.evidence.source.values import Frame

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.machine import Machine

__all__ = ["leave", "mark", "note"]

MOST = 1024  # writes on the way to one return that are looked at
Place = tuple[int, Hashable]


def mark(machine: Machine) -> tuple[int, int]:
    """How much was written when a call began."""
    return len(machine.trails), len(machine.trails[-1]) if machine.trails else 0


def note(machine: Machine, frame: Frame) -> None:
    """Remember what was written on the way to a return that hangs on a condition."""
    guards = frozenset(machine.path.items()) - frame.entered[1]
    if not guards:
        return
    trails, count = frame.mark
    entries = machine.trails[trails - 1][count:] if trails else []
    for trail in machine.trails[trails:]:
        entries = [*entries, *trail]
    if len(entries) > MOST:
        frame.states.append((guards, None))
        return
    written = {(id(slots), key): (slots, slots.get(key, MISSING)) for slots, key, _ in entries if slots is not frame.names}
    frame.states.append((guards, written))


def leave(machine: Machine, frame: Frame, *, raised: bool = False) -> None:
    """Once a function has been read: what is there behind the call, by the conditions of its returns.

    Where its last way ended in `raise`, nobody sees what was written on that.
    """
    states = [(guards, written) for guards, written in frame.states if written is not None]
    if not states or len(states) < len(frame.states):
        return
    trails, count = frame.mark
    before: dict[Place, Any] = {}
    places = {place: slots for _, written in states for place, (slots, _) in written.items()}
    for slots, key, old in reversed(machine.trails[trails - 1][count:] if trails else []):
        before[id(slots), key] = old
        if raised:
            places[id(slots), key] = slots
    for place, slots in places.items():
        key = place[1]
        now = slots.get(key, MISSING)
        unwritten = before.get(place, now)
        options = [(guards, written[place][1] if place in written else unwritten) for guards, written in states]
        options = [(guards, value) for guards, value in options if value is not MISSING]
        if options and not all(value is now for _, value in options):
            machine.write(slots, key, machine.merge(options))
