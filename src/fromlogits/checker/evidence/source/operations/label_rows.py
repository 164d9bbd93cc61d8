"""Rows of label distributions: whether they still sum to one after smoothing, scaling, mixing, clipping."""

from __future__ import annotations

import math
from typing import Any

from fromlogits.checker.evidence.source.operations.arithmetic import is_number
from fromlogits.checker.evidence.source.operations.masks import same_numbers
from fromlogits.checker.evidence.source.tensor import Tensor, unshifted

__all__ = [
    "chosen_rows",
    "class_count",
    "clipped_rows",
    "counted_from_one",
    "everywhere",
    "of_length_one",
    "row_sums",
    "set_rows",
    "sum_of_rows",
]

DISTRIBUTIONS = frozenset({"one_hot", "distribution"})


def class_count(ids: Tensor, width: Any) -> int | None:
    """How many classes rows made of ids have: as many as there are columns, unless the ids are known to be of fewer, or of more than fit."""
    if not isinstance(width, int):
        return None
    return ids.classes if ids.form == "ids" and ids.classes is not None else width


def counted_from_one(ids: Tensor, width: Any) -> bool:
    """Whether the ids are 1 to C where there are C columns: the first stays empty, and C has none."""
    return ids.integral is True and ids.learned is not True and ids.low == 1 and ids.high is not None and ids.high == width


def row_sums(made: Tensor, x: Tensor, y: Tensor, name: str) -> None:
    """Whether the rows of label distributions still sum to one: affine changes of one-hot rows, mixtures of two."""
    rows = {"one_hot": (1.0, 0.0), "distribution": (1.0, 0.0)}
    left, right = sum_of_rows(x, rows), sum_of_rows(y, rows)
    width = x.columns if left is not None else y.columns
    if name in {"multiply", "divide"} and (left is None) != (right is None):
        labels, factor = (left, y) if left is not None else (right, x)
        if is_number(factor) and labels is not None and factor.numbers:
            total = labels * factor.numbers if name == "multiply" else labels / factor.numbers
            set_rows(made, total, x if left is not None else y)
        elif labels is not None and name == "multiply" and factor.rank == 1 and not factor.learned and _weighs(factor):
            made.form, made.classes = "unnormalised", (x if left is not None else y).classes  # a weight for every class
        elif labels is not None and name == "multiply":
            made.arguments = (*made.arguments, "scaled")
    elif name == "add" and _one_and_a_part(x, y):
        made.form, made.classes = "unnormalised", (x if x.form else y).classes
    elif name == "add" and left is not None and right is not None:
        set_rows(made, left + right, x)
    elif name == "subtract" and left is not None and right is not None:
        set_rows(made, left - right, x)
    elif name in {"add", "subtract"} and (left is None) != (right is None):
        labels, factor = (left, y) if left is not None else (right, x)
        each = everywhere(factor)
        if each is not None and isinstance(width, int) and labels is not None and not (name == "subtract" and right is not None):
            set_rows(made, labels + width * each * (1 if name == "add" else -1), x if left is not None else y)
        elif labels == 1 and (left is not None or name == "add") and _is_noise(factor):
            made.form, made.classes = "unnormalised", (x if left is not None else y).classes
    elif name == "add":
        _mixture(made, x, y)


def everywhere(x: Tensor) -> Any:
    """The number that stands in every place: a number itself, or what an array is full of."""
    if is_number(x):
        return x.numbers
    return x.low if x.low is not None and x.low == x.high and x.learned is False and not x.nan else None


def _weighs(factor: Tensor) -> bool:
    """Whether numbers for the classes are not all 1, so that rows times them no longer sum to one."""
    return any(one != 1 for one in factor.numbers) if isinstance(factor.numbers, tuple) else factor.integral is False


def _is_noise(x: Tensor) -> bool:
    """Fractions drawn one by one, as they came or scaled: what they add to a row is never zero."""
    if x.operation in {"multiply", "divide"}:
        number, drawn = sorted(x.arguments[:2], key=lambda one: not (isinstance(one, Tensor) and is_number(one)))
        return isinstance(drawn, Tensor) and isinstance(number, Tensor) and is_number(number) and number.numbers != 0 and _is_noise(drawn)
    plain = x.operation == "" and x.kind is None and x.form is None and x.numbers is None and x.learned is False
    return plain and x.integral is False and (x.low is None or x.low >= 0)


