"""The numbers of a batch as a page draws them: how outputs are spread, what rows sum to, how often each label stands there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from fromlogits.vocabulary import Output

__all__ = ["Bars", "Numbers", "numbers_of"]

BINS = 40
SHOWN = 60  # labels of the most frequent kinds


@dataclass(frozen=True, slots=True)
class Bars:
    """A histogram: counts, and the edges between them; or a count for each name."""

    counts: tuple[int, ...]
    edges: tuple[float, ...] = ()
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Numbers:
    """What one case's batch looks like."""

    outputs: Bars | None = None
    sums: Bars | None = None
    labels: Bars | None = None


def numbers_of(output: Any, labels: Any, facts: Output | None) -> Numbers:
    """What a page draws of a batch."""
    sums = None
    if output is not None and facts is not None and (facts.units or 1) > 1 and facts.axis is not None and output.ndim > 1:
        sums = _spread(np.asarray(output, np.float64).sum(facts.axis), apart=1e-2)
    return Numbers(_spread(output), sums, _counted(labels))


def _spread(values: Any, apart: float = 1e-9) -> Bars | None:
    """A histogram; numbers that are no further apart than that are drawn as one."""
    if values is None or values.dtype.kind not in "fiu":
        return None
    finite = np.asarray(values, np.float64).reshape(-1)
    finite = finite[np.isfinite(finite)]
    if not finite.size:
        return None
    low, high = float(finite.min()), float(finite.max())
    if high - low <= apart * max(1.0, abs(low)):
        low, high = low - 0.5, high + 0.5
    counts, edges = np.histogram(finite, BINS, (low, high))
    return Bars(tuple(map(int, counts)), tuple(map(float, edges)))


def _counted(labels: Any) -> Bars | None:
    if labels is None or not labels.size or labels.dtype.kind not in "biufU":
        return None
    values = labels
    if values.ndim > 1 and values.shape[-1] > 1 and values.dtype.kind != "U":
        if ((values == 0) | (values == 1)).all():
            counts = values.reshape(-1, values.shape[-1]).astype(np.int64).sum(0)
            order = range(min(len(counts), SHOWN))
            return Bars(tuple(int(counts[one]) for one in order), names=tuple(f"class {one}" for one in order))
        values = values.reshape(-1)
    names, counts = np.unique(values, return_counts=True)
    if len(names) > SHOWN:
        return _spread(values)
    return Bars(tuple(map(int, counts)), names=tuple(f"{name:g}" if values.dtype.kind == "f" else str(name) for name in names))
