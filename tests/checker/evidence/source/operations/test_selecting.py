"""Rows, columns, masks, places."""

from __future__ import annotations

import pytest

IDS = "t = np.array([0, 1, 2, 1, 0])\n"
MANY = "t = np.random.randint(0, 6, 600)\nx = np.random.rand(600)\n"
ROWS = "t = np.eye(3)[np.array([0, 1, 2, 1])]\n"

CASES = [
    (f"{IDS}t[1]", {"shape": (), "low": 1, "high": 1}),
    (f"{IDS}t[1:3]", {"shape": (2,), "low": 1, "high": 2}),
    (f"{IDS}t[:-1]", {"shape": (4,), "high": 2}),
    (f"{IDS}t[::2]", {"shape": (3,), "high": 2}),
    (f"{IDS}t[t > 0]", {"low": 1, "integral": True}),
    (f"{IDS}t[t != 0]", {"low": 1, "high": 2}),
    (f"{IDS}t[np.array([3, 0])]", {"shape": (2,), "integral": True}),
    (f"{MANY}t[x > 0.5]", {"low": 0, "high": 5, "integral": True}),
    (f"{MANY}t[t < 3]", {"low": 0, "high": 2, "integral": True}),
    (f"{MANY}t[:10]", {"shape": (10,), "low": 0, "high": 5}),
    (f"{MANY}t[100:200]", {"shape": (100,), "high": 5, "form": "ids"}),
    (f"{ROWS}t[0]", {"shape": (3,)}),
    (f"{ROWS}t[:2]", {"shape": (2, 3), "form": "one_hot", "classes": 3}),
    (f"{ROWS}t[:, 1]", {"shape": (4,), "form": None, "low": 0, "high": 1}),
    (f"{ROWS}t[:, :2]", {"shape": (4, 2), "form": None}),
    (f"{ROWS}t[[0, 2]]", {"shape": (2, 3), "form": "one_hot"}),
    ("np.arange(12).reshape(3, 4)[:, -1]", {"shape": (3,)}),
    ("np.zeros((3, 4, 5))[..., 0]", {"shape": (3, 4)}),
    ("np.zeros((3, 4))[None]", {"shape": (1, 3, 4)}),
    ("np.random.rand(3, 4).mean()[...]", {"shape": ()}),
    ("np.zeros((3, 4))[:, np.newaxis, :]", {"shape": (3, 1, 4)}),
    ("np.take(np.array([5, 6, 7]), np.array([0, 2]))", {"shape": (2,), "low": 5, "high": 7}),
    ("np.zeros((3, 4)).take([0, 1], axis=1)", {"shape": (3, 2)}),
    ("torch.zeros(3, 4).index_select(1, torch.tensor([0, 2]))", {"shape": (3, 2)}),
    ("torch.arange(12).view(3, 4).gather(1, torch.tensor([[0], [1], [2]]))", {"shape": (3, 1)}),
    ("np.take_along_axis(np.zeros((3, 4)), np.array([[0], [1], [2]]), axis=1)", {"shape": (3, 1)}),
    ("tf.gather(tf.constant([5, 6, 7]), tf.constant([2, 0]))", {"shape": (2,), "low": 5, "high": 7}),
    ("tf.boolean_mask(tf.constant([1, 2, 3]), tf.constant([True, False, True]))", {"low": None}),
    ("tf.dynamic_partition(tf.constant([1, 2, 3]), tf.constant([1, 0, 1]), 2)[1]", {"low": None, "high": None, "integral": True}),
    ("torch.arange(4).masked_fill(torch.tensor([True, False, False, False]), -100)", {"low": -100, "high": 3, "integral": True}),
    ("torch.zeros(3, 4).scatter(1, torch.tensor([[0], [3], [1]]), 1.0)", {"shape": (3, 4), "form": "one_hot", "classes": 4, "high": 1}),
    ("z = torch.zeros(2, 5)\nz.scatter_(1, torch.tensor([[0], [3]]), 1)\nz", {"shape": (2, 5), "form": "one_hot"}),
    ("z = np.zeros((3, 4))\nnp.put_along_axis(z, np.array([[0], [3], [1]]), 1, axis=1)\nz", {"form": "one_hot", "classes": 4}),
    ("z = np.zeros((4, 3))\nz[np.arange(4), np.array([0, 1, 2, 0])] = 1\nz", {"form": "one_hot", "classes": 3, "high": 1}),
    ("z = np.zeros(6)\nz[2:4] = 5\nz", {"low": 0, "high": 5, "integral": True}),
    ("z = np.array([0.0, 1.0, 2.0])\nz[1] = np.nan\nz", {"nan": True, "low": 0, "high": 2}),
    ("z = np.array([3, 1, 2])\nz.fill(4)\nz", {"shape": (3,), "low": 4, "high": 4}),
    ("z = np.array([3, 1, 2])\nnp.random.shuffle(z)\nz", {"shape": (3,), "low": 1, "high": 3, "numbers": None}),
    ("np.nonzero(np.array([0, 3, 4]))[0]", {"low": 0, "integral": True}),
    ("np.argwhere(np.array([0, 3, 4]))", {"shape": (None, 1), "integral": True}),
    ("np.flatnonzero(np.array([0, 3, 4]))", {"shape": (None,), "integral": True}),
    ("torch.nonzero(torch.tensor([0, 3, 4]))", {"shape": (None, 1)}),
    ("np.where(np.array([0, 3, 4]))[0]", {"integral": True}),
]


