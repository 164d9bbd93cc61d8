"""Cross-entropy in closed form, value and gradient side by side, for logits, probabilities and log-probabilities.

Everything here is written over `xp`, the operations that a framework lends (`losses.tensors`); the class axis is the last one, and
numbers are float32 or float64. Nothing is rounded to zero that is not zero: each quantity is a sum of terms of one sign.

    top = max_j z_j                     e_j = exp(z_j - top)                at_top, below = the sums of the e_j that are one, and of the others
    lse = top + log1p(at_top - 1 + below)    p_j = e_j / (at_top + below)    others_j = 1 - p_j = ((at_top - e_j) + below) / (at_top + below)
    surprise_j = -log p_j = (top - z_j) + log1p(at_top - 1 + below)

A row's loss is `sum_j t_j f_j surprise_j` with targets t and, for the focal loss, f_j = others_j^gamma. Its gradient with respect to the
logits is `p_j (C - c_j) - c_j others_j`, where c_j = t_j f_j (1 + gamma p_j surprise_j / others_j) and C = sum_j c_j: for a class id, the
gradient of the label is minus the sum of the other probabilities, never p - 1. A logit of -inf is a mask: its class has probability
zero, and a target of zero there counts nothing.

Focal loss: Lin et al., Focal Loss for Dense Object Detection, section 3. Soft-cap: Gemma Team, Gemma 2, section 2.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from fromlogits.vocabulary import OutputKind

if TYPE_CHECKING:
    from fromlogits.losses.tensors import Operations

__all__ = [
    "Bits",
    "Rows",
    "as_logits",
    "bits",
    "bits_gradient",
    "bits_tangent",
    "capped",
    "focal_bits",
    "focal_bits_gradient",
    "focal_bits_tangent",
    "label_gradient",
    "label_rows",
    "label_slopes",
    "label_tangent",
    "rows",
    "rows_gradient",
    "rows_tangent",
]


class Rows(NamedTuple):
    """What is computed of rows that choose one class out of many."""

    kind: OutputKind = OutputKind.LOGITS
    focal_gamma: float | None = None
    softcap: float | None = None
    scale: float = 1.0
    entropy: bool = False


class _Terms(NamedTuple):
    p: Any  # (..., C) probabilities
    others: Any  # (..., C) one minus the probabilities, without cancellation
    surprise: Any  # (..., C) minus the logarithms of the probabilities
    lse: Any  # (..., 1) logsumexp of the logits; zero where the output is normalised already


def rows(xp: Operations, output: Any, targets: Any, options: Rows) -> tuple[Any, Any, Any]:
    """Loss, logsumexp and entropy of every row: (..., C), (..., C) -> (...), (...), (...)."""
    terms = _terms(xp, output, options)
    loss = xp.total(_counted(xp, targets, _focus(xp, terms, options) * terms.surprise))
    return xp.flat(loss), xp.flat(terms.lse), xp.flat(_entropy(xp, terms)) if options.entropy else xp.flat(xp.zeros_like(terms.lse))


def rows_gradient(xp: Operations, output: Any, targets: Any, options: Rows, given: tuple[Any, Any, Any]) -> tuple[Any, Any]:
    """The gradients of output and targets, for given gradients (...) of loss, logsumexp and entropy."""
    terms = _terms(xp, output, options)
    of_loss, of_lse, of_entropy = (xp.tall(one) for one in given)
    p, others, surprise, _ = terms
    focus = _focus(xp, terms, options)
    counts = targets * focus
    if options.focal_gamma is not None:
        counts = counts * (1.0 + options.focal_gamma * _counted(xp, p, _ratio(xp, surprise, others, xp.ones_like(others))))
    if options.kind is OutputKind.LOGITS:
        made = of_loss * (p * (xp.total(counts) - counts) - counts * others)
        made = made + of_lse * p
        if options.entropy:
            made = made + of_entropy * _counted(xp, p, surprise - _entropy(xp, terms))
        made = _through_cap(xp, output, options, made)
    else:
        made = -of_loss * counts
        if options.entropy:
            made = made + of_entropy * _counted(xp, p, surprise - 1.0)
        if options.kind is OutputKind.PROBABILITIES:
            made = made / xp.maximum(output, xp.tiny(output))
    return made, of_loss * focus * xp.where(surprise <= xp.huge(surprise), surprise, xp.zeros_like(p))


def rows_tangent(xp: Operations, output: Any, targets: Any, options: Rows, moved: tuple[Any, Any]) -> tuple[Any, Any, Any]:
    """What loss, logsumexp and entropy change by when output and targets change by `moved`: rows do not hang on each other."""
    one = xp.ones_like(xp.flat(xp.total(output)))
    none = xp.zeros_like(one)
    changes = []
    for given in ((one, none, none), (none, one, none), (none, none, one)):
        slopes = rows_gradient(xp, output, targets, options, given)
        changes.append(xp.flat(sum(xp.total(_counted(xp, slope, change)) for slope, change in zip(slopes, moved, strict=True))))
    return changes[0], changes[1], changes[2]


def label_rows(xp: Operations, z: Any, ids: Any, _options: None = None) -> tuple[Any, Any]:
    """Loss and logsumexp of every row of logits whose label is a class id: (..., C), (...) -> (...), (...). Reads as little as compilers can make of it."""
    top, at_top, below, _ = _by_largest(xp, z)
    log_whole = xp.log1p((at_top - 1.0) + below)
    return xp.flat((top - xp.chosen(z, ids)) + log_whole), xp.flat(top + log_whole)


def label_slopes(xp: Operations, z: Any, ids: Any, of_loss: Any, of_lse: Any) -> Any:
    """The gradient of the logits, for given gradients (...) of loss and logsumexp."""
    top, at_top, below, e = _by_largest(xp, z)
    whole = at_top + below
    e_own = xp.exp(xp.chosen(z, ids) - top)
    others = ((1.0 - e_own) + (at_top - 1.0) + below) / whole
    of_loss, of_lse = xp.tall(of_loss), xp.tall(of_lse)
    of_label = of_lse * (e_own / whole) - of_loss * others
    return xp.where(xp.is_class(ids, xp.length(z)), of_label, e * ((of_loss + of_lse) / whole))


def label_gradient(xp: Operations, z: Any, ids: Any, _options: None, given: tuple[Any, Any]) -> tuple[Any, None]:
    """The gradients of logits and class ids, which have none."""
    return label_slopes(xp, z, ids, *given), None


def label_tangent(xp: Operations, z: Any, ids: Any, _options: None, moved: tuple[Any, Any]) -> tuple[Any, Any]:
    """What loss and logsumexp change by when the logits change by the first of `moved`."""
    one = xp.ones_like(xp.flat(xp.total(z)))
    none = xp.zeros_like(one)
    slopes = (label_slopes(xp, z, ids, *given) for given in ((one, none), (none, one)))
    of_loss, of_lse = (xp.flat(xp.total(_counted(xp, slope, moved[0]))) for slope in slopes)
    return of_loss, of_lse


def _by_largest(xp: Operations, z: Any) -> tuple[Any, Any, Any, Any]:
    """The largest logit, the sums of the exponentials that are one and of those below, and all exponentials."""
    top = xp.detached(xp.largest(z))
    e = xp.exp(z - top)
    nothing, highest = xp.zeros_like(e), e == 1.0
    at_top, below = xp.totals(xp.where(highest, e, nothing), xp.where(highest, nothing, e))
    return top, at_top + (top - top), below, e  # NaN where the largest is infinite


def _terms(xp: Operations, output: Any, options: Rows) -> _Terms:
    if options.kind is OutputKind.PROBABILITIES:
        surprise = -xp.log(xp.maximum(output, xp.tiny(output)))
        return _Terms(output, 1.0 - output, surprise, xp.zeros_like(xp.total(output)))
    if options.kind is OutputKind.LOG_PROBABILITIES:
        p = xp.exp(output)
        return _Terms(p, -xp.expm1(output), -output, xp.zeros_like(xp.total(p)))
    z = capped(xp, output, options)
    top, at_top, below, e = _by_largest(xp, z)
    whole = at_top + below
    log_whole = xp.log1p((at_top - 1.0) + below)
    return _Terms(e / whole, ((at_top - e) + below) / whole, (top - z) + log_whole, top + log_whole)


def as_logits(xp: Operations, p: Any) -> Any:
    """Logits of a distribution that may not be divided by its sum yet: the logarithms, finite at zero with a finite gradient."""
    p = p if xp.dtype(p) in {"float32", "float64"} else xp.cast(p, "float32")
    return xp.log(xp.where(p < xp.tiny(p), p + xp.tiny(p), p))


def capped(xp: Operations, logits: Any, options: Rows) -> Any:
    """`softcap * tanh(scale * z / softcap)`; a mask stays one."""
    z = logits * options.scale if options.scale != 1.0 else logits
    if options.softcap is None:
        return z
    return xp.where(_masked(xp, logits), logits, options.softcap * xp.tanh(z / options.softcap))


def _through_cap(xp: Operations, logits: Any, options: Rows, gradient: Any) -> Any:
    if options.scale != 1.0:
        gradient = gradient * options.scale
    if options.softcap is None:
        return gradient
    bend = xp.tanh(xp.where(_masked(xp, logits), xp.zeros_like(logits), logits) * (options.scale / options.softcap))
    return gradient * (1.0 - bend * bend)


def _masked(xp: Operations, logits: Any) -> Any:
    return logits < -xp.huge(logits)


def _focus(xp: Operations, terms: _Terms, options: Rows) -> Any:
    return xp.ones_like(terms.p) if options.focal_gamma is None else _power(xp, terms.others, options.focal_gamma)


def _power(xp: Operations, share: Any, exponent: Any) -> Any:
    """`share^exponent`; nothing hangs on a share of zero, whose power would have an infinite slope for exponents below one."""
    some = share >= xp.tiny(share)
    return xp.where(some, xp.power(xp.where(some, share, xp.ones_like(share)), exponent), xp.power(xp.zeros_like(share), exponent))


def _ratio(xp: Operations, surprise: Any, others: Any, limit: Any) -> Any:
    """`-log(p) / (1 - p)` and the like, which go to a limit with p; taken there as soon as a derivative would divide by a square that underflows."""
    some = others > xp.tiny(others) ** 0.5
    return xp.where(some, surprise / xp.where(some, others, xp.ones_like(others)), limit)


def _entropy(xp: Operations, terms: _Terms) -> Any:
    return xp.total(_counted(xp, terms.p, terms.surprise))


class Bits(NamedTuple):
    """What is computed of units that answer yes or no, each by itself."""

    kind: OutputKind = OutputKind.LOGITS


class _Sides(NamedTuple):
    yes: Any  # the probability of yes
    no: Any  # of no, without cancellation
    yes_surprise: Any  # minus their logarithms
    no_surprise: Any
    yes_slope: Any  # what the surprises change by with the output
    no_slope: Any
    rate: Any  # what the probability of yes changes by


def bits(xp: Operations, output: Any, targets: Any, pos_weight: Any, options: Bits) -> Any:
    """Binary cross-entropy of every unit: `pos_weight t surprise(yes) + (1 - t) surprise(no)`."""
    return _both(xp, _sides(xp, output, options), targets, pos_weight)


def bits_gradient(xp: Operations, output: Any, targets: Any, pos_weight: Any, options: Bits, given: Any) -> tuple[Any, Any, Any]:
    """The gradients of output, targets and pos_weight, for the given gradient of the loss."""
    slopes = _slopes(xp, _sides(xp, output, options), targets, pos_weight)
    return given * slopes[0], given * slopes[1], given * slopes[2]


def bits_tangent(xp: Operations, output: Any, targets: Any, pos_weight: Any, options: Bits, moved: tuple[Any, Any, Any]) -> Any:
    """What the loss changes by when output, targets and pos_weight change by `moved`."""
    slopes = bits_gradient(xp, output, targets, pos_weight, options, xp.ones_like(output))
    return sum(slope * change for slope, change in zip(slopes, moved, strict=True))


def focal_bits(xp: Operations, output: Any, targets: Any, pos_weight: Any, gamma: Any, options: Bits) -> Any:
    """Binary cross-entropy of every unit, times (1 - p_t)^gamma, where p_t is the probability given to the target."""
    sides = _sides(xp, output, options)
    return _both(xp, sides, targets, pos_weight) * _power(xp, _missed(sides, targets), gamma)


def focal_bits_gradient(
    xp: Operations, output: Any, targets: Any, pos_weight: Any, gamma: Any, options: Bits, given: Any
) -> tuple[Any, Any, Any, Any]:
    """The gradients of output, targets, pos_weight and gamma, for the given gradient of the loss."""
    sides = _sides(xp, output, options)
    value, missed = _both(xp, sides, targets, pos_weight), _missed(sides, targets)
    of_output, of_targets, of_weight = _slopes(xp, sides, targets, pos_weight)
    focus = _power(xp, missed, gamma)
    bend = gamma * focus * _ratio(xp, value, missed, pos_weight * targets + (1.0 - targets))
    of_output = focus * of_output + bend * sides.rate * (1.0 - 2.0 * targets)
    of_targets = focus * of_targets + bend * (sides.no - sides.yes)
    of_gamma = focus * value * xp.log(xp.maximum(missed, xp.tiny(missed)))
    return given * of_output, given * of_targets, given * focus * of_weight, given * of_gamma


def focal_bits_tangent(
    xp: Operations, output: Any, targets: Any, pos_weight: Any, gamma: Any, options: Bits, moved: tuple[Any, Any, Any, Any]
) -> Any:
    """What the loss changes by when output, targets, pos_weight and gamma change by `moved`."""
    slopes = focal_bits_gradient(xp, output, targets, pos_weight, gamma, options, xp.ones_like(output))
    return sum(slope * change for slope, change in zip(slopes, moved, strict=True))


def _both(xp: Operations, sides: _Sides, targets: Any, pos_weight: Any) -> Any:
    """What the two answers cost together."""
    return _counted(xp, pos_weight * targets, sides.yes_surprise) + _counted(xp, 1.0 - targets, sides.no_surprise)


def _slopes(xp: Operations, sides: _Sides, targets: Any, pos_weight: Any) -> tuple[Any, Any, Any]:
    """What that changes by with output, targets and pos_weight."""
    of_output = _counted(xp, pos_weight * targets, sides.yes_slope) + _counted(xp, 1.0 - targets, sides.no_slope)
    return of_output, pos_weight * sides.yes_surprise - sides.no_surprise, _counted(xp, targets, sides.yes_surprise)


def _sides(xp: Operations, output: Any, options: Bits) -> _Sides:
    if options.kind is OutputKind.PROBABILITIES:
        yes, no = output, 1.0 - output
        some_yes, some_no = xp.maximum(yes, xp.tiny(yes)), xp.maximum(no, xp.tiny(no))
        near = xp.where(no > 0.0, output, xp.zeros_like(output))
        no_surprise = xp.where(no > 0.0, -xp.log1p(-near), -xp.log(some_no))
        return _Sides(yes, no, -xp.log(some_yes), no_surprise, -1.0 / some_yes, 1.0 / some_no, xp.ones_like(output))
    if options.kind is OutputKind.LOG_PROBABILITIES:
        yes, no = xp.exp(output), -xp.expm1(output)
        some_no = xp.maximum(no, xp.tiny(no))
        return _Sides(yes, no, -output, -xp.log(some_no), -xp.ones_like(output), yes / some_no, yes)
    up = output >= 0.0  # not the absolute value: its derivative at zero would be lost
    e = xp.exp(xp.where(up, -output, output))
    more, less, log_whole = 1.0 / (1.0 + e), e / (1.0 + e), xp.log1p(e)
    yes, no = xp.where(up, more, less), xp.where(up, less, more)
    yes_surprise = xp.where(up, log_whole, log_whole - output)
    no_surprise = xp.where(up, output + log_whole, log_whole)
    return _Sides(yes, no, yes_surprise, no_surprise, -no, yes, yes * no)


def _missed(sides: _Sides, targets: Any) -> Any:
    """One minus the probability given to the target."""
    return targets * sides.no + (1.0 - targets) * sides.yes


def _counted(xp: Operations, weight: Any, values: Any) -> Any:
    """`weight * values`, nothing where the weight is zero, be the value infinite."""
    return xp.where(weight == 0.0, xp.zeros_like(values * weight), weight * values)
