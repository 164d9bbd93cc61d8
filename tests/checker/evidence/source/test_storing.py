"""Arrays that are filled piece by piece."""

from __future__ import annotations

from textwrap import dedent

import pytest

from fromlogits.checker.check import check
from fromlogits.checker.settings import Settings
from fromlogits.vocabulary import OutputKind, Severity

THREE = "y = sklearn.datasets.load_iris().target\n"
CASES = [
    ("y = np.zeros(9)\ny[2:] = 255", {"low": 0, "high": 255, "integral": True}),
    ("y = np.empty(9, dtype=int)\ny[:5] = 1\ny[5:] = 3", {"low": 1, "high": 3, "integral": True}),
    ("y = np.full(9, -1)\ny[:5] = 1", {"low": -1, "high": 1}),
    ("y = np.full(9, -1)\ny[:5] = 1\ny[5:] = 0", {"low": None, "high": 1}),
    ("y = np.full(6, -1)\nfor k in range(3):\n    y[k::3] = k", {"low": None, "high": 2}),
    (
        "def pad(n):\n    row = np.full(6, -100)\n    row[:n] = 1\n    return row\n\n\ny = np.stack([pad(n) for n in np.arange(1, 6)])",
        {"low": -100, "high": 1},
    ),
    (
        "rows = []\nfor n in np.arange(1, 6):\n    row = np.full(6, -1)\n    row[:n] = 1\n    rows.append(row)\ny = np.stack(rows)",
        {"low": -1},
    ),
    ("y = np.full((5, 6), -1)\nfor n in range(5):\n    y[n] = 1", {"low": None}),
    ("y = np.full(9, np.nan)\ny[:5] = 1\ny[5:] = 0", {"nan": None}),
    ("y = np.full(9, np.nan)", {"nan": True}),
    (f"{THREE}y[y == 2] = 1", {"low": 0, "high": 1, "classes": None}),
    (f"{THREE}y[:20] = 0", {"low": 0, "high": 2, "classes": 3}),
    ("y = np.zeros((4, 3))\ny[np.arange(4), [0, 2, 1, 1]] = 1", {"form": "one_hot", "classes": 3}),
    ("y = np.zeros((4, 5))\nfor i in range(4):\n    y[i, np.random.choice(5, 2, replace=False)] = 1", {"form": "multi_hot", "high": 1}),
    ("y = np.zeros((4, 5))\nfor i in range(4):\n    y[i, [1, 3]] = 1", {"form": "multi_hot"}),
    ("y = np.zeros((4, 5))\nfor i, k in enumerate(np.random.randint(0, 5, 4)):\n    y[i, [k]] = 1", {"form": "one_hot", "classes": 5}),
    ("y = np.zeros((4, 5))\nids = np.array([0, 2, 1, 1])\nfor i in range(4):\n    y[i, ids[i : i + 1]] = 1", {"form": "one_hot"}),
    ("y = np.zeros((4, 5))\nfor i, k in enumerate(np.random.randint(0, 5, 4)):\n    y[i, k] = 1", {"form": "one_hot", "classes": 5}),
    ("y = np.zeros((400, 5))\nfor i, k in enumerate(np.random.randint(0, 5, 400)):\n    y[i][k] = 1", {"form": "one_hot", "classes": 5}),
    (
        "y = np.zeros((4, 5))\nfor i, (j, k) in enumerate(np.random.randint(0, 5, (4, 2))):\n    y[i, j] = 1\n    y[i, k] = 1",
        {"form": None},  # perhaps two in a row
    ),
    (
        "y = np.zeros((400, 9))\nfor i, tags in enumerate(np.random.randint(0, 9, (400, 3))):\n    for tag in tags:\n        y[i, tag] = 1",
        {"form": None},
    ),
    ("y = np.zeros((9, 5))\nids = np.random.randint(0, 5, (9, 3))\nfor k in range(3):\n    y[np.arange(9), ids[:, k]] = 1", {"form": None}),
    ("y = np.zeros((400, 5))\nfor i, k in enumerate(np.random.randint(0, 5, 900)):\n    y[i % 400, k] = 1", {"form": None}),
    ("y = np.zeros((5, 5))\nfor j, k in np.random.randint(0, 5, (9, 2)):\n    y[j, k] = 1", {"form": None}),
    ("y = np.zeros((4, 5))\nfor i in range(4):\n    for k in (1, 3):\n        y[i, np.array(k)] = 1", {"form": None}),
    (
        "y = np.zeros((3, 5))\nfor i, tags in enumerate([[1], [0, 3], [2]]):\n    for tag in tags:\n        y[i, tag] = 1",
        {"form": "multi_hot", "high": 1},
    ),
    ("y = np.zeros((3, 5))\nfor i, tags in enumerate([[1], [3, 3], [2]]):\n    for tag in tags:\n        y[i, tag] = 1", {"form": None}),
    ("y = np.zeros((2, 5))\ny[0, 1] = y[0, 2] = y[1, 4] = 1", {"form": "multi_hot"}),
    ("y = np.zeros((1, 5))\ny[0, 1] = 1\ny[0, 1] = 0\ny[0, 2] = 1", {"form": None}),
    ("y = np.zeros((2, 5))\ny[0, 1] = y[1, 2] = 1", {"form": None}),
    ("y = np.zeros((2, 5))\ny[0, 1] = y[0, 2] = 1\ny[0, 1] = 0", {"form": None}),
    ("y = np.zeros((2, 5))\ny[0, 1] = y[0, 2] = 0.5", {"form": None}),
    ("y = np.array([1, 2, np.nan])\ny[2:] = 1", {"nan": None}),
    ("y = np.array([1, 2, np.nan])\ny[y == 1] = 3", {"nan": True, "high": 3}),
    ("y = np.zeros(9, dtype=int)\ny[3:] = 0.5", {"integral": True, "high": 0, "lossy": "fractions between 0 and 1 cut to int64"}),
    ("y = (np.arange(12).reshape(4, 3) > 3).astype(int)\ny[1] += 3", {"form": None}),
    (f"{THREE}y[:2] = 5", {"high": 5, "classes": None}),
    ("y = np.array(['a', 'b'])\ny[0] = 'c'", {"strings": True, "classes": 3}),
    ("jnp.zeros(9).at[3:].set(2)", {"low": 0, "high": 2, "shape": (9,)}),
    ("jnp.zeros((4, 3)).at[jnp.arange(4), jnp.array([0, 2, 1, 1])].set(1)", {"form": "one_hot", "classes": 3}),
    ("jnp.arange(4).at[1].add(1)", {"low": 0, "high": 3, "shape": (4,)}),
    ("jnp.arange(4).at[1:3].get()", {"shape": (2,)}),
]


