"""Whether an object has an attribute that only some branches gave it: `hasattr(self, "top")` hangs on what `self.top = …` hung on."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from fromlogits.checker.evidence.source.values import Constant, Guards, Value

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.machine import Machine

__all__ = ["NOTE", "note_presence", "presence"]

NOTE = "there"  # what the place of a note begins with, beside the place of the attribute

Written = Mapping[tuple[int, Hashable], tuple[dict[Any, Any], Any]]


@dataclass(slots=True, eq=False)
class _Note(Value):
    """Under which conditions an attribute is there: said of what it holds, and no more once something else is put in its place."""

    of: Value
    verdict: Value


def presence(slots: Mapping[Any, Any], name: str) -> Value | None:
    """Whether an attribute is there, as a choice of True and False; None where no branch left it out."""
    return _verdict(slots.get((NOTE, name)), slots.get(("attribute", name)))


def note_presence(machine: Machine, slots: dict[Any, Any], name: str, merged: Any, branches: Sequence[tuple[Guards, Written]]) -> None:
    """Before an attribute gets what branches are merged to: note under which conditions they have set it."""
    verdicts: list[tuple[Guards, Value]] = []
    for guards, written in branches:
        held, note = (_left_at(slots, (word, name), written) for word in ("attribute", NOTE))
        verdicts.append((guards, (_verdict(note, held) or Constant(True)) if isinstance(held, Value) else Constant(False)))
    if isinstance(merged, Value) and not all(isinstance(one, Constant) and one.value for _, one in verdicts):
        machine.partial = True
        machine.write(slots, (NOTE, name), _Note(merged, machine.join(verdicts)))


def _verdict(note: Any, held: Any) -> Value | None:
    return note.verdict if isinstance(note, _Note) and note.of is held else None


def _left_at(slots: dict[Any, Any], key: Hashable, written: Written) -> Any:
    """What a branch left in a place: what it wrote there, or what had been there."""
    place = (id(slots), key)
    return written[place][1] if place in written else slots.get(key)
