"""Layers called as functions."""

from __future__ import annotations

import pytest

IMAGES = "x = torch.rand(2, 3, 8, 10)\n"
LAST = "x = tf.zeros([2, 8, 10, 3])\n"

CASES = [
    (f"{IMAGES}F.max_pool2d(x, 2)", {"shape": (2, 3, 4, 5)}),
    (f"{IMAGES}F.avg_pool2d(x, kernel_size=3, stride=1, padding=1)", {"shape": (2, 3, 8, 10)}),
    (f"{IMAGES}F.max_pool2d(x, 3, 2)", {"shape": (2, 3, 3, 4)}),
    (f"{IMAGES}F.adaptive_avg_pool2d(x, 1)", {"shape": (2, 3, 1, 1)}),
    (f"{IMAGES}F.adaptive_avg_pool2d(x, (2, 5))", {"shape": (2, 3, 2, 5)}),
    (f"{IMAGES}F.interpolate(x, size=(4, 4))", {"shape": (2, 3, 4, 4)}),
    (f"{IMAGES}F.interpolate(x, scale_factor=2, mode='bilinear')", {"shape": (2, 3, 16, 20)}),
    (f"{LAST}tf.nn.max_pool2d(x, 2, 2, 'VALID')", {"shape": (2, 4, 5, 3)}),
    (f"{LAST}tf.nn.max_pool2d(x, [1, 3, 3, 1], [1, 2, 2, 1], 'SAME')", {"shape": (2, 4, 5, 3)}),
    (f"{LAST}tf.image.resize(x, [4, 5])", {"shape": (2, 4, 5, 3)}),
    (f"{LAST}tf.nn.conv2d(x, tf.ones([3, 3, 3, 7]), strides=1, padding='SAME')", {"shape": (2, 8, 10, 7), "kind": None}),
    (f"{LAST}tf.nn.conv2d(x, tf.Variable(tf.ones([3, 3, 3, 7])), 1, 'VALID')", {"shape": (2, 6, 8, 7), "kind": "logits", "units": 7}),
    ("keras.layers.concatenate([keras.ops.zeros((2, 3)), keras.ops.ones((2, 4))])", {"shape": (2, 7)}),
    ("keras.layers.add([keras.ops.zeros((2, 3)), keras.ops.ones((2, 3))])", {"shape": (2, 3)}),
]


@pytest.mark.parametrize(("program", "wanted"), CASES, ids=[program.rpartition("\n")[2][:60] for program, _ in CASES])
def test_what_is_read(program, wanted, facts):
    assert facts(program, wanted) == wanted


@pytest.mark.parametrize("program", [program for program, _ in CASES], ids=[program.rpartition("\n")[2][:60] for program, _ in CASES])
def test_it_is_true(program, true):
    true(program)


def test_interpolated_scores_are_scores(facts):
    program = "x = nn.Conv2d(3, 5, 3, padding=1)(torch.rand(2, 3, 8, 8))\nF.interpolate(x, scale_factor=4, mode='bilinear')"
    wanted = {"kind": "logits", "axis": -3, "units": 5, "shape": (2, 5, 32, 32)}
    assert facts(program, wanted) == wanted


def test_interpolated_ids_are_no_ids(facts):
    masks = "m = torch.randint(0, 5, (2, 1, 8, 8)).float()\n"
    assert facts(f"{masks}F.interpolate(m, size=16, mode='bilinear')", {"form": None, "integral": None}) == {"form": None, "integral": None}
    assert facts(f"{masks}F.interpolate(m, size=16, mode='nearest')", {"integral": None}) == {"integral": True}
