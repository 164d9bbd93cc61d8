"""Label makers: ids into rows, numbers into bins, names into ids."""

from __future__ import annotations

import pytest

IDS = "t = np.array([0, 2, 1])\n"

CASES = [
    (f"{IDS}keras.utils.to_categorical(t)", {"shape": (3, 3), "form": "one_hot", "classes": 3}),
    (f"{IDS}keras.utils.to_categorical(t, num_classes=5)", {"shape": (3, 5), "classes": 5, "high": 1}),
    (f"{IDS}keras.utils.to_categorical(t.reshape(-1, 1), 3)", {"shape": (3, 3), "form": "one_hot"}),
    (f"{IDS}tf.one_hot(t, 3)", {"shape": (3, 3), "dtype": "float32", "form": "one_hot"}),
    ("tf.one_hot([[0], [1]], depth=2)", {"shape": (2, 1, 2), "form": "one_hot"}),
    (f"{IDS}tf.one_hot(t, 4, on_value=0.9, off_value=0.1 / 3)", {"form": "distribution", "high": 0.9, "integral": False}),
    (f"{IDS}tf.one_hot(t, 3, on_value=0.9, off_value=0.1)", {"form": "unnormalised", "low": 0.1}),
    (f"{IDS}tf.one_hot(t, 3, axis=0)", {"shape": (3, 3)}),
    ("tf.one_hot(tf.zeros([2, 4], tf.int32), 5, axis=1)", {"shape": (2, 5, 4)}),
    ("F.one_hot(torch.tensor([0, 2, 1]))", {"shape": (3, 3), "dtype": "int64", "form": "one_hot"}),
    ("F.one_hot(torch.tensor([0, 2]), num_classes=4).float()", {"shape": (2, 4), "dtype": "float32", "form": "one_hot"}),
    ("jax.nn.one_hot(jnp.array([0, 1]), 3)", {"shape": (2, 3), "form": "one_hot", "classes": 3}),
    ("keras.ops.one_hot(np.array([0, 1]), 2)", {"shape": (2, 2), "form": "one_hot"}),
    ("keras.ops.multi_hot(np.array([[0, 1], [2, 2]]), 4)", {"shape": (2, 4), "form": "multi_hot"}),
    ("tf.reduce_sum(tf.one_hot([0, 2], 4), axis=0)", {"shape": (4,), "form": "multi_hot"}),
    ("optax.smooth_labels(jax.nn.one_hot(jnp.array([0, 1]), 4), 0.5)", {"form": "distribution", "low": 0.125, "high": 0.625}),
    ("sklearn.preprocessing.label_binarize([0, 2, 1], classes=[0, 1, 2])", {"shape": (3, 3), "form": "one_hot"}),
    ("sklearn.preprocessing.label_binarize([0, 1, 1], classes=[0, 1])", {"shape": (3, 1), "form": "ids", "high": 1}),
    ("sklearn.preprocessing.LabelEncoder().fit_transform(['cat', 'dog', 'cat'])", {"shape": (3,), "form": "ids", "low": 0}),
    ("sklearn.preprocessing.LabelEncoder().fit_transform([3, 5, 3])", {"classes": 2, "high": 1}),
    ("sklearn.preprocessing.LabelBinarizer().fit_transform([0, 1, 2])", {"shape": (3, 3), "form": "one_hot"}),
    ("sklearn.preprocessing.LabelBinarizer().fit_transform([0, 1, 1])", {"shape": (3, 1), "classes": 2}),
    ("sklearn.preprocessing.OneHotEncoder(sparse_output=False).fit_transform([[0], [2], [2]])", {"form": "one_hot", "high": 1}),
    ("sklearn.preprocessing.OneHotEncoder().fit_transform([[0], [2], [2]]).toarray()", {"form": "one_hot"}),
    ("np.digitize(np.random.rand(500), [0.25, 0.5, 0.75])", {"shape": (500,), "low": 0, "high": 3, "form": "ids"}),
    ("np.digitize(np.array([1, 5, 9]), bins=[2, 6])", {"low": 0, "high": 2, "integral": True}),
    ("np.digitize(np.array([2, 6]), bins=[2, 6], right=True)", {"low": 0, "high": 1}),
    ("np.searchsorted([2, 6], np.array([2, 7]))", {"low": 0, "high": 2, "shape": (2,)}),
    ("np.searchsorted([2, 6], np.array([2, 7]), side='right')", {"low": 1, "high": 2}),
    ("np.digitize(np.random.rand(500), [-np.inf, 0.5, np.inf])", {"low": 1, "high": 2}),
    ("np.searchsorted(np.quantile(np.arange(9), [0, 0.5, 1]), np.arange(9))", {"low": 0, "high": None}),
    ("torch.bucketize(torch.rand(500), torch.tensor([0.25, 0.5, 0.75]))", {"shape": (500,), "low": 0, "high": 3, "form": "ids"}),
    ("torch.bucketize(torch.tensor([2.0, 6.0]), torch.tensor([2.0, 6.0]))", {"low": 0, "high": 1}),
    ("torch.bucketize(torch.tensor([2.0, 6.0]), torch.tensor([2.0, 6.0]), right=True)", {"low": 1, "high": 2}),
    ("torch.bucketize(torch.randn(9), torch.tensor([0.0, float('inf')]))", {"low": None, "high": 1}),
    ("torch.bucketize(torch.randn(9), torch.tensor([-float('inf'), 0.0]))", {"low": 1, "high": None}),
    ("torch.searchsorted(torch.tensor([2.0, 6.0]), torch.tensor([2.0, 7.0]))", {"low": 0, "high": 2}),
    ("torch.searchsorted(torch.tensor([2.0, 6.0]), torch.tensor([2.0, 7.0]), side='right')", {"low": 1, "high": 2}),
    ("pd.factorize(np.array(['a', 'b', 'a']))[0]", {"shape": (3,), "low": 0, "form": "ids"}),
    ("import fromlogits as fl\nfl.labels.to_class_ids(np.eye(4)[[0, 3, 1]])", {"shape": (3,), "form": "ids", "low": 0, "high": 3}),
    (f"import fromlogits as fl\n{IDS}fl.labels.to_class_ids(t.reshape(-1, 1), classes=5)", {"shape": (3,), "classes": 5, "high": 4}),
    (
        "import fromlogits as fl\nfl.labels.to_class_ids(np.array(['cat', 'dog']), names='sorted')",
        {"form": "ids", "low": 0, "dtype": "int64"},
    ),
    ("import fromlogits as fl\nfl.labels.to_multi_hot([[0, 1], [2, 3]], 4)", {"form": "multi_hot", "high": 1}),
    ("np.clip(np.array([0, 5, 9]), 1, 6)", {"low": 1, "high": 6, "integral": True}),
    ("np.array([0.2, 0.7]).round().astype(int)", {"dtype": "int64", "low": 0, "high": 1, "integral": True}),
    ("np.array([1, 2, 3]) - 1", {"low": 0, "high": 2, "integral": True, "numbers": (0, 1, 2)}),
    ("(np.array([-1, 1]) + 1) / 2", {"low": 0, "high": 1}),
    ("np.array([[1, 2], [3, 4]]) + np.array([10, 20])", {"shape": (2, 2), "numbers": ((11, 22), (13, 24))}),
    ("np.array([0, 1, 2]) // 2", {"low": 0, "high": 1, "integral": True}),
    ("np.arange(10) % 3", {"low": 0, "high": 2}),
]


