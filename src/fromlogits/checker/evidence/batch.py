"""What a batch shows: outputs and labels as numbers. What is told from numbers alone is a hint; what numbers rule out is proof.

How often each verdict is wrong about random logits or random labels is bounded below `RARE`, one in a million; `fromlogits.outputs` derives
the bounds on outputs.

- rows that sum to one, logarithms that do, units in [0, 1]: a hint; `chance_of_rows`, `chance_of_logarithms`, `chance_of_units`.
- columns that sum to one: `chance_of_rows` of the batch turned round, and rows that do not.
- raw scores: proof. No probability is above 1, none and no logarithm of one lies on both sides of zero; what rounding does is allowed for.
- swapped arguments: a hint where all numbers of the output are whole by chance: `chance_of_whole`; proof where their dtype holds whole numbers only.
- the form of labels, their range, NaN, shapes that broadcast: proof. They are read off, with one number for each unit or one for each row.
- the number of classes, from all labels: of C classes that are equally frequent one is missing among 30 C rows with chance of at most
  C exp(-30), below one in a million up to ten million classes. Rarer classes may be missed more often, so that a mismatch of one is left alone;
  and where classes are of different frequency (words, tags), the rarest that was seen must have come so often that one as rare as it is missing
  with chance of at most exp(-14).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from fromlogits.labels import infer
from fromlogits.outputs import RARE, chance_of_whole, kind_of_rows, kind_of_units, rounding_of
from fromlogits.vocabulary import Confidence, Family, LabelForm, Labels, Output, OutputKind

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["ROWS_FOR_A_COUNT", "labels_of", "looks_swapped", "output_of"]

_MANY = 20  # numbers of each sort, after which numbers that are never negative are no chance: 2 ** -40
TIMES_OF_THE_RAREST = 14  # how often the rarest class was seen, before one that was not is taken for one that is not there
ROWS_FOR_A_COUNT = 30  # rows for each unit, after which a class that nobody has seen is taken for one that is not there


def output_of(values: NDArray[Any], dtype: str, *, family: Family | None = None, axis: int = -1) -> Output:
    """What numbers are as a model's output: (..., C) with the classes along `axis`, or units that stand each for themselves.

    `dtype` is that of the tensor they come from, which tells how exactly rows can sum to one.
    """
    shape = tuple(values.shape)
    facts = Output(rank=values.ndim, shape=shape, dtype=dtype, text=f"the output of shape {shape}")
    if values.ndim == 0 or not values.size or values.dtype.kind not in "fiu":
        return facts
    place = axis if -values.ndim <= axis < values.ndim else -1
    units = shape[place] if values.ndim > 1 or family is Family.MULTICLASS else 1
    rows = np.moveaxis(values, place, -1).astype(np.float64).reshape(-1, shape[place]) if units == shape[place] else values.reshape(-1, 1)
    facts = replace(facts, units=units, axis=place - values.ndim if place >= 0 else place)
    return _in_rows(facts, rows, dtype) or _batchwise(facts, rows, dtype) or _one_by_one(facts, rows, dtype)


def _in_rows(facts: Output, rows: NDArray[Any], dtype: str) -> Output | None:
    kind = kind_of_rows(rows, dtype)
    if kind is None:
        return None
    softmax = kind is OutputKind.PROBABILITIES
    return _seen(
        facts,
        kind,
        "softmax" if softmax else "log_softmax",
        f"{len(rows)} rows that {'sum' if softmax else 'have exponentials that sum'} to 1",
    )


def _batchwise(facts: Output, rows: NDArray[Any], dtype: str) -> Output | None:
    """Columns that sum to one where rows do not, or whose exponentials do."""
    kind = kind_of_rows(rows.T, dtype) if facts.rank == 2 and len(rows) >= 2 and rows.shape[1] >= 2 else None
    if kind is None:
        return None
    softmax = kind is OutputKind.PROBABILITIES
    what = f"{rows.shape[1]} columns that {'sum' if softmax else 'have exponentials that sum'} to 1, over {len(rows)} rows"
    return replace(_seen(facts, kind, "softmax" if softmax else "log_softmax", what), axis_fault="batch")


def _one_by_one(facts: Output, rows: NDArray[Any], dtype: str) -> Output:
    count = rows.size
    if _rectified(rows):
        return _seen(facts, None, "relu", f"{count} numbers of which none is negative and {int((rows == 0).sum())} are exactly 0")
    if kind_of_units(rows) is OutputKind.PROBABILITIES:
        if facts.units == 1 and (rows == 1.0).all():
            return _seen(facts, OutputKind.PROBABILITIES, "softmax", f"{count} numbers that are all 1")
        return replace(_seen(facts, OutputKind.PROBABILITIES, "sigmoid", f"{count} numbers between 0 and 1"), independent=True)
    finite = rows[np.isfinite(rows)]
    slack = rounding_of(dtype)
    if (finite.size and finite.max() > 1.0 + slack) or (finite.size and finite.min() < -slack and finite.max() > slack):
        worst = float(finite.max() if finite.max() > 1.0 + slack else finite.min())
        seen = _seen(facts, OutputKind.LOGITS, None, f"{count} numbers, of which one is {worst:.4g}")
        return replace(seen, confidence=Confidence.PROOF)  # no probability is above 1, no logarithm of one above 0
    return facts


def _rectified(rows: NDArray[Any]) -> bool:
    """Whether numbers were cut at zero: none is negative, many are exactly zero, and the others are no whole numbers."""
    zeros = int((rows == 0).sum())
    return bool(zeros >= _MANY and rows.size - zeros >= _MANY and rows.min() >= 0 and (rows != np.round(rows)).sum() >= _MANY)


def _seen(facts: Output, kind: OutputKind | None, activation: str | None, evidence: str) -> Output:
    return replace(
        facts, kind=kind, activation=activation, evidence=evidence, confidence=Confidence.HINT, text=f"{facts.text} ({evidence})",
        activations=() if activation not in {"softmax", "sigmoid"} else (activation,), from_model=True,
    )  # fmt: skip


def labels_of(y: Any, output: Output | None = None, *, family: Family | None = None, axis: int = -1, whole: bool = False) -> Labels:
    """What labels are, beside the output they are for. `whole` tells that these are all labels, not one batch of them.

    The form is proof where the shapes leave one reading: as many numbers in a row as there are units, or one number for each row.
    """
    found = infer(y)
    labels = replace(found.labels, text=f"the labels of shape {found.labels.shape}", evidence=f"{found.rows} rows")
    if labels.strings or labels.mixed or labels.shape is None:
        return labels
    if family is Family.BINARY or output is None or output.rank is None:
        return labels
    values = np.asarray(_numbers(y))
    in_rows = labels.rank == output.rank and output.units is not None and output.units > 1 and _length(labels.shape, axis) == output.units
    if in_rows:
        return _rows(labels, np.moveaxis(values, axis, -1) if values.ndim > 1 else values)
    if labels.rank == output.rank > 1 and _length(labels.shape, -1) not in {1, output.units}:  # rows for another number of classes
        other = _rows(labels, values)
        return other if other.form is LabelForm.ONE_HOT else replace(labels, form=None)
    if labels.rank in {output.rank - 1, output.rank}:
        return _ids(labels, values, output.units, whole=whole)
    return replace(labels, classes=None) if labels.form is LabelForm.CLASS_IDS else labels  # those of a batch are not all there are


def _length(shape: tuple[int | None, ...], axis: int) -> int | None:
    return shape[axis] if -len(shape) <= axis < len(shape) else None


def _rows(labels: Labels, values: NDArray[Any]) -> Labels:
    """Labels with a number for every unit."""
    rows = values.reshape(-1, values.shape[-1]).astype(np.float64)
    rows = rows[~np.isnan(rows).any(-1)]
    sums = rows.sum(-1)
    whole = bool(np.isin(rows, (0.0, 1.0)).all())
    one = bool((sums == 1.0).all())
    close = bool((np.abs(sums - 1.0) <= 2e-2).all()) and bool((rows >= 0).all())
    form = LabelForm.ONE_HOT if whole and one else LabelForm.MULTI_HOT if whole else LabelForm.DISTRIBUTION
    if form is LabelForm.MULTI_HOT and sums.max(initial=0.0) == 1.0:
        return replace(labels, form=None)  # rows without a class among one-hot ones: left out, or lost
    return replace(
        labels, form=form, confidence=Confidence.PROOF, classes=values.shape[-1] if form is LabelForm.ONE_HOT else None,
        normalised=True if close else None if form is LabelForm.MULTI_HOT or labels.has_nan else False,
    )  # fmt: skip


def _ids(labels: Labels, values: NDArray[Any], units: int | None, *, whole: bool) -> Labels:
    """Labels with one number for every row."""
    if labels.integral is not True:
        return replace(labels, form=None)
    classes = None
    if whole and units is not None and values.size >= ROWS_FOR_A_COUNT * units:
        present, counts = np.unique(values, return_counts=True)
        complete = present[0] == 0 and present[-1] == len(present) - 1 and counts.min() >= TIMES_OF_THE_RAREST
        classes = len(present) if complete else None
    return replace(labels, form=LabelForm.CLASS_IDS, confidence=Confidence.PROOF, classes=classes, lossy=_wrapped(values))


def _wrapped(values: NDArray[Any]) -> str | None:
    """Whether class ids past 127 have become negative in eight bits: many negative ones, and positive ones up to the end."""
    if values.dtype != np.int8 or values.max(initial=0) < 120 or len(np.unique(values[values < 0])) < 5:
        return None
    return "class ids are stored as int8, which ends at 127: those above it have become negative"


def _numbers(y: Any) -> Any:
    from fromlogits.labels.frameworks import numbers

    return numbers(y)


def _smoothed(x: NDArray[Any]) -> bool:
    """Whether these are yes and no, moved towards each other by as much: two numbers that add up to one."""
    low, high = float(x.min()), float(x.max())
    return 0 < low < high < 1 and abs(low + high - 1) < 1e-3 and bool(np.minimum(np.abs(x - low), np.abs(x - high)).max() < 1e-6)


def looks_swapped(output: NDArray[Any], labels: NDArray[Any], dtype: str = "float32") -> bool:
    """Whether labels stand where the output belongs: whole numbers there, and fractions where labels belong. `dtype` is the output's."""
    if not output.size or not labels.size or output.dtype.kind not in "fiub" or labels.dtype.kind != "f":
        return False
    beyond = (
        labels.size > 1 and bool(((labels < -1e-6) | (labels > 1 + 1e-6)).any()) and bool((np.abs(labels - np.round(labels)) > 1e-6).all())
    )
    if beyond and output.size >= _MANY and (bool(np.isin(output, (0, 1)).all()) or _smoothed(output)):
        return True  # labels of no kind, beside yes and no alone
    if not np.isfinite(output).all() or not (output == np.round(output)).all() or output.min() < 0:
        return False  # scores that are whole and non-negative: all zero in an untrained layer, large in half precision, or labels
    if output.dtype.kind == "f" and chance_of_whole(output, dtype) >= RARE:
        return False
    return labels.size > 1 and bool((np.abs(labels - np.round(labels)) > 1e-6).mean() > 0.5)
