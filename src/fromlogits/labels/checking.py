"""Whether labels are what a loss can take: numpy arrays in, errors out. Rows that do not count are not looked at."""

from __future__ import annotations

from types import GeneratorType
from typing import TYPE_CHECKING, Any

import numpy as np

from fromlogits import errors

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = [
    "as_given",
    "check_array",
    "check_binary",
    "check_class_ids",
    "check_distribution",
    "check_given",
    "check_lengths",
    "check_no_nan",
    "check_unmasked",
    "check_whole",
    "tolerance_of",
]


def tolerance_of(dtype: str) -> float:
    """How far the sum of a distribution may be from one: rounding, and what people call normalised."""
    return 2e-2 if dtype in {"float16", "bfloat16"} else 1e-4


def check_given(name: str, given: Any) -> None:
    """Raise for what is no array, and for numpy's masked arrays: a framework, numpy's own functions included, takes what is under the mask."""
    if given is None or isinstance(given, dict | set | frozenset | GeneratorType | map | filter | zip):
        raise errors.no_array(name, given)
    check_unmasked(name, given)


def check_lengths(name: str, given: Any) -> None:
    """Raise for lists that hold rows of different length, of which no array can be made."""
    if isinstance(given, list | tuple) and any(isinstance(row, list | tuple | np.ndarray) for row in given):
        try:
            np.asarray(given)
        except ValueError as error:
            raise errors.rows_of_different_length(name) from error
        except (TypeError, RuntimeError):  # tensors without values, or with a gradient: their framework joins them
            return


def check_unmasked(name: str, given: Any) -> None:
    """Raise for numpy's masked arrays."""
    if isinstance(given, np.ndarray) and type(given).__name__ == "MaskedArray":
        raise errors.masked_array(name)


def check_array(labels: Any) -> None:
    """Raise for lists and columns that are no array of numbers, before a framework says so in its own words: text, objects, mixed forms, rows of other length."""
    if not (isinstance(labels, list | tuple | np.ndarray) or hasattr(labels, "iloc")):
        return
    check_unmasked("labels", labels)
    try:
        values = np.asarray(labels)
    except (TypeError, ValueError):
        values = np.empty(0, object)
    if values.dtype.kind not in "USTO":
        return
    from fromlogits.labels.reading import read
    from fromlogits.labels.validation import check_kind

    try:
        given = read(labels)
    except TypeError:  # a list of tensors that have no values yet
        return
    check_kind(given)
    if given.present.size:
        example = given.present.flat[0]
        raise errors.unreadable_labels(given.dtype, given.names[example] if given.names else getattr(example, "item", lambda: example)())


def check_class_ids(
    ids: NDArray[Any],
    classes: int,
    logits: errors.Shape | None,
    *,
    ignore_index: int | None = None,
    counted: NDArray[np.bool_] | None = None,
    first: int = 0,
) -> None:
    """Raise for a class id outside first..first+classes-1."""
    if ids.dtype == bool and not first and classes > 1:
        return
    wrong = (ids < first) | (ids >= first + classes)
    if not wrong.any():
        return
    if ignore_index is not None:
        wrong &= ids != ignore_index
    if counted is not None:
        wrong &= counted
    if wrong.any():
        index = _first(wrong)
        kept = ids[counted] if counted is not None else ids
        kept = kept[kept != ignore_index] if ignore_index is not None else kept
        from_one = bool(not first and kept.min() == 1 and kept.max() == classes)
        raise errors.no_class(int(ids[index]), index, int(wrong.sum()), logits, classes, counted_from_one=from_one, first=first)


def check_whole(ids: NDArray[Any]) -> None:
    """Raise for class ids, given as floats, that are no whole numbers."""
    wrong = np.floor(ids) != ids
    if wrong.any():
        index = _first(wrong)
        if np.isnan(ids[index]):
            raise errors.label_is_nan(index, int(np.isnan(ids).sum()))
        raise errors.not_whole(float(ids[index]), index, int(wrong.sum()), int(ids.size), shares=False)


def check_distribution(rows: NDArray[Any], dtype: str, *, counted: NDArray[np.bool_] | None = None, axis: int = -1) -> None:
    """Raise for a row, along the last axis, that is no distribution. In errors the rows lie along `axis`."""
    aside = ~counted if counted is not None else np.zeros(rows.shape[:-1], bool)
    sums = rows.sum(-1, dtype=np.float64)
    tolerance = tolerance_of(dtype)
    off = ~(np.abs(sums - 1) <= tolerance) & ~aside
    if off.any():
        index = _first(off)
        row = rows[index].astype(np.float64)
        nan = np.isnan(row)
        if nan.any():
            raise errors.label_is_nan(as_given((*index, int(nan.argmax())), axis), int(np.isnan(rows[~aside].astype(np.float64)).sum()))
        several = bool(np.isin(row, (0, 1)).all() and row.sum() > 1)
        raise errors.not_a_distribution(as_given((*index, None), axis), float(sums[index]), tolerance, multi_hot=several)
    low = (rows < 0) & ~aside[..., None]
    if low.any():
        index = _first(low)
        raise errors.negative_share(as_given(index, axis), float(rows[index]))


def check_no_nan(rows: NDArray[Any], *, counted: NDArray[np.bool_] | None = None, axis: int = -1) -> None:
    """Raise for a share, along the last axis, that is NaN. In errors the rows lie along `axis`."""
    nan = np.isnan(rows.astype(np.float64))
    if counted is not None:
        nan &= counted[..., None]
    if nan.any():
        raise errors.label_is_nan(as_given(_first(nan), axis), int(nan.sum()))


def check_binary(labels: NDArray[Any], *, counted: NDArray[np.bool_] | None = None) -> None:
    """Raise for a label outside [0, 1]."""
    if labels.dtype == bool:
        return
    numbers = labels.astype(np.float64)
    aside = ~counted if counted is not None else np.zeros(labels.shape, bool)
    nan = np.isnan(numbers) & ~aside
    if nan.any():
        raise errors.label_is_nan(_first(nan), int(nan.sum()))
    off = ((numbers < 0) | (numbers > 1)) & ~aside
    if off.any():
        index = _first(off)
        seen = numbers[~aside]
        raise errors.not_between(index, float(numbers[index]), (float(seen.min()), float(seen.max())))


def as_given(index: tuple[int | None, ...], axis: int) -> errors.Index:
    """Where a number stands whose class, here the last index, lies along `axis`; None stands for a whole row."""
    *row, chosen = index
    row.insert(axis % len(index), chosen)
    return [":" if one is None else one for one in (row if row[-1] is not None else row[:-1])]


def _first(found: NDArray[np.bool_]) -> tuple[int, ...]:
    return tuple(int(place) for place in np.unravel_index(int(found.argmax()), found.shape))
