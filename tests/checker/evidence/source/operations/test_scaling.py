"""Columns in arrays and tables, and what scalers make of those that hold labels."""

from __future__ import annotations

import math
from textwrap import dedent

import pytest

from fromlogits.checker.check import check
from fromlogits.checker.settings import Settings

BELOW_ONE = math.nextafter(1, 0)  # random numbers never reach the end of their range

WINE = "w = sklearn.datasets.load_wine(as_frame=True).frame\n"
SCALE = "sklearn.preprocessing.{}().fit_transform"
ROWS = "r = [[random.random(), random.randint(0, 2)] for _ in range(900)]\nd = np.array(r)\n"

CASES = [
    # one column of several
    (f"{ROWS}d[:, 1]", {"integral": True, "low": 0, "high": 2}),
    (f"{ROWS}d[:, -1]", {"integral": True, "shape": (900,)}),
    (f"{ROWS}d[:, 0]", {"integral": False}),
    (f"{ROWS}d[:500][:, 1].astype(int)", {"integral": True, "high": 2, "dtype": "int64"}),
    ("np.column_stack([np.random.rand(50, 4), np.arange(50) % 3])[:, -1]", {"integral": True, "high": 2}),
    ("np.column_stack([np.random.rand(50, 4), np.arange(50) % 3])[:, 1]", {"integral": False, "high": BELOW_ONE}),
    ("np.hstack([np.random.rand(50, 4), np.ones((50, 1))])[:, 4]", {"low": 1, "high": 1}),
    (f"{WINE}w.values[:, -1]", {"integral": True, "high": 2, "classes": 3, "shape": (178,)}),
    (f"{WINE}w.to_numpy()[:100, 13]", {"integral": True, "shape": (100,)}),
    (f"{WINE}pd.DataFrame(w.values, columns=w.columns)['target']", {"integral": True, "high": 2}),
    ("pd.DataFrame([{'x': 0.5, 'k': 1}, {'x': 1.5, 'k': 2}])['k']", {"low": 1, "high": 2, "integral": True}),
    ("pd.DataFrame([[1, 2.5], [3, 4.5]], columns=['a', 'b'])['a']", {"low": 1, "high": 3, "integral": True}),
    (f"{ROWS}np.flip(d)[:, 1]", {"integral": None}),  # the columns changed places
    (f"{ROWS}d[:, 1] = 1\ny = d[:, 1]", {"integral": None, "shape": (900,)}),
    ("d = np.array([[0.5, 1], [1.5, 2]])\nnp.column_stack([d, d])[:, 1]", {"low": 1, "high": 2, "integral": True}),
    (f"{WINE}v = w.values\nw['target'] = 9\ny = v[:, -1]", {"high": 2}),  # the array does not change with the table
    ("pd.DataFrame(np.arange(3))[0]", {"high": 2, "shape": (3,)}),
    # scaled
    (f"{SCALE.format('MinMaxScaler')}(np.arange(9).reshape(3, 3))", {"low": 0, "high": 1, "shape": (3, 3)}),
    (f"{WINE}{SCALE.format('MinMaxScaler')}(w)[:, -1]", {"low": 0, "high": 1, "integral": False, "form": None}),
    (f"{WINE}{SCALE.format('StandardScaler')}(w)[:, -1]", {"integral": False, "form": None}),
    (f"{WINE}{SCALE.format('MaxAbsScaler')}(w)[:, -1]", {"integral": False, "high": 1}),
    (f"{WINE}pd.DataFrame({SCALE.format('MinMaxScaler')}(w), columns=w.columns)['target']", {"integral": False}),
    (f"{WINE}c = list(w.columns[:-1])\nw[c] = {SCALE.format('MinMaxScaler')}(w[c])\ny = w['target']", {"integral": True, "high": 2}),
    (
        "b = sklearn.datasets.load_breast_cancer(as_frame=True).frame\n" + SCALE.format("MinMaxScaler") + "(b)[:, -1]",
        {"low": 0, "high": 1, "integral": True, "form": "ids", "classes": 2},
    ),
    ("sklearn.preprocessing.minmax_scale([0, 1, 2])", {"low": 0, "high": 1, "integral": False}),
    ("sklearn.preprocessing.minmax_scale([0, 1, 2], feature_range=(0, 4))", {"high": 4, "integral": True}),
    ("sklearn.preprocessing.scale([0.0, 2.0])", {"low": -1, "high": 1, "integral": True}),
    ("sklearn.preprocessing.maxabs_scale([-1.0, 2.0, 4.0])", {"low": -0.25, "high": 1}),
]


@pytest.mark.parametrize(("program", "wanted"), CASES, ids=[program.rpartition("\n")[2][:80] for program, _ in CASES])
def test_what_is_read(program, wanted, facts):
    assert facts(program, wanted) == wanted


@pytest.mark.parametrize("program", [program for program, _ in CASES], ids=[program.rpartition("\n")[2][:80] for program, _ in CASES])
def test_it_is_true(program, true):
    true(program)


PROGRAM = """
    import keras
    import numpy as np
    import pandas as pd
    from sklearn.datasets import load_breast_cancer, load_wine
    from sklearn.preprocessing import LabelEncoder, MinMaxScaler, StandardScaler

    wine = load_wine(as_frame=True).frame
    {prepared}
    train = table.sample(frac=0.8, random_state=1)
    x, y = train.drop(columns="target").values, train["target"].values
    model = keras.Sequential([keras.layers.Dense(3, activation="softmax")])
    model.compile("adam", loss="sparse_categorical_crossentropy")
    model.fit(x, y)
"""


@pytest.mark.parametrize(
    ("prepared", "codes"),
    [
        ("table = pd.DataFrame(MinMaxScaler().fit_transform(wine), columns=wine.columns)", ["FL205"]),
        ("table = pd.DataFrame(StandardScaler().fit_transform(wine), columns=wine.columns)", ["FL205"]),
        ("table = wine", []),
        ("table = pd.DataFrame(wine.values, columns=wine.columns)", []),
        ("table = pd.DataFrame(MinMaxScaler((0, 2)).fit_transform(wine), columns=wine.columns)", []),
        ("table = wine.copy()\n    features = wine.columns[:-1]\n    table[features] = MinMaxScaler().fit_transform(wine[features])", []),
        (
            (
                "table = pd.DataFrame(MinMaxScaler().fit_transform(wine), columns=wine.columns)\n"
                "    table['target'] = (table['target'] * 2).round().astype(int)"
            ),
            [],
        ),
        (
            (
                "table = pd.DataFrame(MinMaxScaler().fit_transform(wine), columns=wine.columns)\n"
                "    table['target'] = LabelEncoder().fit_transform(table['target'])"
            ),
            [],
        ),
    ],
)
def test_a_scaler_over_the_whole_table(prepared, codes, tmp_path):
    (tmp_path / "program.py").write_text(dedent(PROGRAM.format(prepared=prepared)))
    assert [finding.code for finding in check([str(tmp_path)], Settings()).findings] == codes
