"""Names and numbers looked up in dictionaries, replaced, left out: what becomes of labels in a column of pandas."""

from __future__ import annotations

import pytest

S = "s = pd.Series(np.random.default_rng(0).choice(['yes', 'no', 'unsure'], 200))\n"
W = "s = pd.Series(np.where(np.random.default_rng(0).random(50) > 0.5, 'benign', 'malignant'))\n"
N = "n = pd.Series([0, 1, np.nan, 1])\n"
T = f"{S}t = pd.DataFrame({{'k': s, 'n': s.map({{'yes': 1, 'no': 0}})}})\n"
THREE = "n = pd.Series(sklearn.datasets.load_iris().target)\n"

CASES = [
    # a dictionary
    (f"{S}s.map({{'yes': 1, 'no': 0}})", {"low": 0, "high": 1, "nan": True}),
    (f"{S}s.map({{'yes': 1, 'no': 0, 'unsure': 2, 'never': 9}})", {"low": 0, "high": 2, "nan": None, "integral": True}),
    (f"{S}s.map({{'yes': 1, 'no': 0}}.get)", {"nan": True}),
    (f"{S}s.map({{'yes': 1, 'no': 0, 'unsure': 2}})", {"form": "ids", "classes": 3}),
    (f"{S}s.map({{'yes': 1, 'no': 0, 'unsure': 0}})", {"form": "ids", "classes": 2}),
    (f"{S}s.map({{'yes': 1, 'no': 0, 'unsure': 2, 'never': 3}})", {"form": None, "classes": None}),
    (f"{S}s.map({{'yes': 1, 'no': 2, 'unsure': 3}})", {"form": None, "classes": None}),
    (f"{S}s.map({{'yes': 'y', 'no': 'n', 'unsure': 'n'}})", {"strings": True, "classes": 2}),
    (f"{W}s.map({{'benign': 1, 'malignant': 2}})", {"low": 1, "high": 2, "nan": None}),
    (f"{W}s.map({{'Benign': 1, 'Malignant': 2}})", {"nan": True}),
    ("pd.Series([0, 1, 2, 2]).map({0: 'a', 1: 'b', 2: 'c'})", {"strings": True, "classes": 3}),
    ("pd.Series([0, 1, 2, 2]).map({0: 5, 1: 6})", {"low": 5, "high": 6, "nan": True}),
    (f"{THREE}n.map({{0: 0, 1: 1}})", {"nan": True, "high": 1}),
    (f"{THREE}n.map({{0: 0, 1: 1, 2: 1}})", {"nan": None, "high": 1}),
    (f"{N}n.map({{0: 5, 1: 6}})", {"nan": True, "low": 5}),
    (f"{S}s.map({{c: i for i, c in enumerate(sorted(s.unique()))}})", {"low": 0, "high": 2, "nan": None}),
    # values put in the place of others
    (f"{S}s.replace({{'yes': 1, 'no': 0, 'unsure': 0}})", {"low": 0, "high": 1, "strings": None}),
    (f"{S}s.replace('unsure', 'no')", {"strings": True, "classes": 2}),
    (f"{S}s.replace('unsure', 'no').map({{'yes': 1, 'no': 0}})", {"nan": None, "high": 1}),
    (f"{S}s.map({{'yes': 1, 'no': 0}}).fillna(0)", {"nan": None, "low": 0}),
    (f"{S}s.map({{'yes': 1, 'no': 0}}).fillna(-1)", {"nan": None, "low": -1}),
    (f"{S}s.map({{'yes': 1, 'no': 0}}).dropna()", {"nan": None, "high": 1}),
    (f"{THREE}n.fillna(-1)", {"low": None, "high": 2}),  # whether any is missing is not known
    (f"{THREE}n.fillna(1)", {"low": 0, "high": 2}),
    ("pd.Series([0, 1]).replace('a', 'b')", {"strings": None, "high": 1}),
    ("sklearn.preprocessing.LabelEncoder().fit_transform(pd.Series(['a', None, 'b']))", {"high": 2, "classes": 3}),
    # rows left out
    (f"{S}s[s != 'unsure'].map({{'yes': 1, 'no': 0}})", {"nan": None, "high": 1}),
    (f"{S}s[~(s == 'unsure')].map({{'yes': 1, 'no': 0}})", {"nan": None}),
    (f"{S}s[s.isin(['yes', 'no'])].map({{'yes': 1, 'no': 0}})", {"nan": None}),
    (f"{S}s[~s.isin(['unsure'])].map({{'yes': 1, 'no': 0}})", {"nan": None}),
    (f"{S}s[(s != 'unsure') & (s != 'no')].map({{'yes': 1, 'no': 0}})", {"nan": None, "low": 1}),
    (f"{S}s[s == 'yes']", {"classes": 1, "strings": True}),
    (f"{S}s[s != 'yes'].map({{'yes': 1, 'no': 0}})", {"nan": True, "high": 0}),
    (f"{T}t[t['n'].notna()]['n']", {"nan": None, "high": 1}),
    (f"{T}t[~t['n'].isna()]['n']", {"nan": None}),
    (f"{T}t[t['k'] != 'unsure']['n']", {"nan": None}),
    (f"{T}t.dropna(subset=['n'])['n']", {"nan": None}),
    (f"{T}t.query('k != \"unsure\"')['n']", {"nan": None}),
    (f"{T}t.drop(t[t.k == 'unsure'].index)['n']", {"nan": None}),
    (f"{T}t.loc[t['n'].isna(), 'n'] = 0\ny = t['n']", {"nan": None, "low": 0, "high": 1}),
    (f"{N}np.where(n.isna(), 0, n)", {"nan": None, "low": 0, "high": 1}),
    (f"{N}y = n.to_numpy().copy()\ny[np.isnan(y)] = 2", {"nan": None, "high": 2}),
    (f"{N}y = n.to_numpy()\ny = y[np.isfinite(y)]", {"nan": None, "high": 1}),
    ("m = torch.arange(5)\nm.masked_fill(m == 4, -100)", {"low": -100, "high": 3}),
    # categories, bins, numbers in texts
    (f"{S}s.astype('category').cat.codes", {"low": 0, "high": 2, "classes": 3}),
    (f"{S}s.astype(pd.CategoricalDtype(['yes', 'no', 'unsure'])).cat.codes", {"low": 0, "high": 2}),
    (f"{S}pd.Categorical(s, categories=['yes', 'no']).codes", {"low": -1, "high": 1}),
    (f"{S}pd.factorize(s)[0]", {"low": 0, "high": 2, "classes": 3}),
    (f"{S}pd.get_dummies(s)", {"shape": (200, 3), "form": "one_hot"}),
    ("pd.cut(pd.Series([1, 20, 70]), [0, 18, 60], labels=[0, 1])", {"nan": True, "high": 1}),
    ("pd.cut(pd.Series([1, 20, 60]), [0, 18, 60], labels=[0, 1])", {"nan": None}),
    ("pd.cut(pd.Series([0, 20, 60]), [0, 18, 60], labels=False)", {"nan": True}),
    ("pd.cut(pd.Series([0, 20, 60]), [0, 18, 60], labels=False, include_lowest=True)", {"nan": None, "low": 0}),
    ("pd.to_numeric(pd.Series(['1', '2', 'x']), errors='coerce')", {"low": 1, "high": 2, "nan": True}),
    ("pd.to_numeric(pd.Series(['1', '2']))", {"low": 1, "high": 2, "nan": None, "strings": None}),
    ("pd.Series(['1', '2']).astype(int)", {"low": 1, "high": 2, "dtype": "int64", "strings": None}),
    ("pd.Series([1, 2]).astype(str)", {"strings": True, "low": None}),
    (f"{S}s.str.upper()", {"strings": True, "classes": 3}),
    (f"{S}s.str.strip().str.title().map({{'Yes': 1, 'No': 0}})", {"nan": True}),
    (f"{S}s.str.startswith('y').astype(int)", {"low": 0, "high": 1}),
]