@pytest.mark.parametrize(("program", "wanted"), CASES, ids=[program[:60] for program, _ in CASES])
def test_what_is_read(program, wanted, facts):
    assert facts(program, wanted) == wanted


@pytest.mark.parametrize("program", [program for program, _ in CASES], ids=[program[:60] for program, _ in CASES])
def test_it_is_true(program, true):
    true(program)


@pytest.mark.parametrize("place", ["tf.stack([tf.range(20), y], axis=1)", "tf.concat([tf.range(20)[:, None], y[:, None]], axis=1)"])
@pytest.mark.parametrize(("scores", "wanted"), [("tf.nn.log_softmax(z)", set()), ("z", {"FL103"})])
def test_pairs_of_row_and_class_are_no_labels(place, scores, wanted, codes):
    program = f"""
x, y = np.random.rand(20, 4).astype("float32"), np.random.randint(0, 2, 20).astype("int32")
w = tf.Variable(tf.zeros([4, 2]))
with tf.GradientTape() as tape:
    z = tf.matmul(x, w)
    value = -tf.reduce_mean(tf.gather_nd({scores}, {place}))
step = tape.gradient(value, w)
"""
    assert codes(program) == wanted


@pytest.mark.parametrize(("units", "wanted"), [(4, set()), (3, {"FL204"})])
def test_the_whole_of_an_array(units, wanted, codes):
    """`y[()]`: an index without a part."""
    y = "np.array([0, 1, 2, 3])[()]"
    assert codes(f"nn.CrossEntropyLoss()(nn.Linear(8, {units})(torch.rand(4, 8)[()]), torch.tensor({y}))") == wanted


@pytest.mark.parametrize(
    ("mask", "wanted"),
    [
        ("(y > 0).byte()", set()),
        ("torch.ByteTensor([1, 0] * 10).view(4, 5)", set()),
        ("(y > 0).long()", {"FL302"}),
    ],
)
def test_bytes_of_torch_are_masks(mask, wanted, codes):
    program = (
        f"y = torch.randint(0, 3, (4, 5))\nout = nn.Linear(6, 3)(torch.rand(4, 5, 6))\nmask = {mask}\nF.cross_entropy(out[mask], y[mask])"
    )
    assert codes(program) == wanted


@pytest.mark.parametrize("parts", ["[1]", "[number]"])
@pytest.mark.parametrize(("scores", "wanted"), [("z", set()), ("tf.nn.softmax(z)", {"FL101"})])
def test_a_part_of_the_places_is_what_all_were(parts, scores, wanted, codes):
    program = f"""
from tensorflow import keras

z = keras.layers.Conv2D(21, 1)(keras.Input((32, 32, 3)))
y, number = np.random.randint(0, 256, (8, 32, 32)), int(input())
inside = tf.cast(y < 21, tf.int32)
kept = [tf.dynamic_partition(one, inside, 2){parts} for one in (y, {scores})]
tf.nn.sparse_softmax_cross_entropy_with_logits(labels=kept[0], logits=kept[1])
"""
    assert codes(program) == wanted
