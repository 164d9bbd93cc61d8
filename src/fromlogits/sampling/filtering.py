"""Which classes of a row may be drawn, decided once for every framework.

Classes are ordered by their logits, largest first, equal ones by class id, lowest first. The filters act in this order:

  temperature  divides the logits; at 0 the first class alone is kept
  top_k        keeps the first k classes
  top_p        keeps the first classes whose probabilities, among those kept so far, sum to p or more, and no class more than that takes;
               always the first, and at 1 every class
  min_p        keeps classes at least p times as probable as the first

So each of them keeps the first classes of the order. Masked classes (-inf) are never kept. What is kept is decided in float64 from the logits as they
are given, in any dtype.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from fromlogits import errors
from fromlogits.labels.checking import check_given, check_lengths
from fromlogits.losses.cross_entropy import computing
from fromlogits.losses.hints import hint, looking
from fromlogits.losses.targets import seen
from fromlogits.outputs import kind_of_rows
from fromlogits.sampling import tensors
from fromlogits.sampling.options import OPTIONS, Filters, Plan, read
from fromlogits.vocabulary import OutputKind

if TYPE_CHECKING:
    from fromlogits.sampling.tensors import Sampling

__all__ = ["Kept", "check_logits", "check_rows", "drawable", "filter_logits", "finite", "kept_of", "log_shares", "sound_of"]

FEW = 256  # classes among which the most probable ones are looked for, before all are put in order


def filter_logits(logits: Any, *, temperature: Any = 1.0, top_k: Any = None, top_p: Any = None, min_p: Any = None) -> Any:
    """The logits of the classes that may be drawn, divided by the temperature; -inf for the others.

    Args:
      logits: (..., C) scores of any real dtype, the classes last; numpy array, torch, JAX or TensorFlow tensor. -inf masks a class.
      temperature: divides the logits; 0 keeps the largest one alone, as it is. This and the others: a number, or (...) one a row.
      top_k: keeps the k largest, of equal ones those of the lowest class ids.
      top_p: keeps the fewest of the most probable classes whose probabilities, after `top_k`, sum to p; at least one.
      min_p: keeps classes at least p times as probable as the most probable one.

    Returns:
      (..., C) in the framework, on the device, of the dtype and with the gradient of `logits`. Rows that hold NaN, +inf or -inf alone are an
      error; under jit, torch.compile and on accelerators they are NaN.

    Raises:
      ValueError: an option is out of bounds. ShapeError, OutputKindError (both ValueError): an option does not fit, or a row cannot be drawn from.

    >>> import numpy as np, fromlogits as fl
    >>> logits = np.log([[0.5, 0.25, 0.125, 0.125]])
    >>> print(np.exp(fl.sampling.filter_logits(logits, top_k=3)))
    [[0.5   0.25  0.125 0.   ]]
    >>> print(np.exp(fl.sampling.filter_logits(logits, top_p=0.7)))
    [[0.5  0.25 0.   0.  ]]

    Source: top-k, Fan et al. 2018, Hierarchical Neural Story Generation, section 4; top-p, Holtzman et al. 2020, The Curious Case of Neural Text
    Degeneration, section 3.1; min-p, Nguyen et al. 2024, Turning Up the Heat, section 3.
    Twins: `TemperatureLogitsWarper`, `TopKLogitsWarper`, `TopPLogitsWarper`, `MinPLogitsWarper` of transformers, one after the other (`TopKLogitsWarper`
    keeps all that are as large as the last one).
    """
    xp = tensors.of(logits)
    given = drawable(xp, "logits", logits)
    check_logits(xp, given)
    with xp.wide():
        z = computing(xp, given)
        filters, plan = read(xp, z[..., :1], temperature=temperature, top_k=top_k, top_p=top_p, min_p=min_p)
        found, peak = xp.run(_filtered, plan, z, filters)
        check_rows(xp, peak)
        return xp.cast(found, xp.dtype(given)) if xp.dtype(given) in {"float16", "bfloat16"} else found


class Kept(NamedTuple):
    """The classes of each row that are looked at, and those that are kept."""

    values: Any  # (..., K) their logits
    ids: Any  # (..., K) which classes they are; None where they are all, as they stand
    scores: Any  # (..., K) (logit - largest) / temperature
    keep: Any  # (..., K) bool
    sound: Any  # (..., 1) bool: the row can be drawn from
    peak: Any  # (..., 1) its largest logit, NaN where one is


def kept_of(xp: Sampling, plan: Plan, z: Any, filters: Filters) -> Kept:
    """The classes of logits (..., C) of a computing dtype that the filters keep."""
    peak = xp.peak(z)
    sound = sound_of(xp, plan, peak, filters)
    values, ids, whole = _candidates(xp, plan, z, filters, peak)
    scores = _scores(xp, plan, values, ids, filters, peak)
    fixed = xp.detached(scores)
    keep = fixed > -xp.infinity
    if ids is not None:
        place = xp.like(xp.places(values), _wide(xp, peak))
        if filters.top_k is not None:
            keep = keep & (place < filters.top_k)
        if filters.top_p is not None:
            sums = xp.cumulated(xp.where(keep, xp.exp(fixed), xp.zeros_like(fixed)))
            whole = sums[..., -1:] if whole is None else whole
            keep = keep & ((xp.shifted(sums) < filters.top_p * whole) | (filters.top_p >= 1.0) | (place == 0))
    if filters.min_p is not None:
        keep = keep & (xp.exp(fixed) >= filters.min_p)
    return Kept(values, ids, scores, keep & sound, sound, peak)


def log_shares(xp: Sampling, kept: Kept) -> Any:
    """The logarithms of the probabilities of what is kept, 0 in the place of the others: (..., K)."""
    masses = xp.where(kept.keep, xp.exp(kept.scores), xp.zeros_like(kept.scores))
    return xp.where(kept.keep, kept.scores - xp.log(xp.total(masses)), xp.zeros_like(kept.scores))


def drawable(xp: Sampling, name: str, given: Any) -> Any:
    """What is given as a tensor; raises for what is no array, and for masked ones, whose masks no framework looks at."""
    if isinstance(given, np.ma.MaskedArray):
        raise errors.masked_scores(name)
    check_given(name, given)
    check_lengths(name, given)
    return xp.array(given)


def check_logits(xp: Sampling, logits: Any) -> None:
    """Raise for what holds no logits, warn where they look like probabilities."""
    shape, dtype = xp.shape(logits), xp.dtype(logits)
    if not shape:
        raise errors.axis_missing(-1, shape)
    if shape[-1] == 0:
        raise errors.no_classes(shape, -1)
    if not dtype.startswith(("float", "bfloat", "int", "uint")):
        raise errors.not_real(dtype)
    made = xp.made_by(logits)
    if made in {"softmax", "sigmoid"}:
        raise errors.drawn_from_normalised(made)
    site = None if xp.hidden(logits) else looking("drawn")
    values = None if site is None else seen(xp, logits)
    if site is not None and values is not None and kind_of_rows(values, dtype) is OutputKind.PROBABILITIES:
        hint(site, errors.looks_drawn_from_probabilities(shape, values.size // values.shape[-1]))


def finite(xp: Sampling, peak: Any) -> Any:
    """Whether the largest logit of a row allows to draw from it."""
    return (peak > -xp.infinity) & (peak < xp.infinity)


def sound_of(xp: Sampling, plan: Plan, peak: Any, filters: Filters) -> Any:
    """Which rows can be drawn from: by their largest logit, and by what could not be seen of the filters before: (..., 1)."""
    sound = finite(xp, peak)
    if not plan.known:
        for name, tensor in filters._asdict().items():
            if tensor is not None:
                sound = sound & OPTIONS[name].fits(tensor)
    return sound


def check_rows(xp: Sampling, peak: Any, name: str = "logits") -> None:
    """Raise for a row that cannot be drawn from, where that can be seen: its largest logit, (..., 1), says why."""
    values = seen(xp, peak)
    if values is None or np.isfinite(values).all():
        return
    lost = ~np.isfinite(values[..., 0])
    row = tuple(int(place) for place in np.unravel_index(int(lost.argmax()), lost.shape)) if lost.ndim else ()
    number = values[..., 0][row]
    raise errors.nothing_to_draw(row, name, "NaN" if np.isnan(number) else "+inf" if number > 0 else "-inf alone")


def _filtered(xp: Sampling, plan: Plan, z: Any, filters: Filters) -> tuple[Any, Any]:
    kept = kept_of(xp, plan, z, filters)
    values = kept.values
    if filters.temperature is not None:
        divisor = xp.where(filters.temperature == 0.0, xp.ones_like(filters.temperature), filters.temperature)
        values = values / xp.cast(divisor, xp.dtype(z))
    fill = xp.where(kept.sound, xp.zeros_like(kept.peak) - xp.infinity, xp.zeros_like(kept.peak) + xp.nan)
    found = xp.where(kept.keep, values, fill)
    return (found if kept.ids is None else xp.put(found, kept.ids, z, fill)), kept.peak


def _candidates(xp: Sampling, plan: Plan, z: Any, filters: Filters, peak: Any) -> tuple[Any, Any, Any]:
    """The logits that are looked at, their class ids, and the mass of the whole row, where those are a part that top_k does not choose."""
    if not plan.ordered:
        return z, None, None
    classes, few = xp.length(z), FEW
    look = not (xp.hidden(z) or xp.away(z))
    if plan.width is not None or filters.top_k is not None or not look or classes <= 4 * few:
        return *xp.leading(z, plan.width), None
    whole = xp.total(xp.exp(_scores(xp, plan, xp.detached(z), None, filters, peak)))
    while few < classes / 4:
        values, ids = xp.leading(z, few)
        masses = xp.exp(_scores(xp, plan, xp.detached(values), ids, filters, peak))
        if xp.values(xp.total(masses) >= filters.top_p * whole).all():
            return values, ids, whole
        few *= 16
    return *xp.leading(z, None), None


def _scores(xp: Sampling, plan: Plan, values: Any, ids: Any, filters: Filters, peak: Any) -> Any:
    """(logit - largest) / temperature in float64; at temperature 0 the first is 0 and the others are -inf."""
    if ids is None and filters.min_p is None and not plan.extras:  # nothing is decided by them
        scores = values - peak
        heat = None if filters.temperature is None else xp.cast(filters.temperature, xp.dtype(scores))
    else:
        scores, heat = _wide(xp, values) - _wide(xp, peak), filters.temperature
    if heat is None:
        return scores
    if not plan.cold:
        return scores / heat
    first = xp.places(values) == (0 if ids is not None else xp.leading(values, 1)[1])
    frozen = xp.where(first, xp.zeros_like(scores), xp.zeros_like(scores) - xp.infinity)
    cold = heat == 0.0
    return xp.where(cold, frozen, scores / xp.where(cold, xp.ones_like(heat), heat))


def _wide(xp: Sampling, x: Any) -> Any:
    return xp.cast(x, "float64")
