"""Whether labels keep what is said of them: raises at the first that does not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from fromlogits import errors
from fromlogits.labels.checking import check_binary, check_class_ids, check_distribution
from fromlogits.labels.forms import Reading, incomplete, is_whole, reading_of
from fromlogits.labels.given import Given, Kind
from fromlogits.labels.inference import ROWS
from fromlogits.labels.reading import read
from fromlogits.labels.terms import Terms, terms_of
from fromlogits.vocabulary import LabelForm

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from fromlogits.labels.spec import LabelSpec

__all__ = ["check_form", "check_kind", "check_names", "class_axis", "first_place", "validate"]


def validate(
    y: Any,
    *,
    classes: int | None = None,
    names: Iterable[Any] | Mapping[Any, int] | str | None = None,
    counted_from: int | None = None,
    ignore_index: int | None = None,
    form: LabelForm | str | None = None,
    spec: LabelSpec | None = None,
) -> Any:
    """Raise for labels that do not keep what is said of them, and give them back, untouched.

    What is not said is read as `infer` reads it; an error is raised where no reading fits. Text needs `names`.

    Args:
      y: labels, as `infer` takes them.
      classes: how many classes there are: ids lie below it, rows have as many places.
      names: the classes by name, in the order of their ids, or each name with its id: every label must be one of them. For labels that are numbers,
        names that are numbers stand for what is in the labels, as in names=(-1, 1); names that are text only count the classes.
      counted_from: 1 where the first class is 1.
      ignore_index: the number that marks rows without a label.
      form: "class ids", "one-hot", "distribution", "multi-hot" or "binary".
      spec: hold the labels against all that a data set's spec says (`LabelSpec.enforce`), in place of the above.

    Raises:
      LabelError, ShapeError (both ValueError): the first label that breaks the contract, with its position, the likely cause and what to type.

    >>> import fromlogits as fl
    >>> fl.labels.validate([0, 2, 1], classes=3)
    [0, 2, 1]
    >>> fl.labels.validate([1, 3, 2], classes=3)
    Traceback (most recent call last):
    fromlogits.errors.LabelError: label 3 at labels[1] has no class: classes=3 gives classes 0..2. The classes seem to be counted from 1: pass counted_from=1.
    """
    if spec is not None:
        return spec.enforce(y)
    given = read(y)
    check_kind(given)
    terms = terms_of(given, classes=classes, names=names, counted_from=counted_from, ignore_index=ignore_index, form=form)
    if given.kind in {Kind.TEXT, Kind.CATEGORIES}:
        check_names(given, terms)
        return y
    plain = given.without_column()
    if plain.missing is not None:
        places = first_place(plain.missing)
        raise errors.label_is_nan(places, int(plain.missing.sum()))
    reading = reading_of(plain, terms.classes)
    one_hot = reading.form is LabelForm.ONE_HOT and plain.values.ndim == 2  # a decision, not a guess
    forms = [terms.form] if terms.form is not None else [reading.form, *(() if one_hot else reading.alternatives)]
    _any_of(plain, [one for one in forms if one is not None] or [LabelForm.CLASS_IDS], terms, reading)
    return y


def _any_of(plain: Given, forms: list[LabelForm], terms: Terms, reading: Reading) -> None:
    """Raise what is wrong with the first form, where none fits."""
    first: ValueError | None = None
    for form in forms:
        try:
            check_form(plain, form, terms, class_axis(plain, reading, terms))
        except errors.ContractError as error:
            first = first or error
        else:
            return
    if first is not None:
        raise first


def check_kind(given: Given) -> None:
    """Raise for labels that are no array of numbers or names."""
    if given.kind is Kind.UNREADABLE:
        raise errors.not_readable(*(given.example or ((), None, "")))
    if given.kind is Kind.MIXED:
        value = next((at, one) for at, one in enumerate(given.parts) if one is not None and not isinstance(one, list))
        raise errors.mixed_forms(value, next((at, one) for at, one in enumerate(given.parts) if isinstance(one, list)))
    if given.kind is Kind.RAGGED:
        sizes = [(at, len(one)) for at, one in enumerate(given.parts) if one is not None]
        raise errors.ragged(sizes[0], next(one for one in sizes if one[1] != sizes[0][1]))


def check_names(given: Given, terms: Terms) -> None:
    """Raise for text that is none of the names; for any text, where no names are said and the labels bring none."""
    held = given.names if given.kind is Kind.CATEGORIES else None
    if terms.names is None:
        if held is None and given.present.size:
            seen = sorted(set(given.present.ravel().tolist()))
            raise errors.text_needs_names(seen, numerals=all(one.strip().lstrip("-").isdigit() for one in seen))
        return
    if not given.present.size:
        return
    if held is not None:
        strange = np.array([name not in terms.names for name in held], bool)[given.values]
    else:
        strange = np.array([one not in terms.names for one in given.values.ravel().tolist()], bool).reshape(given.values.shape)
    if given.missing is not None:
        strange &= ~given.missing
    if strange.any():
        index = first_place(strange)
        value = given.values[index] if held is None else held[given.values[index]]
        raise errors.unknown_name(value, index, int(strange.sum()), list(terms.names))


def class_axis(plain: Given, reading: Reading, terms: Terms) -> int:
    """The axis that counts classes, for labels read as rows of them."""
    if reading.axis is not None:
        return reading.axis
    shape = plain.values.shape
    return 1 if len(shape) > 2 and shape[1] == terms.classes and shape[-1] != terms.classes else -1


def check_form(plain: Given, form: LabelForm, terms: Terms, axis: int = -1) -> None:
    """Raise for numbers that do not have a form; places that miss a label, or hold `ignore_index`, are exempt."""
    values = plain.values
    if not values.size:
        return
    ignored = np.zeros(values.shape, bool) if terms.ignore_index is None else values == terms.ignore_index
    aside = ignored if plain.missing is None else ignored | plain.missing
    if form in ROWS:
        _check_rows(plain, form, terms, axis)
    elif terms.values is not None:
        _check_values(values, ~aside, terms)
    elif form is LabelForm.BINARY:
        check_binary(values, counted=~aside)
    else:
        _check_ids(plain, ~aside, terms)


def _check_values(values: NDArray[Any], counted: NDArray[np.bool_], terms: Terms) -> None:
    known = terms.values or {}
    seen = np.unique(values[counted])
    strange = np.isin(values, seen[[one not in known for one in seen.tolist()]]) & counted
    if strange.any():
        index = first_place(strange)
        raise errors.unknown_name(values[index].item(), index, int(strange.sum()), list(known))


def _check_ids(plain: Given, counted: NDArray[np.bool_], terms: Terms) -> None:
    values = plain.values
    if values.dtype.kind == "f" and not is_whole(values[counted]):
        broken = ~(np.isfinite(values) & (values == np.trunc(values))) & counted
        index = first_place(broken)
        seen = values[counted]
        shares = bool(seen.min() >= 0 and seen.max() <= 1)
        raise errors.not_whole(float(values[index]), index, int(broken.sum()), int(counted.sum()), shares=shares)
    if terms.classes is not None:
        check_class_ids(values, terms.classes, None, ignore_index=terms.ignore_index, counted=counted, first=terms.first)
        return
    low = (values < terms.first) & counted
    if low.any():
        index = first_place(low)
        raise errors.negative_id(int(values[index]), index)


def _check_rows(plain: Given, form: LabelForm, terms: Terms, axis: int) -> None:
    values = plain.values
    if values.ndim < 2:
        raise errors.no_rows(values.shape, form)
    if terms.classes is not None and values.shape[axis] != terms.classes:
        raise errors.rows_of_other_length(values.shape, values.shape[axis], terms.classes)
    rows = np.moveaxis(values, axis, -1)
    counted = ~incomplete(plain, axis)
    if form is LabelForm.DISTRIBUTION:
        check_distribution(rows, plain.dtype, counted=counted)
    elif form is LabelForm.MULTI_HOT:
        check_binary(rows, counted=np.broadcast_to(counted[..., None], rows.shape))
    else:
        if terms.ignore_index is not None:  # rows without a label: nothing is hot, or the mark stands in every place
            counted &= (rows != 0).any(-1) & (rows != terms.ignore_index).any(-1)
        wrong = ((np.count_nonzero(rows, -1) != 1) | ((rows == 1).sum(-1) != 1)) & counted
        if wrong.any():
            index = first_place(wrong)
            raise errors.not_one_hot(index, rows[index].tolist(), whole=is_whole(rows[index]))


def first_place(found: NDArray[np.bool_]) -> tuple[int, ...]:
    """Where the first one is."""
    return tuple(int(place) for place in np.unravel_index(int(found.argmax()), found.shape))
