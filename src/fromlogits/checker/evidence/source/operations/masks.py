"""Masks: what a comparison says of the rows of an array where it holds, and of those where it does not."""

from __future__ import annotations

import operator
from collections.abc import Callable, Sequence
from typing import Any

from fromlogits.checker.evidence.source.operations.among import numbers_of, only, onwards, open_numbers_of, united
from fromlogits.checker.evidence.source.tensor import Tensor, derived
from fromlogits.checker.evidence.source.values import Unknown, Value

__all__ = ["chooses", "compares", "keeps_from_zero", "narrow", "same_numbers"]

HOLDS: dict[str, Callable[[Any, Any], bool]] = {
    "less": operator.lt,
    "less_equal": operator.le,
    "greater": operator.gt,
    "greater_equal": operator.ge,
    "equal": operator.eq,
    "not_equal": operator.ne,
    "isin": lambda number, several: number in several,
    "not_isin": lambda number, several: number not in several,
}
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
BOTH = {"logical_and": True, "logical_or": False}  # whether all its parts hold where it holds; otherwise none does where it does not
MISSING = frozenset({"isnan", "not_isnan"})  # they say nothing of the numbers that are none of NaN
UNLIKE = frozenset({"not_equal", "not_isin"})  # they hold for NaN
SEVERAL = frozenset({"isin", "not_isin"})
SAME_NUMBERS = frozenset(
    {
        "batch",
        "cast",
        "copied",
        "expand_dims",
        "flatten",
        "item",
        "reshape",
        "row",
        "rows",
        "sliced",
        "squeeze",
        "swapaxes",
        "transpose",
        "view",
    }
)
LEAST = -1  # a whole number below is a mark more often than a class: which number is next to it, nobody says
LINEAGE = 24  # tensors behind a mask that are looked at


def narrow(made: Tensor, x: Tensor, mask: Tensor, *, holds: bool = True) -> bool:
    """Leave in `made`, which is like `x`, what a mask chooses: where it holds, or where not; False where that cannot be followed."""
    if mask.operation == "logical_not":
        inner = mask.arguments[0]
        return isinstance(inner, Tensor) and narrow(made, x, inner, holds=not holds)
    if mask.operation in BOTH:
        parts = [part for part in mask.arguments if isinstance(part, Tensor)]
        together = _by_all if BOTH[mask.operation] is holds else _by_any
        return together(made, x, parts, holds)
    return _by_comparison(made, x, mask, holds)


def _by_all(made: Tensor, x: Tensor, parts: Sequence[Tensor], holds: bool) -> bool:
    """Rows that several masks choose: each of them says its part."""
    said = [(part, narrow(made, x, part, holds=holds)) for part in parts]
    return any(told for _, told in said) and all(told or not chooses(x, part) for part, told in said)


def _by_any(made: Tensor, x: Tensor, parts: Sequence[Tensor], holds: bool) -> bool:
    """Rows that one of several masks chooses."""
    ways = []
    for part in parts:
        way = derived(made, made.operation, *made.arguments, keep=True, numbers=made.numbers)
        if not narrow(way, x, part, holds=holds):
            return False
        ways.append(way)
    united(made, *ways)
    made.numbers = None
    made.nan = True if any(way.nan for way in ways) else None
    made.integral = True if all(way.integral for way in ways) else made.integral or None
    words = [way.words for way in ways]
    made.words = None if None in words else frozenset().union(*(some for some in words if some is not None))
    return True


def _by_comparison(made: Tensor, x: Tensor, mask: Tensor, holds: bool) -> bool:
    source, limit = (*mask.arguments, None, None)[:2]
    operation = mask.operation if holds else OPPOSITE.get(mask.operation, "")
    if operation not in OPPOSITE or not same_numbers(source, x):
        return False
    if operation in MISSING:
        made.nan = None if operation == "not_isnan" else made.nan
        return operation == "not_isnan"
    if not isinstance(limit, Tensor):
        return False
    if (mask.operation in UNLIKE) is not holds:
        made.nan = None  # no comparison holds for NaN
    if limit.words is not None and made.words is not None:
        return _narrow_words(made, operation, limit.words)
    return _narrow_numbers(made, operation, limit.numbers)


def _narrow_words(made: Tensor, operation: str, others: frozenset[str]) -> bool:
    words = made.words or frozenset()
    kept = {"equal": words & others, "isin": words & others, "not_equal": words - others, "not_isin": words - others}.get(operation)
    if kept is None or (operation in {"equal", "not_equal"} and len(others) != 1):
        return False
    made.words = kept
    return True


