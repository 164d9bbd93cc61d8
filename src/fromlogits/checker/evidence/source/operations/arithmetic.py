"""What arithmetic of two tensors leaves of their facts: shape, dtype, range, the numbers themselves; nothing of meaning."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from typing import Any

from fromlogits.checker.evidence.source.operations.bound import Bound
from fromlogits.checker.evidence.source.operations.masks import same_numbers
from fromlogits.checker.evidence.source.shapes import broadcast, size_at
from fromlogits.checker.evidence.source.tensor import Tensor

__all__ = ["combined", "is_mean_of_ids", "is_number", "library_of_two"]


def combined(name: str, x: Tensor, y: Tensor, bound: Bound) -> Tensor:
    """The plain result of an elementwise operation of two tensors: shape, dtype, range, nothing of meaning."""
    learned = True if x.learned or y.learned else (False if x.learned is False and y.learned is False else None)
    numbers = _numbers(name, x, y)
    low, high = _range(name, x, y) if numbers is None else _bounds(numbers)
    dtype = _promoted(name, x, y)
    return Tensor(
        shape=broadcast(x.shape, y.shape),
        dtype=dtype,
        library=library_of_two(x, y),
        low=low,
        high=high,
        integral=_integral(name, x, y),
        nan=x.nan or y.nan,
        lossy=x.lossy if is_number(y) else y.lossy if is_number(x) else None,
        learned=learned,
        operation=name,
        arguments=(x, y),
        numbers=numbers,
        origin=x.origin or y.origin,
        held_out=x.held_out or y.held_out,
    )


def library_of_two(x: Tensor, y: Tensor) -> str | None:
    """Whose array comes out: NumPy gives way to every other."""
    libraries = [one for one in (x.library, y.library) if one is not None]
    return next((one for one in libraries if one not in {"numpy", "pandas"}), libraries[0] if libraries else None)


def _promoted(name: str, x: Tensor, y: Tensor) -> str | None:
    """The dtype of a result; a Python number takes its neighbour's, unless it has a fraction and that one has none."""
    for number, other in ((x, y), (y, x)):
        if number.shape == () and number.dtype is None:
            whole = (other.dtype or "").startswith(("int", "uint", "bool"))
            fraction = name == "divide" or not isinstance(number.numbers, int) or other.dtype == "bool"
            return None if whole and fraction else other.dtype
    if name == "divide" and (x.dtype or "").startswith(("int", "uint", "bool")):
        return None
    return x.dtype if x.dtype == y.dtype else None


def _range(name: str, x: Tensor, y: Tensor) -> tuple[float | None, float | None]:
    a, b, c, d = x.low, x.high, y.low, y.high
    if x.shape != () and y.shape != () and name not in {"maximum", "minimum"}:  # the extremes need not meet
        positive = a is not None and c is not None and a >= 0 and c >= 0 and name in {"add", "multiply"}
        return (0.0, None) if positive else (None, None)
    try:
        if name == "add":
            return (None if a is None or c is None else a + c, None if b is None or d is None else b + d)
        if name == "subtract" and _is_of(y, "min", x):  # counted from the least
            return 0.0, b - c if b is not None and c is not None and c == d else None
        if name == "subtract" and _is_of(x, "max", y):  # counted down from the greatest
            return 0.0, a - c if a is not None and c is not None and a == b else None
        if name == "subtract":
            return (None if a is None or d is None else a - d, None if b is None or c is None else b - c)
        if name == "multiply":
            if None in (a, b, c, d):
                return (0.0, None) if a is not None and c is not None and a >= 0 and c >= 0 else (None, None)
            corners = [a * c, a * d, b * c, b * d]  # type: ignore[operator]
            return min(corners), max(corners)
        if name in {"divide", "floor_divide"} and c is not None and d is not None and c > 0:
            corners = [part / divisor for part in (a, b) if part is not None for divisor in (c, d)]
            found = (min(corners) if a is not None else None, max(corners) if b is not None else None)
            return (
                (math.floor(found[0]) if found[0] is not None else None, math.floor(found[1]) if found[1] is not None else None)
                if name == "floor_divide"
                else found
            )
        if name == "divide" and c is not None and c > 0 and d is None and a is not None and a >= 0:
            return 0.0, b / c if b is not None else None
        if name == "remainder" and isinstance(y.numbers, (int, float)) and y.numbers > 0:
            whole = x.integral and float(y.numbers).is_integer()
            return 0.0, float(y.numbers - 1) if whole else None
        if name == "maximum" and a is not None and c is not None:
            return max(a, c), None if b is None or d is None else max(b, d)
        if name == "maximum":
            return (a if c is None else c), None
        if name == "minimum":
            return (None if a is None or c is None else min(a, c)), (b if d is None else d if b is None else min(b, d))
    except (OverflowError, ZeroDivisionError, ValueError):  # the program's own numbers: infinite, zero or NaN
        pass
    return None, None


