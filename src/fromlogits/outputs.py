"""What an output is, told from its numbers alone: rows that sum to one, numbers between 0 and 1, logarithms of either.

A verdict is given only where random logits would look so less than once in a million times. Logits of any scale are negative half of the time,
so n numbers are all positive with chance 2^-n; a sum of them is within t of one with chance of at most t for each row.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from fromlogits.vocabulary import OutputKind

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["kind_of_rows", "kind_of_units", "rounding_of", "share_one"]

RARE = 1e-6  # how often random logits may be taken for something else


def rounding_of(dtype: str) -> float:
    """How far rows of a softmax may be from summing to one, by rounding alone."""
    return {"float16": 5e-3, "bfloat16": 3e-2, "float64": 1e-9}.get(dtype, 1e-5)


def kind_of_rows(values: NDArray[Any], dtype: str) -> OutputKind | None:
    """What rows of one number a class are, along the last axis; None where they may be logits, or tell too little."""
    rows = np.asarray(values, np.float64).reshape(-1, values.shape[-1])
    if not rows.size or values.shape[-1] < 2 or not np.isfinite(rows).any():
        return None
    within = rounding_of(dtype)
    if rows.min() >= 0.0 and _rare(*rows.shape, within) and (np.abs(rows.sum(-1) - 1.0) <= within).all():
        return OutputKind.PROBABILITIES
    if rows.max() <= 0.0 and _rare(*rows.shape, within) and (np.abs(np.exp(rows).sum(-1) - 1.0) <= within).all():
        return OutputKind.LOG_PROBABILITIES
    return None


def kind_of_units(values: NDArray[Any]) -> OutputKind | None:
    """What numbers that stand each for themselves are; None where they may be logits, or tell too little."""
    if values.size and 0.5**values.size < RARE and values.min() >= 0.0 and values.max() <= 1.0:
        return OutputKind.PROBABILITIES
    return None


def share_one(values: NDArray[Any], dtype: str) -> bool:
    """Whether probabilities of units, given as such, sum to one in every row, as those of a softmax over three units or more do.

    Sigmoids do so too where all are sure, so only rows that are not count as evidence: each sums to one with chance of at most 2 t.
    """
    rows = np.asarray(values, np.float64).reshape(-1, values.shape[-1]) if values.ndim else np.empty((0, 0))
    if not rows.size or rows.shape[-1] < 3 or rows.min() < 0.0:
        return False
    within = rounding_of(dtype)
    undecided = int((rows.max(-1) < 0.9).sum())
    return undecided * np.log(2.0 * within) < np.log(RARE) and bool((np.abs(rows.sum(-1) - 1.0) <= within).all())


def _rare(rows: int, classes: int, within: float) -> bool:
    """Whether random logits of this size look like a distribution less often than may be."""
    return bool(rows * (np.log(within) - classes * np.log(2.0)) < np.log(RARE))
