"""Whether a Keras model trains: told to the outermost that is called, and heard by all within that are not told otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from fromlogits.checker.evidence.source.heads import is_none
from fromlogits.checker.evidence.source.tensor import Tensor
from fromlogits.checker.evidence.source.values import Constant, Dict, List, Unknown, Value

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.reader import Reader

__all__ = ["Mode", "as_asked", "heard", "in_mode", "is_symbolic", "open_to", "spoken"]

Mode = bool | Unknown | None

_ASKED = {default: ("keras trains", default) for default in (False, True)}
_OPEN = {default: Unknown(key) for default, key in _ASKED.items()}


def open_to(default: Value | None) -> Unknown:
    """Of what a functional model is made of: `fit` will say that it trains, `predict` that it does not, and who says nothing leaves it the default."""
    return _OPEN[isinstance(default, Constant) and default.value is True]


def heard(value: Value | None) -> Mode:
    """What a value given as `training` says to those within."""
    if value is None or is_none(value):
        return None
    if isinstance(value, Constant):
        return bool(value.value)
    return value if isinstance(value, Unknown) else Unknown()


def spoken(mode: Mode) -> Value | None:
    """A mode as the value that a parameter is given."""
    return Constant(mode) if isinstance(mode, bool) else mode


@contextmanager
def in_mode(reader: Reader, mode: Mode) -> Iterator[None]:
    """Call what is told that it trains, or that it does not."""
    before = reader.training
    reader.training = mode
    try:
        yield
    finally:
        reader.training = before


def as_asked(reader: Reader, outputs: Value, mode: Mode) -> Value:
    """A functional model's outputs, which were written before anyone knew whether it trains."""
    if isinstance(mode, Unknown):
        return outputs
    with reader.machine.assume(frozenset((key, default if mode is None else mode) for default, key in _ASKED.items())):
        return _settled(reader, outputs)


def _settled(reader: Reader, value: Value) -> Value:
    settled: Value = reader.machine.settle(value)
    if isinstance(settled, List):
        return List.of((_settled(reader, item) for item in settled.items), settled.kind, exact=settled.exact)
    if isinstance(settled, Dict):
        return Dict({key: _settled(reader, item) for key, item in settled.slots.items()}, settled.exact)
    return settled


def is_symbolic(given: Sequence[Value]) -> bool:
    """Whether a layer is given no numbers but a place in a functional model."""
    for value in given:
        if isinstance(value, List) and is_symbolic(value.items):
            return True
        if isinstance(value, Tensor):
            root = _root(value)
            untold = root.learned is True and root.library == "keras"  # some layers keep no record of what they took
            if root.operation == "input" or untold:
                return True
    return False


def _root(x: Tensor) -> Tensor:
    while True:
        before = next((one for one in x.arguments or () if isinstance(one, Tensor)), None)
        if before is None:
            return x
        x = before
