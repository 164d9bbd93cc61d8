"""Tables and columns, as pandas keeps them."""

from __future__ import annotations

import pytest

from fromlogits.checker.evidence.source.frames import columns_of
from fromlogits.checker.evidence.source.tensor import Tensor

TABLE = "t = pd.DataFrame({'a': [0.5, 1.5, 2.5, 3.5], 'k': [0, 1, 2, 1], 'name': ['x', 'y', 'x', 'y']})\n"
CSV = "t = pd.read_csv(io.StringIO('a,k\\n0.5,0\\n1.5,1\\n2.5,3\\n'))\n"

CASES = [
    (f"{TABLE}t['k']", {"shape": (4,), "low": 0, "high": 2, "integral": True, "library": "pandas"}),
    (f"{TABLE}t.k", {"shape": (4,), "high": 2}),
    (f"{TABLE}t['k'].values", {"shape": (4,), "low": 0}),
    (f"{TABLE}t['k'].to_numpy()", {"library": "numpy", "high": 2}),
    (f"{TABLE}t['name']", {"strings": True, "classes": 2}),
    (f"{TABLE}t[['a', 'k']].values", {"shape": (4, 2), "low": 0, "high": 3.5}),
    (f"{TABLE}t.drop(columns=['name', 'a']).to_numpy()", {"shape": (4, 1), "integral": True}),
    (f"{TABLE}t.drop('name', axis=1).values", {"shape": (4, 2)}),
    (f"{TABLE}t.iloc[:, 1]", {"shape": (4,), "high": 2}),
    (f"{TABLE}t.iloc[:, -2]", {"integral": True}),
    (f"{TABLE}t.iloc[:, :2].values", {"shape": (4, 2), "high": 3.5}),
    (f"{TABLE}t.loc[:, 'k']", {"low": 0}),
    (f"{TABLE}t.loc[t['k'] > 0, 'k']", {"low": 1, "high": 2}),
    (f"{TABLE}t[t['k'] > 0]['k']", {"low": 1, "high": 2, "shape": (None,)}),
    (f"{TABLE}t['k'].astype('float32')", {"dtype": "float32", "integral": True}),
    (f"{TABLE}t.astype({{'k': 'int32'}})['k']", {"dtype": "int32"}),
    (f"{TABLE}t['b'] = t['k'] - 1\ny = t['b']", {"low": -1, "high": 1, "shape": (4,)}),
    (f"{TABLE}t['one'] = 1\ny = t['one']", {"low": 1, "high": 1, "shape": (4,)}),
    (f"{TABLE}t.loc[t['a'] > 2, 'k'] = 7\ny = t['k']", {"low": 0, "high": 7, "shape": (4,)}),
    (f"{TABLE}t.pop('k')", {"high": 2}),
    (f"{TABLE}t.pop('k')\ny = t.drop(columns='name').values", {"shape": (4, 1), "integral": False}),
    (f"{TABLE}t.drop(columns='name', inplace=True)\ny = t.values", {"shape": (4, 2)}),
    (f"{TABLE}t.rename(columns={{'k': 'label'}})['label']", {"high": 2}),
    (f"{TABLE}t.assign(b=t['k'] + 1)['b']", {"low": 1, "high": 3}),
    (f"{TABLE}t.head(2)['k']", {"low": 0, "high": 2, "shape": (None,)}),
    (f"{TABLE}t.sample(frac=1)['k']", {"high": 2, "numbers": None}),
    ("pd.DataFrame.from_records([{'a': 0.5, 'k': 1}, {'a': 1.5, 'k': 3}])['k']", {"shape": (2,), "low": 1, "high": 3}),
    ("pd.DataFrame.from_records([(0.5, 'x'), (1.5, 'y')], columns=['a', 'k'])['k']", {"strings": True}),
    ("pd.DataFrame.from_dict({'a': [0.5, 1.5], 'k': ['x', 'y']})['k']", {"shape": (2,), "strings": True, "classes": 2}),
    (f"{TABLE}t['name'].map({{'x': 0, 'y': 1}})", {"shape": (4,), "low": 0, "high": 1, "integral": True}),
    (f"{TABLE}t['name'].map({{'x': 0}})", {"nan": True, "high": 0}),
    (f"{TABLE}t['name'].replace({{'x': 0, 'y': 1}})", {"shape": (4,), "low": 0, "high": 1, "integral": True}),
    (f"{TABLE}t['k'].replace(2, 0)", {"low": 0, "high": 1}),
    (f"{TABLE}t['k'].replace({{0: 5}})", {"low": 1, "high": 5}),
    (f"{TABLE}t['k'].replace([1, 2], [0, 0])", {"low": 0, "high": 0}),
    (f"{TABLE}t['k'].replace(2, np.nan)", {"low": 0, "high": 1, "nan": True}),
    (f"{TABLE}t['k'].apply(lambda v: v + 1)", {"shape": (4,), "low": 1, "high": 3}),
    (f"{TABLE}t['name'].astype('category').cat.codes", {"shape": (4,), "low": 0, "high": 1, "form": "ids", "dtype": "int8"}),
    (f"{TABLE}pd.Categorical(t['name']).codes", {"low": 0, "high": 1, "classes": 2}),
    (f"{TABLE}pd.factorize(t['name'])[0]", {"low": 0, "form": "ids"}),
    (f"{TABLE}pd.get_dummies(t['name'])", {"shape": (4, 2), "form": "one_hot", "classes": 2, "dtype": "bool"}),
    (f"{TABLE}pd.get_dummies(t['name'], drop_first=True, dtype=float)", {"shape": (4, 1), "form": None, "dtype": "float64"}),
    (f"{TABLE}pd.get_dummies(t['name'])['x']", {"shape": (4,), "form": None, "high": 1}),
    (f"{TABLE}t['name'].str.get_dummies('|')", {"shape": (4, 2), "form": "one_hot", "dtype": "int64"}),
    ("pd.Series(['a|b', 'b']).str.get_dummies()", {"shape": (2, None), "form": "multi_hot", "high": 1}),
    ("pd.Series(['a|b', 'b']).str.get_dummies()['a']", {"shape": (2,), "form": None, "high": 1}),
    ("pd.Series(['a|b', 'b', 'c']).str.get_dummies()[['a', 'c']]", {"shape": (3, 2), "form": "multi_hot"}),
    (f"{TABLE}pd.cut(t['a'], bins=2, labels=False)", {"low": 0, "high": 1, "form": "ids", "classes": 2, "dtype": "int64"}),
    (f"{TABLE}pd.cut(t['a'], [0, 1, 2, 4], labels=[1, 2, 3]).astype(int)", {"low": 1, "high": 3, "dtype": "int64"}),
    (f"{TABLE}pd.qcut(t['a'], 4, labels=False)", {"low": 0, "high": 3}),
    ("pd.Series([0, 1, np.nan]).dropna()", {"nan": None, "low": 0, "high": 1, "shape": (None,)}),
    ("pd.Series([0, 1, np.nan])", {"nan": True, "high": 1}),
    ("pd.Series([0, 1, np.nan]).fillna(0)", {"nan": None, "low": 0}),
    ("pd.Series([1, 2], dtype='float32')", {"dtype": "float32"}),
    ("pd.DataFrame({'a': [1.0, np.nan, 3.0]}).dropna()['a']", {"nan": None, "high": 3}),
    ("pd.concat([pd.Series([0, 1]), pd.Series([4])])", {"shape": (3,), "high": 4}),
    (f"{TABLE}pd.concat([t, t])['k']", {"low": 0, "high": 2, "shape": (None,)}),
    (f"{TABLE}pd.concat([t, pd.DataFrame({{'q': [1, 2, 3, 4]}})], axis=1)['q']", {"high": 4, "shape": (4,)}),
    (f"{CSV}t['k']", {"low": 0, "high": 3, "integral": True, "shape": (3,)}),
    (f"{CSV}t.a", {"low": 0.5, "integral": False}),
    ("pd.DataFrame([[1, 2], [3, 4]], columns=['a', 'b'])['b']", {"low": 2, "high": 4}),
    ("pd.DataFrame(np.zeros((5, 2)), columns=['a', 'b'])['a']", {"shape": (5,), "high": 0}),
    (f"{TABLE}sklearn.model_selection.train_test_split(t)[0]['k']", {"low": 0, "high": 2, "shape": (None,)}),
    (f"{TABLE}sklearn.preprocessing.LabelEncoder().fit_transform(t['name'])", {"form": "ids", "classes": 2, "high": 1}),
]


