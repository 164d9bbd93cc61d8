"""Whether an output can be what the caller says it is: proof raises, numbers that only look wrong warn once at each call site."""

from __future__ import annotations

import sys
import sysconfig
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from fromlogits import errors
from fromlogits.labels.checking import tolerance_of
from fromlogits.losses.targets import seen
from fromlogits.outputs import kind_of_rows, kind_of_units
from fromlogits.vocabulary import OutputKind

if TYPE_CHECKING:
    from types import FrameType

    from numpy.typing import NDArray

    from fromlogits.losses.tensors import Operations

__all__ = ["KINDS", "check_output", "kind_of"]

KINDS = {"logits": OutputKind.LOGITS, "probabilities": OutputKind.PROBABILITIES, "log_probabilities": OutputKind.LOG_PROBABILITIES}
LOOKS = 3  # calls of one call site whose numbers are looked at for a hint
HERE = str(Path(__file__).resolve().parents[1])
INSTALLED = tuple({sysconfig.get_path("purelib"), sysconfig.get_path("platlib")})
_looked: dict[tuple[str, int], int] = {}


def kind_of(kind: str) -> OutputKind:
    """The kind that a word names."""
    found = KINDS.get(kind)
    if found is None:
        raise errors.unknown_choice("kind", kind, tuple(KINDS))
    return found


def check_output(xp: Operations, output: Any, kind: OutputKind, *, rows: bool, counted: NDArray[np.bool_] | None = None) -> None:
    """Raise for an output that cannot be of its kind; with `rows` the last axis holds one number a class."""
    if kind is OutputKind.LOGITS:
        made = xp.made_by(output)
        if made in {"softmax", "sigmoid"}:
            raise errors.already_normalised(made)
        _hint(xp, output, rows=rows)
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


def _hint(xp: Operations, output: Any, *, rows: bool) -> None:
    """Warn where numbers given as logits look like probabilities."""
    if xp.hidden(output):
        return
    frame = _caller()
    site = (frame.f_code.co_filename, frame.f_lineno) if frame is not None else ("", 0)
    times = _looked.get(site, 0)
    if times >= LOOKS:
        return
    _looked[site] = times + 1
    values = seen(xp, output)
    if values is None or not values.size:
        return
    kind = kind_of_rows(values, xp.dtype(output)) if rows else kind_of_units(values)
    if kind is OutputKind.PROBABILITIES:
        _looked[site] = LOOKS
        warnings.warn_explicit(errors.looks_like_probabilities(values.shape, rows=rows), errors.ContractWarning, *site)


def _caller() -> FrameType | None:
    """The innermost frame of the program that calls this package, itself or through a framework."""
    frame: FrameType | None = sys._getframe(1)  # noqa: SLF001 the one way to a caller without reading its source
    while frame is not None and frame.f_code.co_filename.startswith((HERE, *INSTALLED)):
        frame = frame.f_back
    return frame