@pytest.mark.parametrize(("program", "wanted"), CASES, ids=[program for program, _ in CASES])
def test_what_is_read(program, wanted, facts):
    assert facts(program, wanted) == wanted


@pytest.mark.parametrize("program", [program for program, _ in CASES], ids=[program for program, _ in CASES])
def test_it_is_true(program, true):
    true(program)


MODEL = "m = keras.Sequential([keras.layers.Input((4,)), keras.layers.Dense(3{})])\nx = np.zeros((9, 4))\ny = np.zeros((9, 3))\n"
SOFT = ", activation='softmax'"
LOGITS, PROBABILITIES = OutputKind.LOGITS, OutputKind.PROBABILITIES


@pytest.mark.parametrize(
    ("program", "kind"),
    [
        (f"{MODEL.format('')}y[2:5] = m.predict(x[2:5])", LOGITS),
        (f"{MODEL.format(SOFT)}for k in range(9):\n    y[k] = m.predict(x[k:k + 1])[0]", PROBABILITIES),
        (f"{MODEL.format('')}for a, b in sklearn.model_selection.KFold(3).split(x):\n    y[b] = m.predict(x[b])", LOGITS),
        (f"{MODEL.format('')}y = np.empty(9)\ny[:] = m.predict(x)[:, 0]", LOGITS),
        (f"{MODEL.format('')}y = np.empty(9)\ny[2:] = m.predict(x[2:])[:, 0]", LOGITS),
        (f"{MODEL.format('')}y = np.zeros((2, 9, 3))\nfor k in range(2):\n    y[k, 3:] = m.predict(x[3:])", LOGITS),
        (f"{MODEL.format(SOFT)}y[2:5] = m.predict(x[2:5])\ny[8] = 0", PROBABILITIES),
        # what else could be there
        (f"{MODEL.format('')}y[2:5] = m.predict(x[2:5])\ny[5:] = unknown", None),
        (f"{MODEL.format('')}y[2:5] = m.predict(x[2:5])\ny[5:] = special.softmax(m.predict(x[5:]), -1)", None),
        (f"{MODEL.format('')}y[:, 1] = m.predict(x)[:, 1]", None),  # one column of three
        (f"{MODEL.format('')}y = np.random.normal(size=(9, 3))\ny[2:5] = m.predict(x[2:5])", None),  # it held something of its own
        (f"{MODEL.format('')}y = np.zeros((9, 4))\ny[2:5, :3] = m.predict(x[2:5])", None),
    ],
)
def test_an_array_that_is_filled_with_what_a_model_gives(program, kind, read):
    assert read(f"import keras\n{program}")["y"].kind is kind


