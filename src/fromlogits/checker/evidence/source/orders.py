"""Losses that are taken both ways round: `ce(y, p) + ce(p, y)` is a symmetric cross-entropy, and neither of them a slip."""

from __future__ import annotations

from collections.abc import Hashable
from typing import TYPE_CHECKING

from fromlogits.checker.evidence.source.facts import where_of
from fromlogits.checker.evidence.source.tensor import Tensor
from fromlogits.vocabulary import Where

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.machine import Machine

__all__ = ["Orders"]


class Orders:
    """In which function an output met labels the right way round, and in which the other way."""

    def __init__(self, machine: Machine) -> None:
        self.machine = machine
        self.right: set[tuple[Hashable, Where]] = set()
        self.turned: dict[Hashable, tuple[Hashable, Where]] = {}  # by use

    def meet(self, use: Hashable, output: Tensor | None, *, swapped: bool) -> None:
        """Note that a loss was given an output, in its place or in that of the labels."""
        where = where_of(output.made) if output is not None else None
        if where is None or not self.machine.calls:
            return
        met = (self.machine.calls[-1].label, where)
        if swapped:
            self.turned[use] = met
        else:
            self.right.add(met)

    def meant(self, use: Hashable) -> bool:
        """Whether a use is the other half of one in the same function."""
        return self.turned.get(use) in self.right