def _one_and_a_part(x: Tensor, y: Tensor) -> bool:
    """`lam * a + b`: rows that sum to one, and more."""
    for whole, part in ((x, y), (y, x)):
        if whole.form in {"one_hot", "distribution"} and not whole.learned and part.operation == "multiply" and part.form is None:
            weights = [
                one for one in part.arguments[:2] if isinstance(one, Tensor) and one.form is None and one.low is not None and one.low >= 0
            ]
            rows = [one for one in part.arguments[:2] if isinstance(one, Tensor) and one.form in {"one_hot", "distribution"}]
            if len(weights) == len(rows) == 1:
                return True
    return False


def sum_of_rows(x: Tensor, rows: dict[str, tuple[float, float]]) -> float | None:
    """What the rows of label distributions sum to."""
    if x.learned or x.kind is not None:
        return None
    if isinstance(x.cut, tuple) and x.cut[0] == "rows":
        return float(x.cut[1])
    return rows[x.form][0] if x.form in rows else None


def set_rows(made: Tensor, total: float, source: Tensor) -> None:
    """Give rows of labels their sum, which is one or is not."""
    made.classes = source.classes
    made.origin = source.origin
    if made.learned or made.kind is not None:
        return
    if math.isclose(total, 1.0, abs_tol=1e-4):
        made.form, made.cut = "distribution", None
    else:
        made.form, made.cut = "unnormalised", ("rows", total)


def _mixture(made: Tensor, x: Tensor, y: Tensor) -> None:
    """`lam * a + (1 - lam) * b` of two label distributions, or of class ids, which are none afterwards."""
    pairs = [pair for part in (x, y) if (pair := _weight_and_labels(part)) is not None]
    if len(pairs) != 2:
        return
    (one, left), (other, right) = pairs
    made.origin = left.origin or right.origin  # not where the weights come from
    rows = {left.form, right.form} <= DISTRIBUTIONS
    if one is other and one.numbers is None and rows:
        made.form, made.classes = "unnormalised", left.classes
        return
    if not _add_up_to_one(one, other):
        return
    if rows:
        made.form, made.classes, made.low, made.high = "distribution", left.classes, 0.0, 1.0
    elif not {left.form, right.form} & DISTRIBUTIONS:
        made.integral, made.averaged = False, True
        made.low = min(left.low, right.low) if left.low is not None and right.low is not None else None
        made.high = max(left.high, right.high) if left.high is not None and right.high is not None else None


def _weight_and_labels(product: Tensor) -> tuple[Tensor, Tensor] | None:
    """The two factors of labels that are weighed."""
    if product.operation != "multiply" or len(product.arguments) < 2:
        return None
    for labels, weight in (product.arguments[:2], product.arguments[1::-1]):
        ids = labels.integral and labels.learned is False and labels.shape != () and weight.integral is False
        if labels.form in DISTRIBUTIONS or ids:
            return weight, labels
    return None


def _add_up_to_one(one: Tensor, other: Tensor) -> bool:
    if is_number(one) and is_number(other):
        return math.isclose(one.numbers + other.numbers, 1.0)
    return any(
        second.operation == "subtract" and second.arguments[0].numbers == 1 and same_numbers(second.arguments[1], first)
        for first, second in ((unshifted(one), unshifted(other)), (unshifted(other), unshifted(one)))
    )


def chosen_rows(made: Tensor, rows: Tensor, on: Any, off: Any) -> None:
    """`where(rows == 1, on, off)`: one number for the class, another for all the others."""
    width = rows.columns if isinstance(rows.columns, int) else rows.classes
    if (on, off) == (1, 0):
        made.form, made.classes = "one_hot", rows.classes
    elif (on, off) != (0, 1) and isinstance(width, int) and isinstance(on, (int, float)) and isinstance(off, (int, float)):
        set_rows(made, on + (width - 1) * off, rows)


def of_length_one(x: Tensor, power: float | None, *, by_row: bool) -> str | None:
    """What rows of labels that are not negative become, divided by their length."""
    if x.learned is not False or x.rank != 2 or x.low is None or x.low < 0 or not by_row:
        return None
    if x.form == "one_hot":
        return x.form
    if power == 1:
        return "distribution"
    rows = x.numbers if isinstance(x.numbers, tuple) else ()
    spread = any(isinstance(row, tuple) and sum(1 for one in row if one) > 1 for row in rows)
    return "unnormalised" if (spread or x.low > 0) and isinstance(x.columns, int) and x.columns > 1 else None


def clipped_rows(made: Tensor, x: Tensor, low: float | None) -> None:
    """A floor under the zeros of label rows adds mass that is not taken from the ones."""
    width = x.columns if isinstance(x.columns, int) else x.classes
    total = sum_of_rows(x, {"one_hot": (1.0, 0.0), "distribution": (1.0, 0.0)})
    if low is not None and low > 1e-3 and isinstance(width, int) and total is not None:
        made.form = None
        set_rows(made, total + (width - 1) * low, x)