def _narrow_numbers(made: Tensor, operation: str, limit: Any) -> bool:
    several = limit if operation in SEVERAL and isinstance(limit, tuple) else (limit,)
    if not several or not all(isinstance(one, (int, float)) for one in several):
        return False
    held, opened = numbers_of(made), open_numbers_of(made) if made.among else None
    holds, asked = HOLDS[operation], several if operation in SEVERAL else limit
    if held is not None:
        only(made, (number for number in held if holds(number, asked)))
    elif opened is not None:
        _narrow_opened(made, operation, opened, several)
    elif operation in {"equal", "isin"}:
        low, high = float(min(several)), float(max(several))
        made.low, made.high = (low, high) if operation == "equal" else (_most(made.low, low), _least(made.high, high))
        made.integral = True if all(float(one).is_integer() for one in several) else made.integral or None
    elif operation in UNLIKE:
        _without(made, frozenset(several))
    else:
        _beyond(made, operation, limit)
        if made.low is not None and made.high is not None and made.low > made.high:
            only(made, ())
    return True


def _narrow_opened(made: Tensor, operation: str, opened: frozenset[Any], several: Sequence[Any]) -> None:
    """The same where the numbers go on from the last of those that are known, nobody knows how far or which of them."""
    last, limit, holds, high = max(opened), several[0], HOLDS[operation], made.high
    kept = {one for one in opened - {last} if holds(one, several if operation in SEVERAL else limit)}
    if operation in {"equal", "isin"}:
        only(made, kept | {one for one in several if one >= last and (high is None or one <= high)})
    elif operation in {"greater", "greater_equal"}:
        onwards(made, kept | {max(last, limit if holds(limit, limit) else limit + 1)}, high)
    elif operation in UNLIKE:
        onwards(made, kept | {last + 1 if last in several else last}, None if high in several else high)
    elif not holds(last, limit):
        only(made, kept)
    else:
        made.among = None
        _beyond(made, operation, limit)


def _beyond(made: Tensor, operation: str, limit: float) -> None:
    """The numbers on one side of another, where they cannot be told apart."""
    step = 1 if made.integral else 0
    if operation == "less":
        made.high = _least(made.high, limit - step)
    elif operation == "less_equal":
        made.high = _least(made.high, limit)
    elif operation == "greater":
        made.low = _most(made.low, limit + step)
    elif operation == "greater_equal":
        made.low = _most(made.low, limit)


def _without(made: Tensor, gone: frozenset[Any]) -> None:
    """Numbers that cannot be told apart, without some: next to a class that is gone is another, next to a mark who knows what."""
    if not made.integral:
        return
    while made.high in gone:
        made.high = made.high - 1 if made.high is not None and made.form == "ids" else None
    while made.low in gone:
        made.low = made.low + 1 if made.low is not None and made.form == "ids" and made.low >= LEAST else None


def _least(one: float | None, other: float) -> float:
    return float(other) if one is None else min(one, float(other))


def _most(one: float | None, other: float) -> float:
    return float(other) if one is None else max(one, float(other))


# -- whose numbers


def chooses(x: Tensor, mask: Value) -> bool:
    """Whether a mask was made from the numbers of the array that it is used on; measurements from the same source are others."""
    if isinstance(mask, Unknown):
        return True
    if not isinstance(mask, Tensor) or mask.operation in MISSING:
        return False
    waiting: list[object] = list(mask.arguments)
    for _ in range(LINEAGE):
        if not waiting:
            return False
        one = waiting.pop()
        if one is x or (isinstance(one, Tensor) and one.origin is not None and one.origin == x.origin and one.integral is not False):
            return True
        if isinstance(one, Tensor):
            waiting += one.arguments
    return True


def compares(x: Tensor, mask: Value) -> bool:
    """Whether a mask compares the array that it is used on with something."""
    return isinstance(mask, Tensor) and bool(mask.arguments) and same_numbers(mask.arguments[0], x)


def keeps_from_zero(x: Tensor, mask: Value, number: Tensor) -> bool:
    """Whether a mask finds zero in the array that it is used on, and a number above zero is written there: `p[p < 1e-3] = 1e-3`."""
    if not isinstance(mask, Tensor) or not compares(x, mask) or not _is_above_zero(number):
        return False
    limit = mask.arguments[1] if len(mask.arguments) > 1 else None
    at_zero = mask.operation in {"equal", "less_equal"} and isinstance(limit, Tensor) and limit.numbers == 0
    return at_zero or (mask.operation in {"less", "less_equal"} and isinstance(limit, Tensor) and _is_above_zero(limit))


def _is_above_zero(number: Tensor) -> bool:
    """Whether a number is above zero; of one that nobody knows, nothing is said against it."""
    return not isinstance(number.numbers, (int, float)) or number.numbers > 0


def same_numbers(one: object, other: Tensor) -> bool:
    """Whether two arrays are the same numbers, as far as another shape or dtype goes: `y[i] == 3` beside `y[i]`."""
    return one is other or (isinstance(one, Tensor) and _root(one) is _root(other))


def _root(x: Tensor) -> Tensor:
    for _ in range(LINEAGE):
        if x.operation not in SAME_NUMBERS or not x.arguments or not isinstance(x.arguments[0], Tensor):
            break
        x = x.arguments[0]
    return x
