"""Every form of labels, what `infer` says of it, and how sure it is."""

from __future__ import annotations

import numpy as np
import pytest

from fromlogits.labels import infer
from fromlogits.vocabulary import Confidence, LabelForm

IDS, ONE_HOT, SHARES, MULTI, BINARY = (
    LabelForm.CLASS_IDS,
    LabelForm.ONE_HOT,
    LabelForm.DISTRIBUTION,
    LabelForm.MULTI_HOT,
    LabelForm.BINARY,
)
PROOF, HINT = Confidence.PROOF, Confidence.HINT
EYE = np.eye(3)[np.arange(30) % 3]  # 30 one-hot rows: chance makes such rows less than once in a million times


@pytest.mark.parametrize(
    ("y", "form", "sure", "classes", "others"),
    [
        # one axis
        ([2, 0, 1], IDS, PROOF, 3, ()),
        ([2.0, 0.0, 1.0], IDS, PROOF, 3, ()),
        ([0, 1, 1], BINARY, HINT, 2, (IDS,)),
        ([0.0, 1.0], BINARY, HINT, 2, (IDS,)),
        ([True, False], BINARY, HINT, 2, (IDS,)),
        ([0, 0], BINARY, HINT, 2, (IDS,)),
        ([-1, 1], BINARY, HINT, 2, (IDS,)),
        ([1, 2], BINARY, HINT, 2, (IDS,)),
        ([0, 255], BINARY, HINT, 2, (IDS,)),
        ([-1, 0, 1], IDS, HINT, 2, (BINARY,)),
        ([-1, 0, 2], IDS, PROOF, 3, ()),
        ([0.2, 0.9], BINARY, HINT, None, ()),
        ([0.9, 1.99, 1.5, 2.7], None, PROOF, None, ()),
        ([np.inf, 1.0], None, PROOF, None, ()),
        (7, IDS, PROOF, 8, ()),
        # rows
        (EYE, ONE_HOT, PROOF, 3, ()),
        (EYE.astype(int), ONE_HOT, PROOF, 3, ()),
        (EYE.astype(bool), ONE_HOT, PROOF, 3, ()),
        (EYE[:3], ONE_HOT, HINT, 3, (MULTI,)),
        (EYE[:3].astype(int), ONE_HOT, HINT, 3, (MULTI, IDS)),
        ([[0, 1], [1, 0]], ONE_HOT, HINT, 2, (MULTI, IDS)),
        ([[1, 1, 0], [0, 0, 1]], MULTI, HINT, 3, (IDS,)),
        ([[1.0, 1.0, 0.0], [0.0, 0.0, 1.0]], MULTI, PROOF, 3, ()),
        ([[True, True], [False, True]], MULTI, PROOF, 2, ()),
        ([[1, 0], [0, 0]], MULTI, HINT, 2, (ONE_HOT, IDS)),
        ([[0.3, 0.7], [0.5, 0.5]], SHARES, PROOF, 2, ()),
        ([[0.3, 0.7]], SHARES, HINT, 2, (MULTI,)),
        ([[0.3, 0.7], [0.5, 0.5], [0.5, 0.9]], SHARES, HINT, 2, ()),
        ([[0.6, 1.4], [1.0, 1.0], [0.5, 1.5]], SHARES, HINT, 2, ()),
        ([[1.2, -0.2], [0.5, 0.5]], SHARES, HINT, 2, ()),
        ([[0.3, 0.9], [0.5, 0.1]], MULTI, HINT, 2, (SHARES,)),
        ([[0.3, 1.9], [0.5, -0.1]], None, PROOF, None, ()),
        ([[5, 0], [2, 7]], IDS, PROOF, 8, ()),
        ([[3, 1], [0, 4]], IDS, HINT, 5, (SHARES,)),
        ([[3.0, 1.0], [0.0, 2.0]], IDS, HINT, 4, (SHARES,)),
        # columns
        ([[2], [0], [1]], IDS, PROOF, 3, ()),
        ([[1], [0]], BINARY, HINT, 2, (IDS,)),
        (EYE[..., None], BINARY, HINT, 2, (IDS,)),  # a label at each of 3 places: an axis of length one holds no rows
        (EYE[..., None] * 7, IDS, PROOF, 8, ()),
        (EYE[..., None] * 0.5, BINARY, HINT, None, ()),
        # masks
        (np.full((2, 4, 4), 7), IDS, PROOF, 8, ()),
        (np.zeros((2, 4, 4), int), BINARY, HINT, 2, (MULTI, IDS)),
        (np.array([[[0, 255], [0, 0]]], np.uint8), BINARY, HINT, 2, (IDS,)),
        (np.full((2, 4, 4), 0.3), BINARY, HINT, None, (MULTI,)),
        (np.stack([EYE, EYE]), ONE_HOT, PROOF, 3, ()),
        (np.eye(2, dtype=int)[None], ONE_HOT, HINT, 2, (BINARY,)),
        # nothing
        ([], None, HINT, None, ()),
        ([None, None], None, HINT, None, ()),
        (np.zeros((0, 3)), None, HINT, None, ()),
    ],
)
def test_form_and_how_sure_it_is(y, form, sure, classes, others):
    found = infer(y)
    assert (found.form, found.confidence("form"), found.classes, found.alternatives) == (form, sure, classes, others)


