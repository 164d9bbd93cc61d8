"""Casts: the same numbers in another dtype, or what is left of them."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from fromlogits.checker.evidence.source.operations.bound import Bound, dtype_of
from fromlogits.checker.evidence.source.operations.texts import numeric_words
from fromlogits.checker.evidence.source.tensor import Tensor, derived
from fromlogits.checker.evidence.source.values import Object, Unknown, Value

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.reader import Reader

__all__ = ["OPERATIONS", "cast_to", "fractions"]


def _cast(reader: Reader, bound: Bound) -> Value:
    x, wanted = bound.tensor(), bound.value("dtype")
    if x is None:
        return Unknown()
    if isinstance(wanted, Object) and wanted.name == "pandas.Categorical":
        return Object(wanted.name, None, {**wanted.slots, "values": x}, site=bound.site)
    dtype = bound.dtype()
    halves = x.operation == "add" and x.arguments[1].numbers == 0.5 and x.arguments[0].operation not in {"multiply", "divide"}
    if halves and (dtype or "").startswith(("int", "uint")):  # rounded by hand, on the scale it was made on
        reader.ledger.thresholded(x.arguments[0], 0.5, "cast", bound.site)
    return _as_it_is(cast_to(x, dtype), x)


def _as_it_is(made: Tensor, x: Tensor) -> Tensor:
    """What a cast gives; where a tensor of PyTorch's may have that dtype already, it may be the tensor itself."""
    made.memory = x if x.library == "torch" and x.dtype in {made.dtype, None} else None
    return made


WRAPS = {"int8": (-128, 127), "uint8": (0, 255), "int16": (-32768, 32767)}
BRIGHTEST = {"uint8": 255, "uint16": 65535, "int8": 127, "int16": 32767, "int32": 2**31 - 1}


def cast_to(x: Tensor, dtype: str | None) -> Tensor:
    """The same numbers in another dtype, or what is left of them."""
    if dtype is None:
        return derived(x, "cast", keep=True, dtype=None)
    made = derived(x, "cast", keep=True, dtype=dtype, numbers=x.numbers)
    if dtype == "bool":
        made.low, made.high, made.integral, made.numbers = 0.0, 1.0, True, None
        return made
    if dtype.startswith(("int", "uint")) and not x.strings:
        made.integral = True
        made.numbers = _whole(x.numbers)
        sure = x.integral is True or x.numbers is not None  # a cut fraction may leave out the bounds
        made.low = float(math.trunc(x.low)) if sure and x.low is not None and math.isfinite(x.low) else None
        made.high = float(math.trunc(x.high)) if sure and x.high is not None and math.isfinite(x.high) else None
        if x.form == "distribution" and x.learned is False:
            made.lossy = f"soft labels cut to {dtype}"
        elif x.integral is False and x.learned is False and x.low is not None and x.high is not None and x.low >= 0 and 0 < x.high <= 1:
            made.lossy = f"fractions between 0 and 1 cut to {dtype}"
        elif x.integral is False and x.numbers is not None and _as_written(x) and x.shape != () and not x.nan:
            made.lossy = f"fractions cut to {dtype}"
        elif x.averaged:
            made.lossy = f"averaged class ids cut to {dtype}"
        elif x.nan:
            made.lossy = f"NaN turned into a number by {dtype}"
        if x.nan:  # nobody says into which
            made.nan = made.low = made.high = made.numbers = None
        wrap = WRAPS.get(dtype)
        if wrap is not None and x.integral and ((x.high is not None and x.high > wrap[1]) or (x.low is not None and x.low < wrap[0])):
            made.lossy = (
                f"values up to {x.high:g} wrapped round by {dtype}"
                if x.high is not None and x.high > wrap[1]
                else f"values down to {x.low:g} wrapped round by {dtype}"
            )
            made.low, made.high = float(wrap[0]), float(wrap[1])
        made.averaged = False
        if x.kind is not None or x.learned:
            made.kind = None
            made.operation, made.arguments = "cast", (x,)
    elif dtype == "object":  # the same things, each by itself
        return made
    elif dtype == "str":
        made.strings, made.numbers = True, None
        if not x.strings:
            made.form = made.classes = made.low = made.high = made.integral = None
    elif x.strings:
        made.strings = made.words = made.classes = None
        made.low = made.high = made.integral = None
        read = numeric_words(x.words)
        if read is not None and read[0] and not read[1]:
            made.low, made.high, made.integral = min(read[0]), max(read[0]), all(one.is_integer() for one in read[0])
        if dtype.startswith(("int", "uint")):
            made.integral = True
    elif dtype.startswith(("float", "bfloat")):
        made.numbers = fractions(x.numbers)
    return made


def _as_written(x: Tensor) -> bool:
    """Whether nothing was reckoned with numbers since somebody wrote them down."""
    while x.operation == "cast" and x.arguments and isinstance(x.arguments[0], Tensor):
        x = x.arguments[0]
    return x.operation == ""


def fractions(numbers: Any) -> Any:
    """Spelled-out numbers as a floating dtype holds them."""
    if isinstance(numbers, tuple):
        return tuple(fractions(part) for part in numbers)
    return float(numbers) if isinstance(numbers, (int, float)) else numbers


def _whole(numbers: Any) -> Any:
    if isinstance(numbers, tuple):
        parts = tuple(_whole(part) for part in numbers)
        return None if any(part is None for part in parts) else parts
    return int(numbers) if isinstance(numbers, (int, float)) and math.isfinite(numbers) else None


def _to(reader: Reader, bound: Bound) -> Value:
    """Torch's `.to(...)`: a dtype if one of the arguments is one, else the same tensor elsewhere."""
    x = bound.tensor()
    if x is None:
        return Unknown()
    arguments = bound.value("arguments")
    named = [dtype_of(item) for item in getattr(arguments, "items", ())] + [bound.dtype()]
    found = next((name for name in named if name), None)
    return _as_it_is(cast_to(x, found), x) if found else x


def _convert_image_dtype(reader: Reader, bound: Bound) -> Value:
    """Pixels as floats between 0 and 1, or as whole numbers up to the largest of their dtype: scaled on the way from one to the other."""
    x, dtype = bound.tensor(), bound.dtype()
    if x is None:
        return Unknown()
    before, after = BRIGHTEST.get(x.dtype or ""), BRIGHTEST.get(dtype or "")
    floats, fractions = ((one or "").startswith(("float", "bfloat")) for one in (dtype, x.dtype))
    if dtype == x.dtype or (floats and fractions):
        return cast_to(x, dtype)
    made = derived(x, "convert_image_dtype", shape=x.shape, dtype=dtype, learned=x.learned, integral=None if floats else True)
    factor = 1 / before if floats and before else after if after and fractions else None
    if factor is not None and x.low is not None and x.high is not None:
        made.low, made.high = x.low * factor, x.high * factor
    return made


OPERATIONS: dict[str, Callable[[Any, Bound], Value]] = {"cast": _cast, "to": _to, "convert_image_dtype": _convert_image_dtype}
