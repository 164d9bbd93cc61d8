"""Rows of numbers divided by their sums, and one-hot rows made one: in every spelling what a run makes of them."""

import pytest

VOTES = "v = np.random.default_rng(0).integers(1, 9, size=(192, 4))\n"
SHARES = {
    "v / v.sum(axis=1, keepdims=True)": "distribution",
    "v / v.sum(axis=1)[:, None]": "distribution",
    "v.astype('float32') / v.sum(axis=1, keepdims=True)": "distribution",
    "v / v.astype('float32').sum(-1, keepdims=True)": "distribution",
    "2 * v / (2 * v).sum(1, keepdims=True)": None,  # two arrays that are alike
    "tf.constant(v) / tf.reduce_sum(tf.constant(v), 1)[:, tf.newaxis]": None,
    "100 * v / v.sum(axis=1, keepdims=True)": "unnormalised",
    "v * 100.0 / v.sum(axis=1, keepdims=True)": "unnormalised",
    "np.divide(100 * v, v.sum(axis=1, keepdims=True))": "unnormalised",
    "v / 2 / v.sum(axis=1, keepdims=True)": "unnormalised",
    "100 * v / v.sum(axis=1, keepdims=True) / 100": "distribution",
    "v / v.sum(axis=0)": "unnormalised",
    "v / v.sum(axis=0)[None, :]": None,
    "v / np.ones((192, 4)).sum(axis=1, keepdims=True)": None,
}


@pytest.mark.parametrize("share", SHARES)
def test_shares(share, read, true):
    program = VOTES + f"y = {share}"
    assert read(program)["y"].form == SHARES[share]
    true(program)


PAIRS = "p = np.random.default_rng(0).integers(0, 6, (300, 2))\na, b = p[:, 0], p[:, 1]\n"
SEVERAL = {
    "tf.reduce_max(tf.one_hot(p, 6), axis=1)": "multi_hot",
    "tf.reduce_sum(tf.one_hot(p, 6), axis=-2)": "multi_hot",
    "np.eye(6)[p].max(axis=1)": "multi_hot",
    "keras.ops.max(keras.ops.one_hot(p, 6), axis=1)": "multi_hot",
    "keras.utils.to_categorical(p, 6).any(axis=1)": "multi_hot",
    "np.maximum(np.eye(6)[a], np.eye(6)[b])": "multi_hot",
    "np.logical_or(keras.utils.to_categorical(a, 6), keras.utils.to_categorical(b, 6)).astype(float)": "multi_hot",
    "np.eye(6)[a].astype(bool) | np.eye(6)[b].astype(bool)": "multi_hot",
    "np.eye(6)[p].mean(axis=1)": "distribution",
    "np.eye(6)[p].max(axis=-1)": None,
    "np.eye(6)[p[:, :1]].max(axis=1)": None,
    "np.eye(6)[p].all(axis=1)": None,
}


@pytest.mark.parametrize("rows", SEVERAL)
def test_several_rows_in_one(rows, read):
    assert read(PAIRS + f"y = {rows}")["y"].form == SEVERAL[rows]


HALVES = """
left, right = np.zeros((300, 6)), np.zeros((300, 6))
left[np.arange(150), a[:150]] = 1
right[np.arange(150, 300), b[150:]] = 1
rows = np.eye(6)[a]
"""
UNITED = [
    "np.maximum(left, right)",
    "np.logical_or(left, right).astype(float)",
    "rows.astype(bool) | rows.astype(bool)",
    "np.maximum(rows, rows.astype('float32'))",
    "np.maximum(rows, np.eye(6)[a])",
    "tf.maximum(tf.one_hot(np.where(a < 3, a, -1), 6), tf.one_hot(np.where(a < 3, -1, a), 6))",
    "np.maximum(keras.utils.to_categorical(np.where(a < 3, a, 6), 7)[:, :6], keras.utils.to_categorical(np.where(a < 3, 6, a), 7)[:, :6])",
]


@pytest.mark.parametrize("rows", UNITED)
def test_rows_that_may_have_their_ones_apart_or_in_one_place(rows, read):
    assert read(PAIRS + HALVES + f"y = {rows}")["y"].form != "multi_hot"


EMBEDDED = """
table = tf.Variable(tf.random.normal((30, 30)))
ids = tf.constant([1, 2, 3])
scores = tf.nn.embedding_lookup(table, ids)
log_p = scores - tf.reduce_logsumexp(scores, axis={axis}, keepdims=True)
tf.nn.sparse_softmax_cross_entropy_with_logits(labels=ids, logits=log_p)
"""


@pytest.mark.parametrize(("axis", "wanted"), [(-1, {"FL104"}), (0, set())])
def test_scores_of_a_table_normalised_by_hand(axis, wanted, codes):
    assert codes(EMBEDDED.format(axis=axis)) == wanted


def test_a_logarithm_of_a_number_beside_scores(codes):
    program = """
import math
v = tf.Variable(tf.random.normal((8, 1)))
z = tf.random.normal((20, 8)) @ v - math.log(5 / 40)
tf.nn.sigmoid_cross_entropy_with_logits(labels=tf.ones_like(z), logits=z)
"""
    assert codes(program) == set()


ENDS = {
    "np.unique(y)[-1]": 6,
    "np.sort(y)[-1] + 1": 7,
    "np.unique(y)[0]": 0,
    "sorted(y)[-1]": 6,
    "max(y)": 6,
    "pd.Series(y).unique()[-1]": None,
}


@pytest.mark.parametrize("end", ENDS)
def test_the_ends_of_numbers_in_order(end, read):
    value = read(f"labels = np.array([0, 6] * 200)\nfrom sklearn.datasets import make_blobs\n_, y = make_blobs(500, centers=7)\nn = {end}")[
        "n"
    ]
    assert getattr(value, "numbers", None) == ENDS[end]


SMOOTHED = """\
rows = torch.eye(4)[torch.randint(0, 4, (20,))]
rows = 0.9 * rows + {rest}
loss = F.cross_entropy(nn.Linear(3, 4)(torch.randn(20, 3)), rows)
loss.backward()
"""


@pytest.mark.parametrize(
    ("rest", "wanted"),
    [
        ("torch.full_like(rows, 0.1)", {"FL206"}),
        ("torch.full_like(rows, 0.025)", set()),
        ("0.1 * torch.ones_like(rows)", {"FL206"}),
        ("0.1 * torch.ones_like(rows) / 4", set()),
        ("torch.full((20, 4), 0.1)", {"FL206"}),
        ("torch.full((4,), 0.1 / 4)", set()),
        ("0.1 * torch.rand(4)", set()),
    ],
)
def test_the_same_everywhere(rest, wanted, codes):
    assert codes(SMOOTHED.format(rest=rest)) == wanted