@pytest.mark.parametrize(
    ("y", "classes", "form", "sure", "others"),
    [
        ([0, 1, 1], 10, IDS, PROOF, ()),
        ([0, 1, 1], 2, IDS, HINT, (BINARY,)),
        ([[0, 1], [1, 1]], 10, IDS, HINT, (MULTI,)),
        ([[3, 1], [0, 4]], 5, IDS, PROOF, ()),
        (np.zeros((2, 4, 4), int), 10, IDS, HINT, (MULTI,)),
        (np.zeros((2, 4, 5), int), 5, MULTI, HINT, (BINARY,)),
        (np.zeros((2, 4, 1), int), 5, IDS, PROOF, ()),
        ([0, 255], 256, IDS, PROOF, ()),
    ],
)
def test_a_known_number_of_classes_decides(y, classes, form, sure, others):
    found = infer(y, classes=classes)
    assert (found.form, found.confidence("form"), found.alternatives) == (form, sure, others)


def test_how_many_rows_prove_one_hot():
    # A bit matrix of the best density has one 1 in a row with chance 1/2 (2 classes) or nearly 1/e (many): 2^-20 < 1e-6 < 2^-19, e^-14 < 1e-6 < e^-13.
    for classes, enough in ((2, 20), (1000, 14)):
        rows = np.eye(classes)[np.arange(enough) % classes]
        assert infer(rows).confidence("form") is PROOF
        assert infer(rows[:-1]).confidence("form") is HINT


def test_channels_first():
    rows = np.moveaxis(np.eye(3)[np.random.default_rng(0).integers(0, 3, (2, 4, 5))], -1, 1)
    found = infer(rows)
    assert (found.form, found.axis, found.classes, found.labels.shape) == (ONE_HOT, 1, 3, (2, 3, 4, 5))
    soft = infer(rows * 0.7 + 0.1)
    assert (soft.form, soft.axis, soft.confidence("form")) == (SHARES, 1, PROOF)


@pytest.mark.parametrize(
    ("y", "ignore_index", "counted_from", "classes"),
    [
        ([0, 1, 2, -1], -1, None, 3),
        ([0, 1, 2, -100, -100], -100, None, 3),
        ([1, 2, 3], None, 1, 3),
        ([-1, 1, 2, 3], -1, 1, 3),
        (np.array([[0, 20], [255, 3]], np.uint8), 255, None, 21),
        (np.array([0, 20, 255, 3], np.uint8), 255, None, 21),
        (np.array([0, 20, 255, 3]), None, None, 256),  # nothing says that these are bytes
        (np.array([0, 254, 255, 3], np.uint8), None, None, 256),  # nothing sets 255 apart
        ([0, -1, -2], None, None, 1),  # two negative numbers mark nothing
        ([1, 1], None, None, 2),  # 1 alone counts from nowhere
    ],
)
def test_marks_are_guessed(y, ignore_index, counted_from, classes):
    found = infer(y)
    assert (found.ignore_index, found.counted_from, found.classes) == (ignore_index, counted_from, classes)
    for fact, value in (("ignore_index", ignore_index), ("counted_from", counted_from)):
        assert found.confidence(fact) is (None if value is None else HINT)


@pytest.mark.parametrize(
    ("ids", "dtype", "why"),
    [
        ([200, 3, 150], "int8", "int8 ends at 127: -106 may be class 150"),
        ([40000, 3], "int16", "int16 ends at 32767: -25536 may be class 40000"),
    ],
)
def test_ids_that_outgrew_their_dtype(ids, dtype, why):
    found = infer(np.array(ids).astype(dtype))
    assert [one.why for one in found.evidence if one.fact == "wrapped"] == [why]
    assert found.confidence("wrapped") is HINT
    assert found.classes is None


def test_ids_that_floats_cannot_tell_apart():
    found = infer(np.array([2051, 3], np.float16))
    assert [one.why for one in found.evidence if one.fact == "rounded"] == [
        "float16 holds every whole number up to 2048: 2052 may have been another"
    ]
    assert infer(np.array([2048, 3], np.float16)).confidence("rounded") is None


@pytest.mark.parametrize("values", [[0, 1, -1], [0, 1, -100, -100]])
def test_a_usual_mark_in_int8_is_no_wrapped_id(values):
    found = infer(np.array(values, np.int8))
    assert found.confidence("wrapped") is None
    assert found.ignore_index == values[-1]


