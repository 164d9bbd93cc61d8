"""The class ids that labels say, and the refusals: what has no id, what would lose something, what could mean two things."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from fromlogits import errors
from fromlogits.labels.forms import Reading, code_of, incomplete, is_whole, reading_of
from fromlogits.labels.given import Given, Kind
from fromlogits.labels.inference import ROWS
from fromlogits.labels.marks import marks_of
from fromlogits.labels.reading import read
from fromlogits.labels.terms import Terms
from fromlogits.labels.validation import check_form, check_kind, check_names, class_axis, first_place
from fromlogits.vocabulary import LabelForm

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["IDS", "filled_up", "ids_of", "padded"]

IDS = np.int64


def ids_of(given: Given, terms: Terms, *, mixed: bool = False, filled: bool = False) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """Ids from 0, and where there is no label. `filled` says that what is missing was never there."""
    if given.kind is Kind.MIXED and mixed:
        given, terms = _unmixed(given, terms)
    check_kind(given)
    if given.missing is not None and terms.ignore_index is None and not filled:
        raise errors.label_is_missing(first_place(given.missing), int(given.missing.sum()))
    plain = given.without_column()
    if plain.kind is Kind.NUMBERS:
        return _of_numbers(plain, terms)
    absent = np.zeros(plain.values.shape, bool) if plain.missing is None else plain.missing
    check_names(plain, terms)
    if plain.kind is Kind.TEXT:
        table = terms.names or {}
        found = [table.get(one, 0) for one in plain.values.ravel().tolist()]
        return np.array(found, IDS).reshape(plain.values.shape), absent
    return _of_categories(plain, terms), absent


def filled_up(given: Given, terms: Terms) -> Given:
    """Sequences of different length, filled up where that is asked for."""
    if given.kind is not Kind.RAGGED or terms.form is not LabelForm.CLASS_IDS:
        return given
    if terms.ignore_index is None:
        sizes = [len(one) for one in given.parts if one is not None]
        raise errors.fill_needed((min(sizes), max(sizes)))
    return padded(given, marked=True)


def padded(given: Given, *, marked: bool) -> Given:
    """Rows of one length, with places that hold no label; `marked` lets others hold none too."""
    for at, one in enumerate(given.parts):
        empty = read(one or []).missing
        if not marked and (one is None or empty is not None):
            raise errors.label_is_missing((at,) if empty is None else (at, *first_place(empty)), 1)
    longest = max(len(one) for one in given.parts if one is not None)
    return read([[*(one or ()), *[None] * (longest - len(one or ()))] for one in given.parts])


def _unmixed(given: Given, terms: Terms) -> tuple[Given, Terms]:
    """Rows among values as the values that they say."""
    names = {at: name for name, at in (terms.names or {}).items()} if terms.names and not _counts_only(given, terms) else None
    length = terms.classes
    flat: list[Any] = []
    for at, one in enumerate(given.parts):
        if not isinstance(one, list):
            flat.append(one)
            continue
        length = len(one) if length is None else length
        row = read(one)
        if row.kind is not Kind.NUMBERS or row.values.shape != (length,) or sorted(row.values.tolist()) != [*[0] * (length - 1), 1]:
            raise errors.row_is_no_id((at,), one)
        hot = int(row.values.argmax())
        if names is not None and hot not in names:
            raise errors.row_is_no_id((at,), one)
        flat.append(hot + terms.first if names is None else names[hot])
    return read(flat), replace(terms, classes=length)


def _counts_only(given: Given, terms: Terms) -> bool:
    """Whether names only say how many classes there are: they are text, the labels are numbers."""
    return terms.values is None and not any(isinstance(one, str | bytes) for one in given.parts)


def _of_categories(plain: Given, terms: Terms) -> NDArray[np.int64]:
    held = plain.names or ()
    if not held:  # every label is missing
        return np.zeros(plain.values.shape, IDS)
    if terms.names is not None:
        return np.asarray(np.array([terms.names.get(name, 0) for name in held], IDS)[plain.values])
    numbers = [name for name in held if not isinstance(name, str)]
    if numbers and list(held) != list(range(len(held))):
        some = errors.listed(held)
        raise errors.two_readings(
            f"of categories that are numbers, {some},",
            ("the place of a category is its id", f"say names={some}"),
            ("the number itself is the id", "pass labels.astype(int)"),
        )
    if terms.classes is not None:
        check_form(Given(Kind.NUMBERS, plain.values, "int64", plain.missing), LabelForm.CLASS_IDS, terms)
    return plain.values.astype(IDS)


def _of_numbers(plain: Given, terms: Terms) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    form, axis = _settled(plain, terms)
    if form in ROWS:
        return _of_rows(plain, terms, form, axis)
    values = plain.values
    absent = np.zeros(values.shape, bool) if plain.missing is None else plain.missing.copy()
    if terms.ignore_index is not None:
        absent |= values == terms.ignore_index
    said = replace(terms, classes=2) if form is LabelForm.BINARY and terms.names is None else terms
    check_form(plain, LabelForm.CLASS_IDS, said)
    if terms.values is not None:
        seen, places = np.unique(values, return_inverse=True)
        return np.array([terms.values.get(one, 0) for one in seen.tolist()], IDS)[places].reshape(values.shape), absent
    kept = np.where(absent, values.dtype.type(0), values)
    if kept.size and float(kept.max()) >= 2.0**63:
        raise errors.id_does_not_fit(int(kept.max()), "int64")
    return np.where(absent, 0, kept.astype(IDS) - terms.first), absent


def _settled(plain: Given, terms: Terms) -> tuple[LabelForm, int]:
    """The one form that numbers have, with the axis of classes; raises where two would give other ids."""
    reading = reading_of(plain, terms.classes)
    axis = class_axis(plain, reading, terms)
    if terms.form is not None:
        if terms.form is LabelForm.CLASS_IDS and terms.values is None:
            _refuse_marks(_kept(plain, terms), terms)
        return terms.form, axis
    kept = plain
    if reading.form not in ROWS:
        kept = _kept(plain, terms)
        reading = reading_of(kept, terms.classes)
        axis = class_axis(plain, reading, terms)
    one_hot = reading.form is LabelForm.ONE_HOT
    if terms.values is not None and not (one_hot and plain.values.shape[axis] == len(terms.values)):
        return LabelForm.CLASS_IDS, -1
    if one_hot and plain.values.ndim > 2 and not reading.proof:
        raise errors.two_readings(
            f"of shape {errors.shown(plain.values.shape)} with a single 1 along axis {axis}",
            ("they are one-hot", "say form='one-hot'"),
            ("they are a mask of 0 and 1", "say form='binary'"),
        )
    if reading.form in ROWS:
        return reading.form or LabelForm.ONE_HOT, axis
    if is_whole(kept.present) and kept.present.size:
        _refuse_codes(kept, reading, terms)
        _refuse_marks(kept, terms)
    return LabelForm.CLASS_IDS, -1


def _kept(plain: Given, terms: Terms) -> Given:
    """The labels without those that hold the mark."""
    if terms.ignore_index is None:
        return plain
    ignored = plain.values == terms.ignore_index
    return replace(plain, missing=ignored if plain.missing is None else ignored | plain.missing)


def _refuse_codes(kept: Given, reading: Reading, terms: Terms) -> None:
    code = code_of(kept.present)
    if code == (-1, 1) or (code == (0, 255) and (terms.classes is None or terms.classes <= 255)):
        mark = -1 if code[0] < 0 else 255
        raise errors.two_readings(
            f"of {code[0]} and {code[1]}",
            (f"{code[0]} is no and {code[1]} is yes", f"say names={code}"),
            (f"{mark} marks rows without a label", f"say ignore_index={mark}"),
        )
    if LabelForm.DISTRIBUTION in reading.alternatives:
        raise errors.two_readings(
            f"of shape {errors.shown(kept.values.shape)} with whole numbers from {int(kept.present.min())} to {int(kept.present.max())}",
            ("every number is a class id", "say form='class ids'"),
            ("a row counts votes for each class", "divide each row by its sum, and pass the distributions to cross_entropy"),
        )


def _refuse_marks(kept: Given, terms: Terms) -> None:
    seen = kept.present.ravel()
    if not seen.size or not is_whole(seen):
        return
    marks = marks_of(seen, kept.dtype, kept.values.ndim, terms.classes)
    if marks.wrapped is not None:
        below = kept.values < 0 if kept.missing is None else (kept.values < 0) & ~kept.missing
        index = first_place(below)
        raise errors.outgrew_dtype(int(kept.values[index]), index, kept.dtype, int(np.iinfo(kept.dtype.lower()).max))
    if marks.rounded is not None:
        index = first_place(kept.values == seen.max())
        raise errors.rounded_ids(int(seen.max()), index, marks.rounded)
    mark = marks.ignore_index
    if mark is not None and terms.ignore_index is None:
        other = ("it is a class of its own", "say names='sorted'") if mark < 0 else ("it is the id of a class", "say classes=256")
        raise errors.two_readings(
            f"with {mark} beside ids from 0 to {marks.largest}", ("it marks rows without a label", f"say ignore_index={mark}"), other
        )
    if marks.counted_from == 1 and terms.counted_from is None and terms.classes is None:
        raise errors.two_readings(
            f"from 1 to {marks.largest}",
            ("classes are counted from 1", "say counted_from=1"),
            ("class 0 is not among these labels", "say counted_from=0, or how many classes there are"),
        )


def _of_rows(plain: Given, terms: Terms, form: LabelForm, axis: int) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    check_form(plain, form, terms, axis)
    rows = np.moveaxis(plain.values, axis, -1)
    absent = incomplete(plain, axis)
    if terms.ignore_index is not None and form is LabelForm.ONE_HOT:
        absent = absent | ~(rows != 0).any(-1) | (rows == terms.ignore_index).all(-1)
    wrong = ((np.count_nonzero(rows, -1) != 1) | ((rows == 1).sum(-1) != 1)) & ~absent
    if wrong.any():
        index = first_place(wrong)
        row = rows[index]
        if form is LabelForm.MULTI_HOT and is_whole(row):
            alone = bool((rows.sum(-1) <= 1).all())
            raise errors.several_classes(index, int(row.sum()), ids=plain.values.dtype.kind in "iu", at_most_one=alone)
        raise errors.shares_are_no_ids(index, float(row.max()))
    ids = np.where(absent, 0, rows.argmax(-1))
    if plain.names is not None and terms.names is not None:  # a table: its columns may stand in another order
        if set(plain.names) != set(terms.names):
            raise errors.columns_are_not_names(plain.names, list(terms.names))
        ids = np.array([terms.names[name] for name in plain.names], IDS)[ids]
    return ids.astype(IDS), absent
