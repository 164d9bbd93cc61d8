"""Logarithms with a name of their own: log-odds, x log y, the sum of two exponentials."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from fromlogits.checker.evidence.source.operations.arithmetic import combined
from fromlogits.checker.evidence.source.operations.bound import Bound
from fromlogits.checker.evidence.source.tensor import derived
from fromlogits.checker.evidence.source.values import Unknown, Value
from fromlogits.vocabulary import OutputKind

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.reader import Reader

__all__ = ["OPERATIONS"]


def _logit(reader: Reader, bound: Bound) -> Value:
    """`log(p / (1 - p))`: back from the probabilities of single units to their scores."""
    x = bound.tensor()
    if x is None:
        return Unknown()
    if x.kind is not OutputKind.PROBABILITIES or x.activation != "sigmoid":
        return derived(x, "elementwise", learned=x.learned)
    return derived(x, "logit", kind=OutputKind.LOGITS, axis=x.axis, units=x.units, made=bound.site, learned=x.learned)


def _xlogy(reader: Reader, bound: Bound) -> Value:
    """`x * log(y)`."""
    x, y = bound.value("x"), bound.value("y")
    if not isinstance(x, Value) or not isinstance(y, Value):
        return Unknown()
    logarithm = reader.operate("log", site=bound.site, x=y)
    return reader.operate("multiply", site=bound.site, x=x, y=logarithm)


def _logaddexp(reader: Reader, bound: Bound) -> Value:
    """`log(exp(x) + exp(y))`; with zero for one of the two it is softplus."""
    x, y = bound.tensor("x"), bound.tensor("y")
    if x is None or y is None:
        return Unknown()
    for scores, other in ((x, y), (y, x)):
        if other.shape == () and other.numbers == 0:
            return reader.operate("activation", site=bound.site, x=scores, name="softplus")
    return combined("logaddexp", x, y, bound)


OPERATIONS: dict[str, Callable[[Any, Bound], Value]] = {"logit": _logit, "xlogy": _xlogy, "logaddexp": _logaddexp}
