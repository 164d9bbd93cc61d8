"""Labels against what is said of them."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from fromlogits.errors import LabelError, ShapeError
from fromlogits.labels import describe, validate

EYE = np.eye(3)


@pytest.mark.parametrize(
    ("y", "said"),
    [
        ([0, 2, 1], {"classes": 3}),
        ([0.0, 2.0], {"classes": 3}),
        ([[0], [2]], {"classes": 3}),
        ([True, False], {"classes": 2}),
        ([1, 2, 3], {"classes": 3, "counted_from": 1}),
        ([0, -1], {"classes": 3, "ignore_index": -1}),
        ([1, 2], {}),  # ids of three classes, perhaps
        ([0, 255], {}),  # ids of 256 classes, perhaps
        ([-1, 1], {"names": (-1, 1)}),
        (np.zeros((2, 4, 4), np.uint8), {"classes": 2}),
        (EYE, {"classes": 3}),
        (EYE, {"form": "one-hot"}),
        (EYE, {"form": "distribution"}),
        (EYE, {"form": "multi-hot"}),
        ([[1, 0], [-1, -1]], {"form": "one-hot", "ignore_index": -1}),
        ([[0.3, 0.7]], {"classes": 2}),
        ([[0.3, 0.9]], {}),
        (np.array([[0.33, 0.66]], np.float16), {"form": "distribution"}),  # half precision sums to 1 within 2e-2
        ([[0.3, 0.9]], {"form": "binary"}),
        ([0.2, 1.0], {"form": "binary"}),
        (["a", "b"], {"names": ["a", "b", "c"]}),
        (["a", None], {"names": ["a"]}),
        (pd.Categorical(["a", "b"]), {}),
        (pd.Categorical([None]), {"names": ["a"]}),
        ([], {"classes": 3}),
        (np.zeros((0, 3)), {"classes": 3}),
    ],
)
def test_labels_that_keep_it_are_given_back(y, said):
    assert validate(y, **said) is y


@pytest.mark.parametrize(
    ("y", "said", "error", "text"),
    [
        ([0, 3], {"classes": 3}, LabelError, "label 3 at labels[1] has no class: classes=3 gives classes 0..2"),
        ([[0], [-1]], {"classes": 3}, LabelError, "If -1 marks rows without a label, pass ignore_index=-1"),
        ([1, 3], {"classes": 3}, LabelError, "counted from 1: pass counted_from=1"),
        ([True], {"classes": 1}, LabelError, "label 1 at labels[0] has no class"),
        ([0, 1], {"classes": 3, "counted_from": 1}, LabelError, "label 0 at labels[0] has no class: classes=3 gives classes 1..3"),
        ([-1, 1], {}, LabelError, "For labels -1 and 1 pass (labels + 1) / 2"),
        ([0, 255], {"form": "binary"}, LabelError, "For masks of 0 and 255 pass labels / 255"),
        ([-1, 0], {"names": (-1, 1)}, LabelError, "label 0 at labels[1] is not among names=(-1, 1)"),
        ([0.5, 2.5], {}, LabelError, "label 0.5 at labels[0] is no whole number"),
        ([0, np.nan], {}, LabelError, "labels[1] is NaN"),
        (EYE, {"classes": 4}, ShapeError, "have rows of 3, but there are 4 classes"),
        (EYE[0], {"form": "one-hot"}, ShapeError, "hold one value a row, but one-hot labels hold one for each class"),
        ([[1, 1], [0, 1]], {"form": "one-hot"}, LabelError, "labels[0] is [1, 1], but a one-hot row has one 1"),
        ([[2, 0], [0, 1]], {"form": "one-hot"}, LabelError, "labels[0] is [2, 0], but a one-hot row has one 1"),
        ([[0.5, 0.5], [1, 1]], {"form": "distribution"}, LabelError, "labels[1] sums to 2, but a distribution"),
        ([[0.5, 0.5], [0.2, 0.8], [0.2, 0.2]], {}, LabelError, "labels[2] sums to 0.4, but a distribution"),
        ([[1.2, -0.2], [0.5, 0.5]], {}, LabelError, "labels[0, 1] is -0.2, but a share"),
        ([[0.5, 2.0]], {"form": "multi-hot"}, LabelError, "labels[0, 1] is 2, but binary labels lie in [0, 1]"),
        ([[0.3, 0.7], [0.5, 0.5]], {"classes": 3}, ShapeError, "have rows of 2, but there are 3 classes"),
        (["a"], {}, LabelError, "an id is a place in an order of names"),
        (["a", "x"], {"names": ["a", "b"]}, LabelError, "label 'x' at labels[1] is not among names=('a', 'b')"),
        (pd.Categorical(["a", "x"]), {"names": ["a"]}, LabelError, "label 'x' at labels[1] is not among names=("),
        ([0, [0, 1]], {}, LabelError, "labels mix two forms"),
        ([[0], [0, 1]], {}, LabelError, "labels have rows of different length"),
        ([{}], {}, LabelError, "labels[0]: {} is neither number nor name"),
        (np.moveaxis(np.eye(3)[np.arange(24).reshape(2, 3, 4) % 3], -1, 1), {"classes": 4}, ShapeError, "have rows of 3"),
    ],
)
def test_labels_that_do_not_are_refused(y, said, error, text):
    with pytest.raises(error) as caught:
        validate(y, **said)
    assert text in str(caught.value)


def test_rows_behind_the_batch():
    rows = np.moveaxis(np.eye(3)[np.arange(40).reshape(2, 4, 5) % 3], -1, 1)
    broken = rows.copy()
    broken[1, :, 2, 3] = 1
    assert validate(rows, classes=3, form="one-hot") is rows
    with pytest.raises(LabelError) as caught:
        validate(broken, classes=3, form="one-hot")
    assert (
        str(caught.value)
        == "labels[1, 2, 3] is [1.0, 1.0, 1.0], but a one-hot row has one 1, and 0 elsewhere. If every number is a class id itself, say form='class ids'."
    )


def test_against_a_spec():
    spec = describe([0, 2, 1], classes=3)
    assert validate([1, 1], spec=spec) == [1, 1]
    with pytest.raises(LabelError, match="label 3 at labels"):
        validate([3, 1], spec=spec)
