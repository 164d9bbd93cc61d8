"""What the values of a loss say while they pass by. A pure reading of numbers: notes, never findings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite, log
from statistics import fmean, stdev

from fromlogits.checker.judging.verdict import floor
from fromlogits.vocabulary import Case, Family, OutputKind

__all__ = ["Note", "read"]

_ENOUGH = 40  # values, before a course is spoken of
_NEAR = 0.01  # of the value that a loss is said to stand at


@dataclass(frozen=True, slots=True)
class Note:
    """What a curve shows, and the rule that explains it, where one does."""

    text: str
    rule: str | None = None


def read(losses: Sequence[float], case: Case | None = None) -> Note | None:
    """The most telling thing about a loss's values, in the order they came; None where nothing is."""
    bad = next((place for place, value in enumerate(losses) if not isfinite(value)), None)
    if bad is not None:
        return Note(f"the loss became {losses[bad]:g} after {bad} of {len(losses)} values that were kept")
    below = next((value for value in losses if value < -1e-6), None)
    if below is not None and _cannot_be_negative(case):
        return Note(f"the loss is negative ({below:.3g}), which a cross-entropy never is", _of_negative(case))
    if len(losses) < _ENOUGH:
        return None
    return _stuck(losses, case) or _rising(losses)


def _stuck(losses: Sequence[float], case: Case | None) -> Note | None:
    """A second half that stands where a rule says it must, or where one stands who knows nothing."""
    tail = losses[len(losses) // 2 :]
    middle = len(tail) // 2
    level, early, late = fmean(tail), fmean(tail[:middle]), fmean(tail[middle:])
    if case is None or case.output is None or case.loss is None or abs(early - late) > _NEAR * abs(level):
        return None
    units = case.output.units
    if units is None or units < 2 or case.loss.family is not Family.MULTICLASS:
        return None
    lowest = floor(units)
    if case.output.kind is OutputKind.PROBABILITIES and case.loss.expects is OutputKind.LOGITS and abs(level - lowest) <= _NEAR * lowest:
        return Note(f"the loss stands at {level:.3f}, the least it can be while softmax output is taken for logits", "FL101")
    if abs(level - log(units)) <= _NEAR * log(units):
        return Note(f"the loss stands at {level:.3f}, which is ln {units}: what one pays who knows nothing about {units} classes")
    return None


def _rising(losses: Sequence[float]) -> Note | None:
    quarter = len(losses) // 4
    first, last = losses[:quarter], losses[-quarter:]
    error = (stdev(first) ** 2 / quarter + stdev(last) ** 2 / quarter) ** 0.5
    before, after = fmean(first), fmean(last)
    if before > 0 and after > 1.5 * before and after - before > 6 * error:
        return Note(f"the loss rose from {before:.3g} to {after:.3g}")
    return None


def _cannot_be_negative(case: Case | None) -> bool:
    return case is not None and case.loss is not None and case.loss.family is not None


def _of_negative(case: Case | None) -> str | None:
    """The rule that explains a loss below zero."""
    if case is None or case.loss is None:
        return None
    if case.loss.expects is OutputKind.LOG_PROBABILITIES:
        return "FL103" if case.output is not None and case.output.kind not in {None, OutputKind.LOG_PROBABILITIES} else None
    labels = case.labels
    outside = labels is not None and (
        (labels.maximum is not None and labels.maximum > 1) or (labels.minimum is not None and labels.minimum < 0)
    )
    return "FL204" if case.loss.family is Family.BINARY and outside else None
