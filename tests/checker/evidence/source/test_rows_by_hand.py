"""Rows of labels that a program makes one at a time: `row = zeros(classes); row[label] = 1`."""

from __future__ import annotations

from textwrap import dedent, indent

import pytest

ROWS = [
    ("row = torch.zeros(4)\nrow[2] = 1.0\nrow", {"shape": (4,), "form": "one_hot", "high": 1}),
    ("row = np.zeros(4)\nrow[np.array([2, 0])[1]] = 1\nrow", {"form": "one_hot", "classes": 4}),
    ("row = torch.zeros(4)\nrow[torch.tensor([2, 0])] = 1.0\nrow", {"form": None, "high": 1}),
    ("row = torch.zeros(4)\nrow[torch.tensor([True, False, True, False])] = 1.0\nrow", {"form": None}),
    ("row = torch.zeros(4)\nrow[1] = 1.0\nrow[3] = 1.0\nrow", {"form": None}),
    ("row = torch.zeros(4)\nrow[1] = 0.5\nrow", {"form": None}),
    ("row = torch.full((4,), 0.1)\nrow[1] = 1.0\nrow", {"form": None}),
    ("row = np.full_like(np.zeros(4), 0.1)\nrow[1] = 1.0\nrow", {"form": None}),
    ("t = np.full_like(np.zeros((4, 3)), 0.1)\nt[np.arange(4), np.array([0, 1, 2, 0])] = 1\nt", {"form": "unnormalised"}),
    ("t = np.zeros((2, 3))\nt[np.arange(2), np.array([0, 1])] = 1\nt[np.arange(2), np.array([1, 1])] = 1\nt", {"form": None}),
    ("t = np.zeros((3, 4))\nt[np.array([0, 2, 1, 0]), np.arange(4)] = 1\nt", {"form": None}),  # a 1 in every column
]


@pytest.mark.parametrize(("program", "wanted"), ROWS, ids=[program for program, _ in ROWS])
def test_what_is_read(program, wanted, facts):
    assert facts(program, wanted) == wanted


@pytest.mark.parametrize("program", [program for program, _ in ROWS], ids=[program for program, _ in ROWS])
def test_it_is_true(program, true):
    true(program)


GIVEN = """
import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset

class Rows(Dataset):
    def __init__(self, encode):
        self.encode = encode
        self.x, self.labels = torch.rand(40, 8), torch.randint(0, 4, (40,))

    def __len__(self):
        return 40

    def __getitem__(self, i):
        return self.x[i], self.encode(self.labels[i])

ENCODE

model = nn.Linear(8, 4)
for x, t in DataLoader(Rows(encode), batch_size=8):
    LOSS(model(x), t)
"""

ENCODED = {
    "a row": ("row = torch.zeros(4)\nrow[label] = 1.0\nreturn row", "nn.NLLLoss()", {"FL201", "FL103"}),
    "a row, which the loss takes": ("row = torch.zeros(4)\nrow[label] = 1.0\nreturn row", "nn.CrossEntropyLoss()", set()),
    "two ones": ("row = torch.zeros(4)\nrow[label] = 1.0\nrow[0] = 1.0\nreturn row", "nn.BCEWithLogitsLoss()", set()),
    "several ones": ("row = torch.zeros(4)\nfor one in some(label):\n    row[one] = 1\nreturn row", "nn.CrossEntropyLoss()", set()),
    "a row in every round": (
        "rows = []\nfor one in some(label):\n    row = torch.zeros(4)\n    row[label] = 1\n    rows.append(row)\nreturn rows[0]",
        "nn.NLLLoss()",
        {"FL201", "FL103"},
    ),
}


@pytest.mark.parametrize("row", ENCODED)
def test_rows_of_a_data_set(row, codes):
    body, loss, wanted = ENCODED[row]
    encode = f"def encode(label):\n{indent(body, '    ')}"
    assert codes(GIVEN.replace("ENCODE", encode).replace("LOSS", loss)) == wanted


def test_a_column_with_a_single_one_counts_no_classes(codes):
    program = """
    import torch
    from torch import nn

    wanted = torch.zeros(100)
    wanted[3] = 1.0
    model = nn.Linear(8, 2)
    nn.CrossEntropyLoss()(model(torch.rand(100, 8)), wanted.long())
    """
    assert codes(dedent(program)) == set()


IDS = "a, b = F.one_hot(torch.tensor([0, 1, 2]), 3), F.one_hot(torch.tensor([1, 1, 0]), 3)\n"
COUNTS = "c = torch.tensor([[3.0, 1.0, 1.0], [2.0, 2.0, 1.0]])\n"
TOGETHER = [
    (f"{IDS}torch.maximum(a, b)", {"form": "multi_hot", "low": 0, "high": 1, "integral": True}),
    (f"{IDS}a | b", {"form": "multi_hot"}),
    (f"{IDS}torch.logical_or(a.bool(), b.bool())", {"form": "multi_hot", "dtype": "bool"}),
    (f"{IDS}torch.maximum(a, a)", {"form": None}),
    ("np.maximum(np.eye(3)[[0, 1]], np.eye(3)[[1, 1]])", {"form": "multi_hot"}),
    ("F.one_hot(torch.tensor([[0, 1], [2, 2]]), 3).amax(dim=1)", {"form": "multi_hot"}),
    (f"{COUNTS}F.normalize(c, dim=1)", {"form": "unnormalised"}),
    (f"{COUNTS}F.normalize(c, p=1, dim=1)", {"form": "distribution"}),
    (f"{COUNTS}F.normalize(c, dim=0)", {"form": None}),
    ("F.normalize(torch.tensor([[1.0, 0.0], [0.0, 3.0]]))", {"form": None}),
    (f"{IDS}F.normalize(a.float())", {"form": "one_hot"}),
]


@pytest.mark.parametrize(("program", "wanted"), TOGETHER, ids=[program for program, _ in TOGETHER])
def test_rows_of_several(program, wanted, facts, true):
    assert facts(program, wanted) == wanted
    true(program)


BY_HAND = """
x, w = np.random.randn({rows}), np.random.randn({weights})
labels = np.random.choice(range(5), size={samples})
{hot}
scores = {scores}
p = np.exp(scores) / np.sum(np.exp(scores), axis={axis}, keepdims=True)
cost = -np.sum(np.log(p) * y)
w = w - 0.1 * {step}
"""
BELOW = {"rows": "20, {n}", "weights": "5, 20", "scores": "w @ x", "axis": "0", "step": "((p - y) @ x.T)"}
BESIDE = {"rows": "{n}, 20", "weights": "20, 5", "scores": "x @ w", "axis": "1", "step": "(x.T @ (p - y))"}


@pytest.mark.parametrize("samples", [1, 32])
def test_classes_one_below_the_other(samples, codes):
    hot = f"y = np.zeros((5, {samples}))\ny[labels, np.arange({samples})] = 1"
    assert codes(BY_HAND.format(**{**BELOW, "rows": f"20, {samples}"}, samples=samples, hot=hot)) == set()


def test_ids_in_a_column_beside_classes(codes):
    assert "FL202" in codes(BY_HAND.format(**{**BESIDE, "rows": "32, 20"}, samples=32, hot="y = np.random.randint(0, 5, (32, 1))"))
