"""Probability distributions made of what a model gives: probabilities where they are expected, logits where those are."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from fromlogits.checker.evidence.source.facts import text_of, where_of
from fromlogits.checker.evidence.source.operations.bound import Bound, as_tensor
from fromlogits.checker.evidence.source.uses import agree
from fromlogits.checker.evidence.source.values import Constant, Object, Unknown, Value
from fromlogits.vocabulary import Loss, OutputKind

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.reader import Reader

__all__ = ["OPERATIONS"]

TAKEN = {"logits": OutputKind.LOGITS, "probs": OutputKind.PROBABILITIES}


def _distribution(reader: Reader, bound: Bound) -> Value:
    """Its log-probability is what training minimises, so it is a loss for what it is made of."""
    where = where_of(bound.site)

    def meet(given: Value, expects: Value) -> Value:
        x = as_tensor(given)
        kind = expects.value if isinstance(expects, Constant) else None
        if x is not None and x.kind is not None:
            loss = Loss("distribution", kind, None, where=where, made=where, text=text_of(bound.site), framework="distribution", fused=True)
            agree(reader, loss, None, x, None, key=("distribution", where))
        return Constant(None)

    for name, kind in TAKEN.items():
        value = bound.value(name)
        if isinstance(value, Value):
            reader.machine.spread(meet, value, Constant(kind))
    return Unknown()


def _shares(reader: Reader, bound: Bound) -> Value:
    """What draws one share at a time, as mixtures of two samples are weighed by."""
    told = bound.number("concentration1") is not None and bound.number("concentration0") is not None
    return Object("torch.distributions.Beta", None, {}, site=bound.site) if told else Unknown()


OPERATIONS: dict[str, Callable[[Any, Bound], Value]] = {"distribution": _distribution, "shares": _shares}