@pytest.mark.parametrize(("program", "wanted"), CASES, ids=[program.rpartition("\n")[2][:60] for program, _ in CASES])
def test_what_is_read(program, wanted, facts):
    assert facts(program, wanted) == wanted


@pytest.mark.parametrize("program", [program for program, _ in CASES], ids=[program.rpartition("\n")[2][:60] for program, _ in CASES])
def test_it_is_true(program, true):
    true(program)


@pytest.mark.parametrize(
    ("program", "names", "exact"),
    [
        ("t", ["a", "k", "name"], True),
        ("t.drop(columns=['a'])", ["k", "name"], True),
        ("t[['name', 'a']]", ["name", "a"], True),
        ("t.iloc[:, 1:]", ["k", "name"], True),
        ("t.drop(columns=unknown)", [], False),
        ("pd.read_csv('rows.csv')", [], False),
        ("pd.concat([t, pd.read_csv('rows.csv')], axis=1)", ["a", "k", "name"], False),
    ],
)
def test_which_columns_a_table_has(program, names, exact, read):
    columns, whole = columns_of(read(f"{TABLE}{program}")["y"])
    assert (list(columns), whole) == (names, exact)


@pytest.mark.parametrize(
    "program", ["t[unknown]", "t['missing']", "pd.read_csv('rows.csv')['k']", "t.groupby('k').mean()", "t.loc[unknown]['q']"]
)
def test_what_nobody_knows(program, read):
    assert not isinstance(read(f"{TABLE}{program}")["y"], Tensor)


