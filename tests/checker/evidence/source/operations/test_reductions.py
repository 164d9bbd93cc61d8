"""Fewer axes, and what is left of the meaning."""

from __future__ import annotations

import math

import pytest

BELOW_ONE = math.nextafter(1, 0)  # random numbers never reach the end of their range

IDS = "t = np.array([0, 1, 2, 1])\n"
ROWS = "t = np.eye(3)[np.array([0, 1, 2, 1])]\n"

CASES = [
    (f"{IDS}t.max()", {"shape": (), "low": 2, "high": 2, "integral": True}),
    (f"{IDS}np.min(t)", {"shape": (), "low": 0, "high": 0}),
    (f"{IDS}t.max() + 1", {"low": 3, "high": 3, "integral": True}),
    (f"{IDS}t.sum()", {"shape": (), "low": 0}),
    ("np.array([0, 1, 2, 2]).mean()", {"shape": (), "low": 0, "high": 2}),
    ("np.zeros((3, 4)).sum(axis=1)", {"shape": (3,), "low": 0, "high": 0}),
    ("np.ones((3, 4)).sum(axis=1, keepdims=True)", {"shape": (3, 1), "low": 4, "high": 4}),
    ("np.random.rand(3, 4, 5).mean(axis=(1, 2))", {"shape": (3,)}),
    ("np.zeros((3, 4, 5)).max(axis=-1)", {"shape": (3, 4), "low": 0}),
    ("torch.ones(3, 4).sum(1)", {"shape": (3,), "high": 4}),
    ("torch.ones(3, 4).sum(dim=1, keepdim=True)", {"shape": (3, 1)}),
    ("torch.rand(3, 4).max(1)[0]", {"shape": (3,), "low": 0, "high": BELOW_ONE}),
    ("torch.rand(3, 4).max(dim=1).indices", {"shape": (3,), "low": 0, "high": 3}),
    ("torch.max(torch.rand(3, 4), 1)[1]", {"shape": (3,), "low": 0, "high": 3, "integral": True}),
    ("torch.rand(3, 4).max()", {"shape": (), "high": BELOW_ONE}),
    ("tf.reduce_sum(tf.ones([3, 4]), axis=1)", {"shape": (3,), "low": 4}),
    ("tf.reduce_mean(tf.random.uniform([3, 4]))", {"shape": ()}),
    ("jnp.sum(jnp.ones((3, 4)), axis=0)", {"shape": (4,), "high": 3}),
    (f"{ROWS}t.argmax(axis=1)", {"shape": (4,), "low": 0, "high": 2, "form": "ids", "classes": 3, "dtype": "int64"}),
    (f"{ROWS}np.argmax(t, axis=-1)", {"shape": (4,), "form": "ids"}),
    (f"{ROWS}np.argmax(t, axis=0)", {"shape": (3,), "high": 3, "form": None}),
    (f"{ROWS}t.argmax()", {"shape": (), "low": 0, "high": 11, "form": None}),
    (f"{ROWS}t.argmin(axis=1)", {"shape": (4,), "form": None}),
    ("torch.rand(5, 3).argmax(1)", {"shape": (5,), "high": 2, "integral": True, "dtype": "int64"}),
    ("tf.argmax(tf.ones([5, 3]), axis=1)", {"shape": (5,), "high": 2, "dtype": "int64"}),
    ("tf.argmax(tf.ones([5, 3]))", {"shape": (3,), "high": 4}),
    ("jnp.argmax(jnp.ones((5, 3)), axis=-1)", {"shape": (5,), "dtype": "int32"}),
    ("np.array([1, 0, 2]).all()", {"low": 0, "high": 1, "dtype": "bool"}),
    ("(np.random.rand(6, 2) > 0.5).any(axis=1)", {"shape": (6,), "dtype": "bool"}),
    ("np.count_nonzero(np.array([1, 0, 2]))", {"low": 0, "integral": True}),
    ("np.bincount(np.array([0, 1, 1, 3]))", {"shape": (4,), "low": 0, "integral": True}),
    ("np.bincount(np.array([0, 1]), minlength=5)", {"shape": (5,)}),
    ("np.array([[1, 2], [2, 4]]).mean(axis=0)", {"shape": (2,), "low": 1, "high": 4, "dtype": None}),
    ("np.median(np.array([1, 2, 9]))", {"shape": (), "low": 1, "high": 9}),
    ("np.std(np.array([1.0, 2.5]))", {"shape": (), "dtype": "float64"}),
    ("np.linalg.norm(np.array([[1.0, 2.0]]), axis=1)", {"shape": (1,)}),
    ("np.nanmean(np.array([1.5, np.nan]))", {"shape": (), "nan": None}),
]


@pytest.mark.parametrize(("program", "wanted"), CASES, ids=[program[:60] for program, _ in CASES])
def test_what_is_read(program, wanted, facts):
    assert facts(program, wanted) == wanted


@pytest.mark.parametrize("program", [program for program, _ in CASES], ids=[program[:60] for program, _ in CASES])
def test_it_is_true(program, true):
    true(program)


def test_a_sum_over_places_is_no_class(facts):
    wanted = {"kind": "logits", "units": 3, "shape": (6, 3), "axis": -1}
    assert facts("nn.Linear(4, 3)(torch.rand(6, 9, 4)).mean(dim=1)", wanted) == wanted
