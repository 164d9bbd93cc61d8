"""What a caller says of labels, which numbers alone do not tell: how many classes, their names, where they begin, what marks no label."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from numbers import Integral, Real
from typing import Any

import numpy as np

from fromlogits import errors
from fromlogits.labels.given import Given, Kind
from fromlogits.labels.reading import read
from fromlogits.vocabulary import LabelForm

__all__ = ["Terms", "terms_of"]


@dataclass(frozen=True, slots=True)
class Terms:
    """What is said; None where nothing is."""

    classes: int | None = None
    names: Mapping[Any, int] | None = None  # each name with its id
    counted_from: int | None = None
    ignore_index: int | None = None
    form: LabelForm | None = None

    @property
    def first(self) -> int:
        """The number of the first class."""
        return self.counted_from or 0

    @property
    def values(self) -> Mapping[Any, int] | None:
        """Names that are numbers: what stands in the labels for each class. Names that are text are only names where labels are numbers."""
        return None if self.names is None or any(isinstance(name, str) for name in self.names) else self.names


def terms_of(
    given: Given,
    *,
    classes: int | None = None,
    names: Iterable[Any] | Mapping[Any, int] | str | None = None,
    counted_from: int | None = None,
    ignore_index: int | None = None,
    form: LabelForm | str | None = None,
) -> Terms:
    """The same, checked; `names="sorted"` is looked up in the labels."""
    if classes is not None and (not isinstance(classes, Integral) or classes < 1):
        raise errors.out_of_bounds("classes", classes, "1, 2, 3, …")
    if ignore_index is not None and not isinstance(ignore_index, Real):
        raise errors.not_an_id("ignore_index", ignore_index)
    if counted_from not in {None, 0, 1}:
        raise errors.out_of_bounds("counted_from", counted_from, "{0, 1}")
    if form is not None and form not in set(LabelForm):
        raise errors.unknown_choice("form", form, [*map(str, LabelForm)])
    table = None if names is None else _table(names, given, ignore_index)
    if table is not None:
        held = max(table.values(), default=-1) + 1
        if classes is not None and classes != held:
            raise errors.names_and_classes(held, classes)
        classes = held or None
    return Terms(classes, table, counted_from, ignore_index, None if form is None else LabelForm(form))


def _table(names: Iterable[Any] | Mapping[Any, int] | str, given: Given, ignore_index: int | None) -> Mapping[Any, int]:
    if isinstance(names, str):
        if names != "sorted":
            raise errors.names_are_one_text(names)
        return {name: at for at, name in enumerate(one for one in _sorted(given) if one != ignore_index)}
    if isinstance(names, Mapping):
        for name, at in names.items():
            if isinstance(at, bool) or not isinstance(at, int | np.integer) or at < 0:
                raise errors.name_has_no_id(name, at)
        table = {_plain(name): int(at) for name, at in names.items()}
        if len(set(table.values())) < len(table):
            ids = list(table.values())
            raise errors.names_repeat(next(name for name, at in table.items() if ids.count(at) > 1))
        return table
    table = {}
    for at, name in enumerate(names):
        if _plain(name) in table:
            raise errors.names_repeat(name)
        table[_plain(name)] = at
    return table


def _sorted(given: Given) -> list[Any]:
    """The names that labels show, in the order of the alphabet or of the numbers."""
    if given.kind is Kind.CATEGORIES:
        return sorted(given.names or ())
    if given.kind is Kind.MIXED:  # its rows hold 0 and 1, no names
        given = read([one for one in given.parts if not isinstance(one, list)])
    elif given.kind is Kind.RAGGED:
        given = read([one for part in given.parts for one in part or ()])
    return sorted(set(given.present.ravel().tolist()))


def _plain(name: Any) -> Any:
    """A name without its array's dtype, and as text: bytes among labels are read so."""
    name = name.item() if isinstance(name, np.generic) else name
    return name.decode(errors="backslashreplace") if isinstance(name, bytes) else name
