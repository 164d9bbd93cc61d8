"""Where the loss starts: an untrained classifier of C classes that says the same of each has a loss of ln C."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from math import isfinite, log
from typing import Any

import numpy as np

from fromlogits.vocabulary import Case, Family, OutputKind

__all__ = ["Start", "not_finite", "start_of"]

KINDS = {OutputKind.LOGITS: "logits", OutputKind.PROBABILITIES: "probabilities", OutputKind.LOG_PROBABILITIES: "log_probabilities"}


@dataclass(frozen=True, slots=True)
class Start:
    """The loss of the batch as it is, as it should be, and of a guess."""

    exact: float | None  # computed from what the output is
    own: float | None  # what the program's own loss says
    guess: float | None  # ln C
    why: str | None = None  # where there is none

    def __str__(self) -> str:
        if self.exact is None and self.own is None:
            return f"not computed: {self.why}"
        parts = [f"the loss of this batch is {self.own:.4g}" if self.own is not None else ""]
        if self.exact is not None:
            differs = self.own is not None and not np.isclose(self.own, self.exact, rtol=1e-3, atol=1e-5)
            parts.append(f"{'it should be' if differs else 'exactly'} {self.exact:.4g}")
        elif self.why is not None:
            parts.append(f"the exact one is not computed: {self.why}")
        if self.guess is not None:
            parts.append(f"a guess has {self.guess:.4g}")
        return ", ".join(part for part in parts if part)


def start_of(case: Case, output: Any, labels: Any, own: float | None) -> Start:
    """The exact loss of a batch, from what its output is, beside the program's own and that of a guess."""
    facts, loss = case.output, case.loss
    units = facts.units if facts is not None else None
    binary = loss is not None and loss.family is Family.BINARY
    guess = log(2) if binary else log(units) if units is not None and units > 1 else None
    if facts is None or loss is None or output is None or labels is None:
        return Start(None, own, guess, "an output, a loss and labels are needed")
    kind = facts.kind or loss.expects
    if kind is None or loss.family is None:
        return Start(None, own, guess, "what the output is, is not known")
    if binary and kind is OutputKind.LOG_PROBABILITIES:
        return Start(None, own, guess, "binary losses take no log-probabilities")
    try:
        exact = _exact(output, labels, kind, loss.ignore_index, loss.class_axis, binary=binary)
    except (ValueError, TypeError, IndexError) as error:
        return Start(None, own, guess, str(error).split(". ")[0])
    return Start(exact if isfinite(exact) else None, own, guess)


def not_finite(values: np.ndarray[Any, Any] | None) -> str | None:
    """Which number of an output makes the loss NaN: NaN or +inf. -inf is a mask, and meant."""
    if values is None or values.dtype.kind != "f":
        return None
    bad = np.isnan(values) | (values == np.inf)
    if not bad.any():
        return None
    place = tuple(int(one) for one in np.argwhere(bad)[0])
    more = f", and {bad.sum() - 1} more are not finite" if bad.sum() > 1 else ""
    return f"output[{', '.join(map(str, place))}] is {values[place]:g}{more}: the loss of its row is nan"


def _exact(output: Any, labels: Any, kind: OutputKind, ignored: int | None, axis: int | None, *, binary: bool) -> float:
    from fromlogits.losses.binary_cross_entropy import binary_cross_entropy
    from fromlogits.losses.cross_entropy import cross_entropy

    values = np.asarray(output, np.float64 if np.asarray(output).dtype == np.float64 else np.float32)
    given = np.asarray(labels)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        if binary:
            return float(binary_cross_entropy(values, given.astype(values.dtype), kind=KINDS[kind]))
        axis = axis if axis is not None and -values.ndim <= axis < values.ndim else -1
        if values.ndim == 1:
            axis = -1
        moved = np.moveaxis(values, axis, -1)
        if given.ndim == values.ndim:
            given = np.moveaxis(given, axis, -1)
            if given.shape[-1] == 1 != moved.shape[-1]:
                given = given[..., 0]
        if given.dtype.kind == "f" and given.ndim == moved.ndim - 1 and (given == np.round(given)).all():
            given = given.astype(np.int64)
        return float(cross_entropy(moved, given, kind=KINDS[kind], ignore_index=ignored if given.ndim == moved.ndim - 1 else None))