def test_a_write_under_an_unknown_name_can_be_any_column(read):
    names = read(f"{TABLE}t[unknown] = 9\ny = t['k']")
    assert not isinstance(names["y"], Tensor)


def test_columns_have_one_length(read):
    names = read(f"{TABLE}t = t.dropna()\na = t['a']\ny = t['k']")
    assert names["a"].shape[0] is names["y"].shape[0]


UNSEEN = "t = pd.read_csv('rows.csv')\n"
CELLS = {
    "words for words": ("t['k'].map({'yes': '1', 'no': '0'})", {"strings": True, "shape": (None,)}),
    "numbers for words": ("t['k'].map({'yes': 2, 'no': 1})", {"low": 1, "high": 2, "integral": True}),
    "counted from the least": ("k = t['k'].map({'yes': 2, 'no': 1})\ny = k - k.min()", {"low": 0, "high": None, "integral": True}),
    "counted down from the greatest": ("k = t['k'].map({'yes': 2, 'no': 1}).values\ny = k.max() - k", {"low": 0, "integral": True}),
    "asked for by its name": ("t.k.map({'yes': 2, 'no': 1})", {"low": 1, "high": 2, "integral": True}),
    "every word replaced": ("t['k'].replace({'yes': 2, 'no': 1})", {"low": 1, "high": 2, "integral": True}),
    "a function": ("t['k'].apply(lambda word: 1 if word == 'yes' else -1)", {"low": -1, "high": 1, "integral": True}),
    "a mark for every part": ("t['k'].str.get_dummies(sep=' ')", {"shape": (None, None), "form": "multi_hot", "high": 1}),
    "a mark for every part, asked for by its name": ("t.k.str.get_dummies(' ').to_numpy('float32')", {"form": "multi_hot"}),
    "put back": ("t['k'] = t['k'].map({'yes': 2, 'no': 1})\ny = pd.get_dummies(t, columns=['a', 'b'])['k']", {"low": 1, "high": 2}),
    "a number among columns of words": ("t['k'] = t['k'].map({'yes': 2, 'no': 1})\ny = pd.get_dummies(t)['k']", {"low": 1, "high": 2}),
}


@pytest.mark.parametrize("program", CELLS)
def test_cells_that_a_dictionary_fills(program, facts):
    text, wanted = CELLS[program]
    assert facts(f"{UNSEEN}{text}", wanted) == wanted


@pytest.mark.parametrize(
    "program",
    [
        "t['k'].replace({'yes': 1})",  # the others stay
        "t['k'].replace({'yes': 'y', 'no': 'n'})",
        "t['k'].replace({0: 5, 1: 6})",
        "t['k'].map(unknown)",
        "t['k'].map({'yes': [0, 1], 'no': [1, 0]})",  # a list in every cell
        "t['k'].apply(lambda word: [word == 'yes', word == 'no'])",
        "pd.Series(['yes', 'no']).map({'yes': [0, 1], 'no': [1, 0]})",
        "t['k'].str.get_dummies()",  # one part each, perhaps
        "t['k'].str.get_dummies(sep=' ')[unknown]",
        "t['k'] = t['k'].map({'yes': '1', 'no': '0'})\ny = pd.get_dummies(t)['k']",
        "t['k'] = t['k'].map({'yes': 2, 'no': 1})\ny = pd.get_dummies(t, columns=['k'])['k']",
        "t['k'] = t['k'].map({'yes': 2, 'no': 1})\ny = pd.get_dummies(t, columns=unknown)['k']",
    ],
)
def test_cells_that_may_hold_anything(program, read):
    value = read(f"{UNSEEN}{program}")["y"]
    assert not isinstance(value, Tensor) or (value.low, value.high, value.strings) == (None, None, None)


SEVERAL = """
y = pd.Series(["a|b", "b", "c"]).str.get_dummies(){rows}
net = keras.Sequential([keras.layers.Dense(3, activation="softmax")])
net.compile("adam", "categorical_crossentropy")
net.fit(np.random.rand(3, 8), y)
"""


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        ("", {"FL206"}),
        ("\ny = y[np.random.rand(3) < 0.5]", {"FL206"}),
        ("\ny = y[y.sum(axis=1) == 1]", set()),
        ("\ny = y.loc[y.sum(axis=1).eq(1)].values", set()),
    ],
)
def test_rows_of_a_single_mark(rows, wanted, codes):
    assert codes(SEVERAL.format(rows=rows)) == wanted
