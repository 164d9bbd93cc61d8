"""Whether an output can be what the caller says it is: proof raises, numbers that only look wrong warn once at each call site."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from fromlogits import errors
from fromlogits.labels.checking import tolerance_of
from fromlogits.losses.hints import hint, looking
from fromlogits.losses.targets import seen
from fromlogits.outputs import kind_of_rows, kind_of_units
from fromlogits.vocabulary import OutputKind

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from fromlogits.losses.tensors import Operations

__all__ = ["KINDS", "check_output", "kind_of"]

KINDS = {"logits": OutputKind.LOGITS, "probabilities": OutputKind.PROBABILITIES, "log_probabilities": OutputKind.LOG_PROBABILITIES}


def kind_of(kind: str) -> OutputKind:
    """The kind that a word names."""
    found = KINDS.get(kind)
    if found is None:
        raise errors.unknown_choice("kind", kind, tuple(KINDS))
    return found


def check_output(
    xp: Operations, output: Any, kind: OutputKind, *, rows: bool, axis: int = -1, counted: NDArray[np.bool_] | None = None
) -> None:
    """Raise for an output that cannot be of its kind; with `rows` the axis holds one number a class."""
    if kind is OutputKind.LOGITS:
        made = xp.made_by(output)
        if made is not None:
            raise errors.already_normalised(made)
        _hint(xp, output, rows=rows, axis=axis, counted=counted)
        return
    values = seen(xp, output)
    if values is None or not values.size:
        return
    wrong = errors.not_probabilities if kind is OutputKind.PROBABILITIES else errors.not_log_probabilities
    wide = np.asarray(values, np.float64)
    p = wide if kind is OutputKind.PROBABILITIES else np.exp(np.minimum(wide, 1.0))
    aside = np.zeros(values.shape[:-1] if rows else values.shape, bool) if counted is None else ~counted
    tolerance = tolerance_of(xp.dtype(output))
    beyond = ((p < 0.0) | (p > 1.0 + tolerance)) & ~(aside[..., None] if rows else aside)
    if beyond.any():
        index = _first(beyond)
        raise wrong(index, f"is {wide[index]:.6g}")
    if rows:
        sums = p.sum(-1)
        off = (np.abs(sums - 1.0) > tolerance) & ~aside
        if off.any():
            index = _first(off)
            raise wrong(
                index, f"{'sums' if kind is OutputKind.PROBABILITIES else 'has probabilities that sum'} to {sums[index]:.6g}, not to 1"
            )


def _first(found: NDArray[np.bool_]) -> tuple[int, ...]:
    return tuple(int(place) for place in np.unravel_index(int(found.argmax()), found.shape))


def _hint(xp: Operations, output: Any, *, rows: bool, axis: int, counted: NDArray[np.bool_] | None) -> None:
    """Warn where numbers given as logits look like probabilities."""
    site = None if xp.hidden(output) else looking("output")
    values = None if site is None else seen(xp, output)
    if site is None or values is None or not values.size:
        return
    values = np.moveaxis(values, axis, -1) if rows else values
    values = values[counted] if counted is not None else values
    for found, as_rows in ((kind_of_rows(values, xp.dtype(output)) if rows else None, True), (kind_of_units(values), False)):
        if found is OutputKind.PROBABILITIES:
            hint(site, errors.looks_like_probabilities(values.shape, rows=as_rows))
            return