@pytest.mark.parametrize(("program", "wanted"), CASES, ids=[program[:60] for program, _ in CASES])
def test_what_is_read(program, wanted, facts):
    assert facts(program, wanted) == wanted


@pytest.mark.parametrize("program", [program for program, _ in CASES], ids=[program[:60] for program, _ in CASES])
def test_it_is_true(program, true):
    true(program)


def test_as_many_classes_as_names(facts):
    names = "names = ['a', 'b', 'c']\nids = np.random.randint(0, 3, 90)\n"
    wanted = {"shape": (90, 3), "classes": 3, "form": "one_hot"}
    assert facts(f"{names}keras.utils.to_categorical(ids, len(names))", wanted) == wanted


def test_a_count_that_nobody_wrote_down_is_one_symbol(read):
    names = read("ids, rest = sklearn.model_selection.train_test_split(np.arange(9))\nn = len(ids)\na = np.eye(n)\ny = tf.one_hot(ids, n)")
    assert names["a"].shape[1] is names["y"].shape[1]


ROWS = {
    "counted from 1": ("jax.nn.one_hot(jnp.asarray(ids), 3)", {"FL204"}),
    "counted from 1, rows of eye": ("jnp.eye(3)[ids]", {"FL204"}),
    "counted from 1, later rows": ("jax.nn.one_hot(jnp.asarray(ids), 3)[:50]", {"FL204"}),
    "counted from 1, smoothed": ("optax.smooth_labels(jax.nn.one_hot(jnp.asarray(ids), 3), 0.1)", set()),
    "a column for each": ("jax.nn.one_hot(jnp.asarray(ids - 1), 3)", set()),
    "counted from 0": ("jax.nn.one_hot(jnp.asarray(ids) % 3, 3)", set()),
    "a class that gets zeros": ("jax.nn.one_hot(jnp.asarray(ids) - 1, 2)", set()),
    "a row of zeros for what is missing": ("jax.nn.one_hot(jnp.asarray(ids) - 2, 2)", set()),
}


