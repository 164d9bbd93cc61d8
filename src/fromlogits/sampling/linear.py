"""Drawing from a last linear layer, from hidden states and the layer's weight: the classes go by in pieces, and the logits are never all there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from fromlogits import errors
from fromlogits.labels.checking import check_given
from fromlogits.losses.cross_entropy import computing
from fromlogits.losses.linear import check_head
from fromlogits.losses.options import check_extras
from fromlogits.results import named
from fromlogits.sampling import tensors
from fromlogits.sampling.drawing import BELOW_ONE, drawn_of, seed_of
from fromlogits.sampling.filtering import check_rows, drawable, finite, sound_of
from fromlogits.sampling.options import Filters, Plan, read

if TYPE_CHECKING:
    from fromlogits.sampling.tensors import Sampling

__all__ = ["TopK", "linear_sample", "linear_top_k"]

EXTRAS = ("log_probability", "entropy")
LARGEST = Plan(width=None, ordered=True, cold=False, known=True)
PIECES = 96  # into which the classes are divided, unless those are small
UNROLLED = 8  # where each of them is compiled by itself
LEAST = 256  # classes in a piece
SMALLEST = 2.0**-53  # Gumbel noise of nothing has no end
SMALL = 2**15  # logits that nobody minds


class TopK(NamedTuple):
    """The largest logits of each row, and the classes they belong to."""

    logits: Any
    ids: Any


def linear_top_k(hidden: Any, weight: Any, k: int, *, bias: Any = None, group: Any = None) -> TopK:
    """The k largest of `logits = hidden @ weight.T + bias`, largest first; equal ones by class id, lowest first.

    Args:
      hidden: (..., D) what the last layer takes; numpy array, torch, JAX or TensorFlow tensor of any real dtype.
      weight: (V, D) the layer's weight, one row a class.
      k: how many, at most V.
      bias: (V,) the layer's bias; -inf masks a class.
      group: a torch process group or the name of a JAX axis that the vocabulary is spread over; not there yet.

    Returns:
      A named tuple: logits (..., k), float32 for half precision, otherwise of the dtype of `hidden`, without gradient; ids (..., k), int64 (int32 in JAX).
      A row whose logits hold NaN, +inf or -inf alone is an error; under jit, torch.compile and on accelerators it is NaN and -1.

    Raises:
      ShapeError, ValueError: hidden, weight and bias do not go together; k is not in 1..V.

    >>> import numpy as np, fromlogits as fl
    >>> hidden, weight = np.array([[1.0, 2.0]]), np.array([[0.5, 0.0], [0.0, 0.5], [-1.0, 0.0]])
    >>> fl.linear_top_k(hidden, weight, 2)
    TopK(logits=array([[1. , 0.5]]), ids=array([[1, 0]]))

    Twins: `torch.topk(torch.nn.functional.linear(hidden, weight, bias), k)`, `jax.lax.top_k(hidden @ weight.T, k)`: with all logits in memory.
    """
    xp = tensors.of(hidden, weight, bias)
    with xp.wide():
        head = _head(xp, hidden, weight, bias, group)
        if k is None or isinstance(k, str | bytes | dict | list | tuple) or not 1 <= k <= head.classes or k % 1:
            raise errors.option_out_of_bounds(
                "k", k, (), f"1..{head.classes}", f"A weight of shape {errors.shown(xp.shape(head.weight))} has no more"
            )
        logits, ids, peak = xp.run(_largest, _Steps(head.width(k), LARGEST, kept=int(k)), head.hidden, head.weight, head.bias)
        check_rows(xp, xp.unrolled(peak, head.given), "the logits of hidden")
        return TopK(xp.unrolled(logits, head.given), xp.unrolled(ids, head.given))


def linear_sample(
    hidden: Any,
    weight: Any,
    *,
    bias: Any = None,
    temperature: Any = 1.0,
    top_k: Any = None,
    top_p: Any = None,
    min_p: Any = None,
    seed: Any = None,
    returns: Sequence[str] = (),
    group: Any = None,
) -> Any:
    """`fl.sample(hidden @ weight.T + bias)`, without the logits: a class id of each row.

    Without a filter, and with `min_p`, each piece of the classes sends one of its own into a race, with its logarithm of summed exponentials plus
    Gumbel noise; the largest wins. With `top_k` the k largest of all pieces are kept, and the other filters act on them. With `top_p` alone a few rows
    at a time have all their logits, since which classes it keeps depends on all of them.

    Args:
      hidden: (..., D) what the last layer takes; numpy array, torch, JAX or TensorFlow tensor of any real dtype.
      weight: (V, D) the layer's weight, one row a class.
      bias: (V,) the layer's bias; -inf masks a class.
      temperature, top_k, top_p, min_p, seed: as in `fl.sample`. Another draw than that of `fl.sample` with the same seed. Under jit `top_k` is a number.
      returns: what else to return, by name: "log_probability" (...) of the id that was drawn, "entropy" (...) of what is kept, in nats. The result is
        then a named tuple (ids, …).
      group: a torch process group or the name of a JAX axis that the vocabulary is spread over; not there yet.

    Returns:
      (...) ids, int64 (int32 in JAX). Nothing has a gradient. A row whose logits hold NaN, +inf or -inf alone is an error; under jit, torch.compile and
      on accelerators its id is -1.

    >>> import numpy as np, fromlogits as fl
    >>> hidden, weight = np.array([[1.0, 2.0]]), np.array([[0.5, 0.0], [0.0, 0.5], [-1.0, 0.0]])
    >>> found = fl.linear_sample(hidden, weight, top_k=2, seed=0, returns=("entropy",))
    >>> print(found.ids, np.round(found.entropy, 4))
    [0] [0.6628]

    Source: Gumbel 1954; over groups of classes, Maddison et al. 2014, A* Sampling, section 3.
    """
    xp = tensors.of(hidden, weight, bias)
    check_extras(returns, EXTRAS)
    asked, seed = tuple(returns), seed_of(seed)
    with xp.wide():
        head = _head(xp, hidden, weight, bias, group)
        filters, plan = read(xp, head.given[..., :1], temperature=temperature, top_k=top_k, top_p=top_p, min_p=min_p, returns=asked)
        if filters.top_k is not None and plan.width is None:
            raise errors.only_a_number("top_k", "linear_sample")
        filters = Filters(*(xp.rolled(one) if one is not None and len(xp.shape(one)) else one for one in filters))
        way, steps = _way(plan, head)
        chance = None if plan.greedy else xp.uniform(seed, head.hidden[..., :1], (steps.draws, 2) if way is _raced else ())
        found, peak = xp.run(way, steps, head.hidden, head.weight, head.bias, filters, chance)
        check_rows(xp, xp.unrolled(peak, head.given), "the logits of hidden")
        found = [xp.unrolled(part, head.given) for part in found]
    return named("LinearSample", ("ids", *asked))(*found) if asked else found[0]


class _Head(NamedTuple):
    """A last layer, and what it takes."""

    given: Any  # (..., D) of a computing dtype
    hidden: Any  # (N, D)
    weight: Any  # (V, D) of any dtype
    bias: Any  # (V,) or None
    classes: int
    rows: int | None
    pieces: int

    def width(self, kept: int = 1) -> int:
        """How many classes go by at a time, where so many of them may be kept."""
        return min(self.classes, max(-(-self.classes // self.pieces), SMALL // (self.rows or SMALL), LEAST, int(kept)))

    def block(self) -> int:
        """How many rows have all their logits at a time."""
        return max((self.rows or 0) // self.pieces // 4, SMALL // self.classes, 1)


class _Steps(NamedTuple):
    """How a layer is gone through."""

    width: int  # classes, or rows, at a time
    plan: Plan
    draws: int = 1  # how often
    kept: int = 1  # classes that are kept in between


def _head(xp: Sampling, hidden: Any, weight: Any, bias: Any, group: Any) -> _Head:
    if group is not None:
        raise errors.no_groups()
    given = drawable(xp, "hidden", hidden)
    check_given("weight", weight)
    weight = xp.detached(xp.array(weight, given))
    bias = None if bias is None else xp.detached(xp.array(bias, given))
    check_head(xp, given, weight, bias)
    shape = xp.shape(weight)
    if not shape[0]:
        raise errors.no_classes(shape, 0)
    given = xp.detached(computing(xp, given))
    rows = xp.rolled(given)
    return _Head(given, rows, weight, bias, int(shape[0]), xp.shape(rows)[0], UNROLLED if xp.compiles() else PIECES)


def _way(plan: Plan, head: _Head) -> tuple[Callable[..., Any], _Steps]:
    """How to draw: from the largest logits, from a few rows at a time, or from pieces of the classes."""
    if plan.width is not None:
        count = min(plan.width, head.classes)
        return _drawn_from_largest, _Steps(head.width(count), plan, kept=count)
    if plan.ordered:
        return _drawn_by_rows, _Steps(head.block(), plan)
    width = head.width()
    return _raced, _Steps(width, plan, draws=-(-head.classes // width))


def _logits(xp: Sampling, hidden: Any, weight: Any, bias: Any) -> Any:
    """(N, D), (C, D), (C,) -> (N, C)."""
    logits = xp.product(hidden, xp.like(weight, hidden))
    return logits if bias is None else logits + xp.like(bias, hidden)


def _largest(xp: Sampling, steps: _Steps, hidden: Any, weight: Any, bias: Any) -> tuple[Any, Any, Any]:
    """The largest logits (N, K), their classes, and the largest of all (N, 1), NaN where one is."""

    def step(state: Any, weight: Any, bias: Any, first: Any, _number: Any) -> Any:
        z = _logits(xp, hidden, weight, bias)
        values, ids = xp.leading(z, steps.kept)
        ids, peak = ids + first, xp.peak(z)
        if state is None:
            return values, ids, peak
        values, places = xp.leading(xp.beside([state[0], values]), steps.kept)  # those that went by before have the lower ids
        return values, xp.taken(xp.beside([state[1], ids]), places), xp.peak(xp.beside([state[2], peak]))

    values, ids, peak = xp.pieces(step, weight, bias, steps.width)
    sound, ids = finite(xp, peak), xp.class_ids(ids)
    return xp.where(sound, values, xp.zeros_like(values) + xp.nan), xp.where(sound, ids, xp.zeros_like(ids) - 1), peak


def _drawn_from_largest(
    xp: Sampling, steps: _Steps, hidden: Any, weight: Any, bias: Any, filters: Filters, chance: Any
) -> tuple[tuple[Any, ...], Any]:
    values, ids, peak = _largest(xp, steps, hidden, weight, bias)
    (place, *extras), _ = drawn_of(xp, steps.plan, values, filters, chance)
    ids = xp.flat(xp.taken(ids, xp.tall(xp.where(place < 0, xp.zeros_like(place), place))))
    return (xp.where(place < 0, xp.zeros_like(ids) - 1, ids), *extras), peak


def _drawn_by_rows(
    xp: Sampling, steps: _Steps, hidden: Any, weight: Any, bias: Any, filters: Filters, chance: Any
) -> tuple[tuple[Any, ...], Any]:
    given = [one for one in filters if one is not None]
    one_a_row = [one + xp.zeros_like(chance) for one in given]

    def turn(hidden: Any, chance: Any, *some: Any) -> Any:
        left = iter(some)
        filtered = Filters(*(None if one is None else next(left) for one in filters))
        found, peak = drawn_of(xp, steps.plan, _logits(xp, hidden, weight, bias), filtered, chance)
        return (*found, peak)

    *found, peak = xp.in_turn(turn, steps.width, hidden, chance, *one_a_row)
    return tuple(found), peak


def _raced(xp: Sampling, steps: _Steps, hidden: Any, weight: Any, bias: Any, filters: Filters, chance: Any) -> tuple[tuple[Any, ...], Any]:
    """One class of each piece, and the race between them."""
    plan, heat = steps.plan, filters.temperature
    cold = None if heat is None or not plan.cold else heat == 0.0
    warm = 1.0 if heat is None else heat if cold is None else xp.where(cold, xp.ones_like(heat), heat)
    peak = None
    if filters.min_p is not None:
        peak = xp.pieces(lambda state, *piece: _peak(xp, state, _logits(xp, hidden, *piece[:2])), weight, bias, steps.width)

    def step(state: Any, weight: Any, bias: Any, first: Any, number: Any) -> Any:
        z = _logits(xp, hidden, weight, bias)
        high = xp.peak(z)
        base = xp.where(high == -xp.infinity, xp.zeros_like(high), high)
        scores = (z - base) / (warm if heat is None else xp.cast(warm, xp.dtype(z)))
        keep = scores > -xp.infinity
        if peak is not None:
            keep = keep & (xp.exp((xp.cast(z, "float64") - xp.cast(peak, "float64")) / warm) >= filters.min_p)
        masses = xp.where(keep, xp.exp(scores), xp.zeros_like(scores))
        sums = xp.cumulated(masses)
        mass, level = sums[..., -1:], xp.cast(base, "float64") / warm
        within, noise = chance[number, 0], chance[number, 1]
        place = xp.place_above(sums, xp.where(within > BELOW_ONE, xp.zeros_like(within) + BELOW_ONE, within) * mass)
        speed = level + xp.log(mass) - xp.log(-xp.log(xp.where(noise == 0.0, xp.zeros_like(noise) + SMALLEST, noise)))
        if cold is not None:
            place = xp.where(cold, xp.leading(z, 1)[1], place)
            speed = xp.where(cold, xp.cast(high, "float64"), speed)
        moment = xp.cast(xp.total(masses * xp.where(keep, scores, xp.zeros_like(scores))), "float64")
        runner = _Race(
            speed, place + first, level + xp.cast(xp.taken(scores, place), "float64"), level + xp.log(mass),
            level + xp.where(mass > 0.0, moment / mass, xp.zeros_like(mass)), high,
        )  # fmt: skip
        return runner if state is None else _ahead(xp, state, runner)

    race = xp.pieces(step, weight, bias, steps.width)
    sound, ids = sound_of(xp, plan, race.peak, filters), xp.class_ids(race.ids)
    extras = {"log_probability": race.chosen - race.whole, "entropy": race.whole - race.mean}

    def finished(values: Any) -> Any:
        values = values if cold is None else xp.where(cold, xp.zeros_like(values), values)
        return xp.flat(xp.cast(xp.where(sound, values, xp.zeros_like(values) + xp.nan), xp.dtype(hidden)))

    ids = xp.flat(xp.where(sound, ids, xp.zeros_like(ids) - 1))
    return (ids, *(finished(extras[name]) for name in plan.extras)), race.peak


class _Race(NamedTuple):
    """Where the race stands after some pieces; (N, 1) each, logits divided by the temperature, float64."""

    speed: Any  # of the fastest
    ids: Any
    chosen: Any  # the logit of the fastest
    whole: Any  # logsumexp of what is kept
    mean: Any  # of the logits of what is kept
    peak: Any  # the largest logit as it is


def _ahead(xp: Sampling, state: _Race, runner: _Race) -> _Race:
    """Where the race stands after one more piece."""
    faster = runner.speed > state.speed
    highest = xp.maximum(state.whole, runner.whole)
    empty = highest == -xp.infinity
    base = xp.where(empty, xp.zeros_like(highest), highest)
    whole = base + xp.log(xp.exp(state.whole - base) + xp.exp(runner.whole - base))
    share = xp.where(empty, xp.zeros_like(base), xp.exp(runner.whole - whole))
    return _Race(
        xp.where(faster, runner.speed, state.speed), xp.where(faster, runner.ids, state.ids), xp.where(faster, runner.chosen, state.chosen),
        whole, state.mean * (1.0 - share) + runner.mean * share, xp.peak(xp.beside([state.peak, runner.peak])),
    )  # fmt: skip


def _peak(xp: Sampling, state: Any, z: Any) -> Any:
    return xp.peak(z) if state is None else xp.peak(xp.beside([state, xp.peak(z)]))
