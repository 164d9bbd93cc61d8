"""Comparisons, masks, choices between two arrays."""

from __future__ import annotations

import pytest

CASES = [
    ("np.random.rand(5) > 0.5", {"shape": (5,), "low": 0, "high": 1, "integral": True, "dtype": "bool"}),
    ("(np.random.rand(5, 1) >= 0.5).astype(int)", {"shape": (5, 1), "dtype": "int64", "high": 1}),
    ("(np.random.randint(0, 9, 300) == 4).astype('float32')", {"shape": (300,), "dtype": "float32", "integral": True, "form": None}),
    ("np.array([0, 1, 2])[:, None] == np.arange(3)", {"shape": (3, 3), "form": "one_hot", "classes": 3}),
    ("torch.tensor([1, 2, 3]).eq(2)", {"dtype": "bool", "high": 1}),
    ("tf.cast(tf.greater(tf.random.normal([4]), 0.0), tf.int32)", {"shape": (4,), "dtype": "int32", "low": 0, "high": 1}),
    ("~(np.array([1.0, np.nan]) > 0)", {"dtype": "bool", "shape": (2,)}),
    ("~np.array([0, 5])", {"dtype": None, "low": None, "integral": True}),
    ("(np.random.rand(4) > 0) & (np.random.rand(4) < 1)", {"dtype": "bool", "high": 1}),
    ("np.array([6, 5]) & 3", {"high": None, "integral": True}),
    ("np.logical_or(np.array([True]), np.array([False]))", {"dtype": "bool"}),
    ("np.isnan(np.array([1.0, np.nan]))", {"dtype": "bool", "nan": None}),
    ("np.isin(np.array([1, 2]), [2])", {"dtype": "bool", "shape": (2,)}),
    ("np.where(np.random.randn(50) > 0, 1, 0)", {"shape": (50,), "low": 0, "high": 1, "integral": True}),
    ("np.where(np.random.randn(50) > 0, 1, -1)", {"low": -1, "high": 1}),
    ("np.where(np.arange(6) % 2 == 0, np.arange(6), 10)", {"shape": (6,), "low": 0, "high": 10}),
    ("np.where(np.arange(3) > 0, np.arange(3), np.nan)", {"nan": True, "high": 2}),
    ("t = np.random.randint(0, 4, 200)\nnp.where(t == 3, -100, t)", {"low": -100, "high": 2, "integral": True}),
    ("torch.where(torch.rand(5) > 0.5, 2, 0)", {"shape": (5,), "low": 0, "high": 2}),
    ("torch.where(torch.rand(5, 1) > 0.5, torch.ones(5, 1), torch.zeros(5, 1))", {"shape": (5, 1), "high": 1}),
    ("tf.where(tf.range(4) > 1, tf.ones([4]), tf.zeros([4]))", {"shape": (4,), "low": 0, "high": 1}),
    ("a = np.random.rand(80)\nnp.select([a < 0.3, a < 0.6], [0, 1], default=2)", {"shape": (80,), "low": 0, "high": 2, "integral": True}),
    ("a = np.random.rand(80)\nnp.select([a < 0.3], [a])", {"shape": (80,), "low": 0, "high": 0.3}),
]


@pytest.mark.parametrize(("program", "wanted"), CASES, ids=[program[:60] for program, _ in CASES])
def test_what_is_read(program, wanted, facts):
    assert facts(program, wanted) == wanted


@pytest.mark.parametrize("program", [program for program, _ in CASES], ids=[program[:60] for program, _ in CASES])
def test_it_is_true(program, true):
    true(program)