def test_facts_for_the_rules():
    found = infer(np.array([[0.5, 0.5, np.nan], [1.0, 0.0, 0.0], [0.2, 0.2, 0.2]], np.float32)).labels
    assert (found.dtype, found.shape, found.rank, found.minimum, found.maximum) == ("float32", (3, 3), 2, 0.0, 1.0)
    assert (found.integral, found.has_nan, found.normalised) == (False, True, False)


def test_rules_see_only_what_is_proved():
    guessed, sure = infer([0, 1, 1]), infer(EYE)
    assert (guessed.proved.form, guessed.proved.classes, guessed.proved.maximum) == (None, None, 1.0)
    assert (sure.proved.form, sure.proved.classes, sure.proved.normalised) == (ONE_HOT, 3, True)
    assert infer([2, 0, 1]).proved.classes is None  # the largest id of some rows is not the number of classes
    assert infer([2, 0, 1], classes=5).proved.classes == 5


def test_it_says_how_many_rows_it_rests_on():
    whole = infer(np.arange(1000) % 7)
    part = infer(np.arange(1000) % 7, rows=5)
    assert (whole.rows, whole.of, whole.classes) == (1000, 1000, 7)
    assert (part.rows, part.of, part.classes) == (5, 1000, 5)
    assert str(part).endswith("rows: 5 of 1000")
    assert (infer([[0, 1], [1]], rows=1).rows, infer("cat", rows=1).names) == (1, ("cat",))


def test_missing_labels():
    found = infer([1.0, np.nan, 3.0])
    assert (found.form, found.missing, found.labels.has_nan) == (IDS, 1, True)
    assert found.confidence("missing") is PROOF
    rows = infer([[1, 0], None, [0, 1]])
    assert (rows.form, rows.missing, rows.rows) == (ONE_HOT, 2, 3)


@pytest.mark.parametrize(
    ("y", "mixed"),
    [
        ([0, 1, [0, 0, 1], 2], (IDS, ONE_HOT)),
        (np.array([0, 1, [0, 0, 1], 2], object), (IDS, ONE_HOT)),
        ([[0, 0, 1], None, 2], (IDS, ONE_HOT)),
        ([2, [0.5, 0.5], [0.2, 0.8]], (IDS, SHARES)),
        (["cat", [0, 1]], (IDS, ONE_HOT)),
        ([2, [1, 1, 0], [1, 0]], (IDS, ONE_HOT)),  # what the rows are cannot be told: the usual guess
    ],
)
def test_mixed_forms(y, mixed):
    found = infer(y)
    assert (found.labels.mixed, found.form, found.confidence("mixed")) == (mixed, None, PROOF)


def test_ragged_rows_have_two_readings():
    found = infer([[0, 2], [1], []])
    assert (found.form, found.alternatives, found.confidence("ragged"), found.rows) == (None, (MULTI, IDS), PROOF, 3)


@pytest.mark.parametrize(
    ("y", "why"),
    [
        ([{}, 1], "labels[0]: neither number nor name"),
        ([0, "cat"], "labels[0]: a number among names"),
        ([0, 2**70], "labels[1]: a number beyond 64 bits"),
        ([1 + 2j], "labels[0]: neither number nor name"),
        (np.array(["2020-01-01"], "M8[D]"), "labels[0]: neither number nor name"),
        ({"a": 1}, "neither number nor name"),
        ([[[[[[["a"]]]]]]], "labels[0, 0, 0, 0, 0, 0]: neither number nor name"),
        ([[1, "a"], [2, "b"]], "labels[0, 0]: a number among names"),
        ([["a"], [1]], "labels[1]: a row of another kind than those before"),
        ([[["a"]], ["b"]], "labels[1]: a row of another shape than those before"),
        ([[["a"], ["b", "c"]], [["a"]]], "labels[0]: a ragged row within rows"),
        ([[["a"], ["b", "c"]], ["a"]], "labels[0]: a ragged row within rows"),
        ([["a"], [["a"], ["b", "c"]]], "labels[1]: a ragged row within rows"),
        ([[1, [2]], [3]], "labels[0]: a mixed row within rows"),
    ],
)
def test_what_cannot_be_read(y, why):
    found = infer(y)
    if "0, 0, 0, 0" in why:
        assert found.evidence[0].why.endswith("lists deep")
    else:
        assert found.evidence[0].why == why
    assert (found.form, found.confidence("unreadable")) == (None, PROOF)


def test_a_list_that_holds_itself():
    y: list = [1]
    y.append(y)
    assert infer(y).form is None


def test_text():
    found = infer(["dog", "cat", "dog"])
    assert (found.form, found.classes, found.names, found.labels.strings) == (IDS, 2, ("cat", "dog"), True)
    assert (found.confidence("form"), found.alternatives) == (HINT, (BINARY,))
    assert infer(["dog", "cat", "cow"]).alternatives == ()


def test_no_fewer_rows_than_none():
    with pytest.raises(ValueError, match="rows=-1 is not in 0, 1, 2"):
        infer([0, 1, 2], rows=-1)
