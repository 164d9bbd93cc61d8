"""Rows of numbers divided by their own sums, and several one-hot rows made one."""

from __future__ import annotations

from fromlogits.checker.evidence.source.operations.arithmetic import is_number
from fromlogits.checker.evidence.source.operations.label_rows import set_rows
from fromlogits.checker.evidence.source.shapes import size_at
from fromlogits.checker.evidence.source.tensor import Tensor, unshifted

__all__ = ["ONES", "gathered_rows", "share_of_rows", "united_rows"]

AS_IT_WAS = frozenset({"cast", "identity"})
SHIFTS = 4  # casts and factors around the numbers that are looked through
ONES = frozenset({"one_hot", "multi_hot"})
CONVERTED = frozenset({"one_hot", "rows_of_eye"})  # how ids become rows, every one of which has its one


def share_of_rows(made: Tensor, x: Tensor, y: Tensor) -> bool:
    """`n / n.sum(axis, keepdims=True)`: rows of shares; with a factor in front, rows that add up to the factor."""
    total, wide = y, False
    while total.operation in {*AS_IT_WAS, "expand_dims"} and total.arguments and isinstance(total.arguments[0], Tensor):
        wide = wide or total.operation == "expand_dims"
        total = total.arguments[0]
    if total.operation != "sum" or not total.arguments or (wide and y.columns != 1):
        return False
    summed = _uncast(total.arguments[0])
    whole, factor = _without_factor(_uncast(x), summed)
    if whole is not summed or summed.learned is not False or summed.kind is not None:
        return False
    by_row = _by_row(summed, total)
    if by_row is None:
        return False
    positive = summed.low is not None and summed.low >= 0
    if by_row and factor != 1.0:
        set_rows(made, factor, summed)
    else:
        made.form = "distribution" if by_row else "unnormalised"
    made.low, made.high = 0.0 if positive and factor > 0 else None, None
    made.classes = summed.columns if isinstance(summed.columns, int) else None
    return True


def _uncast(x: Tensor) -> Tensor:
    while x.operation in AS_IT_WAS and x.lossy is None and x.arguments and isinstance(x.arguments[0], Tensor):
        x = x.arguments[0]
    return x


def _without_factor(x: Tensor, wanted: Tensor) -> tuple[Tensor, float]:
    """What numbers were multiplied or divided by on the way from those that are wanted."""
    factor, found = 1.0, x
    for _ in range(SHIFTS):
        if found is wanted or found.operation not in {"multiply", "divide"} or len(found.arguments) < 2:
            break
        one, other = found.arguments[:2]
        if is_number(other) and other.numbers:
            factor = factor * other.numbers if found.operation == "multiply" else factor / other.numbers
            found = _uncast(one)
        elif is_number(one) and found.operation == "multiply":
            factor, found = factor * one.numbers, _uncast(other)
        else:
            break
    return (found, factor) if found is wanted else (x, 1.0)


def _by_row(x: Tensor, total: Tensor) -> bool | None:
    """Whether a sum was taken of each row by itself; None where nobody knows how many rows there are."""
    axis = total.arguments[1] if len(total.arguments) > 1 else None
    if axis is None:  # of everything there is, which may be one row
        return None if x.rank is None else x.rank == 1
    return axis == -1 if isinstance(axis, int) else None


def gathered_rows(x: Tensor, name: str, axis: object) -> str | None:
    """What several one-hot rows are once they are added, averaged, or the greatest of each column is taken."""
    if x.learned is not False or x.form != "one_hot" or axis != -2 or x.axis not in (None, -1):
        return None
    if name in {"sum", "max", "any"} and x.operation == "one_hot":
        return "multi_hot"  # of one sample too
    if (x.rank or 0) < 3 or size_at(x.shape, -2) == 1:
        return None
    return {"sum": "multi_hot", "max": "multi_hot", "any": "multi_hot", "mean": "distribution"}.get(name)


def united_rows(made: Tensor, x: Tensor, y: Tensor) -> None:
    """The larger of two rows of labels, place by place, or where either of them has a one: two classes at once."""
    if {x.form, y.form} <= ONES and not (x.learned or y.learned) and _apart(unshifted(x), unshifted(y)):
        made.form, made.low, made.high, made.integral = "multi_hot", 0.0, 1.0, True
        made.classes = x.classes if x.classes == y.classes else None


def _apart(x: Tensor, y: Tensor) -> bool:
    """Whether both rows may have a one, in different places: one-hot rows written into zeros may each be empty where the others are not."""
    if x is y:
        return False
    if "multi_hot" in {x.form, y.form}:
        return True
    ids = [one.arguments[0] for one in (x, y) if one.operation in CONVERTED and one.arguments]
    return len(ids) == 2 and unshifted(ids[0]) is not unshifted(ids[1]) and all(one.low is None or one.low >= 0 for one in ids)