@pytest.mark.parametrize(("program", "wanted"), CASES, ids=[program.rpartition("\n")[2][:70] for program, _ in CASES])
def test_what_is_read(program, wanted, facts):
    assert facts(program, wanted) == wanted


@pytest.mark.parametrize("program", [program for program, _ in CASES], ids=[program.rpartition("\n")[2][:70] for program, _ in CASES])
def test_it_is_true(program, true):
    true(program)


@pytest.mark.parametrize(
    "program",
    [
        f"{S}s[unknown].map({{'yes': 1, 'no': 0}})",  # a mask that nobody knows may leave anything out
        f"{S}s[t['other'] > 3].map({{'yes': 1, 'no': 0}})",
        "pd.read_csv('answers.csv')['k'].map({'yes': 1, 'no': 0})",
        f"{S}s.map(unknown)",
        f"{S}s.str.extract('(y|n)', expand=False).map({{'y': 1, 'n': 0}})",
    ],
)
def test_nothing_is_missing_that_is_not_known_to_be(program, read):
    value = read(program)["y"]
    assert getattr(value, "nan", None) is None


@pytest.mark.parametrize("one", ["[0, 1]", "(0, 1)", "1j"])
def test_values_that_cannot_be_put_in_order_are_no_ids(one, read):
    assert getattr(read(f"{S}s.map({{'yes': {one}, 'no': 0, 'unsure': 1}})")["y"], "form", None) is None


BY_HAND = """\
names = pd.read_csv('words.csv')['tag'].tolist()
place = {places}
labels = torch.tensor([{looked_up} for name in names])
loss = F.cross_entropy(nn.Linear(4, 3)(torch.randn(len(names), 4)), labels)
"""
ENUMERATED = "{name: place for place, name in enumerate(sorted(set(names)))}"
LOOKED_UP = [
    ("{'low': 0, 'mid': 1, 'high': 2}", "place.get(name)", set()),
    (ENUMERATED, "place.get(name)", set()),
    (ENUMERATED, "place.get(name, None)", set()),
    ("{'low': 0, 'mid': 1, 'high': 2}", "place[name]", set()),
    ("{'low': 1, 'mid': 2, 'high': 3}", "place.get(name)", {"FL204"}),
    ("{'low': 0, 'mid': 1, 'high': 2}", "place.get(name, -1)", {"FL204"}),
    ("{'low': 0, 'mid': 1, 'high': 2}", "place.get(name, float('nan'))", {"FL205"}),
]


@pytest.mark.parametrize(("places", "looked_up", "wanted"), LOOKED_UP)
def test_a_key_that_data_brings_is_one_that_is_there(places, looked_up, wanted, codes):
    assert codes(BY_HAND.format(places=places, looked_up=looked_up)) == wanted