FOLDS = """
    import keras
    import numpy as np
    from sklearn.datasets import load_wine
    from sklearn.metrics import log_loss
    from sklearn.model_selection import KFold

    X, y = load_wine(return_X_y=True)
    oof = np.zeros((len(y), 3))
    for fit, held in KFold(3).split(X):
        net = keras.Sequential([keras.layers.Input((13,)), keras.layers.Dense(3{})])
        net.compile("adam", loss=keras.losses.SparseCategoricalCrossentropy({}))
        net.fit(X[fit], y[fit])
        oof[held] = net.predict(X[held])
    print(log_loss(y, oof))
"""


@pytest.mark.parametrize(
    ("activation", "flag", "codes"),
    [("", "from_logits=True", ["FL102"]), (", activation='softmax'", "", [])],
)
def test_out_of_fold_predictions(activation, flag, codes, tmp_path):
    program = tmp_path / "program.py"
    program.write_text(dedent(FOLDS).format(activation, flag))
    assert [finding.code for finding in check([str(program)], Settings()).findings] == codes


LINES = "lines = open('labels.txt').read().splitlines()\nnames = ['a', 'b', 'c', 'd']\n"
ROWS_OF_LISTS = {
    "in a loop": ("y = []\nfor l in lines:\n    row = [0] * 4\n    row[names.index(l)] = 1\n    y.append(row)\ny = np.array(y)", "one_hot"),
    "of an empty one": (
        "empty = [0.0] * len(names)\ny = []\nfor l in lines:\n    row = list(empty)\n    row[names.index(l)] = 1.0\n    y.append(row)\ny = np.array(y)",
        "one_hot",
    ),
    "by a function": (
        "def hot(i):\n    v = [0, 0, 0, 0]\n    v[i] = 1\n    return v\ny = np.array([hot(names.index(l)) for l in lines])",
        "one_hot",
    ),
    "two at most": (
        "y = []\nfor l in lines:\n    row = [0] * 4\n    row[names.index(l[0])] = 1\n    row[names.index(l[1])] = 1\n    y.append(row)\ny = np.array(y)",
        None,
    ),
    "one for each word": (
        "y = []\nfor l in lines:\n    row = [0] * 4\n    for w in l.split():\n        row[names.index(w)] = 1\n    y.append(row)\ny = np.array(y)",
        None,
    ),
    "grown afterwards": (
        "y = []\nfor l in lines:\n    row = [0] * 4\n    row[names.index(l)] = 1\n    row.append(len(l))\n    y.append(row)\ny = np.array(y)",
        None,
    ),
}


@pytest.mark.parametrize("case", ROWS_OF_LISTS)
def test_rows_that_are_lists(case, facts):
    program, form = ROWS_OF_LISTS[case]
    assert facts(LINES + program, {"form": form}) == {"form": form}


NUMBERED = {
    "in a comprehension": (
        "ids = {l: i for i, l in enumerate(sorted(set(lines)))}\ny = np.array([ids[l] for l in lines])",
        {"low": 0, "integral": True},
    ),
    "counted from one": ("ids = {l: i for i, l in enumerate(lines, start=1)}\ny = np.array([ids[l] for l in lines])", {"low": 1}),
    "by enumerate itself": ("y = np.array([i for i, l in enumerate(lines)])", {"low": 0, "integral": True}),
}


@pytest.mark.parametrize("case", NUMBERED)
def test_words_that_nobody_spells_out_by_number(case, facts):
    program, wanted = NUMBERED[case]
    assert facts(LINES + program, wanted) == wanted


def test_what_else_stands_under_words_is_not_known(read):
    assert not hasattr(read(LINES + "sizes = {l: float(l) for l in lines}\ny = sizes['a']")["y"], "integral")


