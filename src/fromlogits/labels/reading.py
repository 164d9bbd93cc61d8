"""Labels of any origin, read into numpy: arrays, tensors, lists, columns and tables of pandas and polars.

Nothing is converted here that could be read in two ways; what cannot be read is kept with its first example.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from fromlogits.labels import frameworks
from fromlogits.labels.elements import read_elements
from fromlogits.labels.given import Given, Kind, unreadable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

__all__ = ["read"]


def read(y: Any) -> Given:
    """Labels of any origin: arrays, tensors, lists, columns, tables, single values. Never raises for what it finds in them.

    Raises:
      TypeError: the tensor has no values yet, because the program is being traced.
    """
    if isinstance(y, Given):
        return y
    found = _read(y)
    return replace(found, length=_length(y)) if found.kind is Kind.UNREADABLE else found


def _length(y: Any) -> int:
    try:
        return len(y)
    except TypeError:
        return 1


def _read(y: Any) -> Given:
    home = frameworks.owner(y)
    if home == "table":
        return _table(y)
    if home != "numpy":
        if hasattr(y, "to_list"):  # a ragged tensor of TensorFlow
            return _list(y.to_list())
        found = _array(frameworks.numbers(y))
        return replace(found, dtype=frameworks.dtype_of(y)) if found.kind is Kind.NUMBERS else found
    if isinstance(y, np.ma.MaskedArray):
        return _masked(y)
    if isinstance(y, np.ndarray | np.generic):
        return _array(np.asarray(y))
    if isinstance(y, list | tuple | range):
        return _list(y)
    if hasattr(y, "__array__"):
        return _array(np.asarray(y))
    single = read_elements([y], 0)
    if not _is_plain(single):
        return unreadable((), y, "neither number nor name")
    return replace(single, values=single.values.reshape(()), missing=None if single.missing is None else single.missing.reshape(()))


def _is_plain(given: Given) -> bool:
    return given.kind in {Kind.NUMBERS, Kind.TEXT} and given.values.ndim == 1


def _numbers(values: NDArray[Any], dtype: str | None = None) -> Given:
    missing = None
    if values.dtype.kind == "f":
        nan = np.isnan(values)
        missing = nan if nan.any() else None
    return Given(Kind.NUMBERS, values, dtype or values.dtype.name, missing)


def _array(values: NDArray[Any]) -> Given:
    if values.dtype.kind in "biuf":
        return _numbers(values)
    if values.dtype.kind in "USTO":
        found = read_elements(values.ravel().tolist(), 0)
        if values.ndim == 1:
            return found
        if not _is_plain(found):
            return found if found.kind is Kind.UNREADABLE else unreadable((), values.flat[0], "rows within rows of an array")
        missing = None if found.missing is None else found.missing.reshape(values.shape)
        return replace(found, values=found.values.reshape(values.shape), missing=missing)
    if values.dtype.type.__module__.startswith("ml_dtypes"):  # bfloat16, float8, int4: float32 holds each of them
        return _numbers(values.astype(np.float32), values.dtype.name)
    return unreadable((0,) * values.ndim, values.flat[0] if values.size else None, "neither number nor name", values.dtype.name)


def _masked(y: np.ma.MaskedArray[Any, Any]) -> Given:
    found = _array(np.asarray(y.data))
    hidden = np.ma.getmaskarray(y)
    if found.values.shape != hidden.shape or not hidden.any():
        return found
    return replace(found, missing=hidden if found.missing is None else hidden | found.missing)


def _list(y: Sequence[Any]) -> Given:
    try:
        values = np.asarray(y)
    except (ValueError, TypeError, OverflowError, RecursionError):
        return read_elements(list(y), 0)
    # numpy writes [0, "a"] as text without a word, so text is read again, one by one.
    return _numbers(values) if values.dtype.kind in "biuf" else read_elements(list(y), 0)


# -- columns and tables of pandas and polars


def _table(y: Any) -> Given:
    if not hasattr(y, "columns"):
        return _column(y)
    columns = list(y.items()) if hasattr(y, "items") else list(zip(y.columns, y.get_columns(), strict=True))
    if not columns:
        return _numbers(np.empty((len(y), 0)))
    found = [_column(values) for _, values in columns]
    kinds = {one.kind for one in found}
    if len(found) == 1 and kinds <= {Kind.NUMBERS, Kind.TEXT, Kind.CATEGORIES}:
        missing = found[0].missing
        return replace(found[0], values=found[0].values[:, None], missing=None if missing is None else missing[:, None])
    if kinds != {Kind.NUMBERS}:
        at = next(at for at, one in enumerate(found) if one.kind is not Kind.NUMBERS)
        why = f"a column of {found[at].kind} in a table of {len(found)}: pick the column that holds the labels"
        return unreadable((), columns[at][0], why, "table")
    values = np.stack([one.values for one in found], -1)
    holes = np.stack([np.zeros(one.shape, bool) if one.missing is None else one.missing for one in found], -1)
    names: tuple[Any, ...] | None = tuple(name for name, _ in columns)
    names = None if names == tuple(range(len(columns))) else names  # columns that are only counted have no names
    return Given(Kind.NUMBERS, values, values.dtype.name, holes if holes.any() else None, names)


def _column(y: Any) -> Given:
    categories = getattr(y.dtype, "categories", None)
    if categories is not None and hasattr(getattr(y, "cat", y), "codes"):
        codes = np.asarray(getattr(y, "cat", y).codes).astype(np.int64)
        holes = codes < 0
        names = tuple(categories.tolist())
        return Given(Kind.CATEGORIES, np.where(holes, 0, codes), "category", holes if holes.any() else None, names)
    if not hasattr(y, "isna"):  # polars
        return _array(np.asarray(y.to_numpy()))
    if isinstance(y.dtype, np.dtype):  # pandas keeps no mask beside it
        return _array(np.asarray(y))
    holes = np.asarray(y.isna())
    dtype = str(y.dtype)
    if not holes.any():
        found = _array(np.asarray(y))
        return replace(found, dtype=dtype) if found.kind is Kind.NUMBERS else found
    found = _array(np.asarray(y[~holes]))
    if not _is_plain(found):
        return _array(np.asarray(y, object))
    values = np.full(len(holes), "", object) if found.kind is Kind.TEXT else np.zeros(len(holes), found.values.dtype)
    values[~holes] = found.values
    return replace(found, values=values, missing=holes, dtype=dtype if found.kind is Kind.NUMBERS else "str")
