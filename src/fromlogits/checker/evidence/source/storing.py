"""Writing into arrays: `y[mask] = -1` makes an array of another range."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from fromlogits.checker.evidence.source.operations.bound import as_tensor, is_nan
from fromlogits.checker.evidence.source.tensor import Tensor, derived
from fromlogits.checker.evidence.source.values import Constant, Frame, List, Object, Value

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.reader import Reader

__all__ = ["store"]


def store(reader: Reader, owner: Tensor, target: ast.Subscript, value: Value, frame: Frame, *, augmented: bool) -> Tensor:
    """The array after `owner[...] = value`."""
    index = reader.machine.settle(reader.evaluate(target.slice, frame))
    new = as_tensor(reader.machine.settle(value))
    made = derived(owner, owner.operation, *owner.arguments, keep=True, numbers=None)
    if owner.learned and owner.kind is not None:
        return made
    if new is None:
        made.low = made.high = made.integral = made.form = None
        return made
    made.nan = owner.nan or new.nan
    if is_nan(new):
        return made
    made.learned = owner.learned or new.learned or None if owner.learned is None or new.learned is None else owner.learned or new.learned
    if owner.operation in {"zeros", "like"} or (owner.low == 0 and owner.high == 0):
        hot = _one_hot_rows(owner, index, new)
        if hot is not None:
            made.form, made.low, made.high, made.classes = hot, 0.0, 1.0, owner.columns if isinstance(owner.columns, int) else None
            return made
    integral_owner = owner.dtype is not None and owner.dtype.startswith(("int", "uint"))
    made.low = None if owner.low is None or new.low is None else min(owner.low, new.low)
    made.high = None if owner.high is None or new.high is None else max(owner.high, new.high)
    made.integral = (
        True
        if integral_owner or (owner.integral and new.integral)
        else (False if new.integral is False and owner.integral is False else None)
    )
    if new.strings:
        made.strings = True
    if owner.form in {"one_hot", "distribution"} and new.form != owner.form:
        made.form = None
    if owner.form == "ids" and new.low is not None and owner.low is not None and new.low < owner.low:
        made.classes = None
    if augmented and owner.form is None and owner.integral is not True:
        made.low = made.high = None
    return made


def _one_hot_rows(owner: Tensor, index: Value, new: Tensor) -> str | None:
    """`zeros[arange(n), ids] = 1` writes one 1 a row."""
    if new.numbers != 1 or not isinstance(index, List) or len(index.items) != 2:
        return None
    rows, ids = (as_tensor(item) for item in index.items)
    if isinstance(index.items[0], Object):
        return None
    if rows is not None and ids is not None and rows.rank in (0, 1) and ids.rank == rows.rank and not isinstance(index.items[1], Constant):
        return "one_hot"
    return None
