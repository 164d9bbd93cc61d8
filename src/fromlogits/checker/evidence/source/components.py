"""Models that are parts of others: a loss they were compiled with is computed only where they are trained by themselves.

The generator of a GAN is compiled because Keras once wanted that before `predict`, and trained only through the model that it is a part of.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from fromlogits.checker.evidence.source.tensor import Tensor
from fromlogits.checker.evidence.source.values import List, Site, Value
from fromlogits.vocabulary import Case, Where

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.ledger import Entry
    from fromlogits.checker.evidence.source.machine import Machine

__all__ = ["Compiled", "Components"]

Met = tuple[tuple[Any, ...], "Where | None"]  # a loss, and where the output was made that it is given


@dataclass(slots=True, eq=False)
class Compiled(Value):
    """What compile was given, and where."""

    given: dict[str, Value]
    use: Site


class Components:
    """What became of the models that were compiled, each known by the very place in `compile` that it was compiled at."""

    def __init__(self, machine: Machine) -> None:
        self.machine = machine
        self.asked: list[dict[Any, Any]] = []  # the models whose output is being looked for
        self.called: dict[int, dict[Any, Any]] = {}  # models that were called as a part of another, compiled or not
        self.parts: dict[int, Site] = {}
        self.trained: dict[int, Site] = {}
        self.fitted: set[int] = set()  # by where it stands: one model is made and fitted, another like it made and given its weights
        self.evaluated: set[int] = set()  # what was compiled and evaluated with its loss
        self.at_rest = False
        self.met: dict[Met, dict[int, Site]] = {}
        self.modes: dict[Met, set[bool]] = {}  # whether it did in an evaluation

    @contextmanager
    def asking(self, slots: dict[Any, Any]) -> Iterator[None]:
        """Look for what a model gives for its own inputs."""
        self.asked.append(slots)
        try:
            yield
        finally:
            self.asked.pop()

    def applied(self, slots: dict[Any, Any], given: Sequence[Value]) -> None:
        """A model was called: by itself, or as a layer of another."""
        if self.asked[-1] is not slots if self.asked else any(map(_is_symbolic, given)):
            self.called[id(slots)] = slots
            self.parts.update((id(use), use) for use in self._uses(slots))

    def compiled(self, slots: dict[Any, Any]) -> None:
        """A model was compiled, which may be a part of another already."""
        if id(slots) in self.called:
            self.parts.update((id(use), use) for use in self._uses(slots))

    def ran(self, slots: dict[Any, Any], *, fitted: bool = True) -> None:
        """A model was trained or evaluated by itself."""
        self.trained.update((id(use), use) for use in self._uses(slots))
        if fitted:
            self.fitted.update(id(use.node) for use in self._uses(slots))

    @contextmanager
    def evaluating(self, use: Site) -> Iterator[None]:
        """Meet the loss with what a model gives when it does not train."""
        self.evaluated.add(id(use.node))
        before, self.at_rest = self.at_rest, True
        try:
            yield
        finally:
            self.at_rest = before

    def _uses(self, slots: dict[Any, Any]) -> list[Site]:
        compiled = slots.get("compiled")
        return [one.use for _, one in self.machine.options(compiled) if isinstance(one, Compiled)] if compiled is not None else []

    def noted(self, key: tuple[Any, ...], output: Where | None, use: Site) -> None:
        """A model's output met the loss that it was compiled with."""
        self.met.setdefault((key, output), {})[id(use)] = use
        self.modes.setdefault((key, output), set()).add(self.at_rest)

    def lets_rest(self, entry: Entry, case: Case) -> bool:
        """Whether a loss is never computed: its model is trained as a part of another one only, or it is evaluated only and gives something else then."""
        met = (entry.key, case.output.where if case.output is not None else None)
        uses = self.met.get(met, {})
        if not uses:
            return False
        nodes = {id(use.node) for use in uses.values()}
        if self.modes[met] == {False} and nodes <= self.evaluated and nodes.isdisjoint(self.fitted):
            return True
        if self.modes[met] == {True} and nodes <= self.fitted:  # what it is fitted with is what counts
            return True
        return bool(self.trained) and all(use in self.parts and use not in self.trained for use in uses)

    def is_fitted(self, use: Site) -> bool:
        """Whether what was compiled there has been trained so far."""
        return id(use.node) in self.fitted


def _is_symbolic(value: Value) -> bool:
    if isinstance(value, List):
        return any(map(_is_symbolic, value.items))
    return isinstance(value, Tensor) and (value.operation == "input" or (value.learned is True and not value.held_out))
