"""The same numbers in another arrangement."""

from __future__ import annotations

import math

import pytest

BELOW_ONE = math.nextafter(1, 0)  # random numbers never reach the end of their range

LABELS = "np.array([0, 1, 2, 1])"
ROWS = "np.eye(3)[np.array([0, 1, 2, 1])]"

CASES = [
    (f"{LABELS}.reshape(-1, 1)", {"shape": (4, 1), "high": 2, "numbers": ((0,), (1,), (2,), (1,))}),
    (f"{LABELS}.reshape(2, 2)", {"shape": (2, 2), "low": 0}),
    (f"np.reshape({LABELS}, (2, -1))", {"shape": (2, 2)}),
    ("np.zeros((6, 4)).reshape(2, 3, -1)", {"shape": (2, 3, 4)}),
    ("np.random.rand(8, 3).reshape((-1,))", {"shape": (24,), "low": 0, "high": BELOW_ONE}),
    (f"{ROWS}.reshape(-1)", {"shape": (12,), "form": None}),
    (f"{ROWS}.reshape(4, 3)", {"shape": (4, 3), "form": "one_hot"}),
    (f"{ROWS}.reshape(2, 2, 3)", {"shape": (2, 2, 3), "form": "one_hot"}),
    ("torch.zeros(4, 3).view(-1, 6)", {"shape": (2, 6)}),
    ("torch.zeros(4, 3).view(3, 4).size()[0] * torch.ones(2)", {"shape": (2,), "high": 3}),
    ("torch.arange(6).view_as(torch.zeros(2, 3))", {"shape": (2, 3), "high": 5}),
    ("tf.reshape(tf.range(6), [3, 2])", {"shape": (3, 2), "high": 5}),
    ("np.zeros((2, 3, 4)).flatten()", {"shape": (24,)}),
    ("torch.zeros(2, 3, 4).flatten(1)", {"shape": (2, 12)}),
    ("torch.flatten(torch.zeros(2, 3, 4), 0, 1)", {"shape": (6, 4)}),
    ("np.array([[1, 2], [3, 4]]).ravel()", {"shape": (4,), "numbers": (1, 2, 3, 4)}),
    ("np.zeros((2, 3)).T", {"shape": (3, 2)}),
    ("np.transpose(np.zeros((2, 3, 4)), (0, 2, 1))", {"shape": (2, 4, 3)}),
    ("np.zeros((2, 3, 4)).transpose(2, 0, 1)", {"shape": (4, 2, 3)}),
    ("torch.zeros(2, 3, 4).permute(0, 2, 1)", {"shape": (2, 4, 3)}),
    ("torch.zeros(2, 3, 4).transpose(1, 2)", {"shape": (2, 4, 3)}),
    ("torch.transpose(torch.zeros(2, 3), 0, 1)", {"shape": (3, 2)}),
    ("tf.transpose(tf.zeros([2, 3, 4]), perm=[0, 2, 1])", {"shape": (2, 4, 3)}),
    ("np.moveaxis(np.zeros((2, 3, 4)), -1, 1)", {"shape": (2, 4, 3)}),
    ("np.swapaxes(np.zeros((2, 3)), 0, 1)", {"shape": (3, 2)}),
    ("np.zeros((4, 1)).squeeze()", {"shape": (4,)}),
    ("np.zeros((1, 4, 1)).squeeze(-1)", {"shape": (1, 4)}),
    ("np.squeeze(np.zeros((4, 1, 1)), axis=(1, 2))", {"shape": (4,)}),
    ("torch.zeros(4, 1).squeeze(1)", {"shape": (4,)}),
    ("torch.zeros(4, 2).squeeze(1)", {"shape": (4, 2)}),
    (f"np.expand_dims({LABELS}, 1)", {"shape": (4, 1), "high": 2}),
    (f"{LABELS}[:, None]", {"shape": (4, 1)}),
    ("torch.arange(3).unsqueeze(0)", {"shape": (1, 3)}),
    ("torch.arange(3).unsqueeze(-1)", {"shape": (3, 1)}),
    ("tf.expand_dims(tf.range(3), -1)", {"shape": (3, 1)}),
    ("np.flip(np.arange(4))", {"shape": (4,), "high": 3, "numbers": None}),
    ("np.roll(np.arange(4), 1)", {"shape": (4,), "low": 0}),
]


@pytest.mark.parametrize(("program", "wanted"), CASES, ids=[program[:60] for program, _ in CASES])
def test_what_is_read(program, wanted, facts):
    assert facts(program, wanted) == wanted


@pytest.mark.parametrize("program", [program for program, _ in CASES], ids=[program[:60] for program, _ in CASES])
def test_it_is_true(program, true):
    true(program)


@pytest.mark.parametrize(
    ("program", "value"),
    [
        ("len(np.zeros((5, 2)))", 5),
        ("np.zeros((5, 2)).shape[1]", 2),
        ("np.zeros((5, 2)).shape", (5, 2)),
        ("np.zeros((5, 2)).ndim", 2),
        ("np.size(np.zeros((5, 2)))", 10),
        ("np.size(np.zeros((5, 2)), 0)", 5),
        ("torch.zeros(5, 2).size(0)", 5),
        ("torch.zeros(5, 2).numel()", 10),
        ("torch.zeros(5, 2).dim()", 2),
        ("tf.shape(tf.zeros([5, 2]))[0]", 5),
        ("np.shape(np.ones(3))", (3,)),
    ],
)
def test_sizes_are_numbers(program, value, says):
    assert says(program) == value


def test_scores_keep_their_axis_when_it_moves(facts):
    model = "x = nn.Conv2d(3, 5, 1)(torch.rand(2, 3, 8, 8))\n"
    assert facts(f"{model}x", {"axis": None, "units": None, "shape": None}) == {"axis": -3, "units": 5, "shape": (2, 5, 8, 8)}
    assert facts(f"{model}x.permute(0, 2, 3, 1)", {"axis": None, "units": None}) == {"axis": -1, "units": 5}
    assert facts(f"{model}x.permute(0, 2, 3, 1).reshape(-1, 5)", {"axis": None, "shape": None}) == {"axis": -1, "shape": (128, 5)}


def test_scores_of_one_unit_lose_their_axis_when_it_is_squeezed(facts):
    assert facts("nn.Linear(4, 1)(torch.rand(6, 4)).squeeze(1)", {"axis": 0, "units": 0, "shape": 0}) == {
        "axis": None,
        "units": 1,
        "shape": (6,),
    }


def test_a_view_that_exchanges_sizes_scrambles_the_classes(facts):
    scores = "z = nn.Linear(4, 15)(torch.rand(32, 10, 4))\nB, T, V = z.shape\n"
    assert facts(f"{scores}z.view(B, V, T)", {"axis_fault": None}) == {"axis_fault": "other"}
    assert facts(f"{scores}z.transpose(1, 2)", {"axis_fault": None, "axis": None}) == {"axis_fault": None, "axis": -2}
    assert facts(f"{scores}z.view(B * T, V)", {"axis_fault": None, "axis": None}) == {"axis_fault": None, "axis": -1}
