"""A data set's label format: described, written as JSON, read again, enforced."""

from __future__ import annotations

import json

import numpy as np
import pandas as pd
import pytest

from fromlogits.errors import LabelError, ShapeError
from fromlogits.labels import LabelSpec, describe
from fromlogits.vocabulary import LabelForm, Labels

EYE = np.eye(3)[np.arange(30) % 3]


@pytest.mark.parametrize(
    ("y", "said", "fields"),
    [
        (
            [2, 0, 1, 1],
            {"classes": 4},
            {"form": "class ids", "classes": 4, "minimum": 0, "maximum": 2, "counts": (1, 2, 1, 0), "guessed": (), "shape": (), "rows": 4},
        ),
        ([2, 0, 1], {}, {"classes": 3, "guessed": ("classes",)}),
        ([0, 1, 1], {}, {"form": "binary", "classes": 2, "counts": (1, 2), "guessed": ("classes", "form")}),
        ([0, 1, 1], {"form": "binary"}, {"form": "binary", "classes": 2, "guessed": ("classes",)}),
        ([0.25, 1.0], {}, {"form": "binary", "classes": None, "minimum": 0.25, "counts": None, "guessed": ("form",)}),
        ([0.25, 1.0], {"form": "binary", "classes": 2}, {"counts": (0.75, 1.25), "guessed": ()}),
        ([-1, 1, 1], {}, {"form": "binary", "names": (-1, 1), "counts": (1, 2), "guessed": ("classes", "form", "names")}),
        ([1, 2], {}, {"form": "binary", "names": (1, 2), "counts": (1, 1), "guessed": ("classes", "form", "names")}),
        ([1, 2, 3, 3], {}, {"counted_from": 1, "classes": 3, "counts": (1, 1, 2), "guessed": ("classes", "counted_from")}),
        ([0, 2, -1], {}, {"ignore_index": -1, "classes": 3, "counts": (1, 0, 1), "guessed": ("classes", "ignore_index")}),
        ([0, 2, -1], {"ignore_index": -1, "classes": 3}, {"guessed": (), "minimum": -1}),
        (
            np.array([[[0, 3], [255, 3]]], np.uint8),
            {},
            {"shape": (2, 2), "dtype": "uint8", "ignore_index": 255, "counts": (1, 0, 0, 2), "guessed": ("classes", "ignore_index")},
        ),
        (EYE, {}, {"form": "one-hot", "classes": 3, "axis": -1, "shape": (3,), "counts": (10, 10, 10), "dtype": "float64", "guessed": ()}),
        (EYE[:1], {}, {"form": "one-hot", "guessed": ("classes", "form")}),
        ([[0.25, 0.75], [0.5, 0.5]], {}, {"form": "distribution", "counts": (0.75, 1.25), "guessed": ()}),
        ([[1, 1, 0], [1, 0, 0]], {"form": "multi-hot", "classes": 3}, {"counts": (2, 1, 0), "guessed": ()}),
        ([["a"], ["b"]], {}, {"names": ("a", "b"), "shape": (1,), "counts": (1, 1), "guessed": ("classes", "form", "names")}),
        (
            ["a", "b"],
            {"names": ["b", "a", "c"]},
            {"names": ("b", "a", "c"), "classes": 3, "counts": (1, 1, 0), "dtype": "str", "guessed": ("form",)},
        ),
        (["a", None], {"names": ["a"]}, {"missing": 1, "counts": (1,)}),
        ([1.0, np.nan], {"classes": 3}, {"missing": 1, "counts": (0, 1, 0), "dtype": "float64"}),
        (np.array([1, 0], object), {"classes": 2}, {"dtype": "int64"}),
        (
            pd.Categorical(["b", "a"], categories=["b", "a", "c"]),
            {},
            {"names": ("b", "a", "c"), "classes": 3, "dtype": "category", "guessed": ()},
        ),
        (pd.get_dummies(pd.Series(["x", "y"] * 20)), {}, {"names": ("x", "y"), "form": "one-hot", "counts": (20, 20), "guessed": ()}),
        (
            [0, 1, 0],
            {"names": ["no", "yes"]},
            {"names": ("no", "yes"), "form": "class ids", "classes": 2, "counts": (2, 1), "guessed": ("form",)},
        ),
        ([7, 9], {"names": [9, 7]}, {"names": (9, 7), "counts": (1, 1), "classes": 2}),
        ([0, 10**9], {}, {"classes": 10**9 + 1, "counts": None}),  # nobody counts so many classes one by one
    ],
)
def test_describe(y, said, fields):
    spec = describe(y, **said)
    assert {name: getattr(spec, name) for name in fields} == fields
    assert spec.enforce(y) is y


