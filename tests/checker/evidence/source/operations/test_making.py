"""Arrays made from literals, ranges and random numbers."""

from __future__ import annotations

import math

import pytest

BELOW_ONE = math.nextafter(1, 0)  # random numbers never reach the end of their range

LITERALS = [
    ("np.array([0, 1, 2, 1])", {"shape": (4,), "low": 0, "high": 2, "integral": True, "dtype": "int64", "form": None}),
    ("np.array([0.5, 1.5])", {"shape": (2,), "low": 0.5, "high": 1.5, "integral": False, "dtype": "float64"}),
    ("np.array([[1, 0, 0], [0, 0, 1]])", {"shape": (2, 3), "form": "one_hot", "classes": 3}),
    ("np.array([[0.2, 0.8], [0.5, 0.5]])", {"form": "distribution", "integral": False}),
    ("np.array([[1, 1, 0], [0, 0, 1]])", {"form": "multi_hot", "integral": True}),
    ("np.array([[2, 1, 0], [1, 1, 1]])", {"form": "unnormalised"}),
    ("np.array([[1], [0], [2]])", {"shape": (3, 1), "form": None, "low": 0, "high": 2}),
    ("np.array([1, 0, np.nan])", {"nan": True, "low": 0, "high": 1, "integral": True, "shape": (3,)}),
    ("np.array([0, 1, float('nan')])", {"nan": True, "high": 1}),
    ("np.array(['cat', 'dog', 'cat'])", {"strings": True, "shape": (3,), "low": None}),
    ("np.array([True, False])", {"low": 0, "high": 1, "integral": True, "dtype": "bool"}),
    ("np.array([0, 1], dtype=np.float32)", {"dtype": "float32", "integral": True}),
    ("np.array([0.9, 1.7], dtype=int)", {"dtype": "int64", "low": 0, "high": 1, "integral": True}),
    ("np.asarray((3, 4))", {"shape": (2,), "low": 3, "high": 4}),
    ("torch.tensor([0, 1, 2])", {"dtype": "int64", "library": "torch", "high": 2}),
    ("torch.tensor([0.0, 1.0])", {"dtype": "float32", "integral": True}),
    ("torch.LongTensor([0, 1, 2])", {"dtype": "int64", "shape": (3,)}),
    ("torch.tensor([[0, 1], [1, 0]], dtype=torch.float)", {"dtype": "float32", "form": "one_hot"}),
    ("torch.tensor([0, 3]).float()", {"dtype": "float32", "high": 3, "integral": True}),
    ("tf.constant([0, 1, 2])", {"dtype": "int32", "library": "tensorflow"}),
    ("tf.constant([0.5, 2.0])", {"dtype": "float32", "high": 2}),
    ("jnp.array([1, 2])", {"dtype": "int32", "library": "jax", "low": 1}),
    ("np.array([i % 3 for i in range(9)])", {"shape": (9,), "low": 0, "high": 2}),
    ("np.array([0] * 5 + [1] * 7)", {"shape": (12,), "low": 0, "high": 1}),
]

FILLED = [
    ("np.zeros((3, 2))", {"shape": (3, 2), "low": 0, "high": 0, "dtype": "float64", "integral": True}),
    ("np.zeros(5, dtype=int)", {"shape": (5,), "dtype": "int64", "high": 0}),
    ("np.ones((2, 1))", {"low": 1, "high": 1}),
    ("np.full((4,), 7)", {"shape": (4,), "low": 7, "high": 7, "integral": True}),
    ("np.full(3, np.nan)", {"nan": True, "low": None}),
    ("np.zeros_like(np.array([1, 2]))", {"shape": (2,), "low": 0, "high": 0, "dtype": "int64"}),
    ("np.full_like(np.zeros(3), 2)", {"low": 2, "high": 2, "shape": (3,)}),
    ("torch.zeros(2, 3)", {"shape": (2, 3), "high": 0}),
    ("torch.ones((2, 3), dtype=torch.long)", {"shape": (2, 3), "low": 1, "dtype": "int64"}),
    ("torch.full((2, 2), 0.5)", {"low": 0.5, "high": 0.5, "integral": False}),
    ("tf.zeros([4, 1])", {"shape": (4, 1), "high": 0}),
    ("tf.fill([2], 9)", {"shape": (2,), "low": 9, "high": 9}),
    ("np.eye(3)", {"shape": (3, 3), "form": "one_hot", "classes": 3}),
    ("np.eye(4)[np.array([0, 2, 3])]", {"shape": (3, 4), "form": "one_hot", "classes": 4, "integral": True}),
    ("np.identity(2)", {"form": "one_hot"}),
    ("torch.eye(3)[torch.tensor([0, 1])]", {"shape": (2, 3), "form": "one_hot"}),
]

