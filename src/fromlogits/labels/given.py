"""Labels as they were given: numbers, names, categories, and what is neither one nor the other."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["Given", "Kind", "unreadable"]


class Kind(StrEnum):
    """What labels are made of."""

    NUMBERS = "numbers"
    TEXT = "text"
    CATEGORIES = "categories"  # places in a table of names that came with the labels
    MIXED = "mixed"  # some rows hold one value, others several
    RAGGED = "ragged"  # rows of different length
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Given:
    """Labels, one row along the first axis."""

    kind: Kind
    values: NDArray[Any]  # numbers; places in `names` (categories); Python strings (text). 0 or "" where there is no label
    dtype: str  # as given: "int64", "bfloat16", "object", "str", "category"
    missing: NDArray[np.bool_] | None = None  # of the shape of `values`: NaN, None, NA; None where every label is there
    names: tuple[Any, ...] | None = None  # the categories in their order, or the columns of a table
    parts: tuple[Any, ...] = ()  # mixed and ragged: the rows, each a value, a list, or None where there is no label
    example: tuple[tuple[object, ...], object, str] | None = None  # unreadable: where, what, and what is wrong with it
    length: int = 0  # unreadable: how many rows
    places: bool = False  # there was a column axis: every number is a label of its own place, none of a row of classes

    @property
    def shape(self) -> tuple[int, ...]:
        if self.kind is Kind.UNREADABLE:
            return (self.length,)
        return (len(self.parts),) if self.parts else tuple(self.values.shape)

    @property
    def rows(self) -> int:
        """How many labels there are along the first axis; a single label is one row."""
        return self.shape[0] if self.shape else 1

    @property
    def present(self) -> NDArray[Any]:
        """The values of the labels that are there; in one axis where some are not."""
        return self.values if self.missing is None else self.values[~self.missing]

    @property
    def is_column(self) -> bool:
        """(N, 1), (N, H, W, 1): one label a row, with an axis that counts to one."""
        return self.values.ndim >= 2 and self.values.shape[-1] == 1

    def without_column(self) -> Given:
        """(..., 1) -> (...); anything else stays."""
        if not self.is_column:
            return self
        return replace(self, places=True, values=self.values[..., 0], missing=None if self.missing is None else self.missing[..., 0])


def unreadable(index: tuple[object, ...], example: object, why: str, dtype: str = "object") -> Given:
    return Given(Kind.UNREADABLE, np.empty(0), dtype, example=(index, example, why))
