"""Softmax and sigmoid written by hand, seen for what they are."""

from __future__ import annotations

from typing import Any

from fromlogits.checker.evidence.source.operations.activations import normalised_over, probabilities
from fromlogits.checker.evidence.source.operations.bound import Bound
from fromlogits.checker.evidence.source.tensor import Tensor, unshifted
from fromlogits.vocabulary import OutputKind

__all__ = [
    "log_of_sum",
    "makes_one",
    "modulation",
    "of_what_happened",
    "one_and",
    "picks_added",
    "rate_in",
    "reduced_from",
    "softmax_by_hand",
    "softplus_by_hand",
    "taken_for_scores",
    "weighed_by_labels",
]


def softmax_by_hand(x: Tensor, y: Tensor, bound: Bound) -> Tensor | None:
    """`exp(z) / sum(exp(z))`."""
    y = _in_a_column(unshifted(y))
    if x.operation != "exp" or y.operation != "sum" or not y.arguments:
        return None
    scores, summed = x.arguments[0], y.arguments[0]
    if summed is not x and (summed.operation != "exp" or summed.arguments[0] is not scores):
        return None
    highest = _in_a_column(unshifted(scores.arguments[1])) if scores.operation == "subtract" else None
    if highest is not None and highest.operation == "max" and _same_or_turned(reduced_from(highest), scores.arguments[0]):
        scores = scores.arguments[0]
    axis = y.arguments[1] if len(y.arguments) > 1 else None
    fault = None
    batched = scores.rank is not None and scores.rank >= 2
    if axis is None and (batched or (scores.rank is None and scores.kind is not None and scores.library == "keras")):
        fault = "batch"
    elif isinstance(axis, int):
        fault = normalised_over(scores, axis, axis)
    else:
        axis, fault = None, normalised_over(scores, 0, None) if y.arguments[2:] == (0,) else None
    return probabilities(scores, "softmax", axis=axis, fault=fault, bound=bound)


def _in_a_column(x: Tensor) -> Tensor:
    """What a reduction gave, before it was stood on end: `x.sum(1).reshape(-1, 1)`."""
    inner = x.arguments[0] if x.operation == "reshape" and x.columns == 1 and x.arguments else None
    return unshifted(inner) if isinstance(inner, Tensor) and inner.rank == 1 else x


def _same_or_turned(x: Tensor | None, y: Tensor) -> bool:
    """Whether an array is another, or that one transposed."""
    y = unshifted(y)
    return x is not None and (x is y or (y.operation == "transpose" and bool(y.arguments) and unshifted(y.arguments[0]) is x))


def softplus_by_hand(x: Tensor) -> Tensor | None:
    """The scores in the exponential of `log1p(exp(z))`: as they are, negated, without their sign, or times labels."""
    z = x.arguments[0] if x.operation == "exp" and x.arguments else None
    for _ in range(SIGNS):
        if not isinstance(z, Tensor) or z.kind is OutputKind.LOGITS:
            return z if isinstance(z, Tensor) else None
        if z.operation in {"negative", "abs"} and z.arguments:
            z = z.arguments[0]
        elif z.operation == "multiply" and any(part.learned is False for part in z.arguments):
            z = next((part for part in z.arguments if part.learned), None)
        else:
            return None
    return None


def rate_in(x: Tensor, y: Tensor) -> Any:
    """What the likelihood of a count or of a time has taken the logarithm of: `rate - n * log(rate)`, `n * log(rate) - rate * t`."""
    for one, other in ((x, y), (y, x)):
        if one.cut is None or one.cut[0] != "log of logits" or other.cut is not None:
            continue
        rate = one.cut[1]
        parts = (other, *other.arguments) if other.operation in {"mean", "multiply", "sum"} else (other,)
        if any(isinstance(part, Tensor) and part.kind is OutputKind.LOGITS and part.made is rate.made is not None for part in parts):
            return one.cut
    return None


def picks_added(x: Tensor, y: Tensor) -> Any:
    """What a sum of picked scores picks: those of several steps, with nothing to begin with."""
    for one, other in ((x, y), (y, x)):
        name = one.cut[0] if one.cut is not None else None
        if name in {"minus picked", "picked"} and (other.numbers == 0 or (other.cut is not None and other.cut[0] == name)):
            return one.cut
    return None


def taken_for_scores(x: Tensor, y: Tensor) -> Tensor | None:
    """The probabilities in `logsumexp(p) - p[label]`, `softplus(p) - p * label`, `maximum(p, 0) - p * label`: formulas for scores."""
    total = log_of_sum(x)
    if total is not None:
        p: Any = total[0]
    else:
        bent = unshifted(x)
        rectified = bent.operation == "maximum" and bent.arguments[1].numbers == 0
        softened = bent.operation == "activation" and bent.activation == "softplus"
        p = bent.arguments[0] if rectified or softened else None
    if not isinstance(p, Tensor) or p.kind is not OutputKind.PROBABILITIES or p.learned is not True:
        return None
    return p if _labelled(y, p, total is not None) else None


