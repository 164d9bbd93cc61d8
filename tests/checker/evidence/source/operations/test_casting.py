"""Casts, and pixels that are scaled on the way from one dtype to another."""

from __future__ import annotations

import pytest

MASK = "m = np.zeros((2, 6, 6, 1), dtype=np.uint8)\nm[:, 2:4] = 255\n"
CASES = [
    (f"{MASK}tf.image.convert_image_dtype(m, tf.float32)", {"low": 0, "high": 1, "dtype": "float32"}),
    (f"{MASK}tf.image.convert_image_dtype(m, tf.uint8)", {"high": 255, "dtype": "uint8"}),
    ("tf.image.convert_image_dtype(tf.ones((2, 6, 6, 1)), tf.uint8)", {"high": 255, "integral": True}),
    (f"{MASK}tf.cast(m, tf.float32)", {"low": 0, "high": 255, "integral": True}),
    (f"{MASK}tf.image.flip_left_right(m)", {"shape": (2, 6, 6, 1), "high": 255, "integral": True}),
    (f"{MASK}tf.image.random_flip_up_down(m[0])", {"shape": (6, 6, 1), "high": 255}),
    (f"{MASK}tf.image.rot90(m)", {"shape": (2, None, None, 1), "high": 255, "integral": True}),
    (f"{MASK}tf.image.central_crop(m, 0.5)", {"high": 255, "shape": (2, None, None, 1)}),
    (f"{MASK}tf.image.random_crop(m, (2, 3, 3, 1))", {"low": 0, "high": 255}),
    (f"{MASK}tf.image.resize_with_crop_or_pad(m + 1, 9, 9)", {"low": 0, "integral": True}),
    (f"{MASK}tf.image.resize(m, (3, 3), method='nearest')", {"shape": (2, 3, 3, 1), "high": 255, "integral": True}),
    (f"{MASK}tf.image.resize(m, (3, 3), method=tf.image.ResizeMethod.NEAREST_NEIGHBOR)", {"high": 255, "integral": True}),
    (f"{MASK}tf.image.resize(m, (4, 4))", {"high": 255, "integral": None}),
    (f"{MASK}tf.image.resize(m, (4, 4), 'bicubic')", {"high": None}),
]


@pytest.mark.parametrize(("program", "wanted"), CASES, ids=[program.rpartition("\n")[2] for program, _ in CASES])
def test_what_is_read(program, wanted, facts):
    assert facts(program, wanted) == wanted


@pytest.mark.parametrize("program", [program for program, _ in CASES], ids=[program.rpartition("\n")[2] for program, _ in CASES])
def test_it_is_true(program, true):
    true(program)


LOSS = "F.cross_entropy(nn.Linear(3, 9)(torch.rand(4, 3)), y)\n"
RATINGS = "r = [0.5, 1.0, 1.5, 2.0]\n"
CUT = {
    "y = torch.tensor(r).long()": {"FL208"},
    "y = torch.tensor(r, dtype=torch.float64).to(torch.int64)": {"FL208"},
    "y = torch.from_numpy(np.asarray(r, dtype=np.float32)).long()": {"FL208"},
    "y = (torch.tensor(r) * 2).long() - 1": set(),
    "y = torch.tensor(r).round().long()": set(),
    "y = torch.tensor([0.0, 1.0, 2.0, 0.0]).long()": set(),
}


@pytest.mark.parametrize("line", CUT)
def test_fractions_that_somebody_wrote_down(line, codes):
    assert codes(f"{RATINGS}{line}\n{LOSS}") == CUT[line]
