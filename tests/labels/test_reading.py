"""Labels of every origin are read alike: dtypes, objects, bytes, masked arrays, pandas."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from fromlogits.labels import infer, to_class_ids
from fromlogits.labels.given import Kind
from fromlogits.labels.reading import read
from fromlogits.vocabulary import LabelForm

INTEGERS = ["int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64"]


def held(found):
    return found.values.tolist()  # noqa: PD011 no pandas in this


@pytest.mark.parametrize("dtype", [*INTEGERS, "float16", "float32", "float64", object])
def test_any_dtype_of_whole_numbers(dtype):
    y = np.array([2, 0, 1], dtype)
    assert infer(y).labels.dtype == np.dtype(dtype).name
    ids = to_class_ids(y)
    assert ids.dtype == np.int64
    assert ids.tolist() == [2, 0, 1]


@pytest.mark.parametrize("name", ["bfloat16", "float8_e4m3fn", "int4"])
def test_dtypes_that_numpy_lacks(name):
    ml_dtypes = pytest.importorskip("ml_dtypes")  # comes with jax and tensorflow
    y = np.array([2, 0, 1]).astype(getattr(ml_dtypes, name))
    assert infer(y).labels.dtype == name
    assert to_class_ids(y).tolist() == [2, 0, 1]


@pytest.mark.parametrize(
    ("y", "values", "missing"),
    [
        ([1, None, 0], [1, 0, 0], [False, True, False]),
        ([1.0, float("nan")], [1.0, 0.0], [False, True]),
        ([np.float32("nan"), 1], [0, 1], [True, False]),
        ([pd.NA, 3], [0, 3], [True, False]),
        ([pd.NaT, 3], [0, 3], [True, False]),
        (pd.Series([1, None, 0], dtype="Int64"), [1, 0, 0], [False, True, False]),
        (pd.Series([True, None], dtype="boolean"), [True, False], [False, True]),
        (pd.Series([1.0, None]), [1.0, 0.0], [False, True]),
        (np.ma.masked_array([1, 2, 3], [False, True, False]), [1, 2, 3], [False, True, False]),
        (np.ma.masked_array([1.0, np.nan, 3.0], [True, False, False]), [1, 0, 3], [True, True, False]),
        ([[1, 0], None], [[1, 0], [0, 0]], [[False, False], [True, True]]),
        ([[1, None], [0, 1]], [[1, 0], [0, 1]], [[False, True], [False, False]]),
        (pd.DataFrame({"a": [1.0, None], "b": [0.0, 1.0]}), [[1, 0], [0, 1]], [[False, False], [True, False]]),
    ],
)
def test_places_without_a_label(y, values, missing):
    found = read(y)
    assert found.kind is Kind.NUMBERS
    assert np.where(found.missing, 0, found.values).tolist() == np.where(missing, 0, values).tolist()
    assert found.missing.tolist() == missing


@pytest.mark.parametrize(
    "y",
    [
        ["b", "a", None],
        [b"b", "a", float("nan")],
        np.array(["b", "a", None], object),
        pd.Series(["b", "a", None]),
        pd.Series(["b", "a", None], dtype=object),
        pd.array(["b", "a", pd.NA], dtype="string"),
    ],
)
def test_text(y):
    found = read(y)
    assert (found.kind, found.dtype, held(found)) == (Kind.TEXT, "str", ["b", "a", ""])
    assert found.missing.tolist() == [False, False, True]


@pytest.mark.parametrize("y", [np.array(["b", "a"]), np.array([b"b", b"a"]), np.array(["b", "a"], np.dtypes.StringDType())])
def test_arrays_of_text(y):
    assert held(read(y)) == ["b", "a"]


@pytest.mark.parametrize("hold", [pd.Series, lambda y: y, pd.CategoricalIndex])
def test_categories_keep_their_order(hold):
    y = hold(pd.Categorical(["b", "a", None, "b"], categories=["b", "a", "c"]))
    found = read(y)
    assert (found.kind, found.names, held(found)) == (Kind.CATEGORIES, ("b", "a", "c"), [0, 1, 0, 0])
    assert found.missing.tolist() == [False, False, True, False]
    assert infer(y).classes == 3


def test_arrays_of_objects_with_more_axes():
    assert held(read(np.array([["b", None], ["a", "b"]], object))) == [["b", ""], ["a", "b"]]
    nested = np.empty((1, 2), object)
    nested[0, :] = [[1], [2, 3]]
    assert read(nested).example == ((), [1], "rows within rows of an array")
    assert read(np.array([[{}]], object)).kind is Kind.UNREADABLE


def test_single_labels_and_what_is_no_sequence():
    assert (held(read("cat")), held(read(3)), held(read(None))) == ("cat", 3, 0)
    assert infer(3, rows=1).rows == 1
    assert infer({1, 2}, rows=1).form is None
    assert infer(object()).confidence("unreadable") is not None


def test_whatever_gives_an_array():
    holder = type("Holder", (), {"__array__": lambda self, dtype=None, copy=None: np.array([2, 0, 1])})
    assert to_class_ids(holder()).tolist() == [2, 0, 1]


def test_columns_that_hold_no_labels():
    dates = pd.Series(pd.to_datetime(["2020-01-01", None]))
    assert infer(dates).confidence("unreadable") is not None
    assert infer(pd.Series(pd.arrays.IntervalArray.from_tuples([(0, 1), None]))).confidence("unreadable") is not None
    rows = read(pd.Series([None, [0, 1]]))
    assert (held(rows), rows.missing.tolist()) == ([[0, 0], [0, 1]], [[True, True], [False, False]])


def test_series_with_another_index():
    y = pd.Series([2, None, 1], index=[10, 5, 7], dtype="Int64")
    assert to_class_ids(y, ignore_index=-1, classes=3).tolist() == [2, -1, 1]
    assert infer(y, rows=1).classes == 3


def test_tables():
    dummies = pd.get_dummies(pd.Series(["a", "b", "a"]))
    found = infer(dummies)
    assert (found.form, found.names, found.labels.dtype) == (LabelForm.ONE_HOT, ("a", "b"), "bool")
    assert infer(pd.DataFrame(np.eye(3))).names is None  # columns that are only counted
    column = infer(pd.DataFrame({"label": ["a", "b", "a"]}))
    assert (column.labels.shape, column.names) == ((3, 1), ("a", "b"))
    assert infer(pd.DataFrame(index=[0, 1])).labels.shape == (2, 0)
    assert infer(pd.DataFrame({"x": ["a"], "y": [1]})).evidence[0].why.startswith("a column of text in a table of 2")


def test_lists_within_a_column():
    found = infer(pd.Series([[0, 2], [1]]))
    assert found.confidence("ragged") is not None


def test_arrays_within_a_list():
    assert to_class_ids([np.array([0, 1]), np.array([1, 0])]).tolist() == [1, 0]
    assert to_class_ids([np.int64(2), np.array(0), 1]).tolist() == [2, 0, 1]
    assert infer([np.array([0, 1]), 1]).labels.mixed is not None
    rows = np.empty(2, object)
    rows[:] = [np.array([0, 1]), np.array([1, 0])]
    assert to_class_ids(rows).tolist() == [1, 0]


def test_columns_of_polars():
    # Stand-ins: polars is not part of the test environment. What is used of it is `columns`, `get_columns`, `to_numpy`.
    column = type("Series", (), {"__module__": "polars.series", "dtype": "Int64", "to_numpy": lambda self: np.array([2, 0])})
    table = type("DataFrame", (), {"__module__": "polars.frame", "columns": ["a", "b"], "get_columns": lambda self: [column(), column()]})
    assert to_class_ids(column()).tolist() == [2, 0]
    assert infer(table()).names == ("a", "b")
