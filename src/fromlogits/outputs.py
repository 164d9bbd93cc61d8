"""What an output is, told from its numbers alone: rows that sum to one, numbers between 0 and 1, logarithms of either.

A verdict is given only where random logits would look so less than once in a million times (`RARE`). Random logits are taken to be numbers
that know nothing of each other, each as likely positive as negative and the likelier the nearer to zero, whatever their scale and their
tails; or such numbers behind a ReLU. Two things then bound the chance:

Signs. n numbers fall on one side of zero with chance 2^-n. A ReLU makes half of them exactly zero, so that is the chance of no zero too; with m
zeros among them it is at most exp(-n D(m/n, 1/2)), D the relative entropy, as long as m < n/2 (Chernoff); beyond that signs say nothing.

Sums. Numbers that decrease in density away from zero are mixtures of uniform ones, U_i Z_i. For k of one sign their sum S has, for any Z,
a density f with s f(s) <= k (the volume below a sum grows no faster than s^k), and f <= sqrt(2) / |Z| (Ball's theorem on slices of a cube)
while s <= sum(Z) <= sqrt(k) |Z|, so s f(s) <= min(k, sqrt(2 k)) at every scale. S is within t of one with chance of at most
min(k, sqrt(2 k)) ln((1 + t) / (1 - t)).

Of logarithms of probabilities h_i = -log p_i >= 0 the same holds along each ray: sum(exp(-r h)) moves with log r by the entropy of the row, so
that where a row's entropy is at least H, its chance to sum to one within t is at most 2 k t / H.

Rows know nothing of each other either, and their chances are multiplied; rows that are all the same, as a layer gives that has only its bias, are one.
"""

from __future__ import annotations

from math import exp, log, log1p, sqrt
from typing import TYPE_CHECKING, Any

import numpy as np

from fromlogits.vocabulary import OutputKind

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = [
    "RARE",
    "chance_of_logarithms",
    "chance_of_rows",
    "chance_of_units",
    "chance_of_whole",
    "kind_of_rows",
    "kind_of_units",
    "rounding_of",
    "share_one",
]

RARE = 1e-6  # how often random logits may be taken for something else
ENTROPY = 0.1  # of a row of logarithms, below which its sum is no evidence
_SLACK = 1.5  # sums of rounded numbers are that much further from the sums of the numbers themselves, at most
_MANTISSA = {"bfloat16": 7, "float16": 10, "float32": 23, "float64": 52}


def rounding_of(dtype: str) -> float:
    """How far rows of a softmax may be from summing to one, by rounding alone."""
    return {"float16": 5e-3, "bfloat16": 3e-2, "float64": 1e-9}.get(dtype, 1e-5)


def kind_of_rows(values: NDArray[Any], dtype: str) -> OutputKind | None:
    """What rows of one number a class are, along the last axis; None where they may be logits, or tell too little."""
    rows = np.asarray(values, np.float64).reshape(-1, values.shape[-1])
    if not rows.size or values.shape[-1] < 2 or not np.isfinite(rows).any():
        return None
    rows = rows[:1] if (rows == rows[0]).all() else rows
    within, (count, classes) = rounding_of(dtype), rows.shape
    zeros = int(np.count_nonzero(rows == 0.0))
    if rows.min() >= 0.0 and (np.abs(rows.sum(-1) - 1.0) <= within).all() and chance_of_rows(count, classes, dtype, zeros) < RARE:
        return OutputKind.PROBABILITIES
    if rows.max() <= 0.0:
        p = np.exp(rows)
        spread = float(-np.where(p > 0.0, p * np.maximum(rows, -800.0), 0.0).sum(-1).min())
        masked = int(np.count_nonzero(np.isneginf(rows)))
        one = (np.abs(p.sum(-1) - 1.0) <= within).all()
        if one and chance_of_logarithms(count, classes, dtype, zeros + masked, entropy=abs(spread)) < RARE:
            return OutputKind.LOG_PROBABILITIES
    return None


def kind_of_units(values: NDArray[Any]) -> OutputKind | None:
    """What numbers that stand each for themselves are; None where they may be logits, or tell too little."""
    if not values.size or not values.min() >= 0.0 or not values.max() <= 1.0:
        return None
    if (values == values.flat[0]).all():  # all the same are one, but no layer gives ones by chance
        if values.flat[0] != 1.0:
            return None
    elif values.ndim > 1:
        rows = values.reshape(-1, values.shape[-1])
        values = rows[:1] if (rows == rows[0]).all() else rows
    return OutputKind.PROBABILITIES if chance_of_units(values.size, int(np.count_nonzero(values == 0.0))) < RARE else None


def share_one(values: NDArray[Any], dtype: str) -> bool:
    """Whether probabilities of units, given as such, sum to one in every row, as those of a softmax over three units or more do.

    Sigmoids do so too where all are sure, so only rows that are not count as evidence: each sums to one with chance of at most 2 t.
    """
    rows = np.asarray(values, np.float64).reshape(-1, values.shape[-1]) if values.ndim else np.empty((0, 0))
    if not rows.size or rows.shape[-1] < 3 or rows.min() < 0.0:
        return False
    rows = rows[:1] if (rows == rows[0]).all() else rows
    within = rounding_of(dtype)
    undecided = int((rows.max(-1) < 0.9).sum())
    return undecided * np.log(2.0 * within) < np.log(RARE) and bool((np.abs(rows.sum(-1) - 1.0) <= within).all())


def chance_of_rows(rows: int, classes: int, dtype: str, zeros: int = 0) -> float:
    """At most how often random logits of this size are non-negative rows that sum to one, with so many zeros among them."""
    within = _SLACK * rounding_of(dtype)
    sums = min(classes, sqrt(2 * classes)) * (log1p(within) - log1p(-within))
    return exp(max(_signs(rows * classes, zeros) + rows * min(0.0, log(sums)), -700.0))


def chance_of_logarithms(rows: int, classes: int, dtype: str, zeros: int = 0, *, entropy: float = 0.0) -> float:
    """At most how often random logits of this size are rows of logarithms of probabilities, none of a smaller entropy."""
    sums = 2 * classes * _SLACK * rounding_of(dtype) / ENTROPY if entropy >= ENTROPY else 1.0
    return exp(max(_signs(rows * classes, zeros) + rows * min(0.0, log(sums)), -700.0))


def chance_of_units(count: int, zeros: int = 0) -> float:
    """At most how often random logits all lie between 0 and 1: their signs alone say so."""
    return exp(max(_signs(count, zeros), -700.0))


def chance_of_whole(values: NDArray[Any], dtype: str) -> float:
    """At most how often random logits come out as these whole numbers: one in 2^e of [2^k, 2^(k+1)) is whole, with e = mantissa - k."""
    sizes = np.abs(np.asarray(values, np.float64))
    bits = _MANTISSA.get(dtype, 23) - np.floor(np.log2(sizes[sizes >= 1.0]))
    return float(0.5 ** min(float(np.maximum(bits, 0.0).sum()), 1000.0))


def _signs(count: int, zeros: int) -> float:
    """The logarithm of the chance that so many numbers are on one side of zero, of which so many are zero."""
    share = zeros / count
    if share >= 0.5:
        return 0.0
    mixed = share * log(share) + (1 - share) * log(1 - share) if zeros else 0.0
    return -count * (log(2.0) + mixed)
