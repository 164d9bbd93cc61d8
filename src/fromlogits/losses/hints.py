"""Hints: numbers that look as if a contract were broken are warned of, once at each call site, and no call site is looked at for long."""

from __future__ import annotations

import sys
import warnings
from typing import TYPE_CHECKING

from fromlogits import errors

if TYPE_CHECKING:
    from types import FrameType

__all__ = ["Site", "hint", "looking"]

LOOKS = 3  # calls of one call site whose numbers are looked at, for each sort of hint
BETWEEN = {"contextlib", "fromlogits", "jax", "keras", "tensorflow", "torch"}  # packages whose frames stand between a program and a loss
_looked: dict[tuple[str, str, int], int] = {}

Site = tuple[str, str, int]  # the sort of hint, the file, the line


def looking(sort: str) -> Site | None:
    """The place in the program that calls this package, where it may still be looked at for this sort of hint."""
    frame = _caller()
    site = (sort, frame.f_code.co_filename, frame.f_lineno) if frame is not None else (sort, "", 0)
    times = _looked.get(site, 0)
    if times >= LOOKS:
        return None
    _looked[site] = times + 1
    return site


def hint(site: Site, text: str) -> None:
    """Warn at a call site, and never of the same thing there again."""
    _looked[site] = LOOKS
    warnings.warn_explicit(text, errors.ContractWarning, *site[1:])


def _caller() -> FrameType | None:
    """The innermost frame of the program that calls this package."""
    frame: FrameType | None = sys._getframe(1)  # noqa: SLF001 the one way to a caller without reading its source
    while frame is not None and frame.f_globals.get("__name__", "").partition(".")[0] in BETWEEN:
        frame = frame.f_back
    return frame
