"""Arrays put together, taken apart, repeated."""

from __future__ import annotations

import pytest

A, B = "np.array([0, 1])", "np.array([2, 2, 3])"
EYE = "np.eye(3)[np.array([0, 1])]"

TOGETHER = [
    (f"np.concatenate([{A}, {B}])", {"shape": (5,), "low": 0, "high": 3, "numbers": (0, 1, 2, 2, 3)}),
    ("np.concatenate([np.zeros((2, 3)), np.ones((4, 3))])", {"shape": (6, 3), "low": 0, "high": 1}),
    ("np.concatenate((np.zeros((2, 3)), np.ones((2, 5))), axis=1)", {"shape": (2, 8)}),
    (f"np.concatenate([{EYE}, {EYE}])", {"shape": (4, 3), "form": "one_hot", "classes": 3}),
    (f"np.concatenate([{EYE}, {EYE}], axis=1)", {"shape": (2, 6), "form": None}),
    ("np.concatenate([np.random.choice(3, 90), np.random.choice(5, 90)])", {"form": "ids", "classes": 5, "high": 4}),
    ("np.concatenate([np.array([0, 1]), np.array([np.nan, 1])])", {"nan": True, "high": 1}),
    (f"np.hstack([{A}, {B}])", {"shape": (5,), "high": 3}),
    ("np.hstack([np.zeros((2, 1)), np.ones((2, 3))])", {"shape": (2, 4)}),
    (f"np.vstack([{A}, {A}])", {"shape": (2, 2), "high": 1}),
    ("np.vstack((np.zeros((2, 3)), np.zeros((5, 3))))", {"shape": (7, 3)}),
    (f"np.dstack([{A}, {A}])", {"shape": (1, 2, 2)}),
    ("np.dstack([np.zeros((2, 3)), np.ones((2, 3))])", {"shape": (2, 3, 2)}),
    (f"np.r_[{A}, {B}]", {"shape": (5,), "high": 3}),
    (f"np.c_[{A}, {A}]", {"shape": (2, 2)}),
    (f"np.column_stack(({A}, {A}))", {"shape": (2, 2), "low": 0, "high": 1, "numbers": ((0, 0), (1, 1))}),
    ("np.column_stack([np.zeros((4, 2)), np.ones(4)])", {"shape": (4, 3), "high": 1}),
    (f"np.append({A}, {B})", {"shape": (5,), "numbers": (0, 1, 2, 2, 3)}),
    ("np.append(np.zeros((2, 2)), np.ones((1, 2)), axis=0)", {"shape": (3, 2), "high": 1}),
    (f"np.append({A}, 7)", {"shape": (3,), "high": 7}),
    (f"np.stack([{A}, {A}])", {"shape": (2, 2), "numbers": ((0, 1), (0, 1))}),
    (f"np.stack([{A}, {A}], axis=1)", {"shape": (2, 2), "numbers": ((0, 0), (1, 1))}),
    ("np.stack([np.zeros((2, 3)) for _ in range(4)], axis=-1)", {"shape": (2, 3, 4)}),
    ("torch.cat([torch.zeros(2, 3), torch.ones(1, 3)])", {"shape": (3, 3), "low": 0, "high": 1}),
    ("torch.cat((torch.zeros(2, 3), torch.ones(2, 1)), dim=-1)", {"shape": (2, 4)}),
    ("torch.stack([torch.arange(3), torch.arange(3)], dim=1)", {"shape": (3, 2), "high": 2}),
    ("tf.concat([tf.zeros([2, 3]), tf.ones([2, 3])], 0)", {"shape": (4, 3), "high": 1}),
    ("tf.stack([tf.range(3), tf.range(3)])", {"shape": (2, 3)}),
]