@pytest.mark.parametrize("rows", ROWS)
def test_rows_of_ids_that_count_from_one(rows, codes):
    program, wanted = ROWS[rows]
    units = 2 if ", 2)" in program else 3
    head = f"ids = np.random.randint(1, 4, 90)\nz = jnp.ones((90, 5)) @ jax.random.normal(jax.random.key(0), (5, {units}))\n"
    assert codes(f"{head}optax.softmax_cross_entropy(z, {program})") == wanted


DIGITS = """
x, ids = sklearn.datasets.load_digits(return_X_y=True)
{kept}
def loss(w):
    return optax.softmax_cross_entropy(x @ w, {rows}).mean()
jax.grad(loss)(jnp.zeros((64, {units})))
"""
COLUMNS = {
    "as many as there are classes": ("jax.nn.one_hot(ids, 10)", 10, set()),
    "one is missing": ("jax.nn.one_hot(ids, 9)", 9, {"FL207"}),
    "one is missing, rows of eye": ("jnp.eye(9)[ids]", 9, {"FL207"}),
    "fewer classes": ("jax.nn.one_hot(ids // 2, 5)", 5, set()),
    "the last ones together": ("jax.nn.one_hot(np.minimum(ids, 8), 9)", 9, set()),
    "by a table": ("jax.nn.one_hot(np.array([0, 1, 1, 2, 1, 2, 0, 1, 0, 0])[ids], 3)", 3, set()),
    "an equal share of each for the others": ("(rows := jax.nn.one_hot(ids, 6)) + (1 - rows.sum(1, keepdims=True)) / 6", 6, set()),
}


@pytest.mark.parametrize("made", COLUMNS)
def test_a_column_for_every_class(made, codes):
    rows, units, wanted = COLUMNS[made]
    assert codes(DIGITS.format(rows=rows, units=units, kept="")) == wanted


def test_rows_that_are_known_are_chosen_before_they_get_columns(codes):
    assert codes(DIGITS.format(rows="jax.nn.one_hot(ids, 9)", units=9, kept="x, ids = x[ids < 9], ids[ids < 9]")) == set()


ENCODED = """
from sklearn.preprocessing import LabelEncoder
t = pd.read_csv("rows.csv")
levels = ["thin", "normal", "heavy"]
encoder = LabelEncoder().fit(levels)
y = encoder.transform(t["level"]){shift}
model = keras.Sequential([keras.Input((8,)), keras.layers.Dense({units}, activation="softmax")])
model.compile("adam", "sparse_categorical_crossentropy")
model.fit(t.drop(columns="level"), y)
"""


@pytest.mark.parametrize(("shift", "units", "wanted"), [(" + 1", 3, {"FL204"}), ("", 3, set()), (" + 1 - 1", 3, set()), (" + 1", 4, set())])
def test_ids_of_nobody_knows_how_many_rows(shift, units, wanted, codes):
    assert codes(ENCODED.format(shift=shift, units=units)) == wanted


MADE = """
    import numpy as np
    import keras

    text, ages = open("a.txt").read(), np.load("a.npy")
    y = np.array({made})
    model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(3, activation="softmax")])
    model.compile(loss="sparse_categorical_crossentropy")
    model.fit(np.random.rand(len(y), 4), y)
"""


@pytest.mark.parametrize(
    ("made", "wanted"),
    [
        ("[ord(c) - ord('a') for c in text]", set()),
        ("[1 + ord(c) - ord('a') if c.isalpha() else 0 for c in text]", set()),
        ("[ord(c) - ord('a') for c in 'abd']", {"FL204"}),
        ("['abc'.find(c) for c in text]", set()),
        ("['abcd'.find(c) for c in text]", {"FL204"}),
        ("np.digitize(ages, [0, 10, 20, 30]) - 1", set()),
        ("np.digitize(ages, [0, 10, 20])", set()),
        ("np.searchsorted([0, 10, 20, 30], ages) - 1", set()),
        ("np.digitize(ages, [-np.inf, 10, 20, np.inf]) - 1", set()),
        ("np.digitize(ages, [-np.inf, 10, 20, np.inf])", {"FL204"}),
        ("np.digitize(np.random.rand(9), [0, 0.3, 0.6, 1]) - 1", set()),
        ("np.digitize(np.random.rand(9), [0.3, 0.6]) - 1", {"FL204"}),
        ("np.digitize(np.random.rand(9), [0.2, 0.4, 0.6])", {"FL204"}),
    ],
)
def test_a_bound_that_nothing_need_reach_is_no_label(made, wanted, codes):
    assert codes(MADE.format(made=made)) == wanted
