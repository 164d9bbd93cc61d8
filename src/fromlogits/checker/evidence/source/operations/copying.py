"""Copies: what is done to one from then on is not done to the other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from fromlogits.checker.evidence.source.aliases import PARTS
from fromlogits.checker.evidence.source.operations.bound import Bound
from fromlogits.checker.evidence.source.tensor import Tensor, derived
from fromlogits.checker.evidence.source.values import Choice, Constant, Dict, Fillings, Instance, List, Object, Unknown, Value

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.reader import Reader

__all__ = ["OPERATIONS"]

MOST = 2000  # containers and objects in one copy
INFERENCE = ("attribute", "inference")
OF_TRAINING = frozenset({"compiled", "fitted"})  # what a clone of a model does not take along


def _copied(reader: Reader, bound: Bound) -> Value:
    """`copy.copy(x)`: the container is new, what is in it the same."""
    value = bound.value("x")
    if not isinstance(value, Value):
        return Unknown()
    return _Copies(deep=bool(bound.plain("deep", default=False)), without=frozenset()).of(value)


def _cloned(reader: Reader, bound: Bound) -> Value:
    """Keras's `clone_model`: the same layers, made anew; nothing of compile and fit."""
    value = bound.value("x")
    return _Copies(deep=True, without=OF_TRAINING).of(value) if isinstance(value, Value) else Unknown()


def _inferring(reader: Reader, bound: Bound) -> Value:
    """Equinox's `inference_mode`: a copy in which every field `inference`, however deep, says that nothing is trained."""
    value, flag = bound.value("x"), bound.value("value")
    if not isinstance(value, Value):
        return Unknown()
    copies = _Copies(deep=True, without=frozenset())
    copy = copies.of(value)
    for _, made in copies.made.values():
        if isinstance(made, Instance) and INFERENCE in made.slots:
            made.slots[INFERENCE] = flag if isinstance(flag, Value) else Constant(True)
    return copy


class _Copies:
    """One copy of everything that hangs on a value, however often it hangs there."""

    def __init__(self, *, deep: bool, without: frozenset[str]) -> None:
        self.deep, self.without = deep, without
        self.made: dict[int, tuple[Value, Value]] = {}  # the original is kept alive beside its copy

    def of(self, value: Value) -> Value:
        """The copy of a value; what cannot change is its own copy."""
        if id(value) in self.made:
            return self.made[id(value)][1]
        if len(self.made) >= MOST:
            return value
        if isinstance(value, Tensor) and value.kind is None and not value.learned:
            return derived(value, "copied", keep=True, numbers=value.numbers) if value.operation in PARTS else replace(value, memory=None)
        if isinstance(value, Choice):
            return Choice(tuple((guards, self.of(option)) for guards, option in value.options), site=value.site)
        if isinstance(value, List):
            copy: Value = List({"exact": value.exact}, value.kind, value.depth, site=value.site)
        elif isinstance(value, Dict):
            copy = Dict({}, value.exact, value.factory, site=value.site)
        elif isinstance(value, Object):
            copy = Object(value.name, value.entry, {}, site=value.site)
        elif isinstance(value, Instance) and "member" not in value.slots:
            copy = Instance(value.of, {}, site=value.site)
        else:
            return value
        self.made[id(value)] = value, copy
        for key, part in value.slots.items():
            if key not in self.without:
                copy.slots[key] = self._part(part)  # type: ignore[attr-defined]
        return copy

    def _part(self, part: Any) -> Any:
        if not self.deep:
            return part
        if isinstance(part, Value):
            return self.of(part)
        if isinstance(part, Fillings):
            return Fillings(tuple((guards, self._part(filling)) for guards, filling in part.fillings))
        if isinstance(part, tuple):
            return tuple(self._part(one) for one in part)
        return part


OPERATIONS: dict[str, Callable[[Any, Bound], Value]] = {"copied": _copied, "cloned": _cloned, "inferring": _inferring}