APART = [
    ("np.split(np.arange(6), 3)[1]", {"shape": (2,), "low": 2, "high": 3}),
    ("np.split(np.arange(6), [2, 5])[2]", {"shape": (1,), "low": 5}),
    ("np.split(np.zeros((4, 6)), 2, axis=1)[0]", {"shape": (4, 3)}),
    ("np.array_split(np.arange(7), 3)[0]", {"low": 0, "high": 6}),
    ("torch.split(torch.arange(7), 3)[2]", {"shape": (1,), "low": 6}),
    ("torch.zeros(7, 2).split([3, 4])[1]", {"shape": (4, 2)}),
    ("torch.chunk(torch.zeros(4, 6), 3, dim=1)[2]", {"shape": (4, 2)}),
    ("tf.split(tf.zeros([4, 6]), 2, axis=1)[1]", {"shape": (4, 3)}),
    ("tf.split(tf.range(5), [2, 3])[1]", {"shape": (3,), "low": 2, "high": 4}),
    ("torch.zeros(3, 2).unbind()[1]", {"shape": (2,)}),
    ("a, b = torch.zeros(4, 2).unbind(1)\na", {"shape": (4,)}),
    ("tf.unstack(tf.constant([[1, 2], [3, 4]]))[1]", {"shape": (2,)}),
]

MORE = [
    ("np.repeat(np.array([0, 1]), 3)", {"shape": (6,), "numbers": (0, 0, 0, 1, 1, 1)}),
    ("np.repeat(np.arange(3), 40)", {"shape": (120,), "low": 0, "high": 2, "integral": True}),
    ("np.repeat(np.zeros((2, 3)), 4, axis=0)", {"shape": (8, 3)}),
    ("np.repeat(np.zeros((2, 3)), 4)", {"shape": (24,)}),
    ("np.repeat(np.array([0, 1]), [2, 5])", {"low": 0, "high": 1}),
    ("np.tile(np.array([0, 1]), 3)", {"shape": (6,), "high": 1}),
    ("np.tile(np.array([0, 1]), (2, 1))", {"shape": (2, 2)}),
    (
        "np.lib.stride_tricks.sliding_window_view(np.random.randint(0, 300, 40), 5)",
        {"shape": (None, 5), "low": 0, "high": 299, "form": "ids"},
    ),
    ("torch.randint(0, 9, (4, 40)).unfold(1, 5, 2)", {"shape": (4, None, 5), "high": 8}),
    (f"np.tile({EYE}, (4, 1))", {"shape": (8, 3), "form": "one_hot"}),
    (f"np.tile({EYE}, (1, 2))", {"shape": (2, 6), "form": None}),
    ("torch.arange(3).repeat(2)", {"shape": (6,), "high": 2}),
    ("torch.arange(3).repeat(2, 1)", {"shape": (2, 3), "high": 2}),
    ("torch.arange(3).repeat_interleave(2)", {"shape": (6,), "low": 0}),
    ("torch.arange(3).expand(4, -1)", {"shape": (4, 3)}),
    ("torch.zeros(1, 3).expand(5, 3)", {"shape": (5, 3)}),
    ("torch.zeros(2, 1).expand(-1, 4)", {"shape": (2, 4)}),
    ("np.broadcast_to(np.arange(3), (2, 3))", {"shape": (2, 3), "high": 2}),
    ("tf.tile(tf.constant([[1, 2]]), [3, 1])", {"shape": (3, 2)}),
    ("tf.repeat(tf.range(2), 3)", {"shape": (6,), "high": 1}),
    ("keras.ops.repeat(np.arange(2), 3)", {"shape": (6,)}),
]

CASES = [*TOGETHER, *APART, *MORE]


@pytest.mark.parametrize(("program", "wanted"), CASES, ids=[program[:60] for program, _ in CASES])
def test_what_is_read(program, wanted, facts):
    assert facts(program, wanted) == wanted


@pytest.mark.parametrize("program", [program for program, _ in CASES], ids=[program[:60] for program, _ in CASES])
def test_it_is_true(program, true):
    true(program)


@pytest.mark.parametrize(
    ("program", "count"),
    [
        ("np.split(np.zeros(6), 3)", 3),
        ("np.split(np.zeros(6), [1, 4])", 3),
        ("torch.zeros(7).split(3)", 3),
        ("torch.zeros(7).split([3, 4])", 2),
        ("torch.zeros(5).chunk(4)", 3),
        ("tf.split(tf.zeros([6]), [1, 5])", 2),
        ("torch.zeros(2, 4).unbind(1)", 4),
    ],
)
def test_how_many_parts(program, count, read):
    parts = read(program)["y"]
    assert parts.exact
    assert len(parts.items) == count


