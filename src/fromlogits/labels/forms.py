"""What form numbers have: every decision between two readings of the same numbers is taken here, and written down in `infer`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from fromlogits.errors import shown
from fromlogits.labels.checking import tolerance_of
from fromlogits.outputs import RARE
from fromlogits.vocabulary import LabelForm

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from fromlogits.labels.given import Given

__all__ = ["CODES", "Reading", "code_of", "incomplete", "is_whole", "reading_of", "rows_along"]

CODES = ((-1, 1), (1, 2), (0, 255))  # how yes and no are written where it is not 0 and 1


class Reading(NamedTuple):
    """One reading of labels, and what else they may be."""

    form: LabelForm | None
    proof: bool  # no other form allows these values
    why: str
    alternatives: tuple[LabelForm, ...] = ()
    axis: int | None = None  # the class axis, where a row has one number a class
    normalised: bool | None = None


def reading_of(given: Given, classes: int | None = None) -> Reading:
    """The form of numbers without a column axis, one row along the first axis."""
    seen = given.present
    if not seen.size:
        return Reading(None, proof=False, why="there are no labels to look at")
    low, high = seen.min(), seen.max()
    if not is_whole(seen):
        return _fractions(given, float(low), float(high), classes)
    if low >= 0 and high <= 1:
        return _bits(given, classes)
    return _whole(given, int(low), int(high), classes)


def is_whole(seen: NDArray[Any]) -> bool:
    """Whether every number is whole, whatever its dtype."""
    return seen.dtype.kind in "biu" or bool(np.isfinite(seen).all() and (seen == np.trunc(seen)).all())


def code_of(seen: NDArray[Any]) -> tuple[int, int] | None:
    """The two numbers, neither of them 0 and 1, in which yes and no are written; None where there are others."""
    low, high = seen.min(), seen.max()
    for code in CODES:
        if (low, high) == code and ((seen == low) | (seen == high)).all():
            return code
    return None


def incomplete(given: Given, axis: int) -> NDArray[np.bool_]:
    """Which rows along an axis miss a number: of the shape of the labels without that axis."""
    rows = np.moveaxis(given.values, axis, -1).shape[:-1]
    return np.zeros(rows, bool) if given.missing is None else np.asarray(np.moveaxis(given.missing, axis, -1).any(-1))


def rows_along(given: Given, axis: int) -> NDArray[Any]:
    """(rows, classes): the rows of labels along an axis that miss nothing."""
    last = axis in {-1, given.values.ndim - 1}
    values = given.values if last else np.moveaxis(given.values, axis, -1)
    rows = values.reshape(-1, values.shape[-1])
    if given.missing is None:
        return rows
    return rows[~incomplete(given, axis).ravel()]


def _axes(given: Given) -> list[int]:
    """Where classes may be counted: last, or behind the batch where images have their channels first."""
    values = given.values
    return [] if given.places else [axis for axis in ((-1, 1) if values.ndim > 2 else (-1,)) if values.shape[axis] > 1]


def _bits(given: Given, classes: int | None) -> Reading:
    values = given.values
    if values.ndim < 2:
        if classes not in {None, 2}:
            return Reading(LabelForm.CLASS_IDS, proof=True, why=f"only 0 and 1, of {classes} classes")
        forms = (LabelForm.BINARY, LabelForm.CLASS_IDS) if classes is None else (LabelForm.CLASS_IDS, LabelForm.BINARY)
        return Reading(forms[0], proof=False, why="only 0 and 1: no and yes, or the ids of two classes", alternatives=forms[1:])
    chosen = None
    for axis in _axes(given):
        rows = rows_along(given, axis)
        if not len(rows) or not (np.count_nonzero(rows, -1) == 1).all():
            continue
        proof = _rarely_one_hot(*rows.shape)
        if proof or (chosen is None and (values.ndim == 2 or classes in {None, rows.shape[-1]})):
            others = () if proof else (LabelForm.MULTI_HOT, *_as_ids(values)) if values.ndim == 2 else (LabelForm.BINARY,)
            chosen = Reading(
                LabelForm.ONE_HOT, proof, f"a single 1 in each of {len(rows)} rows, 0 elsewhere", others, axis, normalised=True
            )
        if proof:
            break
    return chosen or _several(given, classes)


def _as_ids(values: NDArray[Any]) -> tuple[LabelForm, ...]:
    """Whether 0 and 1 in rows may be ids: sequences of two classes are not written in booleans or floats."""
    return (LabelForm.CLASS_IDS,) if values.dtype.kind in "iu" else ()


def _several(given: Given, classes: int | None) -> Reading:
    """0 and 1 in rows that are not one-hot."""
    values = given.values
    ids = _as_ids(values)
    if values.ndim > 2 or given.places:
        axis = next((axis for axis in _axes(given) if values.shape[axis] == classes), None)
        if axis is not None:
            return Reading(
                LabelForm.MULTI_HOT, proof=False, why=f"0 and 1 for each of {classes} classes", alternatives=(LabelForm.BINARY,), axis=axis
            )
        others = (LabelForm.CLASS_IDS,) if given.places else (LabelForm.MULTI_HOT, LabelForm.CLASS_IDS)
        if classes is not None and classes > 2:
            return Reading(LabelForm.CLASS_IDS, given.places, f"only 0 and 1, of {classes} classes", others[:-1])
        return Reading(LabelForm.BINARY, proof=False, why="only 0 and 1 at each place of a mask", alternatives=others)
    if classes not in {None, values.shape[-1]} and ids:
        why = f"only 0 and 1, and rows of {values.shape[-1]} are no rows of {classes} classes"
        return Reading(LabelForm.CLASS_IDS, proof=False, why=why, alternatives=(LabelForm.MULTI_HOT,))
    ones = np.count_nonzero(rows_along(given, -1), -1)
    if len(ones) and (ones <= 1).all():
        why = f"0 and 1, never two in a row, and no 1 in {int((ones == 0).sum())} of {len(ones)} rows"
        return Reading(LabelForm.MULTI_HOT, proof=False, why=why, alternatives=(LabelForm.ONE_HOT, *ids), axis=-1)
    why = f"0 and 1, and not a single 1 in {int((ones != 1).sum())} of {len(ones)} rows"
    return Reading(LabelForm.MULTI_HOT, proof=not ids, why=why, alternatives=ids, axis=-1)


def _whole(given: Given, low: int, high: int, classes: int | None) -> Reading:
    values, seen = given.values, given.present
    code = code_of(seen)
    if code is not None and classes in {None, 2}:
        why = f"only {code[0]} and {code[1]}: no and yes, or class ids"
        return Reading(LabelForm.BINARY, proof=False, why=why, alternatives=(LabelForm.CLASS_IDS,))
    where = "one to a row" if values.ndim < 2 else f"in rows of shape {shown(values.shape[1:])}"
    why = f"whole numbers from {low} to {high}, {where}" if low < high else f"the whole number {low}, {where}"
    if values.ndim == 2 and not given.places and low >= 0 and values.shape[-1] > 1 and classes is None:
        sums = rows_along(given, -1).sum(-1)
        if values.dtype.kind == "f" or (len(sums) > 1 and (sums == sums[0]).all()):
            why += ", or votes for classes"
            return Reading(LabelForm.CLASS_IDS, proof=False, why=why, alternatives=(LabelForm.DISTRIBUTION,))
    kept = seen[seen >= 0]
    if low < 0 and kept.size and kept.max() <= 1:  # two classes, and a mark
        return Reading(LabelForm.CLASS_IDS, proof=False, why=why, alternatives=(LabelForm.BINARY,))
    return Reading(LabelForm.CLASS_IDS, proof=True, why=why)


def _fractions(given: Given, low: float, high: float, classes: int | None) -> Reading:
    values = given.values
    span = f"fractions from {low:g} to {high:g}"
    within = low >= 0.0 and high <= 1.0
    if values.ndim < 2:
        if within:
            return Reading(LabelForm.BINARY, proof=False, why=f"{span}, one to a row: how probable yes is, or scores")
        return Reading(None, proof=True, why=f"{span}, one to a row, which no label is")
    tolerance = tolerance_of(given.dtype)
    for axis in _axes(given):
        if classes not in {None, values.shape[axis]} or not np.isfinite((low, high)).all():
            continue
        rows = rows_along(given, axis)
        sums = rows.sum(-1, dtype=np.float64)
        whole = np.abs(sums - 1.0) <= tolerance
        if len(rows) and whole.all():
            proof = low >= 0.0 and bool(len(rows) * np.log(2 * tolerance) < np.log(RARE))
            others = (LabelForm.MULTI_HOT,) if within and not proof else ()
            return Reading(LabelForm.DISTRIBUTION, proof, f"{span}, each of {len(rows)} rows sums to 1", others, axis, normalised=True)
        alike = values.ndim == 2 and low >= 0.0 and len(rows) > 1 and bool(sums.max() - sums.min() <= tolerance)
        if len(rows) and (2 * int(whole.sum()) >= len(rows) or alike):
            why = f"{span}, {int(whole.sum())} of {len(rows)} rows sum to 1"
            others = (LabelForm.MULTI_HOT,) if within and int(whole.sum()) * np.log(2 * tolerance) > np.log(RARE) else ()
            return Reading(LabelForm.DISTRIBUTION, proof=False, why=why, alternatives=others, axis=axis, normalised=False)
    if within and values.ndim == 2 and not given.places:
        why = f"{span}, rows that do not sum to 1: how probable each class is by itself"
        return Reading(LabelForm.MULTI_HOT, proof=False, why=why, alternatives=(LabelForm.DISTRIBUTION,), axis=-1, normalised=False)
    if within:
        return Reading(
            LabelForm.BINARY,
            proof=False,
            why=f"{span} at each place of a mask",
            alternatives=() if given.places else (LabelForm.MULTI_HOT,),
        )
    return Reading(None, proof=True, why=f"{span}, in rows that do not sum to 1, which no label is")


def _rarely_one_hot(rows: int, classes: int) -> bool:
    """Whether independent bits, however dense, would have a single 1 in each row less often than may be.

    At the density 1 / classes, which suits it best, a row has one with the chance (1 - 1/classes)^(classes - 1): a half for two classes, 1/e for many.
    """
    return bool(rows * (classes - 1) * np.log1p(-1.0 / classes) < np.log(RARE))