RANGES = [
    ("np.arange(5)", {"shape": (5,), "low": 0, "high": 4, "integral": True, "numbers": (0, 1, 2, 3, 4)}),
    ("np.arange(1, 4)", {"shape": (3,), "low": 1, "high": 3}),
    ("np.arange(0, 1, 0.25)", {"shape": (4,), "high": 0.75, "integral": False}),
    ("np.arange(5, 0, -2)", {"shape": (3,), "low": 1, "high": 5}),
    ("torch.arange(3)", {"shape": (3,), "high": 2, "library": "torch"}),
    ("tf.range(2, 6)", {"shape": (4,), "low": 2, "high": 5}),
    ("np.linspace(0, 1, 5)", {"shape": (5,), "low": 0, "high": 1, "integral": False}),
    ("np.linspace(0, 4, 5)", {"shape": (5,), "integral": True, "high": 4}),
    ("np.linspace(0, 4, 4, endpoint=False)", {"shape": (4,), "high": 3}),
    ("np.arange(6).reshape(2, 3)", {"shape": (2, 3), "low": 0, "high": 5, "numbers": ((0, 1, 2), (3, 4, 5))}),
]

RANDOM = [
    ("np.random.randint(0, 10, 500)", {"shape": (500,), "low": 0, "high": 9, "integral": True, "form": "ids", "classes": None}),
    ("np.random.randint(3, size=(400, 1))", {"shape": (400, 1), "low": 0, "high": 2}),
    ("np.random.randint(1, 6, size=200)", {"low": 1, "high": 5, "classes": None}),
    ("np.random.default_rng(0).integers(0, 4, size=100)", {"low": 0, "high": 3, "shape": (100,)}),
    ("np.random.default_rng(0).integers(0, 4, size=100, endpoint=True)", {"high": 4, "form": "ids"}),
    ("rng = np.random.default_rng(1)\nrng.random((5, 3))", {"shape": (5, 3), "low": 0, "high": BELOW_ONE, "integral": False}),
    ("names = ['a', 'b', 'c']\nnp.random.randint(0, len(names), 90)", {"high": 2, "classes": 3}),
    ("np.random.rand(4, 2)", {"shape": (4, 2), "low": 0, "high": BELOW_ONE, "form": None}),
    ("np.random.randn(4, 2)", {"shape": (4, 2), "low": None, "integral": False, "learned": False}),
    ("np.random.normal(0, 1, (8, 3))", {"shape": (8, 3), "low": None}),
    ("np.random.uniform(-1, 1, 50)", {"shape": (50,), "low": -1, "high": BELOW_ONE}),
    ("np.random.choice(4, 100)", {"shape": (100,), "low": 0, "high": 3, "form": "ids", "classes": 4}),
    ("np.random.choice([-1, 1], size=60)", {"shape": (60,), "low": -1, "high": 1, "integral": True}),
    ("np.random.choice(['a', 'b'], 20)", {"strings": True, "shape": (20,)}),
    ("np.random.binomial(1, 0.5, 80)", {"low": 0, "high": 1, "integral": True, "shape": (80,)}),
    ("np.random.poisson(3.0, 200)", {"low": 0, "high": None, "integral": True}),
    ("np.random.exponential(1.0, 50)", {"low": 0, "high": None, "integral": False}),
    ("np.random.dirichlet([1, 1, 1], 20)", {"shape": (20, 3), "form": "distribution", "low": 0, "high": 1}),
    ("np.random.dirichlet(np.ones(4), size=6)", {"shape": (6, 4), "form": "distribution"}),
    ("np.random.multinomial(1, [0.2, 0.8], size=9)", {"shape": (9, 2), "form": "one_hot", "integral": True}),
    ("np.random.multinomial(7, [0.2, 0.8], size=9)", {"form": "unnormalised", "high": 7}),
    ("np.random.permutation(10)", {"shape": (10,), "low": 0, "high": 9, "integral": True}),
    ("np.random.permutation(np.array([2, 1, 0]))", {"shape": (3,), "low": 0, "high": 2, "numbers": None}),
    ("torch.randint(0, 5, (64,))", {"shape": (64,), "low": 0, "high": 4, "form": "ids", "dtype": "int64"}),
    ("torch.randint(7, (32, 1))", {"shape": (32, 1), "low": 0, "high": 6, "classes": None}),
    ("names = ['a', 'b', 'c']\ntorch.randint(len(names), (32,))", {"shape": (32,), "low": 0, "high": 2, "classes": 3}),
    ("names = ['a', 'b', 'c']\ntorch.randint(len(names), 9, (32,))", {"low": 3, "high": 8, "classes": None}),
    ("torch.rand(3)", {"shape": (3,), "low": 0, "high": BELOW_ONE}),
    ("torch.randn(2, 5)", {"shape": (2, 5), "learned": False}),
    ("torch.randperm(6)", {"shape": (6,), "high": 5, "integral": True}),
    ("torch.bernoulli(torch.full((40,), 0.5))", {"shape": (40,), "low": 0, "high": 1, "integral": True}),
    ("torch.multinomial(torch.tensor([[0.5, 0.25, 0.25]]), 2)", {"shape": (1, 2), "low": 0, "high": 2, "integral": True}),
    ("tf.random.uniform((30,), maxval=10, dtype=tf.int32)", {"shape": (30,), "low": 0, "high": 9, "integral": True, "dtype": "int32"}),
    ("tf.random.uniform((30, 2))", {"low": 0, "high": BELOW_ONE, "integral": False}),
    ("tf.random.normal([3, 4])", {"shape": (3, 4)}),
    ("tf.random.categorical(tf.zeros((5, 3)), 2)", {"shape": (5, 2), "low": 0, "high": 2, "integral": True}),
    ("jax.random.randint(jax.random.PRNGKey(0), (50,), 0, 3)", {"shape": (50,), "low": 0, "high": 2, "form": "ids"}),
    ("jax.random.categorical(jax.random.PRNGKey(0), jnp.zeros((6, 4)))", {"shape": (6,), "low": 0, "high": 3}),
    ("keras.random.randint((9,), 0, 4)", {"shape": (9,), "low": 0, "high": 3}),
    ("random.randint(0, 3)", {"shape": (), "low": 0, "high": 3, "integral": True}),
]

