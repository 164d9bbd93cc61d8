"""Comparisons: thresholds on scores, agreement with labels, masks."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from fromlogits.checker.evidence.source.operations.bound import Bound
from fromlogits.checker.evidence.source.operations.elementwise import combined
from fromlogits.checker.evidence.source.operations.selecting import narrow
from fromlogits.checker.evidence.source.tensor import Tensor, derived
from fromlogits.checker.evidence.source.values import Unknown, Value
from fromlogits.vocabulary import OutputKind

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.reader import Reader

__all__ = ["OPERATIONS"]

FLIPPED = {"greater": "less", "greater_equal": "less_equal", "less": "greater", "less_equal": "greater_equal"}


def _compare(name: str) -> Callable[[Any, Bound], Value]:
    def run(reader: Reader, bound: Bound) -> Value:
        x, y = bound.tensor("x"), bound.tensor("y")
        if x is None or y is None:
            return Unknown()
        made = combined(name, x, y, bound)
        made.low, made.high, made.integral, made.dtype, made.numbers, made.nan = 0.0, 1.0, True, "bool", None, None
        for scores, cut in ((x, y), (y, x)):
            if cut.shape == () and isinstance(cut.numbers, (int, float)) and name in FLIPPED:
                reader.ledger.thresholded(scores, float(cut.numbers), name, bound.site)
        if name in FLIPPED and made.learned is False and (made.rank or 0) >= 2 and isinstance(made.columns, int) and made.columns > 1:
            made.form = "multi_hot"
        if name == "equal" and made.learned is False:
            _one_hot_by_hand(made, x, y)
        if name in {"equal", "not_equal"}:
            reader.ledger.compared(x, y, bound.site)
        reader.ledger.paired(x, y, bound.site)
        return made

    return run


def _one_hot_by_hand(made: Tensor, x: Tensor, y: Tensor) -> None:
    """`ids[:, None] == arange(classes)`: one-hot rows."""
    for ids, classes in ((x, y), (y, x)):
        if classes.operation == "arange" and classes.rank == 1 and ids.columns == 1 and ids.integral and classes.low == 0:
            made.form, made.classes = "one_hot", classes.columns if isinstance(classes.columns, int) else None
            made.origin = ids.origin


def _logical(reader: Reader, bound: Bound) -> Value:
    x, y = bound.tensor("x"), bound.tensor("y")
    if x is None or y is None:
        return Unknown()
    made = combined("logical", x, y, bound)
    made.low, made.high, made.integral, made.dtype, made.numbers = 0.0, 1.0, True, "bool", None
    return made


def _predicate(reader: Reader, bound: Bound) -> Value:
    x = bound.tensor()
    return Unknown() if x is None else derived(x, "predicate", dtype="bool", low=0.0, high=1.0, integral=True, learned=x.learned)


def _logical_not(reader: Reader, bound: Bound) -> Value:
    x = bound.tensor()
    if x is None:
        return Unknown()
    made = derived(x, "logical_not", dtype="bool", low=0.0, high=1.0, integral=True, learned=x.learned)
    if x.operation == "isnan":
        made.operation, made.arguments = "not_isnan", x.arguments
    return made


def _isnan(reader: Reader, bound: Bound) -> Value:
    x = bound.tensor()
    return Unknown() if x is None else derived(x, "isnan", dtype="bool", low=0.0, high=1.0, integral=True, learned=x.learned)


def _where(reader: Reader, bound: Bound) -> Value:
    condition, x, y = bound.tensor("condition"), bound.tensor("x"), bound.tensor("y")
    if condition is None:
        return Unknown()
    if not bound.given("x"):
        return reader.operate("nonzero", x=condition)
    if x is None or y is None:
        return Unknown()
    if condition.operation in FLIPPED or condition.operation == "not_equal":
        kept = derived(x, x.operation, *x.arguments, keep=True)
        narrow(kept, x, condition)
        x = kept
    made = combined("where", x, y, bound)
    wide = combined("where", condition, made, bound)
    made.shape = wide.shape
    made.low = None if x.low is None or y.low is None else min(x.low, y.low)
    made.high = None if x.high is None or y.high is None else max(x.high, y.high)
    made.integral = True if x.integral and y.integral else False if x.integral is False or y.integral is False else None
    made.nan = x.nan or y.nan
    made.strings = x.strings or y.strings
    made.numbers = None
    made.arguments = (condition, x, y)
    both_numbers = x.shape == () and y.shape == ()
    if both_numbers:
        made.learned = condition.learned
    for one, other in ((x, y), (y, x)):
        if one.kind is OutputKind.LOGITS and (other.kind is OutputKind.LOGITS or other.shape == ()):  # masked scores
            made.kind, made.axis, made.units, made.made = one.kind, one.axis, one.units, one.made
    return made


OPERATIONS: dict[str, Callable[[Any, Bound], Value]] = {
    **{name: _compare(name) for name in ("equal", "not_equal", "greater", "greater_equal", "less", "less_equal")},
    "logical_and": _logical,
    "logical_or": _logical,
    "logical_xor": _logical,
    "logical_not": _logical_not,
    "predicate": _predicate,
    "isnan": _isnan,
    "where": _where,
}