def test_a_list_that_a_loop_fills_has_no_length(read):
    tensor = read("parts = []\nfor x in np.random.rand(900, 2):\n    parts.append(np.array([0, 1]))\ny = np.concatenate(parts)")["y"]
    assert (tensor.low, tensor.high, tensor.rank) == (0, 1, 1)
    assert not isinstance(tensor.shape[0], int)


def test_classes_side_by_side_are_more_classes(facts):
    heads = "a = nn.Linear(4, 2)(torch.rand(6, 4))\nb = nn.Linear(4, 3)(torch.rand(6, 4))\n"
    wanted = {"kind": "logits", "units": 5, "axis": -1, "shape": (6, 5)}
    assert facts(f"{heads}torch.cat([a, b], dim=1)", wanted) == wanted


def test_part_of_the_classes_is_fewer_classes(facts):
    wanted = {"kind": "logits", "units": 2, "shape": (6, 2)}
    assert facts("nn.Linear(4, 6)(torch.rand(6, 4)).chunk(3, dim=1)[0]", wanted) == wanted


YES = "p = torch.sigmoid(nn.Linear(3, 1)(torch.rand(8, 3)))\nq = torch.sigmoid(nn.Linear(3, 1)(torch.rand(8, 3)))\ny = torch.randint(0, 2, (8,))\n"
NO_AND_YES = {
    "F.cross_entropy(torch.cat([1 - p, p], 1), y)": {"FL101"},
    "F.nll_loss(torch.cat([1 - p, p], dim=-1), y)": {"FL103"},
    "F.binary_cross_entropy(torch.cat([1 - p, p], 1), F.one_hot(y, 2).float())": set(),
    "F.binary_cross_entropy(torch.cat([p, q], 1), torch.stack([y, 1 - y], 1).float())": set(),
}


@pytest.mark.parametrize("line", NO_AND_YES)
def test_no_and_yes(line, codes):
    """The probability of a yes beside that of a no: what a softmax of two would give."""
    assert codes(f"{YES}print({line})") == NO_AND_YES[line]


BESIDE = """
x, rows = np.random.randn(60, 6).astype("float32"), np.eye(4)[np.random.randint(0, 4, 60)]
seen = keras.Input((6,))
a, b, c, d = (keras.layers.Dense(1, activation="sigmoid")(seen) for _ in range(4))
net = keras.Model(seen, {joined})
net.compile("adam", {loss})
net.fit(x, rows)
"""
LOGITS_LOSS, ONE_OF_MANY = "keras.losses.BinaryCrossentropy(from_logits=True)", "'categorical_crossentropy'"
HEADS = [
    ("keras.layers.Concatenate()([a, b, c, d])", ONE_OF_MANY, {"FL107"}),
    ("keras.layers.Concatenate()([a, b, c, d])", LOGITS_LOSS, {"FL101"}),
    ("keras.layers.Concatenate()([a, b, c, d])", "'binary_crossentropy'", set()),
    ("keras.layers.Concatenate()([a, (1 - a) * b, (1 - a) * (1 - b) * c, (1 - a) * (1 - b) * (1 - c)])", ONE_OF_MANY, set()),
    ("keras.layers.Concatenate()([1 - a, a * b, a * (1 - b) * c, a * (1 - b) * (1 - c)])", ONE_OF_MANY, set()),
    ("(lambda t: t / keras.ops.sum(t, axis=-1, keepdims=True))(keras.layers.Concatenate()([a, b, c, d]))", ONE_OF_MANY, set()),
]


@pytest.mark.parametrize(("joined", "loss", "wanted"), HEADS)
def test_sigmoids_beside_each_other(joined, loss, wanted, codes):
    assert codes(BESIDE.format(joined=joined, loss=loss)) == wanted