SORTED = [
    ("np.sort(np.array([3, 1, 2]))", {"shape": (3,), "low": 1, "high": 3, "integral": True, "numbers": None}),
    ("np.argsort(np.array([0.3, 0.1, 0.2]))", {"shape": (3,), "low": 0, "high": 2, "integral": True}),
    ("np.unique(np.array([2, 0, 2, 1]))", {"shape": (3,), "low": 0, "high": 2}),
    ("np.unique(np.array([2, 0, 2, 1]), return_inverse=True)[1]", {"low": 0, "integral": True, "form": "ids"}),
    ("np.unique(np.array([5, 5, 9]), return_counts=True)[1]", {"shape": (2,), "low": 1, "integral": True}),
    ("torch.topk(torch.rand(4, 6), 2)[1]", {"shape": (4, 2), "low": 0, "high": 5}),
    ("torch.sort(torch.tensor([3, 1]))[0]", {"shape": (2,), "low": 1, "high": 3}),
]

CASES = [*LITERALS, *FILLED, *RANGES, *RANDOM, *SORTED]


@pytest.mark.parametrize(("program", "wanted"), CASES, ids=[program[:60] for program, _ in CASES])
def test_what_is_read(program, wanted, facts):
    assert facts(program, wanted) == wanted


@pytest.mark.parametrize("program", [program for program, _ in CASES], ids=[program[:60] for program, _ in CASES])
def test_it_is_true(program, true):
    true(program)


