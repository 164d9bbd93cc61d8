"""Logarithms: of probabilities and of scores, log-odds, x log y, the sum of two exponentials."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from fromlogits.checker.evidence.source.operations.activations import float_of
from fromlogits.checker.evidence.source.operations.arithmetic import combined
from fromlogits.checker.evidence.source.operations.bound import Bound
from fromlogits.checker.evidence.source.operations.by_hand import one_and, softplus_by_hand
from fromlogits.checker.evidence.source.operations.stepping import is_searched
from fromlogits.checker.evidence.source.tensor import Tensor, derived
from fromlogits.checker.evidence.source.values import Constant, Unknown, Value
from fromlogits.vocabulary import OutputKind

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.reader import Reader

__all__ = ["OPERATIONS"]

SHIFTS = 6  # operations between a pick and its logarithm
KEPT = frozenset({"add", "cast", "clip", "expand_dims", "identity", "maximum", "minimum", "reshape", "squeeze"})


def _log(reader: Reader, bound: Bound) -> Value:
    x = bound.tensor()
    if x is None:
        return Unknown()
    made = derived(x, "log", learned=x.learned, dtype=float_of(x))
    rest = one_and(x)
    if rest is not None:
        _logistic(reader, rest, bound)
    if x.kind is OutputKind.PROBABILITIES:
        if x.complement:
            reader.ledger.complemented(x)
        made.kind, made.activation, made.axis, made.units = OutputKind.LOG_PROBABILITIES, f"log({x.activation})", x.axis, x.units
        made.made, made.axis_fault, made.activations, made.guarded = x.made, x.axis_fault, x.activations, x.guarded
        if (picked := _picked_before(x)) is not None:
            reader.ledger.picked(*picked, bound.site)
        made.cut = ("log of probabilities", x, bound.site)
        searched = bound.values.get("library") == "numpy" and is_searched(x)
        if bound.values.get("library") != "numpy" or searched:  # nothing else is trained through numpy
            reader.ledger.logarithm(made, x, bound.site, searched=searched)
    elif x.kind is not None:  # logits, or logarithms already
        made.cut = ("log of logits", x, bound.site)
    return made


def _picked_before(x: Tensor) -> tuple[Tensor, Tensor] | None:
    """The outputs and the labels that probabilities were picked by, before a clip or a small number kept them from zero."""
    for _ in range(SHIFTS):
        if x.operation == "picked" and len(x.arguments) == 2:
            return x.arguments[0], x.arguments[1]
        if x.operation not in KEPT or not x.arguments or not isinstance(x.arguments[0], Tensor):
            return None
        x = next((part for part in x.arguments if isinstance(part, Tensor) and part.kind is not None), x.arguments[0])
    return None


def _logit(reader: Reader, bound: Bound) -> Value:
    """`log(p / (1 - p))`: back from the probabilities of single units to their scores."""
    x = bound.tensor()
    if x is None:
        return Unknown()
    if x.kind is not OutputKind.PROBABILITIES or x.activation != "sigmoid":
        return derived(x, "elementwise", learned=x.learned)
    return derived(x, "logit", kind=OutputKind.LOGITS, axis=x.axis, units=x.units, made=bound.site, learned=x.learned)


def _logistic(reader: Reader, x: Tensor, bound: Bound) -> None:
    """`log1p(exp(z))`, `log(1 + exp(z))` is softplus written by hand: what it is taken of are logits."""
    scores = softplus_by_hand(x)
    if scores is not None:
        reader.ledger.taken_as_logits(scores)
        reader.ledger.other_side(scores)


def _log1p(reader: Reader, bound: Bound) -> Value:
    """`log(1 + x)`; of minus a probability it is the logarithm of what is left."""
    x = bound.tensor()
    negated = x.arguments[0] if x is not None and x.operation == "negative" else None
    if x is not None:
        _logistic(reader, x, bound)
    if isinstance(negated, Tensor) and negated.kind in (OutputKind.LOGITS, OutputKind.PROBABILITIES):
        rest = reader.operate("subtract", site=bound.site, x=Constant(1), y=negated)
        return reader.operate("log", site=bound.site, x=rest, library=bound.values.get("library"))
    return reader.operate("elementwise", site=bound.site, x=bound.value("x"))


def _times(name: str) -> Callable[[Any, Bound], Value]:
    def run(reader: Reader, bound: Bound) -> Value:
        """`x * log(y)`, `x * log1p(y)`."""
        x, y = bound.value("x"), bound.value("y")
        if not isinstance(x, Value) or not isinstance(y, Value):
            return Unknown()
        logarithm = reader.operate(name, site=bound.site, x=y)
        return reader.operate("multiply", site=bound.site, x=x, y=logarithm)

    return run


def _relative_entropy(reader: Reader, bound: Bound) -> Value:
    """`x * log(x / y)`, and what does not depend on the scale of y."""
    x, y = bound.tensor("x"), bound.tensor("y")
    if x is None or y is None:
        return Unknown()
    made = reader.operate("multiply", site=bound.site, x=x, y=reader.operate("log", site=bound.site, x=y))
    return derived(made, "elementwise", made, cut=made.cut) if isinstance(made, Tensor) else made


def _logaddexp(reader: Reader, bound: Bound) -> Value:
    """`log(exp(x) + exp(y))`; with zero for one of the two it is softplus."""
    x, y = bound.tensor("x"), bound.tensor("y")
    if x is None or y is None:
        return Unknown()
    for scores, other in ((x, y), (y, x)):
        if other.shape == () and other.numbers == 0:
            return reader.operate("activation", site=bound.site, x=scores, name="softplus")
    return combined("logaddexp", x, y, bound)


OPERATIONS: dict[str, Callable[[Any, Bound], Value]] = {
    "log": _log,
    "log2": _log,
    "logit": _logit,
    "log1p": _log1p,
    "relative_entropy": _relative_entropy,
    "xlogy": _times("log"),
    "xlog1py": _times("log1p"),
    "logaddexp": _logaddexp,
}