FILLED_LISTS = {
    "marks, all replaced": ("y = [-1] * 9\nfor i, l in enumerate(lines):\n    y[i] = i % 3", {"high": 2, "low": 0}),
    "None, all replaced": ("y = [None] * 9\nfor i, l in enumerate(lines):\n    y[i] = i % 3", {"high": 2, "low": 0}),
    "NaN, all replaced": ("y = [np.nan] * 9\nfor i, l in enumerate(lines):\n    y[i] = i % 3", {"high": 2, "low": 0, "nan": None}),
    "a mark, replaced once": ("y = [-1] * 9\ny[names.index(lines[0])] = 2", {"high": 2, "low": -1, "shape": (9,)}),
    "zeros": ("y = [0] * 9\nfor l in lines:\n    y[names.index(l)] = 3", {"high": 3, "low": 0, "shape": (9,)}),
    "the first of many": ("y = [0] * len(lines)\ny[0] = 3", {"high": 3, "low": 0}),
    "texts": ("t = ['O'] * len(lines)\nt[0] = 'B'\ny = [{'O': 0, 'B': 1}[one] for one in t]", {"high": 1, "low": 0}),
    "a one that is smoothed": (
        "y = [0.0] * 4\ni = names.index(lines[0])\ny[i] = 1.0\ny[i] -= 0.25",
        {"high": 1, "shape": (4,), "form": None},
    ),
}


@pytest.mark.parametrize("case", FILLED_LISTS)
def test_lists_that_are_filled(case, facts):
    program, wanted = FILLED_LISTS[case]
    assert facts(f"{LINES}{program}\ny = np.array(y)", wanted) == wanted


AMONG_OTHERS = {
    "one and a part for the others": ("y = np.full((90, 4), 0.1)\ny[np.arange(90), ids] = 0.9", {"FL206"}),
    "one, made of a number": ("y = np.ones((90, 4)) * 0.1\ny[range(90), ids] += 0.9", {"FL206"}),
    "less than one": ("y = np.zeros((90, 4))\ny[np.arange(90), ids] = 0.9", {"FL206"}),
    "of JAX": ("y = jnp.full((90, 4), 0.1).at[jnp.arange(90), ids].set(0.9)", {"FL206"}),
    "as much as is left": ("y = np.full((90, 4), 0.1 / 3)\ny[np.arange(90), ids] = 0.9", set()),
    "on top of what all have": ("y = np.full((90, 4), 0.02)\ny[np.arange(90), ids] += 0.92", set()),
    "the rest is written later": ("y = np.zeros((90, 4))\ny[np.arange(90), ids] = 0.7\ny[np.arange(90), ids[::-1]] += 0.3", set()),
    "divided by their sum": ("y = np.full((90, 4), 0.1)\ny[np.arange(90), ids] = 0.9\ny /= y.sum(1, keepdims=True)", set()),
}


@pytest.mark.parametrize("rows", AMONG_OTHERS)
def test_another_number_in_each_row(rows, codes):
    program, wanted = AMONG_OTHERS[rows]
    fit = "net = keras.Sequential([keras.layers.Dense(4, activation='softmax')])\nnet.compile('adam', 'categorical_crossentropy')\n"
    assert codes(f"ids = np.random.randint(0, 4, 90)\n{program}\n{fit}net.fit(np.random.rand(90, 5), y)") == wanted


HALVED = {
    "below, then above": "y[y < 5] = 0\ny[y >= 5] = 1",
    "above, then below": "y[y > 4] = 1\ny[(y < 5) & (y != 1)] = 0",
    "in three": "y[y < 3] = 0\ny[(y >= 3) & (y < 7)] = 1\ny[y >= 7] = 2",
    "by np.where": "y = np.where(y < 5, 0, y)\ny = np.where(y >= 5, 1, y)",
    "by way of a mark": "y[y > 3] = 3\ny[y < 3] = 0\ny[y == 3] = 1",
}
UNBOUNDED = ("sklearn.preprocessing.LabelEncoder().fit_transform(x)", "np.argmax(x, axis=1)", "np.array(x).astype(int)")
BOUNDED = ("np.random.randint(0, 100, 90) % 10", "np.arange(90) % 8")  # whether the last of them occur, nobody says


@pytest.mark.parametrize("numbers", UNBOUNDED + BOUNDED)
@pytest.mark.parametrize("halved", HALVED)
def test_halves_of_numbers_that_nobody_counts(halved, numbers, facts):
    most = 2.0 if halved == "in three" else 1.0
    wanted = {"low": 0.0, "high": most}
    assert facts(f"from lib import load\n(x, _), z = load()\ny = {numbers}\n{HALVED[halved]}", wanted) == wanted


@pytest.mark.parametrize(
    ("program", "wanted"),
    [
        ("y[y < 5] = 0", {"low": 0.0, "high": None}),
        ("y[y < 5] = 0\ny = y[y < 8]", {"low": 0.0, "high": 7.0}),
        ("y[y < 5] = 0\ny = y[y > 2]", {"low": 5.0, "high": None}),
        ("y[y < 5] = 0\ny = y[y == 3]", {"low": None, "high": None}),
        ("y[y >= 5] = 1\ny[y < 5] = 0", {"low": 0.0, "high": 0.0}),
    ],
)
def test_numbers_that_go_on_behind_a_gap(program, wanted, facts):
    assert facts(f"from lib import load\n(x, _), z = load()\ny = np.argmax(x, axis=1)\n{program}", wanted) == wanted


