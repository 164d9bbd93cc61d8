"""scikit-learn's scalers: what is left of the numbers of a column, class ids among them."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from fromlogits.checker.evidence.source.operations.bound import Bound, as_tensor
from fromlogits.checker.evidence.source.operations.reductions import occurs
from fromlogits.checker.evidence.source.tensor import Tensor, derived
from fromlogits.checker.evidence.source.values import Constant, List, Unknown, Value

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.reader import Reader

__all__ = ["OPERATIONS", "range_of", "scaled", "scaled_column"]

Range = tuple[float, float] | None


def scaled(x: Tensor, way: Any, bounds: Range) -> Tensor:
    """An array whose every column was scaled by itself; `way` is None where the numbers that come out are not told."""
    if x.rank == 1 or x.columns == 1:
        return scaled_column(x, way, bounds)
    made = derived(x, "scaled", x, way, bounds, shape=x.shape, dtype=_fractions(x), library="numpy", learned=False)
    if way == "range" and bounds is not None:
        made.low, made.high = bounds
    return made


def scaled_column(x: Tensor, way: Any, bounds: Range) -> Tensor:
    """One column, scaled: to a range, by its greatest number, or to mean 0 and deviation 1."""
    spelled = _spelled(x, way, bounds)
    if spelled is not None:
        return spelled
    made = derived(x, "scaled", x, way, bounds, shape=x.shape, dtype=_fractions(x), library="numpy", learned=False, nan=x.nan)
    classes = _levels(x)
    low, high = bounds if way == "range" and bounds is not None else (0.0, 1.0)
    if way == "range" or (way == "greatest" and classes and x.low == 0):
        made.low, made.high = low, high
    if classes == 2 and x.low == 0 and way in {"range", "greatest"} and (low, high) == (0, 1):  # 0 and 1 stay what they are
        made.integral, made.form, made.classes = True, "ids", 2
    elif classes > 2 and (way in {"range", "standard"} or (way == "greatest" and x.low == 0)):
        made.integral = (high - low) / (classes - 1) % 1 == 0 and low % 1 == 0 if way != "standard" else False
    return made


def _levels(x: Tensor) -> int:
    """How many class ids a column holds for sure, one for each whole number of its range; 0 where that cannot be told."""
    if x.form != "ids" or x.low is None or x.high is None or not occurs(x) or x.operation in {"first rows", "slice"}:
        return 0
    spread = int(x.high - x.low) + 1
    return spread if x.classes in {None, spread} else 0


def _fractions(x: Tensor) -> str:
    return x.dtype if x.dtype is not None and x.dtype.startswith("float") else "float64"


def _spelled(x: Tensor, way: Any, bounds: Range) -> Tensor | None:
    """The scaled numbers themselves, where the program spells them out."""
    numbers = x.numbers
    if not isinstance(numbers, tuple) or not numbers or not all(isinstance(one, (int, float)) for one in numbers) or x.nan:
        return None
    low, high = min(numbers), max(numbers)
    if way == "range" and bounds is not None:
        step = (bounds[1] - bounds[0]) / (high - low or 1)
        made = [bounds[0] + (one - low) * step for one in numbers]
    elif way == "greatest":
        made = [one / (max(abs(low), abs(high)) or 1) for one in numbers]
    elif way == "standard":
        mean = sum(numbers) / len(numbers)
        spread = math.sqrt(sum((one - mean) ** 2 for one in numbers) / len(numbers)) or 1
        made = [(one - mean) / spread for one in numbers]
    else:
        return None
    found = as_tensor(List.of(Constant(one) for one in made))
    if found is None:
        return None
    return derived(found, "scaled", x, way, bounds, keep=True, shape=x.shape, library="numpy", origin=x.origin, learned=False)


def range_of(value: Any) -> Range:
    """The two bounds of a feature range."""
    if isinstance(value, tuple) and len(value) == 2 and all(isinstance(one, (int, float)) for one in value):
        return float(value[0]), float(value[1])
    return None


def _scaled(reader: Reader, bound: Bound) -> Value:
    x = bound.tensor()
    return Unknown() if x is None else scaled(x, bound.plain("way"), range_of(bound.plain("range", (0, 1))))


OPERATIONS: dict[str, Callable[[Any, Bound], Value]] = {"scaled": _scaled}
