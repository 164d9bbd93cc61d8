"""Softmax, sigmoid, their logarithms, and every other activation: what turns one meaning into another."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from fromlogits.checker.evidence.source.operations.bound import NOTHING, Bound
from fromlogits.checker.evidence.source.shapes import ANY, Size, axis_from_end, size_at
from fromlogits.checker.evidence.source.tensor import SHIFTED, Tensor, derived, unshifted
from fromlogits.checker.evidence.source.values import Unknown, Value
from fromlogits.vocabulary import OutputKind

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.reader import Reader

__all__ = ["OPERATIONS", "bent", "float_of", "normalised_over", "probabilities"]

BATCHED = {"keras", "tensorflow"}  # whose dense layers and products of matrices take nothing with fewer than two axes
DEEPEST = 8  # operations that are followed back
MOVED = SHIFTED | {"sliced"}  # the same numbers, or some of them
SHARES = {"predict_proba", "softmax"}  # of all classes
FLOATING = {"float16", "bfloat16", "float32", "float64"}


def float_of(x: Tensor, bound: Bound | None = None) -> str | None:
    named = bound.dtype() if bound is not None and bound.given("dtype") else None
    return named or (x.dtype if x.dtype in FLOATING else None)


def _softmax_axis(bound: Bound, x: Tensor) -> tuple[int | None, str | None]:
    """The axis from the end, and what is wrong with it."""
    written = bound.plain("axis", -1)
    if written is None and bound.plain("all_axes") is True:
        return None, "batch" if x.rank == 2 and x.kind is OutputKind.LOGITS and not _may_be_one_row(x) else None
    if written is None:
        implicit = {0: -1, 1: -1, 2: -1, 3: -3}.get(x.rank if x.rank is not None else -1, -1)
        if x.kind is OutputKind.LOGITS and x.axis in {None, implicit} and x.axis != -1 and unshifted(x).operation == "transpose":
            return x.axis, None  # the classes were moved to where PyTorch looks, or nobody knows where to
        return implicit, "implicit"
    if written is NOTHING or not isinstance(written, int):
        return None, None
    axis = axis_from_end(written, x.shape)
    return axis, normalised_over(x, written, axis)


def _may_be_one_row(x: Tensor) -> bool:
    """Whether these may be the scores of one row alone, whose softmax over everything is over the classes."""
    rows = x.shape[0] if x.shape else None
    return rows in {None, 1} or (isinstance(rows, Size) and rows.single is None)


def normalised_over(x: Tensor, written: int, axis: int | None) -> str | None:
    """What is wrong with the axis of a softmax over class scores."""
    if written == 0 and axis is None and x.kind is OutputKind.LOGITS and x.axis == -1 and x.library in BATCHED:
        return "batch" if x.shape and x.shape[0] is ANY else None
    if x.kind is not OutputKind.LOGITS or axis is None or x.axis is None or axis == x.axis:
        return None
    if x.rank is not None and x.rank >= 2 and axis == -x.rank:
        return "batch"
    return "other"


def probabilities(x: Tensor, name: str, *, axis: int | None, fault: str | None, bound: Bound) -> Tensor:
    """The result of a softmax or sigmoid."""
    before = x.activations if x.kind in {OutputKind.PROBABILITIES, OutputKind.LOG_PROBABILITIES} else bent(x)
    units = size_at(x.shape, axis) if axis is not None else None
    beside = axis is not None and x.axis is None and x.rank is not None  # not over the units, but over what there are several of
    if name in {"sigmoid", "log_sigmoid"}:
        axis = x.axis
        units = size_at(x.shape, axis) if axis is not None else (x.columns if x.rank is None or x.rank >= 2 else None)
    return derived(
        x,
        name,
        kind=OutputKind.PROBABILITIES,
        activation=name,
        activations=(*before, name)[-3:],
        axis=axis,
        axis_fault=fault,
        units=units if isinstance(units, int) else None if beside else x.units,
        made=bound.site or x.made,
        dtype=float_of(x, bound),
        low=0.0,
        high=1.0,
        integral=False,
        form="distribution" if name == "softmax" and x.learned is False else None,
        learned=x.learned,
        held_out=x.held_out,
    )


def bent(x: Tensor) -> tuple[str, ...]:
    """The activation of a hidden layer that class scores went through, which come right from weights."""
    if x.operation == "subtract" and x.arguments[1].operation == "max":  # of the scores themselves: they lie below zero, as they lay before
        x = unshifted(x.arguments[0])
    x = unshifted(x, MOVED)
    scores = x.arguments[0] if x.operation == "activation" and x.arguments else None
    return (x.activation,) if x.activation and isinstance(scores, Tensor) and scores.kind is OutputKind.LOGITS else ()


def _softmax(reader: Reader, bound: Bound) -> Value:
    x = bound.tensor()
    if x is None:
        return Unknown()
    axis, fault = _softmax_axis(bound, x)
    made = probabilities(x, "softmax", axis=axis, fault=fault, bound=bound)
    source = _tempered(x, "softmax", axis) or x
    if source is not x:
        made.activations = (*source.activations, "softmax")[-3:]
    if reader.machine.settings.get("autocast"):  # torch computes softmax in float32 there
        made.dtype = "float32"
    if bound.plain("all_axes") is True and fault is not None:
        reader.ledger.misplaced(made)
    elif fault in {"batch", "other"} or (fault == "implicit" and made.rank == 2):
        reader.ledger.off_the_classes(made, x)
    reader.ledger.activated(made, source, tempered=source is not x)
    reader.ledger.over_one_unit(made, x)
    return made


def _tempered(x: Tensor, name: str, axis: int | None) -> Tensor | None:
    """The softmax or sigmoid output that was divided by a temperature, or multiplied by a number, on its way to another one."""
    if x.kind is not None or x.operation not in {"divide", "multiply"} or len(x.arguments) != 2:
        return None
    pairs = (x.arguments, x.arguments[::-1]) if x.operation == "multiply" else (x.arguments,)
    for p, number in pairs:
        alike = p.activation == "sigmoid" if name == "sigmoid" else p.activation in SHARES and p.axis == axis
        if p.kind is OutputKind.PROBABILITIES and alike and number.kind is None:
            # A sigmoid may stand behind a gate, or a cut that is learned.
            fixed = name != "sigmoid" or (number.learned is not True and p.operation not in {"add", "subtract"})
            return p if fixed and number.shape is not None and all(size == 1 for size in number.shape) else None
    return None


def _sigmoid(reader: Reader, bound: Bound) -> Value:
    x = bound.tensor()
    if x is None:
        return Unknown()
    made = probabilities(x, "sigmoid", axis=None, fault=None, bound=bound)
    source = _tempered(x, "sigmoid", None) or x
    if source is not x:
        made.activations = (*source.activations, "sigmoid")[-3:]
    reader.ledger.activated(made, source, tempered=source is not x)
    return made


def _log_softmax(reader: Reader, bound: Bound) -> Value:
    x = bound.tensor()
    if x is None:
        return Unknown()
    axis, fault = _softmax_axis(bound, x)
    made = probabilities(x, "log_softmax", axis=axis, fault=fault, bound=bound)
    made.kind, made.low, made.high, made.form = OutputKind.LOG_PROBABILITIES, None, 0.0, None
    source = _tempered(x, "log_softmax", axis) or x
    if source is not x:
        made.activations = (*source.activations, "log_softmax")[-3:]
    reader.ledger.activated(made, source, tempered=source is not x)
    return made


def _log_sigmoid(reader: Reader, bound: Bound) -> Value:
    x = bound.tensor()
    if x is None:
        return Unknown()
    reader.ledger.taken_as_logits(x)
    made = probabilities(x, "log_sigmoid", axis=None, fault=None, bound=bound)
    made.kind, made.low, made.high = OutputKind.LOG_PROBABILITIES, None, 0.0
    if x.kind is OutputKind.PROBABILITIES:
        reader.ledger.activated(made, x)
    reader.ledger.one_sided(made, x)
    return made


RANGES = {
    "relu": (0.0, None),
    "tanh": (-1.0, 1.0),
    "softplus": (0.0, None),
    "relu6": (0.0, 6.0),
    "hard_tanh": (-1.0, 1.0),
    "softsign": (-1.0, 1.0),
}


def _activation(reader: Reader, bound: Bound) -> Value:
    x = bound.tensor()
    if x is None:
        return Unknown()
    name = str(bound.plain("name", "activation"))
    if name in {"linear", "identity", "None"}:
        return x
    if name == "softplus":
        reader.ledger.taken_as_logits(x)
        reader.ledger.other_side(x)
    low, high = RANGES.get(name, (None, None))
    made = derived(
        x, "activation", activation=name, axis=x.axis, units=x.units, made=bound.site or x.made, low=low, high=high, integral=None
    )
    if name in {"hard_sigmoid", "sparse_sigmoid", "sparsemax"}:
        made.kind, made.low, made.high = OutputKind.PROBABILITIES, 0.0, 1.0
    return made


def _exp(reader: Reader, bound: Bound) -> Value:
    x = bound.tensor()
    if x is None:
        return Unknown()
    made = derived(x, "exp", learned=x.learned, dtype=float_of(x), low=0.0, integral=False)
    if x.learned is False and x.rank == 2 and _falls_off(x):
        made.form, made.classes = "unnormalised", x.columns if isinstance(x.columns, int) else None
    if x.kind is OutputKind.LOG_PROBABILITIES:
        made.kind, made.activation, made.axis, made.units = OutputKind.PROBABILITIES, "softmax", x.axis, x.units
        made.made, made.activations, made.high = x.made, ("softmax",), 1.0
        if x.activation in {"log_sigmoid", "log(sigmoid)"}:
            made.activation, made.activations = "sigmoid", ("sigmoid",)
    return made


def _falls_off(x: Tensor) -> bool:
    """`-|k - y|`, `-(k - y) ** 2`, over some width: 0 where class k is the label, less the farther away it is."""
    falling = False
    for _ in range(DEEPEST):
        if x.operation in {"abs", "square"} or (x.operation == "power" and x.arguments[1].numbers == 2):
            apart = x.arguments[0]
            sides = apart.arguments if apart.operation == "subtract" else ()
            return falling and len(sides) == 2 and any(_counted(side) for side in sides)
        if x.operation not in {"negative", "divide", "multiply", "cast", "identity"} or not x.arguments:
            return False
        inner, *rest = x.arguments if x.operation in {"divide", "multiply"} else x.arguments[:1]
        if x.operation == "multiply" and inner.shape == ():
            inner, rest = rest[0], [inner]
        if any(factor.shape != () for factor in rest):
            return False
        falling = falling or x.operation == "negative" or any((factor.high or 0) < 0 for factor in rest)
        x = inner
    return False


def _counted(x: Tensor) -> bool:
    """Whether an array counts the classes from 0, whatever its shape."""
    for _ in range(DEEPEST):
        if x.operation == "arange" or x.numbers == tuple(range(len(x.numbers) if isinstance(x.numbers, tuple) else 0)) != ():
            return True
        if x.operation not in {"cast", "expand_dims", "identity", "index", "reshape", "sliced", "squeeze"} or not x.arguments:
            return False
        inner = x.arguments[0]
        if not isinstance(inner, Tensor):
            return False
        x = inner
    return False


def _logsumexp(reader: Reader, bound: Bound) -> Value:
    x = bound.tensor()
    if x is None:
        return Unknown()
    from fromlogits.checker.evidence.source.operations.reductions import reduced

    return reduced(bound, x, "logsumexp")


OPERATIONS: dict[str, Callable[[Any, Bound], Value]] = {
    "softmax": _softmax,
    "sigmoid": _sigmoid,
    "log_softmax": _log_softmax,
    "log_sigmoid": _log_sigmoid,
    "activation": _activation,
    "exp": _exp,
    "logsumexp": _logsumexp,
}
