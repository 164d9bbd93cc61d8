"""One-hot and multi-hot rows of every form."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
import tensorflow as tf
import torch

from fromlogits.errors import LabelError, ShapeError
from fromlogits.labels import to_multi_hot, to_one_hot


@pytest.mark.parametrize(
    ("y", "said", "rows"),
    [
        ([2, 0], {}, [[0, 0, 1], [1, 0, 0]]),
        ([[2], [0]], {}, [[0, 0, 1], [1, 0, 0]]),
        ([2.0, 0.0], {}, [[0, 0, 1], [1, 0, 0]]),
        ([3, 1], {"counted_from": 1}, [[0, 0, 1], [1, 0, 0]]),
        ([1, 2], {}, [[0, 1, 0], [0, 0, 1]]),  # three classes are said: 1 is the second
        ([[0, 0, 1], [1, 0, 0]], {}, [[0, 0, 1], [1, 0, 0]]),
        ([2, -1], {"ignore_index": -1}, [[0, 0, 1], [0, 0, 0]]),
        ([2, None], {"ignore_index": -1}, [[0, 0, 1], [0, 0, 0]]),
        (["c", "a"], {"names": ["a", "b", "c"]}, [[0, 0, 1], [1, 0, 0]]),
        (pd.Categorical(["c", "a"], categories=["a", "b", "c"]), {}, [[0, 0, 1], [1, 0, 0]]),
        ([[0, 2], [1, 1]], {"form": "class ids"}, [[[1, 0, 0], [0, 0, 1]], [[0, 1, 0], [0, 1, 0]]]),
        ([2, [1, 0, 0]], {"mixed": True}, [[0, 0, 1], [1, 0, 0]]),
        ([], {}, np.zeros((0, 3)).tolist()),
    ],
)
def test_one_hot(y, said, rows):
    found = to_one_hot(y, 3, **said)
    assert found.dtype == np.float32
    assert found.tolist() == rows
    assert to_one_hot(y, 3, **said, dtype="int64").dtype == np.int64


def test_a_place_without_a_label_meets_no_class_with_its_mark():
    # The mark may be the number of a class: the row is 0 all the same.
    assert to_one_hot([0, 2], 3, ignore_index=0).tolist() == [[0, 0, 0], [0, 0, 1]]
    assert to_one_hot(["a", None], 2, names=["a", "b"], ignore_index=0).tolist() == [[1, 0], [0, 0]]


@pytest.mark.parametrize(
    ("y", "said", "error", "text"),
    [
        ([3], {}, LabelError, "label 3 at labels[0] has no class: classes=3 gives classes 0..2"),
        (np.eye(4), {}, ShapeError, "have rows of 4, but there are 3 classes"),
        ([[0.2, 0.3, 0.5]], {}, LabelError, "the largest share at labels[0] is 0.5"),
        ([[1, 1, 0]], {}, LabelError, "labels with 2 classes at labels[0]"),
        (["a"], {"names": ["a"]}, ValueError, "classes=3, but names has 1: name every class, or say classes=1."),
        ([None], {}, LabelError, "labels[0] is missing"),
    ],
)
def test_one_hot_refuses(y, said, error, text):
    with pytest.raises(error) as caught:
        to_one_hot(y, 3, **said)
    assert text in str(caught.value)


@pytest.mark.parametrize(
    ("y", "said", "rows"),
    [
        ([[0, 2], [1], []], {}, [[1, 0, 1], [0, 1, 0], [0, 0, 0]]),
        ([[0, 2], [1, 0]], {}, [[1, 0, 1], [1, 1, 0]]),
        ([[1, 3], [2]], {"counted_from": 1}, [[1, 0, 1], [0, 1, 0]]),
        ([[0, -1], [2, 1]], {"ignore_index": -1}, [[1, 0, 0], [0, 1, 1]]),
        ([[0, 1], None, [2]], {"ignore_index": -1}, [[1, 1, 0], [0, 0, 0], [0, 0, 1]]),
        ([["b"], ["c", "a"], []], {"names": ["a", "b", "c"]}, [[0, 1, 0], [1, 0, 1], [0, 0, 0]]),
        ([["b"], ["c", "a"]], {"names": "sorted"}, [[0, 1, 0], [1, 0, 1]]),
        ([2, 0], {}, [[0, 0, 1], [1, 0, 0]]),
        ([[2], [0]], {}, [[0, 0, 1], [1, 0, 0]]),
        (["c", "a"], {"names": ["a", "b", "c"]}, [[0, 0, 1], [1, 0, 0]]),
        (pd.Categorical(["c", "a"], categories=["a", "b", "c"]), {}, [[0, 0, 1], [1, 0, 0]]),
        ([[1, 0, 1], [0, 0, 0]], {}, [[1, 0, 1], [0, 0, 0]]),  # rows of 0 and 1 of the right length are what they are
        ([[True, False, True]], {}, [[1, 0, 1]]),
    ],
)
def test_multi_hot(y, said, rows):
    found = to_multi_hot(y, 3, **said)
    assert found.dtype == np.float32
    assert found.tolist() == rows


@pytest.mark.parametrize(
    ("y", "said", "error", "text"),
    [
        ([[0, 3], [1]], {}, LabelError, "label 3 at labels[0, 1] has no class"),
        ([[0, 2], [1, 1]], {}, LabelError, "labels[1, 1] names class 1 twice"),
        ([["a", "a"], []], {"names": ["a", "b", "c"]}, LabelError, "labels[0, 1] names class 0 twice"),
        ([None, [1], [0, 2]], {}, LabelError, "labels[0] is missing"),
        ([[1], [0, None]], {}, LabelError, "labels[1, 1] is missing"),
        ([["a"], ["x", "b"]], {"names": ["a", "b", "c"]}, LabelError, "label 'x' at labels[1, 0] is not among names=("),
        ([["a"], []], {}, LabelError, "an id is a place in an order of names"),
        (np.zeros((2, 2, 3)), {}, ShapeError, "labels of shape (2, 2, 3) have 3 axes"),
        ([0, [1, 2]], {}, LabelError, "labels mix two forms"),
    ],
)
def test_multi_hot_refuses(y, said, error, text):
    with pytest.raises(error) as caught:
        to_multi_hot(y, 3, **said)
    assert text in str(caught.value)


@pytest.mark.parametrize("dtype", ["bfloat16", "float16", "float32", "int64", "bool", np.float32])
def test_rows_of_a_dtype_that_numpy_may_lack(dtype):
    name = dtype if isinstance(dtype, str) else "float32"
    for found in (to_one_hot(torch.tensor([1, 0]), 2, dtype=dtype), to_multi_hot(torch.tensor([[1], [0]]), 2, dtype=dtype)):
        assert str(found.dtype) == f"torch.{name}"
        assert found.tolist() == [[0, 1], [1, 0]]


@pytest.mark.parametrize(
    ("dtype", "name"), [("f4", "float32"), ("float", "float64"), ("int", "int64"), ("long", "int64"), (torch.half, "float16")]
)
def test_dtypes_mean_what_numpy_means_by_them(dtype, name):
    assert str(to_one_hot(torch.tensor([1, 0]), 2, dtype=dtype).dtype) == f"torch.{name}"
    if isinstance(dtype, str):
        assert to_one_hot(tf.constant([1, 0]), 2, dtype=dtype).dtype.name == name


@pytest.mark.parametrize("make", [to_one_hot, to_multi_hot])
def test_what_no_row_can_be(make):
    with pytest.raises(ValueError, match="dtype='wide' is not known: pass a name such as 'float32'"):
        make([1, 0], 2, dtype="wide")
    with pytest.raises(ValueError, match="classes=None is not in 1, 2, 3"):
        make([1, 0], None)
    with pytest.raises(ValueError, match="ignore_index='pad' is no class id"):
        make([1, 0], 2, ignore_index="pad")
