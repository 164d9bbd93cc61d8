"""Class ids of every form: what is converted, and what says why not."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
import torch

from fromlogits.errors import LabelError, ShapeError
from fromlogits.labels import to_class_ids

EYE = np.eye(3)


@pytest.mark.parametrize(
    ("y", "ids"),
    [
        ([2, 0, 1], [2, 0, 1]),
        ([2.0, 0.0, 1.0], [2, 0, 1]),
        ([True, False], [1, 0]),
        ([0.0, 1.0], [0, 1]),
        ([1, 1], [1, 1]),
        ([[2], [0], [1]], [2, 0, 1]),
        ([[1], [0]], [1, 0]),
        (EYE, [0, 1, 2]),
        (EYE.astype(int), [0, 1, 2]),
        (EYE.astype(bool), [0, 1, 2]),
        (EYE[..., None], [[1, 0, 0], [0, 1, 0], [0, 0, 1]]),  # a label at each of 3 places
        ([[0, 1], [1, 0]], [1, 0]),
        ([[5, 0], [2, 7]], [[5, 0], [2, 7]]),
        (np.array([[[0, 1], [1, 1]]]), [[[0, 1], [1, 1]]]),
        (np.array([[[0], [1]]]), [[0, 1]]),
        (np.array([0, 1, 2], object), [0, 1, 2]),
        (pd.Series(["b", "a", "b"], dtype="category"), [1, 0, 1]),
        (pd.Categorical(["b", "a"], categories=["b", "a"]), [0, 1]),
        (pd.Categorical([1, 0]), [1, 0]),
        (pd.get_dummies(pd.Series(["b", "a", "b"])), [1, 0, 1]),
        (pd.DataFrame({"label": [2, 0]}), [2, 0]),
        ([], []),
        (7, 7),
    ],
)
def test_what_needs_no_word(y, ids):
    found = to_class_ids(y)
    assert found.dtype == np.int64
    assert found.tolist() == ids


@pytest.mark.parametrize(
    ("y", "said", "ids"),
    [
        ([-1, 1, 1], {"names": (-1, 1)}, [0, 1, 1]),
        ([-1, 1, 1], {"ignore_index": -1}, [-1, 1, 1]),
        ([1, 2], {"names": (1, 2)}, [0, 1]),
        ([1, 2], {"counted_from": 1}, [0, 1]),
        ([1, 2], {"counted_from": 0}, [1, 2]),
        ([1, 2], {"classes": 3}, [1, 2]),
        ([0, 255], {"names": (0, 255)}, [0, 1]),
        ([0, 255], {"ignore_index": 255}, [0, 255]),
        ([0, 255], {"classes": 256}, [0, 255]),
        (np.array([[0, 20], [255, 3]], np.uint8), {"ignore_index": 255}, [[0, 20], [255, 3]]),
        ([1, 2, 3], {"counted_from": 1, "classes": 3}, [0, 1, 2]),
        ([-100, 1, 3], {"counted_from": 1, "ignore_index": -100}, [-100, 0, 2]),
        ([2, 0, -1], {"ignore_index": -1}, [2, 0, -1]),
        ([2, 0, -1], {"names": "sorted"}, [2, 1, 0]),
        ([2, 0, -1], {"names": "sorted", "ignore_index": -1}, [1, 0, -1]),
        ([7, 3, 9], {"names": [9, 7, 3]}, [1, 2, 0]),
        ([0, 1, 0], {"names": ["no", "yes"]}, [0, 1, 0]),
        ([1.0, np.nan], {"ignore_index": -100}, [1, -100]),
        ([None, 1, 0], {"ignore_index": -100}, [-100, 1, 0]),
        (["cat", "dog"], {"names": ["dog", "cat"]}, [1, 0]),
        (["cat", "dog"], {"names": "sorted"}, [0, 1]),
        (["cat", "dog"], {"names": {"dog": 5, "cat": 0}}, [0, 5]),
        (["cat", None], {"names": ["cat"], "ignore_index": -1}, [0, -1]),
        ([["cat", "dog"], ["dog", "dog"]], {"names": ["cat", "dog"]}, [[0, 1], [1, 1]]),
        (pd.Categorical(["a", "b"]), {"names": ["b", "a"]}, [1, 0]),
        (pd.Categorical([3, 5, 3]), {"names": (3, 5)}, [0, 1, 0]),
        (pd.Categorical([None, None]), {"ignore_index": -1}, [-1, -1]),
        (pd.get_dummies(pd.Series(["b", "a", "b"])), {"names": ["b", "a"]}, [0, 1, 0]),
        ([[0, 1], [1, 0]], {"form": "class ids"}, [[0, 1], [1, 0]]),
        ([[1, 1], [1, 0]], {"form": "class ids"}, [[1, 1], [1, 0]]),
        ([[3, 1], [0, 4]], {"form": "class ids"}, [[3, 1], [0, 4]]),
        (np.eye(2, dtype=int)[None], {"form": "one-hot"}, [[0, 1]]),
        (np.eye(2, dtype=int)[None], {"form": "binary"}, [[[1, 0], [0, 1]]]),
        ([[1, 0, 0], [0, 0, 0]], {"form": "one-hot", "ignore_index": -1}, [0, -1]),
        ([[1, 0, 0], [-1, -1, -1]], {"ignore_index": -1}, [0, -1]),
        ([[1, 0], None], {"ignore_index": -1}, [0, -1]),
        ([[0.0, 1.0], [1.0, 0.0]], {"form": "distribution"}, [1, 0]),
        ([[0, 1], [1, 0]], {"form": "multi-hot"}, [1, 0]),
        ([0, 1, [0, 0, 1], 2], {"mixed": True}, [0, 1, 2, 2]),
        (np.array([0, 1, [0, 0, 1], 2], object), {"mixed": True}, [0, 1, 2, 2]),
        ([1, [0, 0, 1], 3], {"mixed": True, "counted_from": 1}, [0, 2, 2]),
        (["b", [1, 0], "a"], {"mixed": True, "names": ["a", "b"]}, [1, 0, 0]),
        ([1, [1, 0], 0], {"mixed": True, "names": ["a", "b"]}, [1, 0, 0]),
        ([-1, [0, 1], 1], {"mixed": True, "names": (-1, 1)}, [0, 1, 1]),
        ([0, None, [0, 1]], {"mixed": True, "ignore_index": -1}, [0, -1, 1]),
        (["b", [1, 0], "a"], {"mixed": True, "names": "sorted"}, [1, 0, 0]),
        (pd.Categorical(["b", "a"], categories=["b", "a"]), {"names": "sorted"}, [1, 0]),
        ([[0, 2], [1], []], {"form": "class ids", "ignore_index": -100}, [[0, 2], [1, -100], [-100, -100]]),
        ([["a", "b"], ["b"]], {"form": "class ids", "ignore_index": -1, "names": ["a", "b"]}, [[0, 1], [1, -1]]),
    ],
)
def test_what_is_said_decides(y, said, ids):
    assert to_class_ids(y, **said).tolist() == ids


def test_one_hot_along_the_axis_behind_the_batch():
    ids = np.random.default_rng(0).integers(0, 3, (2, 4, 5))
    rows = np.moveaxis(np.eye(3)[ids], -1, 1)
    assert to_class_ids(rows).tolist() == ids.tolist()
    assert to_class_ids(rows, classes=3, form="one-hot").tolist() == ids.tolist()


def test_the_dtype_that_is_asked_for():
    assert to_class_ids([0, 127], dtype="int8").dtype == np.int8
    with pytest.raises(LabelError, match="class id 128 does not fit int8"):
        to_class_ids([0, 128], dtype="int8")
    with pytest.raises(LabelError, match="class id -100 does not fit uint8"):
        to_class_ids([0, None], dtype="uint8", ignore_index=-100)
    with pytest.raises(ValueError, match="dtype='float32' is not known"):
        to_class_ids([0, 1], dtype="float32")


def test_the_labels_are_left_alone():
    y = np.array([2, 0, -1])
    to_class_ids(y, ignore_index=-1)[:] = 9
    assert y.tolist() == [2, 0, -1]


@pytest.mark.parametrize(
    ("y", "said", "error", "text"),
    [
        # would lose something
        ([0.9, 1.99], {}, LabelError, "label 0.9 at labels[0] is no whole number (2 of 2 are not)"),
        ([0.0, 0.7], {}, LabelError, "label 0.7 at labels[1] is no whole number (1 of 2 are not)"),
        ([1.0, np.inf], {}, LabelError, "label inf at labels[1] is no whole number"),
        ([[0.3, 0.7], [0.5, 0.5]], {}, LabelError, "the largest share at labels[0] is 0.7"),
        ([[True, True], [False, True]], {}, LabelError, "labels with 2 classes at labels[0]: several classes"),
        ([0.0, 2.0**53 + 2], {}, LabelError, "float64 holds every whole number up to 9007199254740992"),
        (np.array([2051, 3], np.float16), {"classes": 5000}, LabelError, "label 2052 at labels[0] is not to be trusted"),
        (np.array([2**63], np.uint64), {}, LabelError, "class id 9223372036854775808 does not fit int64"),
        ([1.0, np.nan], {}, LabelError, "labels[1] is missing"),
        ([["a"], [None]], {"names": ["a"]}, LabelError, "labels[1, 0] is missing"),
        ([[1, 0], None], {}, LabelError, "labels[1, 0] is missing (2 in all)"),
        ([None, 0], {"ignore_index": 0, "names": [5, 0]}, None, None),
        ([1, 2, None], {"ignore_index": 0, "counted_from": 1}, LabelError, "0 becomes the id of a class here"),
        (["a", None], {"ignore_index": 0, "names": ["a"]}, LabelError, "0 becomes the id of a class here"),
        # could mean two things
        ([-1, 1], {}, LabelError, "labels of -1 and 1 can be read in two ways"),
        ([0, 255], {"classes": 2}, LabelError, "labels of 0 and 255 can be read in two ways"),
        ([1, 2, 3], {}, LabelError, "labels from 1 to 3 can be read in two ways"),
        ([1, 2], {"form": "class ids"}, LabelError, "labels from 1 to 2 can be read in two ways"),
        ([2, 0, -1], {}, LabelError, "labels with -1 beside ids from 0 to 2 can be read in two ways"),
        (np.array([0, 20, 255], np.uint8), {}, LabelError, "labels with 255 beside ids from 0 to 20 can be read in two ways"),
        ([[1, 1], [0, 1]], {}, LabelError, "labels with 2 classes at labels[0] can be read in two ways"),
        ([[1, 0], [0, 0]], {}, LabelError, "labels with no classes at labels[1] can be read in three ways"),
        ([[3, 1], [0, 4]], {}, LabelError, "labels of shape (2, 2) with whole numbers from 0 to 4 can be read in two ways"),
        (np.eye(2, dtype=int)[None], {}, LabelError, "labels of shape (1, 2, 2) with a single 1 along axis -1 can be read in two ways"),
        (pd.Categorical([3, 5]), {}, LabelError, "labels of categories that are numbers, (3, 5), can be read in two ways"),
        ([[0, 2], [1]], {}, LabelError, "which can be read in two ways"),
        (["a", "b"], {}, LabelError, "an id is a place in an order of names"),
        ([0, 1, [0, 0, 1]], {}, LabelError, "labels mix two forms"),
        # is wrong
        ([0, 3], {"classes": 3}, LabelError, "label 3 at labels[1] has no class: classes=3 gives classes 0..2"),
        ([1, 3], {"classes": 3}, LabelError, "The classes seem to be counted from 1: pass counted_from=1"),
        ([0, 2], {"classes": 3, "counted_from": 1}, LabelError, "label 0 at labels[0] has no class: classes=3 gives classes 1..3"),
        ([0, -1, -2], {}, LabelError, "label -1 at labels[1] is negative"),
        ([0, -1, -2], {"ignore_index": -1}, LabelError, "label -2 at labels[2] is negative"),
        (np.array([200, 3]).astype(np.int8), {}, LabelError, "it may be class 200"),
        (np.array([3, 200]).astype(np.int8), {"ignore_index": -1}, LabelError, "label -56 at labels[1] is negative, and int8 ends at 127"),
        (["a", "x"], {"names": ["a", "b"]}, LabelError, "label 'x' at labels[1] is not among names=('a', 'b')"),
        (pd.Categorical(["a", "x"]), {"names": ["a", "b"]}, LabelError, "label 'x' at labels[1] is not among names=("),
        (pd.Categorical(["a", "x"]), {"classes": 1}, LabelError, "label 1 at labels[1] has no class"),
        ([7, 3], {"names": [7, 9]}, LabelError, "label 3 at labels[1] is not among names=(7, 9)"),
        ([0, 2], {"names": ["no", "yes"]}, LabelError, "label 2 at labels[1] has no class"),
        ([[1, 0], [1, 1]], {"form": "one-hot"}, LabelError, "labels[1] is [1, 1], but a one-hot row has one 1"),
        ([0, 1], {"form": "one-hot"}, ShapeError, "labels of shape (2,) hold one value a row"),
        (np.eye(3), {"classes": 4}, ShapeError, "labels of shape (3, 3) have rows of 3, but there are 4 classes"),
        ([0, 1, [0, 1, 1]], {"mixed": True}, LabelError, "labels[2] is [0, 1, 1]"),
        ([0, [0, 1], [1, 0, 0]], {"mixed": True}, LabelError, "labels[2] is [1, 0, 0]"),
        (["a", [0, 1, 0, 0]], {"mixed": True, "names": {"a": 0, "b": 3}}, LabelError, "labels[1] is [0, 1, 0, 0]"),
        ([0, []], {"mixed": True}, LabelError, "labels[1] is []"),
        ([[1, 0], [1, -1]], {"ignore_index": -1}, LabelError, "If every number is a class id itself, say form='class ids'."),
        ([0, 5, [0, 0, 1]], {"mixed": True}, LabelError, "label 5 at labels[1] has no class"),
        ([["a"], [0]], {}, LabelError, "labels[1]: [0] is a row of another kind than those before"),
        ([0, "a"], {}, LabelError, "a number among names"),
        ([[0, 2], [1]], {"form": "class ids"}, LabelError, "pass ignore_index=-100"),
        ([0, 2], {"form": "binary"}, LabelError, "label 2 at labels[1] has no class: classes=2"),
        (pd.DataFrame({"x": ["a"], "y": [1]}), {}, LabelError, "pick the column that holds the labels"),
        (pd.get_dummies(pd.Series(["a", "b"])), {"names": ["a", "c"]}, LabelError, "'b' is only in one"),
    ],
)
def test_what_is_refused(y, said, error, text):
    if error is None:
        assert to_class_ids(y, **said).tolist() == [0, 0]
        return
    with pytest.raises(error) as caught:
        to_class_ids(y, **said)
    assert text in str(caught.value)


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ({"classes": 0}, "classes=0 is not in 1, 2, 3, …."),
        ({"classes": 2.5}, "classes=2.5 is not in 1, 2, 3, …."),
        ({"classes": "two"}, "classes='two' is not in 1, 2, 3, …."),
        ({"counted_from": 2}, "counted_from=2 is not in {0, 1}."),
        ({"form": "onehot"}, "Did you mean 'one-hot'?"),
        ({"names": "cat"}, "names='cat' is one text"),
        ({"names": ["a", "a"]}, "names has 'a' twice"),
        ({"names": {"a": 1, "b": 1}}, "names has 'a' twice"),
        ({"names": {"a": "x"}}, "names['a'] is 'x'; a class id is a whole number from 0."),
        ({"names": {"a": True}}, "names['a'] is True"),
        ({"names": ["a", "b"], "classes": 3}, "classes=3, but names has 2"),
    ],
)
def test_options_that_are_wrong(said, text):
    with pytest.raises(ValueError, match=r".") as caught:
        to_class_ids([0, 1], **said)
    assert text in str(caught.value)


def test_bytes_are_named_by_bytes_or_by_text():
    for names in ([b"cat", b"dog"], ["cat", "dog"], np.array([b"cat", b"dog"])):
        assert to_class_ids([b"dog", b"cat"], names=names).tolist() == [1, 0]
        assert to_class_ids(np.array([b"dog", b"cat"]), names=names).tolist() == [1, 0]


def test_a_dtype_that_is_none():
    with pytest.raises(ValueError, match=r"dtype='int7' is not known; choose one of 'int64', .* Did you mean 'int8'"):
        to_class_ids([1, 0], dtype="int7")


def test_labels_of_eight_bits():
    assert to_class_ids(torch.tensor([0.0, 2.0, 1.0]).to(torch.float8_e4m3fn)).tolist() == [0, 2, 1]
