"""Arithmetic and casts: one number in, one number out, with the hand-written softmax and sigmoid seen for what they are."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from fromlogits.checker.evidence.source.operations.activations import normalised_over, probabilities
from fromlogits.checker.evidence.source.operations.bound import Bound, dtype_of
from fromlogits.checker.evidence.source.shapes import broadcast
from fromlogits.checker.evidence.source.tensor import Tensor, derived
from fromlogits.checker.evidence.source.values import Unknown, Value
from fromlogits.vocabulary import OutputKind

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.reader import Reader

__all__ = ["OPERATIONS", "cast_to", "combined"]

LOGITS, PROBABILITIES, LOG_PROBABILITIES = OutputKind.LOGITS, OutputKind.PROBABILITIES, OutputKind.LOG_PROBABILITIES
Numbers = Callable[[float, float], float]


def combined(name: str, x: Tensor, y: Tensor, bound: Bound) -> Tensor:
    """The plain result of an elementwise operation of two tensors: shape, dtype, range, nothing of meaning."""
    learned = True if x.learned or y.learned else (False if x.learned is False and y.learned is False else None)
    low, high = _range(name, x, y)
    dtype = _promoted(x, y)
    return Tensor(
        shape=broadcast(x.shape, y.shape),
        dtype=dtype,
        library=x.library or y.library,
        low=low,
        high=high,
        integral=_integral(name, x, y),
        nan=x.nan or y.nan,
        learned=learned,
        operation=name,
        arguments=(x, y),
        numbers=_numbers(name, x, y),
        origin=x.origin or y.origin,
        held_out=x.held_out or y.held_out,
    )


def _promoted(x: Tensor, y: Tensor) -> str | None:
    if x.shape == () and x.dtype is None:
        return y.dtype
    if y.shape == () and y.dtype is None:
        return x.dtype
    return x.dtype if x.dtype == y.dtype else None


def _range(name: str, x: Tensor, y: Tensor) -> tuple[float | None, float | None]:
    a, b, c, d = x.low, x.high, y.low, y.high
    if x.shape != () and y.shape != () and name not in {"maximum", "minimum"}:  # the extremes need not meet
        positive = a is not None and c is not None and a >= 0 and c >= 0 and name in {"add", "multiply"}
        return (0.0, None) if positive else (None, None)
    try:
        if name == "add":
            return (None if a is None or c is None else a + c, None if b is None or d is None else b + d)
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
        if name == "remainder" and y.numbers is not None and isinstance(y.numbers, (int, float)) and y.numbers > 0:
            top = y.numbers - 1 if x.integral and float(y.numbers).is_integer() else y.numbers
            return 0.0, float(top)
        if name == "maximum" and a is not None and c is not None:
            return max(a, c), None if b is None or d is None else max(b, d)
        if name == "maximum":
            return (a if c is None else c), None
        if name == "minimum":
            return (None if a is None or c is None else min(a, c)), (b if d is None else d if b is None else min(b, d))
    except OverflowError:
        pass
    return None, None


def _integral(name: str, x: Tensor, y: Tensor) -> bool | None:
    if name in {"add", "subtract", "multiply", "remainder", "maximum", "minimum", "power", "floor_divide"}:
        if x.integral and y.integral:
            return True
        if name in {"add", "subtract"} and ((x.integral is False and y.integral) or (y.integral is False and x.integral)):
            return False
    return None


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


def _numbers(name: str, x: Tensor, y: Tensor) -> Any:
    run = _NUMBERS.get(name)
    if run is None or x.numbers is None or y.numbers is None:
        return None

    def apply(a: Any, b: Any) -> Any:
        if isinstance(a, tuple) and isinstance(b, tuple):
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


def _is_number(x: Tensor) -> bool:
    return x.shape == () and x.numbers is not None


def _small_or_scalar(x: Tensor) -> bool:
    """A factor that changes the scale of scores, not their meaning."""
    return (
        x.shape == ()
        or (x.shape is not None and all(size == 1 for size in x.shape))
        or (x.shape is None and x.kind is None and x.learned is None)
    )


def _carry(result: Tensor, source: Tensor, /, **changes: Any) -> Tensor:
    """Give a result the meaning of one of its operands."""
    for name in ("kind", "activation", "activations", "axis", "axis_fault", "units", "made", "guarded"):
        setattr(result, name, changes.get(name, getattr(source, name)))
    return result


def _two(bound: Bound) -> tuple[Tensor, Tensor] | None:
    x, y = bound.tensor("x"), bound.tensor("y")
    return None if x is None or y is None else (x, y)


def _add(reader: Reader, bound: Bound) -> Value:
    pair = _two(bound)
    if pair is None:
        return Unknown()
    x, y = pair
    made = combined("add", x, y, bound)
    for one, other in ((x, y), (y, x)):
        if one.kind is LOGITS and other.kind in (None, LOGITS) and other.cut is None:
            wider = other if (one.axis is None or one.units is None) and other.kind is LOGITS else one
            _carry(made, wider)
            break
        if one.kind in (PROBABILITIES, LOG_PROBABILITIES) and _is_number(other):
            _carry(made, one, guarded=True)
            break
    _row_sums(made, x, y, "add")
    reader.ledger.paired(x, y, bound.site)
    return made


def _subtract(reader: Reader, bound: Bound) -> Value:
    pair = _two(bound)
    if pair is None:
        return Unknown()
    x, y = pair
    made = combined("subtract", x, y, bound)
    if x.kind is LOGITS and y.operation == "logsumexp" and _source(y) is _root(x):
        axis = y.axis if y.axis is not None else x.axis
        _carry(
            made, x, kind=LOG_PROBABILITIES, activation="log_softmax", activations=("log_softmax",), axis=axis, made=bound.site or x.made
        )
    elif x.kind is LOGITS and (y.operation in {"max", "mean"} or _is_number(y) or (y.kind is None and y.cut is None and not y.learned)):
        _carry(made, x)
    elif y.kind is PROBABILITIES and _is_number(x) and x.numbers == 1:
        _carry(made, y)
        made.low, made.high = 0.0, 1.0
    elif y.kind is LOGITS and _is_number(x):
        _carry(made, y)
    elif x.kind in (PROBABILITIES, LOG_PROBABILITIES) and _is_number(y):
        _carry(made, x, guarded=True)
    _row_sums(made, x, y, "subtract")
    reader.ledger.paired(x, y, bound.site)
    return made


def _source(reduced: Tensor) -> Tensor | None:
    """What a reduction reduced, as far as names and shifts go."""
    found = reduced.arguments[0] if reduced.arguments else None
    return _root(found) if isinstance(found, Tensor) else None


def _root(x: Tensor) -> Tensor:
    """A tensor before reshapes and shifts by its own maximum."""
    seen = 0
    while x.operation in {"identity", "expand_dims", "squeeze", "cast"} and x.arguments and isinstance(x.arguments[0], Tensor) and seen < 8:
        x, seen = x.arguments[0], seen + 1
    return x


def _multiply(reader: Reader, bound: Bound) -> Value:
    pair = _two(bound)
    if pair is None:
        return Unknown()
    x, y = pair
    made = combined("multiply", x, y, bound)
    for one, other in ((x, y), (y, x)):
        if one.kind is LOGITS and _small_or_scalar(other) and other.kind is None and other.cut is None:
            _carry(made, one)
            break
        if one.cut is not None and not other.learned:
            made.cut = one.cut
            if one.cut[0] in {"log of logits", "log of probabilities"}:
                reader.ledger.hand_written(one.cut)
    for one, other in ((x, y), (y, x)):
        if (
            other.form in {"one_hot", "multi_hot"}
            and one.learned
            and one.kind in (LOGITS, PROBABILITIES)
            and one.rank is not None
            and one.rank >= 2
            and made.cut is None
        ):
            made.cut = ("masked", one, bound.site)
    _row_sums(made, x, y, "multiply")
    if made.kind is None and made.cut is None:
        for one, other in ((x, y), (y, x)):
            if one.cut is not None and _is_number(other):
                made.cut = one.cut
    reader.ledger.paired(x, y, bound.site)
    return made


def _divide(reader: Reader, bound: Bound) -> Value:
    pair = _two(bound)
    if pair is None:
        return Unknown()
    x, y = pair
    made = combined("divide", x, y, bound)
    softmax = _softmax_by_hand(x, y, bound)
    if softmax is not None:
        reader.ledger.activated(softmax, softmax.arguments[0])
        return softmax
    sigmoid = _sigmoid_by_hand(x, y, bound)
    if sigmoid is not None:
        reader.ledger.activated(sigmoid, sigmoid.arguments[0])
        return sigmoid
    if x.kind is LOGITS and _small_or_scalar(y) and y.kind is None:
        _carry(made, x)
    elif y.operation == "sum" and y.arguments and y.arguments[0] is x:
        if x.kind is PROBABILITIES:
            _carry(made, x)
        elif x.learned is False:
            made.form, made.low, made.high = "distribution", 0.0 if x.low is not None and x.low >= 0 else None, None
            made.classes = x.columns if isinstance(x.columns, int) else None
    elif x.integral and x.learned is False and _is_number(y) and x.form is None:
        made.averaged = x.operation == "sum"
    _row_sums(made, x, y, "divide")
    return made


def _softmax_by_hand(x: Tensor, y: Tensor, bound: Bound) -> Tensor | None:
    """`exp(z) / sum(exp(z))`."""
    if x.operation != "exp" or y.operation != "sum" or not y.arguments or y.arguments[0] is not x:
        return None
    scores = x.arguments[0]
    if (
        scores.operation == "subtract"
        and scores.arguments[1].operation == "max"
        and _source(scores.arguments[1]) is _root(scores.arguments[0])
    ):
        scores = scores.arguments[0]
    axis = y.arguments[1] if len(y.arguments) > 1 else None
    fault = None
    if axis is None and scores.rank is not None and scores.rank >= 2:
        fault = "batch"
    elif isinstance(axis, int):
        fault = normalised_over(scores, axis, axis)
    elif not isinstance(axis, int):
        axis = None
    return probabilities(scores, "softmax", axis=axis, fault=fault, bound=bound)


def _sigmoid_by_hand(x: Tensor, y: Tensor, bound: Bound) -> Tensor | None:
    """`1 / (1 + exp(-z))`."""
    if x.numbers != 1 or y.operation != "add":
        return None
    for one, other in (y.arguments, y.arguments[::-1]):
        if one.numbers == 1 and other.operation == "exp" and other.arguments[0].operation == "negative":
            return probabilities(other.arguments[0].arguments[0], "sigmoid", axis=None, fault=None, bound=bound)
    return None


def _row_sums(made: Tensor, x: Tensor, y: Tensor, name: str) -> None:
    """Whether the rows of label distributions still sum to one: affine changes of one-hot rows, mixtures of two."""
    rows = {"one_hot": (1.0, 0.0), "distribution": (1.0, 0.0)}
    left, right = _rows_of(x, rows), _rows_of(y, rows)
    width = x.columns if left is not None else y.columns
    if name in {"multiply", "divide"} and (left is None) != (right is None):
        labels, factor = (left, y) if left is not None else (right, x)
        if _is_number(factor) and labels is not None and factor.numbers:
            total = labels * factor.numbers if name == "multiply" else labels / factor.numbers
            _set_rows(made, total, x if left is not None else y)
        elif labels is not None and name == "multiply":
            made.arguments = (*made.arguments, "scaled")
    elif name == "add" and left is not None and right is not None:
        _set_rows(made, left + right, x)
    elif name == "subtract" and left is not None and right is not None:
        _set_rows(made, left - right, x)
    elif name in {"add", "subtract"} and (left is None) != (right is None):
        labels, factor = (left, y) if left is not None else (right, x)
        if _is_number(factor) and isinstance(width, int) and labels is not None and not (name == "subtract" and right is not None):
            _set_rows(made, labels + width * factor.numbers * (1 if name == "add" else -1), x if left is not None else y)
    elif name == "add":
        _mixture(made, x, y)


def _rows_of(x: Tensor, rows: dict[str, tuple[float, float]]) -> float | None:
    """What the rows of label distributions sum to."""
    if x.learned or x.kind is not None:
        return None
    if isinstance(x.cut, tuple) and x.cut[0] == "rows":
        return float(x.cut[1])
    return rows[x.form][0] if x.form in rows else None


def _set_rows(made: Tensor, total: float, source: Tensor) -> None:
    made.classes = source.classes
    made.origin = source.origin
    if made.learned or made.kind is not None:
        return
    if math.isclose(total, 1.0, abs_tol=1e-4):
        made.form, made.cut = "distribution", None
    else:
        made.form, made.cut = "unnormalised", ("rows", total)


def _mixture(made: Tensor, x: Tensor, y: Tensor) -> None:
    """`lam * a + (1 - lam) * b` of two label distributions."""
    parts = [
        part.arguments[1] if part.arguments[0].shape == () else part.arguments[0]
        for part in (x, y)
        if part.operation == "multiply" and len(part.arguments) >= 2
    ]
    weights = [
        part.arguments[0] if part.arguments[0].shape == () else part.arguments[1]
        for part in (x, y)
        if part.operation == "multiply" and len(part.arguments) >= 2
    ]
    if len(parts) != 2 or any(part.form not in {"one_hot", "distribution"} for part in parts):
        return
    one, other = weights
    for first, second in ((one, other), (other, one)):
        if second.operation == "subtract" and second.arguments[0].numbers == 1 and second.arguments[1] is first:
            made.form, made.classes, made.low, made.high = "distribution", parts[0].classes, 0.0, 1.0


def _negative(reader: Reader, bound: Bound) -> Value:
    x = bound.tensor()
    if x is None:
        return Unknown()
    made = derived(x, "negative", low=-x.high if x.high is not None else None, high=-x.low if x.low is not None else None, integral=x.integral,
                   numbers=_negated(x.numbers))  # fmt: skip
    if x.kind is LOGITS:
        _carry(made, x)
    if x.cut is not None and x.cut[0] != "rows":
        made.cut = x.cut
        if x.cut[0] in {"log of logits", "log of probabilities"}:
            reader.ledger.hand_written(x.cut)
        elif x.cut[0] in {"picked", "masked"}:
            made.cut = (f"minus {x.cut[0]}", *x.cut[1:])
    return made


def _negated(numbers: Any) -> Any:
    if isinstance(numbers, tuple):
        return tuple(_negated(part) for part in numbers)
    return -numbers if isinstance(numbers, (int, float)) else None


def _maximum(reader: Reader, bound: Bound) -> Value:
    pair = _two(bound)
    if pair is None:
        return Unknown()
    x, y = pair
    if _is_number(x) and not _is_number(y):
        x, y = y, x
    name = bound.plain("name", "maximum")
    made = combined(name, x, y, bound)
    if _is_number(y):
        if name == "maximum" and y.numbers == 0 and x.kind is LOGITS:
            return derived(x, "activation", activation="relu", axis=x.axis, units=x.units, made=bound.site, low=0.0)
        if x.kind is not None:
            _carry(made, x, guarded=True)
    return made


def _minimum(reader: Reader, bound: Bound) -> Value:
    bound.values["name"] = "minimum"
    return _maximum(reader, bound)


def _clip(reader: Reader, bound: Bound) -> Value:
    x = bound.tensor()
    if x is None:
        return Unknown()
    low, high = bound.number("low"), bound.number("high")
    bottom = low if x.low is None else x.low if low is None else max(low, x.low)
    top = high if x.high is None else x.high if high is None else min(high, x.high)
    made = derived(x, "clip", keep=True, low=bottom, high=top, guarded=True, numbers=None)
    if x.kind is LOGITS and low == 0 and high is None:
        return derived(x, "activation", activation="relu", axis=x.axis, units=x.units, made=bound.site, low=0.0)
    if x.form in {"one_hot", "distribution"} or (isinstance(x.cut, tuple) and x.cut[0] == "rows"):
        _clipped_rows(made, x, low)
    return made


def _clipped_rows(made: Tensor, x: Tensor, low: float | None) -> None:
    """A floor under the zeros of label rows adds mass that is not taken from the ones."""
    width = x.columns if isinstance(x.columns, int) else x.classes
    total = _rows_of(x, {"one_hot": (1.0, 0.0), "distribution": (1.0, 0.0)})
    if low is not None and low > 1e-3 and isinstance(width, int) and total is not None:
        made.form = None
        _set_rows(made, total + (width - 1) * low, x)


def _cast(reader: Reader, bound: Bound) -> Value:
    x = bound.tensor()
    if x is None:
        return Unknown()
    return cast_to(x, bound.dtype())


WRAPS = {"int8": (-128, 127), "uint8": (0, 255), "int16": (-32768, 32767)}


def cast_to(x: Tensor, dtype: str | None) -> Tensor:
    """The same numbers in another dtype, or what is left of them."""
    if dtype is None:
        return derived(x, "cast", keep=True, dtype=None)
    made = derived(x, "cast", keep=True, dtype=dtype, numbers=x.numbers)
    if dtype == "bool":
        made.low, made.high, made.integral, made.numbers = 0.0, 1.0, True, None
        return made
    if dtype.startswith(("int", "uint")):
        made.integral = True
        made.numbers = _whole(x.numbers)
        sure = x.integral is True or x.numbers is not None  # a cut fraction may leave out the bounds
        made.low = float(math.trunc(x.low)) if sure and x.low is not None and math.isfinite(x.low) else None
        made.high = float(math.trunc(x.high)) if sure and x.high is not None and math.isfinite(x.high) else None
        if x.form == "distribution" and x.learned is False:
            made.lossy = f"soft labels cut to {dtype}"
        elif x.integral is False and x.learned is False and x.low is not None and x.high is not None and x.low >= 0 and 0 < x.high <= 1:
            made.lossy = f"fractions between 0 and 1 cut to {dtype}"
        elif x.averaged:
            made.lossy = f"averaged class ids cut to {dtype}"
        elif x.nan:
            made.lossy = f"NaN turned into a number by {dtype}"
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
    elif dtype == "str":
        made.strings, made.numbers = True, None
    elif x.strings:
        made.strings = None
        made.low = made.high = made.integral = None
    return made


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
    return cast_to(x, found) if found else x


def _identity(reader: Reader, bound: Bound) -> Value:
    value = bound.value("x")
    if isinstance(value, Tensor) and bound.site is not None and value.origin is None and value.learned is False:
        return value
    return value if isinstance(value, Value) else Unknown()


def _same_shape(reader: Reader, bound: Bound) -> Value:
    x = bound.tensor()
    return Unknown() if x is None else derived(x, "elementwise", learned=x.learned)


def _rounded(reader: Reader, bound: Bound) -> Value:
    x = bound.tensor()
    if x is None:
        return Unknown()
    reader.ledger.thresholded(x, 0.5, "round", bound.site)
    return derived(
        x, "round", integral=True, low=None if x.low is None else math.floor(x.low), high=None if x.high is None else math.ceil(x.high)
    )


def _floor(reader: Reader, bound: Bound) -> Value:
    x = bound.tensor()
    if x is None:
        return Unknown()
    return derived(
        x, "floor", integral=True, low=None if x.low is None else math.floor(x.low), high=None if x.high is None else math.floor(x.high)
    )


def _abs(reader: Reader, bound: Bound) -> Value:
    x = bound.tensor()
    if x is None:
        return Unknown()
    high = None if x.low is None or x.high is None else max(abs(x.low), abs(x.high))
    return derived(x, "abs", low=0.0, high=high, integral=x.integral)


def _sign(reader: Reader, bound: Bound) -> Value:
    x = bound.tensor()
    return Unknown() if x is None else derived(x, "sign", low=-1.0, high=1.0, integral=True)


def _dropout(reader: Reader, bound: Bound) -> Value:
    value = bound.value("x")
    return value if isinstance(value, Value) else Unknown()


def _arithmetic(name: str) -> Callable[[Any, Bound], Value]:
    def run(reader: Reader, bound: Bound) -> Value:
        pair = _two(bound)
        return Unknown() if pair is None else combined(name, *pair, bound)

    return run


def _learn(reader: Reader, bound: Bound) -> Value:
    """Mark what is trained: the argument that jax.grad differentiates by."""
    return _learned(bound.value("x"))


def _learned(value: Any, depth: int = 0) -> Any:
    from fromlogits.checker.evidence.source.values import Dict, List

    if isinstance(value, Tensor):
        return derived(value, "learn", keep=True, learned=True, numbers=None, low=None, high=None)
    if isinstance(value, List) and depth < 6:
        return List.of((_learned(item, depth + 1) for item in value.items), value.kind, exact=value.exact, depth=value.depth)
    if isinstance(value, Dict) and depth < 6:
        return Dict({key: _learned(item, depth + 1) for key, item in value.slots.items()}, value.exact)
    return value


def _nan_to_num(reader: Reader, bound: Bound) -> Value:
    x = bound.tensor()
    return Unknown() if x is None else derived(x, "nan_to_num", keep=True, nan=None)


OPERATIONS: dict[str, Callable[[Any, Bound], Value]] = {
    "add": _add,
    "subtract": _subtract,
    "multiply": _multiply,
    "divide": _divide,
    "maximum": _maximum,
    "minimum": _minimum,
    "negative": _negative,
    "clip": _clip,
    "cast": _cast,
    "to": _to,
    "identity": _identity,
    "dropout": _dropout,
    "elementwise": _same_shape,
    "round": _rounded,
    "floor": _floor,
    "ceil": _floor,
    "abs": _abs,
    "sign": _sign,
    "learn": _learn,
    "nan_to_num": _nan_to_num,
    **{name: _arithmetic(name) for name in ("floor_divide", "power", "remainder")},
    **dict.fromkeys(("log1p", "expm1", "sqrt", "square", "reciprocal", "erf", "sin", "cos", "cumsum", "pad"), _same_shape),
}
