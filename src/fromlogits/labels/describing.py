"""From a data set's labels to their spec."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from fromlogits import errors
from fromlogits.labels.forms import code_of, is_whole, rows_along
from fromlogits.labels.given import Given, Kind
from fromlogits.labels.ids import ids_of
from fromlogits.labels.inference import ROWS, Inference, inference_of
from fromlogits.labels.reading import read
from fromlogits.labels.spec import LabelSpec
from fromlogits.labels.terms import Terms, terms_of
from fromlogits.labels.validation import check_form, check_kind
from fromlogits.vocabulary import Confidence, LabelForm

__all__ = ["describe"]

MOST = 100_000  # classes that are counted one by one


def describe(
    y: Any,
    *,
    classes: int | None = None,
    names: Iterable[Any] | Mapping[Any, int] | str | None = None,
    counted_from: int | None = None,
    ignore_index: int | None = None,
    form: LabelForm | str | None = None,
) -> LabelSpec:
    """The label format of a data set, from its labels and from what is said of them.

    What is not said is taken from `infer`, and listed in `guessed` where it rests on the numbers alone: read it, and say what you know.

    Args:
      y: labels of any origin, as `infer` takes them.
      classes, names, counted_from, ignore_index, form: as in `validate`.

    Raises:
      LabelError, ShapeError (both ValueError): the labels have no one form, or not the form that is said.

    >>> import fromlogits as fl
    >>> print(fl.labels.describe([2, 0, 1, 1], classes=4).to_json())
    {
      "format": "fromlogits.labels",
      "version": 1,
      "form": "class ids",
      "classes": 4,
      "names": null,
      "minimum": 0,
      "maximum": 2,
      "dtype": "int64",
      "shape": [],
      "axis": null,
      "rows": 4,
      "counts": [1, 2, 1, 0],
      "missing": 0,
      "ignore_index": null,
      "counted_from": 0,
      "guessed": []
    }
    """
    given = read(y)
    check_kind(given)
    terms = terms_of(given, classes=classes, names=names, counted_from=counted_from, ignore_index=ignore_index, form=form)
    found = inference_of(given, terms.classes)
    spec = _spec_of(given, terms, found)
    spec.enforce(given)
    return replace(spec, counts=_counts(given, spec))


def _spec_of(given: Given, terms: Terms, found: Inference) -> LabelSpec:
    form = terms.form or found.form or (LabelForm.CLASS_IDS if terms.values is not None else None)
    if form is None:
        if given.kind is Kind.NUMBERS:
            check_form(given.without_column(), LabelForm.CLASS_IDS, terms)
        raise errors.nothing_to_describe()
    guessed = set() if terms.form is not None or found.confidence("form") is Confidence.PROOF else {"form"}
    names = None if terms.names is None else _in_order(terms.names)
    said: dict[str, Any] = {"classes": terms.classes, "ignore_index": terms.ignore_index, "counted_from": terms.first}
    seen = given.present.ravel()
    text = given.kind is not Kind.NUMBERS
    code = None if text or not seen.size or not is_whole(seen) else code_of(seen)
    if names is None:
        names, sure = _own_names(given, found)
        if names is None and code is not None and form is LabelForm.BINARY and terms.counted_from is None and terms.ignore_index is None:
            names, sure = code, False
        guessed |= set() if names is None or sure else {"names"}
    if form is LabelForm.CLASS_IDS and not text:
        for fact, held in (("ignore_index", terms.ignore_index), ("counted_from", terms.counted_from)):
            guess = getattr(found, fact)
            if held is None and guess is not None and terms.names is None:
                said[fact] = guess
                guessed.add(fact)
        check_form(given.without_column(), form, replace(terms, ignore_index=said["ignore_index"]))
    if terms.classes is None:
        said["classes"] = len(names) if names is not None else found.classes if form is found.form else None
        if found.confidence("classes") is not Confidence.PROOF and said["classes"] is not None:
            guessed.add("classes")
    low, high = (None, None) if text or not seen.size else _plain([seen.min().item(), seen.max().item()])
    dtype = given.values.dtype.name if given.dtype == "object" else given.dtype
    axis = None if form not in ROWS else found.axis if found.axis is not None else -1
    return LabelSpec(
        form, names=names, minimum=low, maximum=high, dtype=dtype, shape=given.shape[1:], axis=axis, rows=given.rows,
        missing=found.missing, guessed=tuple(sorted(guessed)), **said,
    )  # fmt: skip


def _in_order(names: Mapping[Any, int]) -> tuple[Any, ...]:
    """Names in the order of their ids."""
    if sorted(names.values()) != list(range(len(names))):
        raise errors.names_leave_gaps(sorted(names.values()))
    return tuple(sorted(names, key=names.__getitem__))


def _own_names(given: Given, found: Inference) -> tuple[tuple[Any, ...] | None, bool]:
    """The names that labels bring, and whether they are surely all."""
    if given.kind is Kind.TEXT:
        return found.names, False
    return (given.names, True) if given.names is not None else (None, True)


def _counts(given: Given, spec: LabelSpec) -> tuple[float, ...] | None:
    """How many rows each class has."""
    if spec.classes is None or spec.classes > MOST or not given.values.size:
        return None
    plain = given.without_column()
    if given.kind is Kind.NUMBERS and spec.form in ROWS:
        return _plain(rows_along(plain, -1 if spec.axis is None else spec.axis).sum(0, dtype=np.float64).tolist())
    if given.kind is Kind.NUMBERS and spec.form is LabelForm.BINARY and spec.names is None:
        kept = plain.present
        kept = kept if spec.ignore_index is None else kept[kept != spec.ignore_index]
        yes = float(kept.sum(dtype=np.float64))
        return _plain([kept.size - yes, yes])
    ids, absent = ids_of(given, terms_of(given, **spec.said), filled=True)
    return tuple(np.bincount(ids[~absent], minlength=spec.classes).tolist())


def _plain(numbers: list[float]) -> tuple[float, ...]:
    """Whole numbers as such."""
    return tuple(int(one) if float(one).is_integer() else float(one) for one in numbers)