@pytest.mark.parametrize(
    ("program", "wanted"),
    [
        ("y[y < 5] = 0", {"low": 0.0, "high": 9.0}),
        ("y[y < 5] = 0\ny = y[y > 2]", {"low": 5.0, "high": 9.0}),
        ("y[y < 5] = 0\ny = y[y != 9]", {"low": 0.0, "high": None}),
        ("y[y < 5] = 0\ny = y[y == 12]", {"low": None, "high": None}),
        ("y[y < 5] = 0\ny[y == 9] = 1", {"low": 0.0, "high": None}),
    ],
)
def test_numbers_up_to_a_bound_behind_a_gap(program, wanted, facts):
    assert facts(f"y = np.random.randint(0, 100, 90) % 10\n{program}", wanted) == wanted


@pytest.mark.parametrize(
    ("program", "wanted"),
    [
        ("y[y <= 3] = 0\ny[y > 3] = 1", {"low": 0.0, "high": None}),
        ("y[y > 3] = 1\ny[y <= 0] = 5", {"low": None, "high": None}),
        ("y = torch.tensor(y)\ny = y.masked_fill(y <= 3, 0)\ny = y.masked_fill(y > 3, 1)", {"low": 0.0, "high": None}),
        ("y[y < 0] = 0\ny[y > 3] = 3", {"low": 0.0, "high": 3.0}),
        ("y[y <= 3] = 0\ny[y > 3] = 4", {"low": 0.0, "high": 4.0}),
        ("y = y.astype(int)\ny[y < 0] = 0\ny[y <= 3] = 0\ny[y > 3] = 1", {"low": 0.0, "high": 1.0}),
    ],
)
def test_a_bound_that_a_comparison_sets_may_be_met_by_none(program, wanted, facts):
    assert facts(f"y = pd.read_csv('ratings.csv').to_numpy()[:, 2]\n{program}", wanted) == wanted


def test_written_into_one_of_two_arrays(facts):
    program = """
import sys
y = sklearn.datasets.load_iris().target if sys.argv[1:] else sklearn.datasets.load_wine().target
y[y == 2] = 1
y = np.concatenate([y])
"""
    assert facts(program, {"high": 1.0}) == {"high": 1.0}


def test_written_into_one_of_two_dicts(says):
    assert says("import sys\na, b = {}, {}\nd = a if sys.argv[1:] else b\nd['k'] = 3\ny = d['k']") == 3


NEAR_ZERO = {
    "written over": ("p = p.clone()\np[p < 5e-3] = 5e-3", Severity.HINT),
    "written over zero itself": ("p[p == 0] = 1e-8", Severity.HINT),
    "filled": ("p = p.masked_fill(p < 1e-3, 1e-3)", Severity.HINT),
    "zero itself": ("p[p < 0.05] = 0", Severity.WARNING),
    "filled with zero": ("p = p.masked_fill(p < 0.05, 0.0)", Severity.WARNING),
    "near one": ("p[p > 0.95] = 0.95", Severity.WARNING),
    "filled near one": ("p = p.masked_fill(p > 0.95, 0.95)", Severity.WARNING),
    "what is no number": ("p[torch.isnan(p)] = 0.25", Severity.WARNING),
    "another row": ("p[0] = 0.25", Severity.WARNING),
    "other rows": ("p[x[:, 0] < 0] = 0.25", Severity.WARNING),
    "other rows, filled": ("p = p.masked_fill(x[:, :1] < 0, 0.25)", Severity.WARNING),
}


@pytest.mark.parametrize("case", NEAR_ZERO)
def test_shares_near_zero_are_written_over(case, tmp_path):
    step, severity = NEAR_ZERO[case]
    file = tmp_path / "program.py"
    file.write_text(
        "import torch\n\nnet = torch.nn.Linear(8, 4)\nx, y = torch.rand(16, 8), torch.eye(4)[torch.randint(0, 4, (16,))]\n"
        f"p = torch.softmax(net(x), 1)\n{step}\nloss = -(y * torch.log(p)).sum(1).mean()\nloss.backward()\n"
    )
    found = check([str(file)], Settings(), hints=True).findings
    assert [(finding.code, finding.severity) for finding in found] == [("FL401", severity)]
