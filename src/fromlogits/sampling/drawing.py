"""One class of each row, drawn from its logits."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from fromlogits import errors
from fromlogits.losses.cross_entropy import computing
from fromlogits.losses.options import check_extras
from fromlogits.results import named
from fromlogits.sampling import tensors
from fromlogits.sampling.filtering import Kept, check_logits, check_rows, drawable, kept_of, log_shares
from fromlogits.sampling.options import Filters, Plan, read

if TYPE_CHECKING:
    from fromlogits.sampling.tensors import Sampling

__all__ = ["drawn_of", "sample", "seed_of"]

EXTRAS = ("kept", "log_probabilities", "log_probability", "entropy")
BELOW_ONE = 1.0 - 2.0**-52  # times any sum it is less than the sum


def sample(
    logits: Any,
    *,
    temperature: Any = 1.0,
    top_k: Any = None,
    top_p: Any = None,
    min_p: Any = None,
    seed: Any = None,
    returns: Sequence[str] = (),
) -> Any:
    """One class id of each row, drawn with the probabilities `softmax(logits / temperature)` of the classes that the filters keep.

    Args:
      logits: (..., C) scores of any real dtype, the classes last; numpy array, torch, JAX or TensorFlow tensor. -inf masks a class.
      temperature: divides the logits; 0 takes the largest, of equal ones that of the lowest class id. This and the filters: a number, or (...) one a row.
      top_k, top_p, min_p: as in `fl.sampling.filter_logits`, in this order; None keeps every class.
      seed: a whole number, which gives the same ids on every call: in a loop, give each turn another one, or a generator; `np.random.Generator`,
        `torch.Generator`, `tf.random.Generator` or a key of `jax.random`; None is the framework's own state (for numpy a new one; JAX has none).
      returns: what else to return, by name: "kept" (..., C) bool, "log_probabilities" (..., C) of what is kept, -inf elsewhere, "log_probability" (...)
        of the id that was drawn, "entropy" (...) of what is kept, in nats. The result is then a named tuple (ids, …).

    Returns:
      (...) ids, int64 (int32 in JAX), on the device of `logits`; what `returns` adds is float32 for half precision, otherwise of the dtype of `logits`,
      and has its gradient. A row that holds NaN, +inf or -inf alone is an error; under jit, torch.compile and on accelerators its id is -1.

    Raises:
      ValueError: an option is out of bounds. ShapeError, OutputKindError (both ValueError): an option does not fit, or a row cannot be drawn from.

    >>> import numpy as np, fromlogits as fl
    >>> logits = np.log([[0.5, 0.25, 0.125, 0.125], [0.1, 0.2, 0.3, 0.4]])
    >>> print(fl.sample(logits, temperature=0))
    [0 3]
    >>> found = fl.sample(logits, top_k=2, seed=1, returns=("kept", "entropy"))
    >>> print(found.ids, found.kept.sum(-1), np.round(found.entropy, 4))
    [0 2] [2 2] [0.6365 0.6829]

    Twins: `torch.multinomial(softmax(logits), 1)`, `jax.random.categorical(key, logits)`, `tf.random.categorical(logits, 1)` (none of them filters).
    """
    xp = tensors.of(logits)
    given = drawable(xp, "logits", logits)
    check_logits(xp, given)
    check_extras(returns, EXTRAS)
    asked, seed = tuple(returns), seed_of(seed)
    with xp.wide():
        z = computing(xp, given)
        filters, plan = read(xp, z[..., :1], temperature=temperature, top_k=top_k, top_p=top_p, min_p=min_p, returns=asked)
        chance = None if plan.greedy else xp.uniform(seed, z[..., :1])
        found, peak = xp.run(drawn_of, plan, z, filters, chance)
        check_rows(xp, peak)
    return named("Sample", ("ids", *asked))(*found) if asked else found[0]


def seed_of(seed: Any) -> Any:
    """A whole number as Python's, everything else as it is; raises for a number that not every framework takes."""
    if not isinstance(seed, int | np.integer):
        return seed
    if not 0 <= seed < 2**63:
        raise errors.out_of_bounds("seed", int(seed), "[0, 2^63)")
    return int(seed)


def drawn_of(xp: Sampling, plan: Plan, z: Any, filters: Filters, chance: Any) -> tuple[tuple[Any, ...], Any]:
    """The ids that were drawn with the extras of the plan, and the largest logit of each row."""
    kept = kept_of(xp, plan, z, filters)
    place = _place_of(xp, kept, chance)
    ids = xp.class_ids(place if kept.ids is None else xp.taken(kept.ids, place))
    ids = xp.flat(xp.where(kept.sound, ids, xp.zeros_like(ids) - 1))
    return (ids, *_extras_of(xp, plan, kept, place, z)), kept.peak


def _place_of(xp: Sampling, kept: Kept, chance: Any) -> Any:
    """The place among the candidates that a number in [0, 1) falls on: (..., 1). Without one, the first."""
    if chance is None:
        return xp.zeros_like(kept.ids[..., :1])
    fixed = xp.detached(kept.scores)
    sums = xp.cumulated(xp.where(kept.keep, xp.exp(fixed), xp.zeros_like(fixed)))
    return xp.place_above(sums, xp.where(chance > BELOW_ONE, xp.zeros_like(chance) + BELOW_ONE, chance) * sums[..., -1:])


def _extras_of(xp: Sampling, plan: Plan, kept: Kept, place: Any, z: Any) -> list[Any]:
    """What the plan asks for beside the ids."""
    if not plan.extras:
        return []
    logs = log_shares(xp, kept)
    gap = xp.where(kept.sound, xp.zeros_like(logs[..., :1]) - xp.infinity, xp.zeros_like(logs[..., :1]) + xp.nan)

    def spread(values: Any, fill: Any) -> Any:
        return values if kept.ids is None else xp.put(values, kept.ids, z, fill)

    def sound(values: Any) -> Any:
        return xp.flat(xp.cast(xp.where(kept.sound, values, gap), xp.dtype(z)))

    makers = {
        "kept": lambda: spread(kept.keep, kept.sound & ~kept.sound),
        "log_probabilities": lambda: xp.cast(spread(xp.where(kept.keep, logs, gap), gap), xp.dtype(z)),
        "log_probability": lambda: sound(xp.taken(logs, place)),
        "entropy": lambda: sound(-xp.total(xp.where(kept.keep, xp.exp(logs) * logs, xp.zeros_like(logs)))),
    }
    return [makers[name]() for name in plan.extras]
