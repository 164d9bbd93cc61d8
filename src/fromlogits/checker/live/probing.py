"""The overfitting probe: whatever is right can learn one batch by heart. What cannot is told apart by where its loss stops."""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite
from typing import Any

import numpy as np

from fromlogits.checker.judging.verdict import floor
from fromlogits.checker.live.report import Probe
from fromlogits.vocabulary import Case, Family, LabelForm, OutputKind

__all__ = ["STEPS", "probe_of"]

STEPS = 150  # after which a batch is known by heart, if it can be


def probe_of(losses: Sequence[float], case: Case, labels: Any, guess: float | None) -> Probe:
    """What the losses of one batch say, step by step."""
    lowest = _floor(case, labels)
    first, last = losses[0], losses[-1]
    steps = f"{len(losses) - 1} steps on this batch"
    beside = f"; as it is, it cannot fall below {lowest:.4g}" if lowest is not None else ""
    if not isfinite(last):
        return Probe(tuple(losses), lowest, learns=False, verdict=f"the loss is {last} after {steps}: it does not learn")
    if last < -1e-6:
        return Probe(tuple(losses), lowest, learns=False, verdict=f"the loss is {last:.4g} after {steps}, and no cross-entropy is negative")
    level = lowest or 0.0
    scale = max(guess if guess is not None else first, first) - level
    learns = first - last >= 0.2 * (first - level) > 0 or last - level <= 0.1 * scale
    fell = f"the loss went from {first:.4g} to {last:.4g} in {steps}"
    return Probe(tuple(losses), lowest, learns=learns, verdict=f"{fell}: it {'learns' if learns else 'does not learn'}{beside}")


def _floor(case: Case, labels: Any) -> float | None:
    """The loss that this case cannot fall below: the labels' own entropy, and what a softmax too many leaves."""
    output, loss = case.output, case.loss
    if output is None or loss is None or loss.family is None:
        return None
    double = output.kind is OutputKind.PROBABILITIES and loss.expects is OutputKind.LOGITS
    if loss.family is Family.MULTICLASS:
        if double and output.activation == "softmax" and output.units is not None:
            return floor(output.units)
        if case.labels is not None and case.labels.form is LabelForm.DISTRIBUTION and labels is not None and not double:
            p = np.asarray(labels, np.float64)
            p = p[p > 0]
            return float(-(p * np.log(p)).sum() / len(labels))
        return None if double else 0.0
    if double and labels is not None:
        y = np.asarray(labels, np.float64)
        return float((y * np.log1p(np.exp(-1.0)) + (1 - y) * np.log(2.0)).mean()) if y.size and y.min() >= 0 and y.max() <= 1 else None
    return None if double else 0.0
