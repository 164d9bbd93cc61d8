"""Masks: what a comparison says of the rows that it keeps of an array, and of those that it leaves."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from fromlogits.checker.evidence.source.shapes import Size
from fromlogits.checker.evidence.source.tensor import Tensor, derived

__all__ = ["OPPOSITE", "fractions_left", "leave", "masked", "narrow"]


def masked(x: Tensor, mask: Tensor) -> Tensor:
    """`x[mask]`: fewer rows, and what the mask says of their values."""
    if x.shape is not None and mask.rank is not None and x.rank is not None:
        shape: Any = (Size("kept"), *x.shape[mask.rank :])
    else:
        shape = None
    made = derived(x, "masked", keep=True, shape=shape, integral=fractions_left(x))
    understood = narrow(made, x, mask)
    made.classes = len(made.words) if understood and made.words is not None else None
    if mask.rank not in (1, None) and made.form != "ids":
        made.form = None
    source = mask.arguments[0] if mask.arguments else None
    if not understood and not _by_chance(source):  # a mask of other data may leave any part of it
        made.words = made.nan = None
        made.integral = made.integral or None
        if x.form in (None, "ids") and x.learned is False:
            made.low = made.high = None
    return made


def fractions_left(x: Tensor) -> bool | None:
    """Whether some of an array's rows are whole numbers: where the few fractions are spelled out, they may be gone."""
    return None if x.integral is False and x.numbers is not None else x.integral


OPPOSITE = {
    "less": "greater_equal",
    "less_equal": "greater",
    "greater": "less_equal",
    "greater_equal": "less",
    "equal": "not_equal",
    "not_equal": "equal",
    "isin": "not_isin",
    "not_isin": "isin",
    "isnan": "not_isnan",
    "not_isnan": "isnan",
}

LEAST = -1  # a whole number below is a mark more often than a class: which number is next to it, nobody says


def narrow(made: Tensor, x: Tensor, mask: Tensor) -> bool:
    """What a mask says of the rows it keeps of an array; False where it speaks of something else, or cannot be followed."""
    if mask.operation == "logical_and":
        said = [narrow(made, x, part) for part in mask.arguments if isinstance(part, Tensor)]  # each of them says its part
        return any(said)
    source, limit = (*mask.arguments, None, None)[:2]
    if source is not x:
        return False
    if mask.operation in {"isnan", "not_isnan"}:
        made.nan = None if mask.operation == "not_isnan" else made.nan
        return mask.operation == "not_isnan"
    if not isinstance(limit, Tensor):
        return False
    if mask.operation not in {"not_equal", "not_isin"}:
        made.nan = None  # no comparison holds for NaN
    if limit.words is not None and made.words is not None:
        return _narrow_words(made, mask.operation, limit.words)
    if mask.operation in {"isin", "not_isin"}:
        return _narrow_to(made, limit.numbers, mask.operation)
    return isinstance(limit.numbers, (int, float)) and _narrow_numbers(made, mask.operation, limit.numbers)


def leave(made: Tensor, x: Tensor, mask: Tensor) -> bool:
    """What a mask says of the rows that it does not choose."""
    operation = OPPOSITE.get(mask.operation)
    if operation is None:
        return False
    missing = made.nan
    found = narrow(made, x, replace(mask, operation=operation))
    if mask.operation not in {"isnan", "not_equal", "not_isin"}:
        made.nan = missing  # NaN was not chosen
    return found


def _narrow_words(made: Tensor, operation: str, others: frozenset[str]) -> bool:
    words = made.words or frozenset()
    kept = {"equal": words & others, "isin": words & others, "not_equal": words - others, "not_isin": words - others}.get(operation)
    if kept is None or (operation in {"equal", "not_equal"} and len(others) != 1):
        return False
    made.words = kept
    return True


def _narrow_to(made: Tensor, numbers: Any, operation: str) -> bool:
    """Rows whose value is, or is not, one of several numbers."""
    if not isinstance(numbers, tuple) or not numbers or not all(isinstance(one, (int, float)) for one in numbers):
        return False
    if operation == "isin":
        made.low, made.high = _most(made.low, min(numbers)), _least(made.high, max(numbers))
        made.integral = True if all(float(one).is_integer() for one in numbers) else made.integral or None
    elif made.integral and made.low is not None and made.high is not None:
        while made.high in numbers and made.high >= made.low:
            made.high -= 1
        while made.low is not None and made.low in numbers and made.low <= made.high:
            made.low = made.low + 1 if made.low >= LEAST else None
    return True


def _narrow_numbers(made: Tensor, operation: str, limit: float) -> bool:
    step = 1 if made.integral else 0
    if operation == "less":
        made.high = _least(made.high, limit - step)
    elif operation == "less_equal":
        made.high = _least(made.high, limit)
    elif operation == "greater":
        made.low = _most(made.low, limit + step)
    elif operation == "greater_equal":
        made.low = _most(made.low, limit)
    elif operation == "equal":
        made.low = made.high = float(limit)
        made.integral = float(limit).is_integer()
    elif operation == "not_equal" and made.integral:
        if made.low is not None and limit == made.low:
            made.low = made.low + 1 if limit >= LEAST else None
        made.high = made.high - 1 if made.high is not None and limit == made.high else made.high
    return operation in OPPOSITE


def _by_chance(source: Any) -> bool:
    """A mask from random numbers or measurements: it keeps rows of every class."""
    return isinstance(source, Tensor) and source.integral is False


def _least(one: float | None, other: float) -> float:
    return float(other) if one is None else min(one, float(other))


def _most(one: float | None, other: float) -> float:
    return float(other) if one is None else max(one, float(other))
