"""The label format of a data set, written down once, saved beside the data, and enforced on every part that comes later."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fromlogits import errors
from fromlogits.labels.conversion import to_class_ids, to_one_hot
from fromlogits.labels.given import Given, Kind
from fromlogits.labels.reading import read
from fromlogits.labels.spec_json import read_spec, written_spec
from fromlogits.labels.terms import terms_of
from fromlogits.labels.validation import check_form, check_kind, check_names, first_place
from fromlogits.vocabulary import LabelForm, Labels

__all__ = ["LabelSpec"]


@dataclass(frozen=True, slots=True)
class LabelSpec:
    """What the labels of a data set are. Saved as JSON (docs/labels.md); what is None is not said, and not enforced.

    >>> import fromlogits as fl
    >>> spec = fl.labels.describe(["cat", "dog", "cat"], names=["dog", "cat", "bird"])
    >>> spec.counts
    (1, 2, 0)
    >>> spec.to_class_ids(["bird", "dog"])
    array([2, 0])
    >>> spec.enforce(["cat", "cow"])
    Traceback (most recent call last):
    fromlogits.errors.LabelError: label 'cow' at labels[1] is not among names=('dog', 'cat', 'bird'). Add it to names, or mend the label.
    """

    form: LabelForm
    classes: int | None = None
    names: tuple[Any, ...] | None = None  # in the order of the ids; numbers are what stands in the labels for each class
    minimum: float | None = None  # seen, not enforced: the classes bound ids, [0, 1] bounds the rest
    maximum: float | None = None
    dtype: str | None = None  # enforced as whole, float, boolean or text; the width is free
    shape: tuple[int | None, ...] | None = None  # of one row: () for ids; None stands for any length
    axis: int | None = None  # the class axis, counted with the axis of the rows
    rows: int | None = None  # how many were described
    counts: tuple[float, ...] | None = None  # rows of each class; the sum of the shares where labels are soft
    missing: int = 0  # places without a label (NaN, None); where there were none, none may come
    ignore_index: int | None = None
    counted_from: int = 0
    guessed: tuple[str, ...] = ()  # the fields that rest on the numbers alone

    @property
    def labels(self) -> Labels:
        """The same facts in the words of the checker."""
        text = self.names is not None and _sort(self.dtype) == "text"
        return Labels(self.form, self.classes, self.minimum, self.maximum, self.dtype, strings=text or None, has_nan=self.missing > 0)

    def enforce(self, y: Any) -> Any:
        """Raise for labels that no longer fit, and give them back, untouched.

        Raises:
          LabelError, ShapeError (both ValueError): another dtype, another shape of a row, a class that is not there, a value outside its range,
            a label that is missing where none was.
        """
        given = read(y)
        check_kind(given)
        if not given.values.size:
            return y
        _check_frame(given, self)
        terms = terms_of(given, **self.said)
        try:
            if given.kind in {Kind.TEXT, Kind.CATEGORIES}:
                check_names(given, terms)
            else:
                check_form(given.without_column(), self.form, terms, -1 if self.axis is None else self.axis)
        except errors.ContractError as error:
            if "classes" not in self.guessed:
                raise
            raise type(error)(f"{error} {errors.guessed_classes(self.classes or 0, self.rows or 0)}") from None
        return y

    def to_class_ids(self, y: Any, *, dtype: str = "int64") -> Any:
        """Ids from 0 of labels that fit: names become their places in `names`. Text is taken also where the data set holds ids with names."""
        self._fit(y)
        return to_class_ids(y, **self.said, dtype=dtype)

    def to_one_hot(self, y: Any, *, dtype: str = "float32") -> Any:
        """One-hot rows of labels that fit."""
        self._fit(y)
        said = self.said
        return to_one_hot(y, said.pop("classes"), **said, dtype=dtype)

    def to_json(self) -> str:
        """The spec as JSON, one field a line."""
        return written_spec(self)

    @classmethod
    def from_json(cls, text: str, *, source: str = "this text") -> LabelSpec:
        """A spec from its JSON.

        Raises:
          ValueError: no JSON, another format or version, a field that is unknown or not of its type.
        """
        return cls(**read_spec(text, source))

    def save(self, path: str | Path) -> None:
        """Write the JSON to a file, such as labels.json beside the data."""
        Path(path).write_text(self.to_json() + "\n", encoding="utf-8")

    @classmethod
    def load(cls, path: str | Path) -> LabelSpec:
        """Read it again."""
        return cls.from_json(Path(path).read_text(encoding="utf-8"), source=str(path))

    @property
    def said(self) -> dict[str, Any]:
        """What the spec says of labels, in the options of `to_class_ids`."""
        return {
            "classes": self.classes,
            "names": self.names,
            "counted_from": self.counted_from,
            "ignore_index": self.ignore_index,
            "form": self.form,
        }

    def _fit(self, y: Any) -> None:
        given = read(y)
        if given.kind not in {Kind.TEXT, Kind.CATEGORIES} or _sort(self.dtype) == "text":
            self.enforce(given)


# -- what is enforced beside the values


def _sort(dtype: str | None) -> str | None:
    """whole, float, boolean or text."""
    if dtype is None:
        return None
    name = dtype.lower()
    return "boolean" if name.startswith("bool") else "whole" if name.startswith(("int", "uint")) else "float" if "float" in name else "text"


def _check_frame(given: Given, spec: LabelSpec) -> None:
    dtype = given.values.dtype.name if given.dtype == "object" and given.kind is Kind.NUMBERS else given.dtype
    if spec.dtype is not None and _sort(dtype) != _sort(spec.dtype):
        raise errors.outside_spec(
            f"labels have dtype {dtype}",
            spec.dtype,
            errors.dtype_remedy(spec.dtype, nan=given.missing is not None, turned_float=_sort(dtype) == "float"),
        )
    shape = given.shape[1:]
    if spec.shape is not None and (
        len(shape) != len(spec.shape) or any(want not in {None, size} for want, size in zip(spec.shape, shape, strict=True))
    ):
        raise errors.row_outside_spec(given.shape, spec.shape)
    if given.missing is not None and not spec.missing:
        index = first_place(given.missing)
        raise errors.missing_outside_spec(index, int(given.missing.sum()))
    table = given.kind is Kind.NUMBERS
    if given.names is not None and spec.names is not None and (table or spec.dtype == "category") and given.names != spec.names:
        raise errors.categories_outside_spec("columns" if table else "categories", given.names, spec.names)