def _labelled(y: Tensor, p: Tensor, total: bool) -> bool:
    """Whether this is what labels leave of an output: what they pick out of it, or the two multiplied."""
    y = unshifted(y)
    if total and y.operation == "sum" and y.arguments:
        y = unshifted(y.arguments[0])
    if total and y.operation == "picked":
        return unshifted(y.arguments[0]) is unshifted(p)
    if y.operation != "multiply":
        return False
    return any(unshifted(one) is unshifted(p) and other.learned is False for one, other in (y.arguments[:2], y.arguments[1::-1]))


def one_and(x: Tensor) -> Tensor | None:
    """What is added to one in `1 + x`."""
    if x.operation != "add":
        return None
    one, other = x.arguments[:2]
    return other if one.numbers == 1 and one.shape == () else one if other.numbers == 1 and other.shape == () else None


def log_of_sum(y: Tensor) -> tuple[Tensor, Any] | None:
    """The scores and the axis of `logsumexp(z)`, `log(sum(exp(z)))`, or either of them with the maximum taken out and added again."""
    y = unshifted(y)
    if y.operation == "logsumexp":
        return y.arguments[0], y.arguments[1]
    total = unshifted(y.arguments[0]) if y.operation == "log" and y.arguments and isinstance(y.arguments[0], Tensor) else None
    if total is not None and total.operation == "sum" and total.arguments[0].operation == "exp":
        return total.arguments[0].arguments[0], total.arguments[1]
    for one, other in (y.arguments[:2], y.arguments[1::-1]) if y.operation == "add" else ():
        inner = log_of_sum(other) if unshifted(one).operation == "max" else None
        if inner is not None and inner[0].operation == "subtract" and unshifted(inner[0].arguments[1]) is unshifted(one):
            return inner[0].arguments[0], inner[1]
    return None


def reduced_from(reduced: Tensor) -> Tensor | None:
    """What a reduction reduced, as far as names and shifts go."""
    found = reduced.arguments[0] if reduced.arguments else None
    return unshifted(found) if isinstance(found, Tensor) else None


SIGNS = 4  # operations around the scores of a logistic loss
FACTORS = 32  # tensors behind a factor that are looked at
CLIPPED = frozenset({"cast", "clip", "expand_dims", "identity", "squeeze"})
CHOSEN = frozenset({"boolean_mask", "picked", "where"})  # by labels: one of two scores, one of a row


def modulation(factor: Tensor, scores: Tensor) -> bool | None:
    """Whether a factor made of some scores and of data has labels in it; None where it was made of other weights too."""
    while (inner := _before_a_clip(scores)) is not None:
        scores = inner
    sides = weighed_by_labels(*scores.arguments) if scores.operation == "add" else None
    labelled = sides is not None or (
        scores.operation in CHOSEN and any(isinstance(part, Tensor) and part.learned is False for part in scores.arguments)
    )
    waiting: list[object] = [factor]
    for _ in range(FACTORS):
        if not waiting:
            return labelled
        one = waiting.pop()
        if one is scores or not isinstance(one, Tensor):
            continue
        if not one.learned:
            labelled = labelled or (one.learned is False and one.shape != ())
        elif any(isinstance(part, Tensor) and part.learned for part in one.arguments):
            waiting += one.arguments
        else:  # weights come in here
            return None
    return None


def _before_a_clip(x: Tensor) -> Tensor | None:
    """What was clipped, or moved by a number, to keep its logarithm finite."""
    inner = x.arguments[0] if x.arguments and isinstance(x.arguments[0], Tensor) else None
    if inner is None or x.operation in CLIPPED:
        return inner
    if x.operation not in {"add", "maximum"} or len(x.arguments) != 2:
        return None
    return next((one for one, other in (x.arguments, x.arguments[::-1]) if other.shape == () and other.numbers is not None), None)


def weighed_by_labels(x: Tensor, y: Tensor) -> tuple[Tensor, Tensor] | None:
    """The two sides of `y * p + (1 - y) * (1 - p)`: p where the label is 1, and 1 - p where it is 0."""
    if x.operation != "multiply" or y.operation != "multiply":
        return None
    for one, label in (x.arguments[:2], x.arguments[1::-1]):
        for other, rest in (y.arguments[:2], y.arguments[1::-1]):
            if label.learned is False and rest.learned is False and makes_one(label, rest) and makes_one(one, other):
                return one, other
    return None


def makes_one(x: Tensor, y: Tensor) -> bool:
    """Whether one of the two is 1 less the other."""
    x, y = unshifted(x), unshifted(y)
    pairs = ((x, y), (y, x))
    return any(
        rest.operation == "subtract" and rest.arguments[0].numbers == 1 and unshifted(rest.arguments[1]) is one for rest, one in pairs
    )


def of_what_happened(made: Tensor, x: Tensor, y: Tensor) -> Tensor:
    """The probability of what happened, chosen by labels from p and 1 - p: made of both, of the kind of both."""
    p, rest = (y, x) if x.complement else (x, y)
    if p.kind is not rest.kind or p.made is None or p.made != rest.made:
        return made
    if p.kind is not OutputKind.LOGITS and not (p.kind is OutputKind.PROBABILITIES and p.activation == "sigmoid"):
        return made
    if p.kind is OutputKind.PROBABILITIES:
        if p.complement or not rest.complement:
            return made
        made.complement, made.low, made.high = True, 0.0, 1.0
    for name in ("kind", "activation", "activations", "axis", "units", "made"):
        setattr(made, name, getattr(p, name))
    made.guarded = p.guarded and rest.guarded
    return made
