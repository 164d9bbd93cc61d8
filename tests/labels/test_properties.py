"""What holds for any labels: round trips, the order of rows, and that nothing is ever answered by a crash."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from fromlogits.errors import ContractError
from fromlogits.labels import LabelSpec, describe, infer, to_class_ids, to_multi_hot, to_one_hot, validate
from fromlogits.vocabulary import LabelForm

CLASSES = st.integers(2, 9)
SHAPES = hnp.array_shapes(min_dims=1, max_dims=3, min_side=1, max_side=5)


@st.composite
def ids_and_classes(draw, shapes=SHAPES):
    classes = draw(CLASSES)
    return draw(hnp.arrays(np.int64, draw(shapes), elements=st.integers(0, classes - 1))), classes


@st.composite
def labels(draw):
    """Labels of any form, as an array."""
    rows, classes = draw(st.integers(1, 30)), draw(CLASSES)
    ids = draw(hnp.arrays(np.int64, rows, elements=st.integers(0, classes - 1)))
    form = draw(
        st.sampled_from(
            ["ids", "floats", "marked", "from one", "one-hot", "soft", "multi-hot", "matrix", "bools", "code", "shares", "text", "missing"]
        )
    )
    bits = draw(hnp.arrays(np.int64, (rows, classes), elements=st.integers(0, 1)))
    return {
        "ids": ids,
        "floats": ids.astype(np.float32),
        "marked": np.where(bits[:, 0] == 1, -1, ids),
        "from one": ids + 1,
        "one-hot": np.eye(classes)[ids],
        "soft": 0.9 * np.eye(classes)[ids] + 0.1 / classes,
        "multi-hot": bits,
        "matrix": bits * ids[:, None],
        "bools": bits[:, 0].astype(bool),
        "code": 2 * bits[:, 0] - 1,
        "shares": bits[:, 0] / 2,
        "text": np.array(list("abcdefghi"))[ids],
        "missing": np.where(bits[:, 0] == 1, np.nan, ids),
    }[form]


LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=3) | st.binary(max_size=2) | st.complex_numbers()
NESTED = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=4) | st.tuples(inner) | st.dictionaries(st.text(max_size=1), inner, max_size=1)
)


def answer(convert, y):
    """What is said of labels that are refused."""
    try:
        convert(y)
    except ContractError as error:
        return str(error)
    return "."


@given(st.lists(NESTED, max_size=5) | NESTED)
@settings(max_examples=200)
def test_nested_lists_never_crash(y):
    found = infer(y)
    assert found.of >= 0
    assert str(found)
    for convert in (validate, to_class_ids, lambda y: to_one_hot(y, 3), lambda y: to_multi_hot(y, 3), describe):
        assert answer(convert, y).endswith((".", ")"))  # a text that was written for it


@given(ids_and_classes())
def test_ids_to_one_hot_and_back(drawn):
    ids, classes = drawn
    rows = to_one_hot(ids, classes, form="class ids")
    places = ids[..., 0] if ids.ndim > 1 and ids.shape[-1] == 1 else ids  # a column holds one label a row
    assert rows.shape == (*places.shape, classes)
    assert np.array_equal(to_class_ids(rows, classes=classes, form="one-hot"), places)


@given(ids_and_classes(), st.integers(0, 8))
def test_marks_survive_the_way_through_one_hot(drawn, place):
    ids, classes = drawn
    marked = ids.copy()
    marked.flat[place % ids.size] = -7
    rows = to_one_hot(marked, classes, form="class ids", ignore_index=-7)
    places = marked[..., 0] if marked.ndim > 1 and marked.shape[-1] == 1 else marked
    assert np.array_equal(to_class_ids(rows, classes=classes, form="one-hot", ignore_index=-7), places)


@given(st.integers(1, 5).flatmap(lambda size: st.lists(st.lists(st.integers(0, 5), unique=True, max_size=size), min_size=1, max_size=8)))
def test_tags_to_multi_hot_and_back(tags):
    rows = to_multi_hot(tags, 6) if any(len(one) != 6 for one in tags) else np.zeros((0, 6))
    assert [np.flatnonzero(row).tolist() for row in rows] == [sorted(one) for one in tags[: len(rows)]]


@given(st.lists(st.text(max_size=3), min_size=1, max_size=20), st.randoms())
def test_names_to_ids_and_back(y, random):
    names = sorted(set(y))
    random.shuffle(names)
    ids = to_class_ids(y, names=names)
    assert [names[at] for at in ids] == y


@given(labels())
@settings(max_examples=150)
def test_a_spec_fits_what_it_describes_and_comes_back_from_json(y):
    try:
        spec = describe(y)
    except ContractError:
        return
    assert spec.enforce(y) is y
    assert LabelSpec.from_json(spec.to_json()) == spec
    if spec.counts is not None and spec.form in {LabelForm.CLASS_IDS, LabelForm.ONE_HOT}:
        places = y.size if spec.form is LabelForm.CLASS_IDS else len(y)
        marks = 0 if spec.ignore_index is None else int((y == spec.ignore_index).sum())
        assert sum(spec.counts) == places - marks - spec.missing


@given(labels(), st.randoms(use_true_random=False))
@settings(max_examples=150)
def test_the_order_of_rows_makes_no_difference(y, random):
    order = list(range(len(y)))
    random.shuffle(order)
    plain, shuffled = infer(y), infer(y[order])
    assert [(one.fact, one.confidence) for one in plain.evidence] == [(one.fact, one.confidence) for one in shuffled.evidence]
    assert replace(plain, evidence=()) == replace(shuffled, evidence=())


@given(labels())
@settings(max_examples=150)
def test_what_infer_is_sure_of_is_valid_in_that_form(y):
    found = infer(y)
    missing = found.labels.has_nan or found.labels.strings
    if found.confidence("form") is not None and found.confidence("form").value == "proof" and found.form is not None and not missing:
        validate(y, form=found.form, ignore_index=found.ignore_index)


@given(labels())
@settings(max_examples=150)
def test_ids_are_whole_and_idempotent(y):
    try:
        ids = to_class_ids(y)
    except ContractError:
        return
    assert ids.dtype == np.int64
    assert np.array_equal(to_class_ids(ids, form="class ids", counted_from=0), ids)


@pytest.mark.parametrize("dtype", ["int8", "int16", "int32", "uint8", "float16", "float32", "float64", "bool"])
@given(bits=hnp.arrays(np.int64, (4, 3), elements=st.integers(0, 1)))
def test_the_dtype_changes_no_id(dtype, bits):
    hot = bits[:, 0]
    assert np.array_equal(to_class_ids(hot.astype(dtype)), hot)
    if (bits.sum(1) == 1).all():
        assert np.array_equal(to_class_ids(bits.astype(dtype)), bits.argmax(1))