@pytest.mark.parametrize(
    ("y", "text"),
    [
        ([0.5, 2.5], "label 0.5 at labels[0] is no whole number"),
        ([0, -1, -2], "label -1 at labels[1] is negative"),
        ([], "there are no labels to describe"),
        ([None], "there are no labels to describe"),
        ([0, [1, 0]], "labels mix two forms"),
        ([[0.5, 0.5], [0.4, 0.6], [0.5, 0.6]], "labels[2] sums to 1.1"),
    ],
)
def test_what_has_no_one_form_is_not_described(y, text):
    with pytest.raises(LabelError) as caught:
        describe(y)
    assert text in str(caught.value)


SPEC = describe(["cat", "dog", "cat"], names=["dog", "cat"])


def test_the_json_is_one_field_a_line_and_comes_back(tmp_path):
    path = tmp_path / "labels.json"
    SPEC.save(path)
    assert LabelSpec.load(path) == SPEC
    text = path.read_text(encoding="utf-8")
    assert text == SPEC.to_json() + "\n"
    assert len(text.splitlines()) == len(json.loads(text)) + 2
    assert list(json.loads(text))[:3] == ["format", "version", "form"]


def test_names_of_any_script_and_any_number(tmp_path):
    spec = describe(["chat", "été", "犬"], names=["犬", "chat", "été"])
    spec.save(tmp_path / "a.json")
    assert "犬" in (tmp_path / "a.json").read_text(encoding="utf-8")
    assert LabelSpec.load(tmp_path / "a.json") == spec
    numbers = describe(np.array([0.5, 1.5]), names=np.array([1.5, 0.5]))
    assert LabelSpec.from_json(numbers.to_json()) == numbers
    assert json.loads(numbers.to_json())["names"] == [1.5, 0.5]


def test_names_that_json_cannot_say():
    with pytest.raises(TypeError, match=r"the name \(1, 2\) is a tuple; in a spec a name is text, a number or a boolean."):
        LabelSpec(LabelForm.CLASS_IDS, names=((1, 2),)).to_json()
    with pytest.raises(ValueError, match=r"names gives the ids 0, 2; a spec needs a name for every id from 0."):
        describe(["a"], names={"a": 0, "b": 2})


@pytest.mark.parametrize(
    ("change", "text"),
    [
        ("{", "labels.json is no label spec: it is no JSON (Expecting property name"),
        ("[]", 'labels.json is no label spec: it is no object with "format": "fromlogits.labels".'),
        ({"format": "coco"}, 'it is no object with "format": "fromlogits.labels".'),
        ({"version": 2}, "it is of version 2, and this release reads version 1."),
        ({"form": None}, '"form" is null, and should be one of binary, class ids, distribution, multi-hot, one-hot.'),
        ({"form": "onehot"}, '"form" is "onehot", and should be one of'),
        ({"clases": 3}, '"clases" is no field of it, did you mean "classes".'),
        ({"colour": 3}, '"colour" is no field of it.'),
        ({"classes": 0}, '"classes" is 0, and should be a whole number from 1, or null.'),
        ({"classes": True}, '"classes" is true, and should be'),
        ({"names": ["a", "a"]}, '"names" is ["a", "a"], and should be a list of different texts or numbers, or null.'),
        ({"names": [["a"], "b"]}, '"names" is [["a"], "b"], and should be'),
        ({"names": ["a"]}, '"names" has 1 entries, and "classes" is 2.'),
        ({"counts": [1, 2, 3]}, '"counts" has 3 entries, and "classes" is 2.'),
        ({"shape": [-1]}, '"shape" is [-1], and should be a list of lengths'),
        ({"counted_from": 2}, '"counted_from" is 2, and should be 0 or 1.'),
        ({"guessed": "form"}, '"guessed" is "form", and should be a list of fields.'),
    ],
)
def test_json_that_is_no_spec(tmp_path, change, text):
    path = tmp_path / "labels.json"
    path.write_text(change if isinstance(change, str) else json.dumps(json.loads(SPEC.to_json()) | change), encoding="utf-8")
    with pytest.raises(ValueError, match=r"is no label spec") as caught:
        LabelSpec.load(path)
    assert text in str(caught.value)


def test_json_without_a_form():
    with pytest.raises(ValueError, match=r'this text is no label spec: "form" is missing.'):
        LabelSpec.from_json('{"format": "fromlogits.labels", "version": 1}')


def test_what_the_json_does_not_say_is_not_enforced():
    spec = LabelSpec.from_json('{"format": "fromlogits.labels", "version": 1, "form": "class ids", "classes": 3}')
    for y in ([0, 2], [0.0, 2.0], [[0, 2], [1, 1]]):
        assert spec.enforce(y) is y


IDS = describe([0, 2, 1, 1], classes=3)
MARKED = describe([0, 2, -1], classes=3, ignore_index=-1)
ROWS = describe(EYE)