def _is_of(x: Tensor, name: str, whole: Tensor) -> bool:
    """Whether a number is the least, or the greatest, of an array."""
    return x.operation == name and x.shape == () and bool(x.arguments) and same_numbers(x.arguments[0], whole)


def _integral(name: str, x: Tensor, y: Tensor) -> bool | None:
    if name in {"add", "subtract", "multiply", "remainder", "maximum", "minimum", "power", "floor_divide"}:
        if x.integral and y.integral:
            return True
        if name in {"add", "subtract"} and ((x.integral is False and y.integral) or (y.integral is False and x.integral)):
            return False
    if name == "divide" and (x.integral is False or y.integral is False):
        return False
    return None


def is_mean_of_ids(x: Tensor, factor: Tensor, *, over: bool) -> bool:
    """Whether a sum of several arrays of class ids is divided by (`over`), or multiplied with one over, how many they are: `(a + b) / 2`."""
    if not is_number(factor) or not factor.numbers or x.learned is not False:
        return False
    votes = _votes(x)
    return votes is not None and votes > 1 and abs((factor.numbers if over else 1 / factor.numbers) - votes) < 1e-9


def _votes(x: Tensor) -> int | None:
    """How many arrays of class ids a sum is made of: `a + b`, `votes.sum(axis=1)`; None where anything else is in it."""
    if x.operation == "add" and x.arguments[0] is not x.arguments[1]:
        one, other = (_votes(part) for part in x.arguments[:2])
        return None if one is None or other is None else one + other
    summed = x.arguments[0] if x.operation == "sum" and len(x.arguments) > 1 else None
    if isinstance(summed, Tensor) and summed.form == "ids" and isinstance(x.arguments[1], int):
        size = size_at(summed.shape, x.arguments[1])
        return size if isinstance(size, int) else None
    return 1 if x.form == "ids" and x.shape != () else None


_NUMBERS: dict[str, Callable[[Any, Any], Any]] = {
    "add": lambda a, b: a + b,
    "subtract": lambda a, b: a - b,
    "multiply": lambda a, b: a * b,
    "divide": lambda a, b: a / b,
    "maximum": max,
    "minimum": min,
    "floor_divide": lambda a, b: a // b,
    "remainder": lambda a, b: a % b,
}


def _bounds(numbers: Any) -> tuple[float | None, float | None]:
    """The least and the greatest of numbers that are spelled out."""
    known = [float(number) for number in _flat(numbers) if not math.isnan(number)]
    return (min(known), max(known)) if known else (None, None)


def _flat(numbers: Any) -> Iterator[Any]:
    if isinstance(numbers, tuple):
        for part in numbers:
            yield from _flat(part)
    else:
        yield numbers


def _depth(numbers: Any) -> int:
    return 1 + _depth(numbers[0]) if isinstance(numbers, tuple) and numbers else 0


def _numbers(name: str, x: Tensor, y: Tensor) -> Any:
    run = _NUMBERS.get(name)
    if run is None or x.numbers is None or y.numbers is None:
        return None

    def apply(a: Any, b: Any) -> Any:
        if isinstance(a, tuple) and isinstance(b, tuple):
            if _depth(a) != _depth(b):  # the deeper one's rows meet the other one whole
                return tuple(apply(one, b) for one in a) if _depth(a) > _depth(b) else tuple(apply(a, other) for other in b)
            return tuple(apply(one, other) for one, other in zip(a, b, strict=True))
        if isinstance(a, tuple):
            return tuple(apply(one, b) for one in a)
        if isinstance(b, tuple):
            return tuple(apply(a, other) for other in b)
        return run(a, b)

    try:
        return apply(x.numbers, y.numbers)
    except (TypeError, ValueError, ZeroDivisionError, OverflowError):
        return None


def is_number(x: Tensor) -> bool:
    return x.shape == () and isinstance(x.numbers, (int, float))
