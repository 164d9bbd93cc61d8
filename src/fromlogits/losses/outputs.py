"""Whether an output can be what the caller says it is: proof raises, numbers that only look wrong warn once at each call site."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np

from fromlogits import errors
from fromlogits.labels.checking import as_given, tolerance_of
from fromlogits.losses.hints import hint, looking
from fromlogits.losses.targets import seen
from fromlogits.outputs import kind_of_rows, kind_of_units, share_one
from fromlogits.vocabulary import OutputKind

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from fromlogits.losses.tensors import Operations

__all__ = ["KINDS", "beyond", "check_output", "hint_of_one_class", "kind_of"]

KINDS = {"logits": OutputKind.LOGITS, "probabilities": OutputKind.PROBABILITIES, "log_probabilities": OutputKind.LOG_PROBABILITIES}


def kind_of(kind: str) -> OutputKind:
    """The kind that a word names."""
    found = kind if isinstance(kind, OutputKind) else KINDS.get(kind)
    if found is None:
        raise errors.unknown_choice("kind", kind, tuple(KINDS))
    return found


def check_output(
    xp: Operations,
    output: Any,
    kind: OutputKind,
    *,
    rows: bool,
    counted: NDArray[np.bool_] | None = None,
    axis: int = -1,
    unnormalised: bool = False,
) -> None:
    """Raise for an output that cannot be of its kind; with `rows` the last axis holds one number a class. In errors the classes lie along `axis`.

    Rows of `unnormalised` probabilities may sum to anything. Of `unnormalised` log-probabilities any numbers may be meant: only proof raises,
    others warn.
    """
    made, activation = xp.made_by(output), "softmax" if rows else "sigmoid"
    if made == "linear" and kind is OutputKind.PROBABILITIES:
        raise errors.never_normalised(activation)
    if made in {"softmax", "sigmoid"} and kind is not OutputKind.PROBABILITIES:
        raise errors.already_normalised(made, activation) if kind is OutputKind.LOGITS else errors.no_logarithm(made)
    if made == "softmax" and not rows:
        _warn_of_softmax(xp.shape(output))
    if kind is OutputKind.LOGITS or (kind is OutputKind.LOG_PROBABILITIES and unnormalised):
        _hint(xp, output, kind, rows=rows, counted=counted, axis=axis)
        return
    values = seen(xp, output)
    if values is None or not values.size:
        return
    wrong = errors.not_probabilities if kind is OutputKind.PROBABILITIES else errors.not_log_probabilities
    wide = np.asarray(values, np.float64)
    p = wide if kind is OutputKind.PROBABILITIES else np.exp(np.minimum(wide, 1.0))
    aside = np.zeros(values.shape[:-1] if rows else values.shape, bool) if counted is None else ~counted
    tolerance = tolerance_of(xp.dtype(output))
    beyond = ((p < 0.0) | (p > (np.inf if unnormalised else 1.0 + tolerance))) & ~(aside[..., None] if rows else aside)
    if beyond.any():
        index = _first(beyond)
        raise wrong(as_given(index, axis) if rows else index, f"is {wide[index]:.6g}")
    if unnormalised:
        _hint_of_parts(xp, output, wide, aside, axis)
    elif rows:
        sums = p.sum(-1)
        off = (np.abs(sums - 1.0) > tolerance) & ~aside
        if off.any():
            index = _first(off)
            fact = f"{'sums' if kind is OutputKind.PROBABILITIES else 'has probabilities that sum'} to {sums[index]:.6g}, not to 1"
            raise wrong(as_given((*index, None), axis), fact)
    elif kind is OutputKind.PROBABILITIES and made is None:
        _hint_of_units(xp, output, values, aside)


def beyond(output: Any, kind: OutputKind, tolerance: float) -> Any:
    """Where a number of a dtype that is computed with is no probability, or no logarithm of one: (...) bool."""
    if kind is OutputKind.PROBABILITIES:
        return (output < 0.0) | (output > 1.0 + tolerance)
    return output > math.log1p(tolerance)


def _first(found: NDArray[np.bool_]) -> tuple[int, ...]:
    return tuple(int(place) for place in np.unravel_index(int(found.argmax()), found.shape))


def _warn_of_softmax(shape: errors.Shape) -> None:
    """Warn of a softmax before a loss that asks every unit by itself. Two units say the same; of more axes than two nobody knows which holds the classes."""
    classes = shape[-1] if len(shape) == 2 else None
    site = looking("output") if classes is not None and classes != 2 else None
    if site is not None:
        hint(site, errors.all_are_one(shape) if classes == 1 else errors.shared_among_units(shape))


def _hint_of_parts(xp: Operations, output: Any, parts: NDArray[np.float64], aside: NDArray[np.bool_], axis: int) -> None:
    """Warn where probabilities that are divided by their sum later, along the last axis, are above one."""
    high = (parts > 1.0 + tolerance_of(xp.dtype(output))) & ~aside[..., None]
    site = looking("output") if high.any() else None
    if site is not None:
        index = _first(high)
        shape = tuple(np.moveaxis(parts, -1, axis).shape)
        hint(site, errors.looks_unlike_probabilities(as_given(index, axis), float(parts[index]), shape))


def _hint_of_units(xp: Operations, output: Any, values: NDArray[Any], aside: NDArray[np.bool_]) -> None:
    """Warn where the probabilities of units look like those of a softmax."""
    of_one = values.size > 1 and (values == 1.0).all()
    if not (of_one or (values.ndim > 1 and share_one(values[~aside.any(-1)], xp.dtype(output)))):
        return
    site = looking("output")
    if site is not None:
        hint(site, errors.all_are_one(values.shape) if of_one else errors.shared_among_units(values.shape))


def hint_of_one_class(shape: errors.Shape) -> None:
    """Warn of logits whose last axis has a single class."""
    site = looking("output") if shape[-1] == 1 else None
    if site is not None:
        hint(site, errors.one_class(shape))


def _hint(xp: Operations, output: Any, kind: OutputKind, *, rows: bool, counted: NDArray[np.bool_] | None, axis: int) -> None:
    """Warn where numbers given as logits look like probabilities, or where some given as logarithms of probabilities are none."""
    if rows and xp.shape(output)[-1] == 1:
        if kind is OutputKind.LOGITS:
            hint_of_one_class(xp.shape(output))
        return
    site = None if xp.hidden(output) else looking("output")
    values = None if site is None else seen(xp, output)
    if site is None or values is None or not values.size:
        return
    shape = tuple(np.moveaxis(values, -1, axis).shape) if rows else values.shape
    some = values if counted is None else values[counted]
    in_rows = rows and kind_of_rows(some, xp.dtype(output)) is OutputKind.PROBABILITIES
    probabilities = in_rows or kind_of_units(some) is OutputKind.PROBABILITIES
    if kind is OutputKind.LOGITS:
        if probabilities:
            hint(site, errors.looks_like_probabilities(shape, some.size // shape[axis] if in_rows else None))
        return
    wrong = (values > tolerance_of(xp.dtype(output))) & (True if counted is None else counted[..., None] if rows else counted)
    if wrong.any():
        index = _first(wrong)
        place = as_given(index, axis) if rows else index
        hint(site, errors.looks_unlike_logarithms(place, float(values[index]), shape, probabilities=probabilities))
