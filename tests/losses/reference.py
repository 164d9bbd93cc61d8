"""The truth that losses are measured against: mpmath with 50 digits, on the inputs as their dtype has rounded them.

Every framework's tests take rows, true losses and true gradients from here, and measure their errors with `ulps`.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import ml_dtypes
import numpy as np
from mpmath import mp, mpf

mp.dps = 50

CLASSES = (2, 10, 1000, 50257)
MARGINS = (-200.0, -30.0, -1.0, 0.0, 1.0, 30.0, 200.0)  # how far the label's logit is above the others
OFFSETS = (0.0, 1e4)  # what all logits have in common
DTYPES = {"float64": np.float64, "float32": np.float32, "bfloat16": ml_dtypes.bfloat16, "float16": np.float16}
EPSILON = {"float64": 2.0**-52, "float32": 2.0**-23, "bfloat16": 2.0**-7, "float16": 2.0**-10}
TINY = {"float64": 2.0**-1022, "float32": 2.0**-126, "bfloat16": 2.0**-126, "float16": 2.0**-14}


class Rows(NamedTuple):
    """Rows of logits, what is true of them, and how hard each is: the spread of its logits, where that exceeds one."""

    logits: np.ndarray  # (N, C)
    labels: np.ndarray  # (N,)
    losses: np.ndarray  # (N,) of 64 binary digits
    gradients: np.ndarray  # (N, C)
    spread: np.ndarray  # (N,)


@cache
def rows(classes: int, dtype: str) -> Rows:
    """A row for each margin and offset, rounded to the dtype. Few of the other logits differ, so that the sums of 50257 are quickly true."""
    draw = np.random.default_rng(classes)
    found = []
    for offset in OFFSETS:
        for margin in MARGINS:
            others = draw.normal(size=32)[draw.integers(32, size=classes)]
            label = int(draw.integers(classes))
            others[label] = others.max() + margin
            found.append(((others + offset).astype(DTYPES[dtype]), label))
    truths = [softmax(logits, label) for logits, label in found]
    logits = np.stack([one for one, _ in found])
    wide = logits.astype(np.float64)
    return Rows(
        logits,
        np.array([label for _, label in found]),
        np.array([loss for loss, _ in truths]),
        np.stack([gradient for _, gradient in truths]),
        np.maximum(wide.max(-1) - wide.min(-1), 1.0),
    )


def softmax(logits: np.ndarray, label: int) -> tuple[np.longdouble, np.ndarray]:
    """Cross-entropy of one row with a class id, and its gradient; -inf masks a class."""
    values, places = np.unique(logits.astype(np.float64), return_inverse=True)
    counts = np.bincount(places)
    powers = [mp.exp(mpf(value)) if value > -np.inf else mpf(0) for value in values]
    counts[places[label]] -= 1
    # Not the whole less the label's own: 87 digits would be lost.
    others = mp.fsum(power * int(count) for power, count in zip(powers, counts, strict=True))
    total = others + powers[places[label]]
    gradient = np.array([_long(power / total) for power in powers])[places]
    gradient[label] = -_long(others / total)
    return _long(mp.log1p(others / powers[places[label]])), gradient


def sigmoid(logit: float, label: float) -> tuple[np.longdouble, np.longdouble]:
    """Binary cross-entropy of one unit, and its gradient."""
    z, t = mpf(float(logit)), mpf(float(label))
    yes, no = 1 / (1 + mp.exp(-z)), 1 / (1 + mp.exp(z))
    return _long(t * mp.log1p(mp.exp(-z)) + (1 - t) * mp.log1p(mp.exp(z))), _long((1 - t) * yes - t * no)


def ulps(ours: object, truth: np.ndarray, dtype: str, hard: np.ndarray | float = 1.0) -> float:
    """The largest relative error, in units of the dtype's epsilon and of how hard the row is; below the smallest normal number errors are absolute."""
    numbers = np.asarray(ours).astype(np.longdouble)
    error = np.abs(numbers - truth) / np.maximum(np.abs(truth), TINY[dtype])
    return float((error / (EPSILON[dtype] * np.asarray(hard, np.longdouble))).max(initial=0.0))


def _long(number: mpf) -> np.longdouble:
    high = float(number)
    return np.longdouble(high) + np.longdouble(float(number - high))