@pytest.mark.parametrize(
    ("spec", "y", "error", "text"),
    [
        (IDS, [0, 3], LabelError, "label 3 at labels[1] has no class: classes=3 gives classes 0..2"),
        (IDS, [0.0, 1.0], LabelError, "labels have dtype float64, but the spec says int64. Write labels.astype('int64')"),
        (IDS, [0.0, np.nan], LabelError, "Whole numbers become floats where one of them is missing"),
        (IDS, [0, None], LabelError, "labels[1] is missing: NaN, None or NA, but the spec says that no label is"),
        (IDS, ["cat"], LabelError, "labels have dtype str, but the spec says int64"),
        (IDS, [[0, 1], [1, 1]], ShapeError, "labels of shape (2, 2) hold rows of shape (2,), but the spec says ()"),
        (IDS, [True], LabelError, "labels have dtype bool, but the spec says int64"),
        (MARKED, [0, -2], LabelError, "label -2 at labels[1] has no class"),
        (ROWS, np.eye(4), ShapeError, "hold rows of shape (4,), but the spec says (3,)"),
        (ROWS, EYE * 0.5, LabelError, "labels[0] is [0.5, 0.0, 0.0], but a one-hot row has one 1"),
        (SPEC, ["cat", "cow"], LabelError, "label 'cow' at labels[1] is not among names=('dog', 'cat')"),
        (SPEC, [0, 1], LabelError, "labels have dtype int64, but the spec says str"),
        (describe([-1, 1]), [0, 1], LabelError, "label 0 at labels[0] is not among names=(-1, 1)"),
        (describe([0.5, 0.25]), [0.5, 1.5], LabelError, "labels[1] is 1.5, but binary labels lie in [0, 1]"),
        (
            describe(pd.Categorical(["a", "b"])),
            pd.Categorical(["b", "a"], categories=["b", "a"]),
            LabelError,
            "the labels have the categories ('b', 'a'), but the spec says ('a', 'b'), and their order is that of the ids",
        ),
        (
            describe(pd.get_dummies(pd.Series(["a", "b"]))),
            pd.get_dummies(pd.Series(["a", "b"]))[["b", "a"]],
            LabelError,
            "the labels have the columns ('b', 'a'), but the spec says ('a', 'b'), and their order is that of the ids. Write labels[['a', 'b']].",
        ),
        (
            describe([0, 2, 1]),
            [3],
            LabelError,
            "(The spec's 3 classes are a guess from 3 rows; if there are more, write describe(labels, classes=...).)",
        ),
    ],
)
def test_data_that_no_longer_fits(spec, y, error, text):
    with pytest.raises(error) as caught:
        spec.enforce(y)
    assert text in str(caught.value)


@pytest.mark.parametrize(
    ("spec", "y"),
    [
        (IDS, np.array([2, 0], np.int32)),  # the width is free
        (IDS, []),
        (MARKED, [-1, -1]),
        (ROWS, EYE[:2].astype(np.float32)),
        (describe([1.0, np.nan], classes=3), [np.nan, 2.0]),
        (LabelSpec(LabelForm.CLASS_IDS, classes=3, shape=(None,)), np.array([[0, 1, 2, 0]])),
        (describe(pd.Categorical(["a", "b"])), ["b", "a"]),
    ],
)
def test_data_that_fits(spec, y):
    assert spec.enforce(y) is y


def test_a_spec_converts():
    assert SPEC.to_class_ids(["cat", "dog"]).tolist() == [1, 0]
    assert SPEC.to_one_hot(["cat", "dog"], dtype="int64").tolist() == [[0, 1], [1, 0]]
    assert describe([1, 2, 3]).to_class_ids([3, 1], dtype="int32").tolist() == [2, 0]
    assert describe([-1, 1]).to_class_ids([1, -1]).tolist() == [1, 0]
    assert MARKED.to_class_ids([2, -1]).tolist() == [2, -1]
    assert ROWS.to_class_ids(EYE[:4]).tolist() == [0, 1, 2, 0]
    channels = describe(np.moveaxis(np.eye(3)[np.arange(40).reshape(2, 4, 5) % 3], -1, 1))
    assert (channels.axis, channels.shape) == (1, (3, 4, 5))


def test_ids_with_names_take_the_names_too():
    spec = describe([0, 1, 0], names=["no", "yes"])
    assert spec.to_class_ids(["yes", "no"]).tolist() == [1, 0]
    assert spec.to_class_ids([1, 0]).tolist() == [1, 0]
    with pytest.raises(LabelError, match=r"label 'maybe' at labels\[0\] is not among names=\('no', 'yes'\)"):
        spec.to_class_ids(["maybe"])


def test_the_words_of_the_checker():
    assert SPEC.labels == Labels(LabelForm.CLASS_IDS, 2, dtype="str", strings=True, has_nan=False)
    assert describe([0, 1], names=["no", "yes"]).labels.strings is None
