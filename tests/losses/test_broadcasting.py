"""Shapes that may stand for each other at a door whose framework broadcasts, and those that may not."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fromlogits import ShapeError
from fromlogits.losses.broadcasting import common_rows, common_units


@pytest.mark.parametrize(
    ("logits", "labels", "axes", "common"),
    [
        ((4, 3), (4, 3), [-1], (4, 3)),
        ((4, 3), (1, 3), [1], (4, 3)),
        ((4, 3), (3,), [-1], (4, 3)),  # one row for all
        ((3,), (4, 3), [-1], (4, 3)),
        ((1, 3), (4, 3), [1], (4, 3)),
        ((3, 4), (3, 1), [0], (3, 4)),
        ((2, 4, 3), (4, 3), [-1], (2, 4, 3)),
        ((2, 4, 3), (2, 1, 3), [0, 2], (2, 4, 3)),
        ((None, 3), (None, 3), [1], (None, 3)),
        ((None, 3), (1, 3), [1], (None, 3)),
        ((None, None), (4, 3), [1], (4, 3)),
        ((None, 3), (4, None), [1], (4, 3)),
        ((None, 3), (3,), [1], (None, 3)),
        ((1, 1), (4, 1), [1], (4, 1)),  # one class
    ],
)
def test_rows(logits, labels, axes, common):
    assert common_rows(logits, labels, axes) == common


@pytest.mark.parametrize(
    ("logits", "labels", "axes"),
    [
        ((4, 3), (4,), [1]),
        ((3, 3), (3,), [1]),  # N == C
        ((None, 3), (None,), [1]),  # class ids, surely
        ((4, 3), (4, 1), [1]),
        ((4, 1), (4, 3), [1]),
        ((4, 3), (4, 2), [1]),
        ((4, 1, 3), (1, 5, 3), [2]),  # every row with every other
        ((3, 4), (4,), [0]),
    ],
)
def test_rows_that_do_not_go_together(logits, labels, axes):
    with pytest.raises(ShapeError, match="class ids need shape"):
        common_rows(logits, labels, axes)


@pytest.mark.parametrize(
    ("logits", "labels", "common"),
    [
        ((4,), (4,), (4,)),
        ((4,), (), (4,)),
        ((), (4,), (4,)),
        ((4, 3), (3,), (4, 3)),
        ((4, 3), (4, 1), (4, 3)),
        ((4, 1), (4, 3), (4, 3)),
        ((None, 3), (None, 3), (None, 3)),
    ],
)
def test_units(logits, labels, common):
    assert common_units(logits, labels) == common


@pytest.mark.parametrize(
    ("logits", "labels"),
    [((4,), (4, 1)), ((4, 1), (4,)), ((4, 4), (4,)), ((4,), (4, 4)), ((4, 3), (4,)), ((4, 3), (3, 4)), ((None, 1), (None,))],
)
def test_units_that_do_not_go_together(logits, labels):
    with pytest.raises(ShapeError, match="must have the same shape"):
        common_units(logits, labels)


SHAPES = st.lists(st.integers(1, 3), max_size=3).map(tuple)


@given(SHAPES, SHAPES)
def test_what_is_allowed_is_what_numpy_makes_of_it_and_never_larger(logits, labels):
    try:
        common = common_units(logits, labels)
    except ShapeError:
        return
    assert common == np.broadcast_shapes(logits, labels)
    assert np.prod(common) == max(np.prod(logits), np.prod(labels))