TRAINED = [
    "torch.randn(3, 2, requires_grad=True)",
    "torch.nn.Parameter(torch.zeros(3, 2))",
    "tf.Variable(tf.random.normal([3, 2]))",
    "keras.Variable(np.zeros((3, 2)))",
    "tf.Variable(tf.zeros([3, 2]), trainable=True)",
]


@pytest.mark.parametrize("program", TRAINED)
def test_weights_are_learned_and_their_values_unknown(program, facts):
    wanted = {"learned": True, "low": None, "high": None, "shape": (3, 2)}
    assert facts(program, wanted) == wanted


@pytest.mark.parametrize(
    "program",
    ["tf.Variable(np.array([0, 1, 2]))", "tf.Variable(0.0, trainable=False)", "tf.Variable(0)", "torch.tensor([1.0], requires_grad=False)"],
)
def test_labels_and_counters_are_not_weights(program, facts):
    assert facts(program, {"learned": None})["learned"] is False


def test_a_function_fills_a_variable_and_no_array_of_a_dtype(read):
    names = read("made = tf.Variable(lambda: tf.zeros([3, 2]))\ny = torch.LongTensor(lambda: torch.zeros(3))")
    assert names["made"].shape == (3, 2)
    assert type(names["y"]).__name__ == "Unknown"


def test_keys_of_jax_come_in_the_number_that_was_asked_for(read):
    key, other = read("a, b = jax.random.split(jax.random.PRNGKey(0))\ny = (a, b)")["y"].items
    assert key is not other
    assert len(read("y = jax.random.split(jax.random.PRNGKey(0), 5)")["y"].items) == 5


def test_as_many_positions_as_rows(read):
    names = read(
        "a, b = sklearn.model_selection.train_test_split(np.arange(90))\norder = np.random.permutation(len(a))\ny = np.zeros(len(a))"
    )
    rows = names["a"].shape[0]
    assert names["order"].shape == names["y"].shape == (rows,)


POSITIONS = """\
t = {made}
y = ({cut})
loss = F.cross_entropy(nn.Linear(4, 4)(torch.randn(60, 4)), torch.as_tensor(y))
loss.backward()
"""


@pytest.mark.parametrize(
    ("made", "cut", "wanted"),
    [
        ("torch.linspace(0, 3.99, 60)", "t.long()", set()),  # floors of positions: fifteen of each class
        ("np.linspace(0, 3.99, 60)", "t.astype(int)", set()),
        ("torch.arange(60)", "(t / 15).long()", set()),
        ("torch.tensor([0.5, 1.0, 1.5, 2.0] * 15)", "t.long()", {"FL208"}),
        ("torch.linspace(0, 1, 60)", "t.long()", {"FL208"}),
        ("torch.empty(60, dtype=torch.long)", "t.random_(4)", set()),
        ("torch.empty(60, dtype=torch.long)", "t.random_(5)", {"FL204"}),
        ("torch.empty(60, dtype=torch.long)", "t.random_(1, 5)", {"FL204"}),
        ("np.random.randn(60)", "np.digitize(t, np.quantile(t, [0.25, 0.5, 0.75]))", set()),
        ("np.random.randn(60)", "np.digitize(t, np.percentile(t, [20, 40, 60, 80]))", {"FL204"}),
        ("torch.randn(60)", "(t > torch.quantile(t, 0.7)).long()", set()),
        ("np.random.randn(60)", "np.searchsorted(np.quantile(t, [0.2, 0.4, 0.6, 0.8]), t)", {"FL204"}),
        ("np.random.randn(60)", "np.searchsorted(np.quantile(t, [0.25, 0.5, 0.75, 1.0]), t)", set()),
        ("torch.randn(60)", "torch.bucketize(t, torch.quantile(t, torch.tensor([0.25, 0.5, 0.75])))", set()),
        ("torch.randn(60)", "torch.bucketize(t, torch.quantile(t, torch.tensor([0.2, 0.4, 0.6, 0.8])))", {"FL204"}),
    ],
)
def test_labels_that_are_made(made, cut, wanted, codes):
    assert codes(POSITIONS.format(made=made, cut=cut)) - {"FL207"} == wanted
