"""Python's own arithmetic on numbers that a program spells out: `math.ceil(10 / 3)` is 4."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any

from fromlogits.checker.evidence.source.values import Constant, Logarithm, Value

__all__ = ["computed", "scale_of"]

LIBRARIES = frozenset({"builtins", "math", "operator"})
ONE: dict[str, Callable[[Any], Any]] = {
    "abs": abs,
    "ceil": math.ceil,
    "cos": math.cos,
    "exp": math.exp,
    "expm1": math.expm1,
    "floor": math.floor,
    "isnan": math.isnan,
    "log1p": math.log1p,
    "log2": math.log2,
    "negative": lambda x: -x,
    "sin": math.sin,
    "sqrt": math.sqrt,
}
TWO: dict[str, Callable[[Any, Any], Any]] = {
    "add": lambda x, y: x + y,
    "divide": lambda x, y: x / y,
    "equal": lambda x, y: x == y,
    "floor_divide": lambda x, y: x // y,
    "multiply": lambda x, y: x * y,
    "remainder": lambda x, y: x % y,
    "subtract": lambda x, y: x - y,
}
LOGARITHMS = frozenset({"log", "log1p", "log2"})
POWERS = frozenset({"exp", "expm1", "power", "equal", "isnan"})


def computed(name: str, values: Mapping[str, Any]) -> Value | None:
    """The number that a function of Python's own library gives; None where that is not for us to say."""
    if values.get("library") not in LIBRARIES:
        return None
    given = [values.get(key) for key in ("x", "y") if key in values]
    numbers = [_number(value) for value in given]
    if None in numbers or not numbers:
        return None
    made = scale_of(name, *given)
    try:
        if name == "log":
            return made(_logarithm(numbers[0], values.get("base")))
        if name == "round":
            return made(_rounded(numbers[0], values.get("decimals")))
        run: Callable[..., Any] | None = ONE.get(name) if len(numbers) == 1 else TWO.get(name)
        return made(run(*numbers)) if run is not None else None
    except (ArithmeticError, TypeError, ValueError):
        return None


def scale_of(name: str, *operands: Any) -> type[Constant]:
    """Whether arithmetic gives a plain number, or one on the scale of logarithms; `exp` leads back."""
    if name in LOGARITHMS:
        return Logarithm
    return Logarithm if name not in POWERS and any(isinstance(value, Logarithm) for value in operands) else Constant


def _number(value: Any) -> Any:
    return value.value if isinstance(value, Constant) and isinstance(value.value, (int, float)) else None


def _logarithm(number: Any, base: Any) -> float:
    return math.log(number) if _number(base) is None else math.log(number, _number(base))


def _rounded(number: Any, digits: Any) -> Any:
    return round(number) if _number(digits) is None else round(number, _number(digits))
