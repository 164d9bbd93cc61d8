"""Arithmetic and casts: one number in, one number out, with the hand-written softmax and sigmoid seen for what they are."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from fromlogits.checker.evidence.source.discounting import discount
from fromlogits.checker.evidence.source.labels_by_hand import labels_of_both_sides, labels_of_scores, labels_under_a_sum
from fromlogits.checker.evidence.source.operations.activations import bent, normalised_over
from fromlogits.checker.evidence.source.operations.arithmetic import combined, is_mean_of_ids, is_number
from fromlogits.checker.evidence.source.operations.bound import Bound
from fromlogits.checker.evidence.source.operations.by_hand import (
    log_of_sum,
    modulation,
    of_what_happened,
    picks_added,
    rate_in,
    softmax_by_hand,
    taken_for_scores,
    weighed_by_labels,
)
from fromlogits.checker.evidence.source.operations.label_rows import clipped_rows, of_length_one, row_sums
from fromlogits.checker.evidence.source.operations.reductions import occurs
from fromlogits.checker.evidence.source.operations.row_shares import ONES, share_of_rows, united_rows
from fromlogits.checker.evidence.source.operations.sigmoids import inverse_by_hand, sigmoid_by_hand, sigmoid_by_tanh
from fromlogits.checker.evidence.source.operations.stepping import step_of
from fromlogits.checker.evidence.source.shapes import size_at
from fromlogits.checker.evidence.source.tensor import Tensor, derived, unshifted
from fromlogits.checker.evidence.source.values import Dict, Instance, List, Unknown, Value
from fromlogits.vocabulary import OutputKind

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.reader import Reader

__all__ = ["OPERATIONS"]

LOGITS, PROBABILITIES, LOG_PROBABILITIES = OutputKind.LOGITS, OutputKind.PROBABILITIES, OutputKind.LOG_PROBABILITIES
PICKED = frozenset({"masked", "minus masked", "minus picked", "picked"})  # sums of which are divided by how many there are
Numbers = Callable[[float, float], float]


def _small_or_scalar(x: Tensor) -> bool:
    """A factor that changes the scale of scores, not their meaning."""
    while x.operation == "repeat" and x.kind is None and isinstance(x.arguments[0], Tensor):  # spread over the rows
        x = x.arguments[0]
    return (
        x.shape == ()
        or (x.shape is not None and all(size == 1 for size in x.shape))
        or (x.shape is None and x.kind is None and x.learned is None)
    )


def _carry(result: Tensor, source: Tensor, /, **changes: Any) -> Tensor:
    """Give a result the meaning of one of its operands."""
    for name in ("kind", "activation", "activations", "axis", "axis_fault", "units", "part", "made", "guarded"):
        setattr(result, name, changes.get(name, getattr(source, name)))
    size = size_at(result.shape, result.axis) if result.axis is not None else None
    if result.units is not None and (isinstance(size, int) or result.units == 1):  # a single unit may have been spread over many
        result.units = size if isinstance(size, int) else None
    return result


def _averaged(made: Tensor) -> Tensor:
    """A mean of several outputs of one kind, with weights that add up to one, is of that kind again."""
    if made.kind is None and made.cut is None and made.learned and len(parts := _weighted(made)) > 1:
        first, alike = parts[0][1], {(part.kind, part.activation, part.axis) for _, part in parts}
        if first.kind is PROBABILITIES and len(alike) == 1 and abs(sum(weight for weight, _ in parts) - 1) < 1e-6:
            _carry(made, first, activation=None, guarded=all(part.guarded for _, part in parts))
    return made


def _weighted(x: Tensor, weight: float = 1.0) -> list[tuple[float, Tensor]]:
    """The outputs that a sum is made of, each with the number it is multiplied by; empty where anything else is in it."""
    if x.kind is not None:
        return [(weight, x)] if weight > 0 and not x.complement else []
    if x.operation not in {"add", "multiply", "divide"} or len(x.arguments) < 2:
        return []
    one, other = x.arguments[:2]
    if x.operation == "add":
        right = _weighted(other, weight)
        left = _weighted(one, weight) if right else []
        return [*left, *right] if left else []
    if is_number(other):
        return _weighted(one, weight * other.numbers if x.operation == "multiply" else weight / other.numbers if other.numbers else 0.0)
    return _weighted(other, weight * one.numbers) if x.operation == "multiply" and is_number(one) else []


def _two(bound: Bound) -> tuple[Tensor, Tensor] | None:
    x, y = bound.tensor("x"), bound.tensor("y")
    return None if x is None or y is None else (x, y)


def _add(reader: Reader, bound: Bound) -> Value:
    pair = _two(bound)
    if pair is None:
        return Unknown()
    x, y = pair
    sigmoid = sigmoid_by_tanh(x, y, "add", bound)
    if sigmoid is not None:
        return sigmoid
    made = combined("add", x, y, bound)
    if x.strings or y.strings:
        made.strings, made.dtype, made.low, made.high, made.integral = True, "str", None, None, None
        return made
    for one, other in ((x, y), (y, x)):
        if one.kind is LOGITS and other.kind in (None, LOGITS) and other.cut is None:
            wider = other if (one.axis is None or one.units is None) and other.kind is LOGITS else one
            _carry(made, wider)
            break
        if one.kind in (PROBABILITIES, LOG_PROBABILITIES) and is_number(other):
            _carry(made, one, guarded=True)
            break
    step_of(reader, made, x, y)
    sides = weighed_by_labels(x, y)
    if sides is not None:
        of_what_happened(made, *sides)
    if x.cut is not None and y.cut is not None and x.cut[0] == y.cut[0] == "log of logits":  # what happened, and what did not
        made.cut = x.cut
    made.cut = made.cut or picks_added(x, y)
    labels_of_both_sides(reader.ledger, made, bound.site)
    reader.ledger.counted(rate_in(x, y))
    row_sums(made, x, y, "add")
    reader.ledger.paired(x, y, bound.site)
    return _averaged(made)


def _subtract(reader: Reader, bound: Bound) -> Value:
    pair = _two(bound)
    if pair is None:
        return Unknown()
    x, y = pair
    made = combined("subtract", x, y, bound)
    total = log_of_sum(y) if x.kind is LOGITS or (x.kind in (None, PROBABILITIES) and x.learned) else None
    if total is not None and unshifted(total[0]) is unshifted(x) and (x.kind is LOGITS or total[1] == -1):
        _log_softmax_by_hand(reader, made, x, total[1], bound)
    elif x.kind is LOGITS and (y.operation in {"max", "mean"} or is_number(y) or (y.kind is None and y.cut is None and not y.learned)):
        _carry(made, x)
    elif y.kind is PROBABILITIES and is_number(x) and x.numbers == 1:
        _carry(made, y)
        made.complement = True
        made.low, made.high = 0.0, 1.0
        reader.ledger.left_over(y)
    elif y.kind is LOGITS and is_number(x):
        _carry(made, y)
    elif x.kind in (PROBABILITIES, LOG_PROBABILITIES) and is_number(y):
        _carry(made, x, guarded=True)
    elif (under := log_of_sum(x)) is not None and unshifted(under[0]) is unshifted(y) and y.kind is LOGITS:
        _under_the_sum(reader, made, y, under[1], x, bound)
    elif under is not None and under[1] is None and y.operation == "picked" and _is_batch(y.arguments[0], under[0]):
        _log_softmax_by_hand(reader, made, y.arguments[0], None, bound)
    squashed = taken_for_scores(x, y)
    if squashed is not None:
        reader.ledger.squashed_again(squashed, bound.site)
    labels_of_both_sides(reader.ledger, made, bound.site)
    labels_of_scores(reader.ledger, made, bound.site)
    labels_under_a_sum(reader.ledger, made, bound.site)
    reader.ledger.counted(rate_in(x, y))
    step_of(reader, made, x, y)
    row_sums(made, x, y, "subtract")
    reader.ledger.inverted(x, y, made)
    reader.ledger.paired(x, y, bound.site)
    return made


def _under_the_sum(reader: Reader, made: Tensor, z: Tensor, axis: Any, total: Tensor, bound: Bound) -> None:
    """`logsumexp(z) - z`: the logarithm of a softmax with its sign turned."""
    if axis is None or (isinstance(axis, int) and (total.rank == z.rank or axis != -1)):
        _log_softmax_by_hand(reader, made, z, axis, bound)


def _is_batch(z: Tensor, summed: Tensor) -> bool:
    return z.kind is LOGITS and z.rank == 2 and unshifted(z) is unshifted(summed)


def _log_softmax_by_hand(reader: Reader, made: Tensor, x: Tensor, axis: Any, bound: Bound) -> None:
    """`z - logsumexp(z, axis)`; without an axis over the whole batch at once."""
    whole = axis is None and x.rank == 2
    fault = "batch" if whole else normalised_over(x, axis, axis) if isinstance(axis, int) else None
    size = size_at(x.shape, axis) if isinstance(axis, int) else None
    _carry(
        made,
        x,
        kind=LOG_PROBABILITIES,
        activation="log_softmax",
        activations=(*bent(x), "log_softmax"),
        axis=axis if isinstance(axis, int) else x.axis,
        axis_fault=fault,
        units=size if isinstance(size, int) else x.units,
        made=bound.site or x.made,
    )
    if whole:
        reader.ledger.misplaced(made)
    shifted = x.operation == "subtract" and unshifted(x.arguments[1]).operation == "max"
    source = unshifted(x.arguments[0]) if shifted else x
    if source.kind is PROBABILITIES:
        made.activations = (*source.activations, "log_softmax")[-3:]
        reader.ledger.activated(made, source)


def _multiply(reader: Reader, bound: Bound) -> Value:
    pair = _two(bound)
    if pair is None:
        return Unknown()
    x, y = pair
    sigmoid = sigmoid_by_tanh(x, y, "multiply", bound)
    if sigmoid is not None:
        return sigmoid
    made = combined("multiply", x, y, bound)
    for one, other in ((x, y), (y, x)):
        discount(reader.ledger, one, other, chosen=other.dtype == "bool")
        reader.ledger.weighed_alike(one, other)
        reader.ledger.weighed_by_itself(one, other)
        if one.kind is LOG_PROBABILITIES:
            reader.ledger.weighted(one, other, bound.site)
            reader.ledger.both_ways(one, other, bound.site)
        if one.kind is LOGITS and _small_or_scalar(other) and other.kind is None and other.cut is None:
            _carry(made, one)
            break
        if one.cut is not None and not other.learned:
            made.cut = one.cut
            if one.cut[0] in {"log of logits", "log of probabilities"}:
                reader.ledger.hand_written(one.cut)
        elif one.cut is not None and one.cut[0] == "log of logits" and (factors := modulation(other, one.cut[1])) is not None:
            made.cut = one.cut  # a focal loss: how sure the model is weighs the logarithm of the same scores
            if factors:
                reader.ledger.hand_written(one.cut)
        elif one.cut is not None and one.cut[0] == "log of logits" and other.kind is PROBABILITIES and other.activation == "softmax":
            made.cut = one.cut  # what another model says stands where labels do
            reader.ledger.hand_written(one.cut)
    for one, other in ((x, y), (y, x)):
        minus = other.operation == "negative" and bool(other.arguments)  # `-labels * scores`
        rows = other.arguments[0] if minus else other
        if (
            rows.form in ONES
            and one.learned
            and one.kind in (LOGITS, PROBABILITIES)
            and (one.rank != 1 or (rows.rank == 1 and rows.form == "one_hot"))
            and made.cut is None
        ):
            made.cut = ("minus masked" if minus else "masked", one, bound.site)
    if is_mean_of_ids(x, y, over=False) or is_mean_of_ids(y, x, over=False):
        made.integral, made.averaged = False, True
    row_sums(made, x, y, "multiply")
    if made.kind is None and made.cut is None:
        for one, other in ((x, y), (y, x)):
            if one.cut is not None and is_number(other):
                made.cut = one.cut
    reader.ledger.paired(x, y, bound.site)
    return _averaged(made)


def _divide(reader: Reader, bound: Bound) -> Value:
    pair = _two(bound)
    if pair is None:
        return Unknown()
    x, y = pair
    made = combined("divide", x, y, bound)
    softmax = softmax_by_hand(x, y, bound)
    if softmax is not None:
        reader.ledger.activated(softmax, softmax.arguments[0])
        if softmax.axis_fault == "batch" and softmax.arguments[0].held_out:  # in training, shares of a batch may be meant
            reader.ledger.off_the_classes(softmax, softmax.arguments[0])
        return softmax
    sigmoid = sigmoid_by_hand(x, y, bound)
    if sigmoid is not None:
        return sigmoid
    if x.kind is LOGITS and _small_or_scalar(y) and y.kind is None:
        _carry(made, x)
    elif y.operation == "sum" and y.arguments and y.arguments[0] is x:
        if x.kind is PROBABILITIES:
            over = y.arguments[1] if len(y.arguments) > 1 else None
            rows = isinstance(over, int) and over <= 0 and over != x.axis
            compete = x.activation != "softmax" and not rows  # units that stood each for itself
            _carry(made, x, activation=None if compete else x.activation)
        else:
            share_of_rows(made, x, y)
    elif share_of_rows(made, x, y):
        return made
    elif (
        y.operation == "max"
        and y.arguments
        and y.arguments[0] is x
        and x.learned is False
        and y.arguments[1:] == (-1,)
        and (x.rank or 0) >= 2
    ):
        made.form, made.low, made.high = "unnormalised", 0.0 if x.low is not None and x.low >= 0 else None, 1.0
    elif x.integral and x.learned is False and is_number(y) and x.form is None:
        made.averaged = x.operation == "sum"
    if is_mean_of_ids(x, y, over=True):
        made.integral, made.averaged = False, True
    if x.cut is not None and x.cut[0] in PICKED and y.shape == () and not y.learned:
        made.cut = x.cut
    row_sums(made, x, y, "divide")
    _share(made, x, y)
    return _averaged(made)


def _power(reader: Reader, bound: Bound) -> Value:
    """Probabilities to a power, sharper or flatter: until they are divided by their sum, rows that do not add up to one."""
    pair = _two(bound)
    if pair is None:
        return Unknown()
    x, y = pair
    sigmoid = inverse_by_hand(x, bound) if y.numbers == -1 else None
    if sigmoid is not None:
        return sigmoid
    made = combined("power", x, y, bound)
    if (
        x.kind is PROBABILITIES
        and x.activations[-1:] == ("softmax",)
        and not x.complement
        and is_number(y)
        and y.numbers > 0
        and y.numbers != 1
    ):
        made.form = "unnormalised" if (x.rank or 0) > 1 and x.axis == -1 and x.axis_fault is None else None
        made.low, made.high, made.integral = 0.0, 1.0, False
    return made


def _reciprocal(reader: Reader, bound: Bound) -> Value:
    x = bound.tensor()
    sigmoid = inverse_by_hand(x, bound) if x is not None else None
    return sigmoid if sigmoid is not None else _same_shape(reader, bound)


def _share(made: Tensor, x: Tensor, y: Tensor) -> None:
    """Whole numbers divided: hits by trials lie between 0 and 1; of many different numbers some leave a remainder."""
    trials = x.arguments[0] if x.operation == "binomial" else None
    same = trials is y or (isinstance(trials, Tensor) and trials.numbers is not None and trials.numbers == y.numbers)
    if same and y.low is not None and y.low > 1:
        made.low, made.high, made.integral = 0.0, 1.0, False
    elif (
        is_number(y)
        and isinstance(y.numbers, (int, float))
        and y.numbers > 1
        and x.integral
        and x.numbers is None
        and x.among is None
        and _spread(x)
        and occurs(x)
    ):
        made.integral = False


def _spread(x: Tensor) -> bool:
    return x.low is not None and x.high is not None and x.high > x.low


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
    if is_number(x) and not is_number(y):
        x, y = y, x
    name = bound.plain("name", "maximum")
    made = combined(name, x, y, bound)
    if name == "maximum":
        united_rows(made, x, y)
    if is_number(y):
        if name == "maximum" and y.numbers == 0 and x.kind is LOGITS:
            return derived(x, "activation", activation="relu", axis=x.axis, units=x.units, made=bound.site, low=0.0)
        if x.kind is not None:
            _carry(made, x, guarded=True)
    return made


def _minimum(reader: Reader, bound: Bound) -> Value:
    bound.values["name"] = "minimum"
    return _maximum(reader, bound)


def _within(bound_: float, low: float | None, high: float | None) -> float:
    bound_ = bound_ if low is None else max(bound_, low)
    return bound_ if high is None else min(bound_, high)


def _clip(reader: Reader, bound: Bound) -> Value:
    x = bound.tensor()
    if x is None:
        return Unknown()
    low, high = bound.number("low"), bound.number("high")
    bottom = low if x.low is None else _within(x.low, low, high)
    top = high if x.high is None else _within(x.high, low, high)
    dtype = None if x.dtype == "bool" else x.dtype
    made = derived(x, "clip", keep=True, low=bottom, high=top, guarded=True, dtype=dtype, numbers=None)
    made.classes = x.classes if (bottom, top) == (x.low, x.high) else None
    if x.integral is False and (bottom, top) != (x.low, x.high):
        made.integral = None  # what lay between whole numbers may be cut off
    if x.kind is LOGITS and low == 0 and high is None:
        return derived(x, "activation", activation="relu", axis=x.axis, units=x.units, made=bound.site, low=0.0)
    if x.form in {"one_hot", "distribution"} or (isinstance(x.cut, tuple) and x.cut[0] == "rows"):
        clipped_rows(made, x, low)
    return made


def _identity(reader: Reader, bound: Bound) -> Value:
    value = bound.value("x")
    if isinstance(value, Tensor) and bound.site is not None and value.origin is None and value.learned is False:
        return value
    return value if isinstance(value, Value) else Unknown()


def _same_shape(reader: Reader, bound: Bound) -> Value:
    x = bound.tensor()
    if x is None:
        return Unknown()
    whole = (x.dtype or "").startswith(("int", "uint", "bool"))
    return derived(x, "elementwise", dtype=None if whole else x.dtype, learned=x.learned)


def _named(name: str) -> Callable[[Any, Bound], Value]:
    """One that is remembered by its name: squares and roots are never negative."""

    def run(reader: Reader, bound: Bound) -> Value:
        made = _same_shape(reader, bound)
        return derived(made, name, *made.arguments, keep=True, low=0.0) if isinstance(made, Tensor) else made

    return run


def _unit_vectors(reader: Reader, bound: Bound) -> Value:
    """Vectors divided by their length."""
    x = bound.tensor()
    if x is None:
        return Unknown()
    axis = bound.plain("axis", 1)
    made = derived(x, "unit_vectors", learned=x.learned)
    made.form = of_length_one(x, bound.number("p", 2), by_row=axis in {1, -1})
    return made


def _rounded(reader: Reader, bound: Bound) -> Value:
    x = bound.tensor()
    if x is None:
        return Unknown()
    decimals = bound.plain("decimals", 0)
    if decimals not in (0, None):  # a few digits fewer: the same numbers for every purpose here
        return derived(x, "round", keep=True)
    reader.ledger.thresholded(x, 0.5, "round", bound.site)
    dtype = None if x.dtype == "bool" else x.dtype
    return derived(
        x,
        "round",
        dtype=dtype,
        integral=True,
        low=_moved(round, x.low),
        high=_moved(round, x.high),
    )


def _moved(way: Callable[[float], int], edge: float | None) -> float | None:
    """An edge of a range, brought to a whole number."""
    return edge if edge is None or not math.isfinite(edge) else float(way(edge))


def _whole(name: str, way: Callable[[float], int]) -> Callable[[Any, Bound], Value]:
    def run(reader: Reader, bound: Bound) -> Value:
        x = bound.tensor()
        if x is not None and name == "floor" and x.operation == "add" and x.arguments[1].numbers == 0.5:  # rounded by hand
            reader.ledger.thresholded(x.arguments[0], 0.5, "floor", bound.site)
        return Unknown() if x is None else derived(x, name, integral=True, low=_moved(way, x.low), high=_moved(way, x.high))

    return run


def _abs(reader: Reader, bound: Bound) -> Value:
    x = bound.tensor()
    if x is None:
        return Unknown()
    high = None if x.low is None or x.high is None else max(abs(x.low), abs(x.high))
    return derived(x, "abs", low=0.0, high=high, integral=x.integral)


def _sign(reader: Reader, bound: Bound) -> Value:
    x = bound.tensor()
    if x is not None:
        reader.ledger.thresholded(x, 0.0, "sign", bound.site)
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
    return _learned(reader, bound.value("x"))


def _learned(reader: Reader, value: Any, depth: int = 0) -> Any:
    if isinstance(value, Instance) and depth < 6:  # a model whose fields are arrays: Equinox differentiates by every one that is no integer
        for key, part in [*value.slots.items()]:
            held = reader.machine.settle(part) if isinstance(key, tuple) and key[0] == "attribute" and isinstance(part, Value) else None
            if isinstance(held, (List, Dict, Instance)) or (isinstance(held, Tensor) and not held.learned and not held.integral):
                reader.machine.write(value.slots, key, _learned(reader, held, depth + 1))
        return value
    if isinstance(value, Tensor):
        library = "jax" if value.library == "numpy" else value.library  # NumPy's own numbers are traced as JAX's
        return derived(value, "learn", keep=True, learned=True, library=library, numbers=None, low=None, high=None)
    if isinstance(value, List) and depth < 6:
        return List.of((_learned(reader, item, depth + 1) for item in value.items), value.kind, exact=value.exact, depth=value.depth)
    if isinstance(value, Dict) and depth < 6:
        return Dict({key: _learned(reader, item, depth + 1) for key, item in value.slots.items()}, value.exact)
    return value


def _nan_to_num(reader: Reader, bound: Bound) -> Value:
    """Missing values replaced by one that is there for sure where any was missing."""
    x, value = bound.tensor(), bound.tensor("nan")
    if x is None:
        return Unknown()
    made = derived(x, "nan_to_num", keep=True, nan=None)
    if value is not None and value.shape == ():
        below = x.low is not None and value.low is not None and value.low < x.low
        above = x.high is not None and value.high is not None and value.high > x.high
        made.low = (value.low if x.nan else None) if below else x.low if value.low is not None else None
        made.high = (value.high if x.nan else None) if above else x.high if value.high is not None else None
    if x.nan and value is not None and value.shape == ():
        made.words = None if x.words is None or value.words is None else x.words | value.words
        made.classes = len(made.words) if made.words is not None else None
    return made


OPERATIONS: dict[str, Callable[[Any, Bound], Value]] = {
    "add": _add,
    "subtract": _subtract,
    "multiply": _multiply,
    "divide": _divide,
    "maximum": _maximum,
    "minimum": _minimum,
    "negative": _negative,
    "clip": _clip,
    "identity": _identity,
    "dropout": _dropout,
    "elementwise": _same_shape,
    "unit_vectors": _unit_vectors,
    "sqrt": _named("sqrt"),
    "square": _named("square"),
    "round": _rounded,
    "floor": _whole("floor", math.floor),
    "ceil": _whole("ceil", math.ceil),
    "abs": _abs,
    "sign": _sign,
    "learn": _learn,
    "nan_to_num": _nan_to_num,
    "power": _power,
    "reciprocal": _reciprocal,
    **{name: _arithmetic(name) for name in ("floor_divide", "remainder")},
    **dict.fromkeys(("expm1", "erf", "sin", "cos"), _same_shape),
}
