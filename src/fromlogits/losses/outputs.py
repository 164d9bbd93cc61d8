"""What an output is: whether it can be what the caller says, and where it came from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from fromlogits import errors
from fromlogits.labels.checking import tolerance_of
from fromlogits.losses.targets import seen
from fromlogits.vocabulary import OutputKind

if TYPE_CHECKING:
    from fromlogits.losses.tensors import Operations

__all__ = ["KINDS", "check_output", "kind_of"]

KINDS = {"logits": OutputKind.LOGITS, "probabilities": OutputKind.PROBABILITIES, "log_probabilities": OutputKind.LOG_PROBABILITIES}


def kind_of(kind: str) -> OutputKind:
    """The kind that a word names."""
    found = KINDS.get(kind)
    if found is None:
        raise errors.unknown_choice("kind", kind, tuple(KINDS))
    return found


def check_output(xp: Operations, output: Any, kind: OutputKind, *, rows: bool, counted: Any = None) -> None:
    """Raise for an output that cannot be of its kind; with `rows`, the last axis holds one distribution."""
    if kind is OutputKind.LOGITS:
        made = xp.made_by(output)
        if made is not None:
            raise errors.already_normalised(made)
        return
    values = seen(xp, output)
    if values is None or not values.size:
        return
    wide = values.astype(np.float64)
    aside = np.zeros(values.shape[:-1] if rows else values.shape, bool) if counted is None else ~counted
    if kind is OutputKind.LOG_PROBABILITIES:
        _check(wide, aside, rows=rows, high=1e-3, error=errors.not_log_probabilities)
        wide = np.exp(wide)
    else:
        _check(wide, aside, rows=rows, low=0.0, high=1.0 + 1e-3, error=errors.not_probabilities)
    if rows:
        sums = wide.sum(-1)
        off = (np.abs(sums - 1.0) > tolerance_of(xp.dtype(output))) & ~aside
        if off.any():
            index = tuple(int(one) for one in np.argwhere(off)[0])
            error = errors.not_probabilities if kind is OutputKind.PROBABILITIES else errors.not_log_probabilities
            what = "sums to" if kind is OutputKind.PROBABILITIES else "has probabilities that sum to"
            raise error(index, f"{what} {sums[index]:.6g}, not to 1")


def _check(values: Any, aside: Any, *, rows: bool, error: Any, low: float | None = None, high: float | None = None) -> None:
    away = aside[..., None] if rows else aside
    for off, bound in ((values < low if low is not None else None, low), (values > high if high is not None else None, high)):
        if off is None or bound is None:
            continue
        off = off & ~away
        if off.any():
            index = tuple(int(one) for one in np.argwhere(off)[0])
            raise error(index, f"is {values[index]:.6g}")
