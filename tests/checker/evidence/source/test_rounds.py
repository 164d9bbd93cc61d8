"""Lists that a loop fills: rows of every kind where the row decides, the one or the other where a flag does."""

from __future__ import annotations

import pytest

HEAD = """
    import sys
    import numpy as np
    import torch
    from torch import nn

    rng = np.random.default_rng(0)
    kind = rng.integers(0, 3, 60)
    tool = rng.choice(["web", "desktop"], 60)
    rows = open("rows.txt")
    old = len(sys.argv) > 1

    def hot(k):
        return [1.0 if c == k else 0.0 for c in range(3)]
"""
TAIL = """
    nn.CrossEntropyLoss()(nn.Linear(4, 3)(torch.rand(60, 4)), torch.tensor(y)).backward()
"""

MIXED = {
    "an index into the annotations": "y = [int(kind[i]) if tool[i] == 'web' else hot(kind[i]) for i in range(int(sys.argv[1]))]",
    "the rows of two arrays": "y = [int(k) if t == 'web' else hot(k) for k, t in zip(kind, tool)]",
    "a loop that appends": """
y = []
for row in rows:
    cells = row.split(',')
    if cells[1] == 'web':
        y.append(2)
    else:
        y.append([0.0, 0.0, 1.0])
""",
    "a loop that goes on early": """
y = []
for row in rows:
    if row.startswith('web'):
        y.append(2)
        continue
    y.append([0.0, 0.0, 1.0])
""",
    "a function with two returns": """
def annotation(i):
    if tool[i] == 'web':
        return int(kind[i])
    return hot(kind[i])
y = [annotation(i) for i in range(int(sys.argv[1]))]
""",
    "a loop over tuples": """
y = []
for k, t in zip(kind, tool):
    label = int(k) if t == 'web' else hot(k)
    y.append(label)
""",
}
ONE_OR_THE_OTHER = {
    "a flag": "y = [int(k) if old else hot(k) for k in kind]",
    "a flag asked for in every round": "import lib\ny = [int(k) if lib.is_sparse() else hot(k) for k in kind]",
    "a count of classes": "n = len(np.unique(kind))\ny = [int(k) if n > 5 else hot(k) for k in kind]",
    "a flag in a loop that appends": """
y = []
for k in kind:
    if old:
        y.append(int(k))
    else:
        y.append(hot(k))
""",
    "a flag of the object": """
class Rows:
    def __init__(self, sparse):
        self.sparse = sparse
    def label(self, k):
        return int(k) if self.sparse else hot(k)
r = Rows(old)
y = [r.label(k) for k in kind]
""",
    "the same form on both sides": "y = [int(k) if t == 'web' else 0 for k, t in zip(kind, tool)]",
    "rows of one form only": "y = [hot(k) if t == 'web' else hot(2) for k, t in zip(kind, tool)]",
    "features and label": "pairs = [([1.0, 2.0], int(k)) for k in kind]\ny = [label for _, label in pairs]",
}


def program(middle: str) -> str:
    return HEAD + "\n".join(f"    {line}" for line in middle.strip().splitlines()) + TAIL


@pytest.mark.parametrize("situation", MIXED)
def test_rows_of_every_kind(situation, codes):
    assert codes(program(MIXED[situation])) == {"FL203"}


@pytest.mark.parametrize("situation", ONE_OR_THE_OTHER)
def test_the_one_or_the_other(situation, codes):
    assert codes(program(ONE_OR_THE_OTHER[situation])) == set()


def test_numbers_of_every_row(facts):
    text = "import csv\n\ny = np.array([1 if row['a'] == 'x' else 3 if row['a'] == 'y' else 2 for row in csv.DictReader(open('f'))])"
    assert facts(text, {"low": None, "high": None, "integral": None}) is not None


def test_a_variable_may_be_called_items(says):
    assert says("items = 3\nfor x in open('f'):\n    items = 3\ny = items") == 3


def test_what_stands_behind_a_branch_is_added_to_both_fillings(says):
    assert says("import sys\ny = [1]\nif sys.argv:\n    y.append(2)\ny.append(3)") == [1, 2, 3]


LAYERS = """
    import sys
    import torch
    from torch import nn

    widths = open("widths.txt")
    layers = [nn.Linear(4, 4)]
    for width in widths:
        layers.append(nn.Linear(4, 4))
        if {test}:
            layers.append(nn.ReLU())
    out = nn.Sequential(*layers)(torch.rand(8, 4))
    nn.CrossEntropyLoss()(out, torch.randint(0, 4, (8,))).backward()
"""


@pytest.mark.parametrize("test", ["width.isdigit()", "len(sys.argv) > 2", "width != '3'"])
def test_layers_are_no_rows(test, codes):
    assert codes(LAYERS.format(test=test)) == set()


DEEP = """\
class Net(nn.Module):
    def __init__(self, depth):
        super().__init__()
        self.layers, self.acts = nn.ModuleList(), nn.ModuleList()
        self.layers.append(nn.Linear(4, 8))
        self.acts.append(nn.ReLU())
        for _ in range(depth):
            self.layers.append(nn.Linear(8, 8))
            self.acts.append(nn.ReLU())
        self.layers.append(nn.Linear(8, 3))
        self.acts.append({last})

    def forward(self, x):
        for {rounds}
        return x


F.cross_entropy(Net(DEPTH)(torch.rand(20, 4)), torch.randint(3, (20,))).backward()
"""
ROUNDS = {
    "numbered": "i, layer in enumerate(self.layers):\n            x = self.acts[-1](layer(x)) if i == len(self.layers) - 1 else layer(x).relu()",
    "numbered from one": "i, (layer, act) in enumerate(zip(self.layers, self.acts), 1):\n            x = act(layer(x))",
    "side by side": "layer, act in zip(self.layers, self.acts):\n            x = act(layer(x))",
    "side by side, by place": "i, layer in enumerate(self.layers):\n            x = self.acts[i](layer(x))",
}


@pytest.mark.parametrize(("last", "wanted"), [("nn.Identity()", set()), ("nn.Softmax(dim=1)", {"FL101"})])
@pytest.mark.parametrize("rounds", ["numbered from one", "side by side"])
def test_the_last_of_several_layers_comes_last(rounds, last, wanted, codes):
    assert codes(DEEP.format(rounds=ROUNDS[rounds], last=last)) == wanted


@pytest.mark.parametrize("rounds", ROUNDS)
def test_no_hidden_layer_is_the_last(rounds, codes):
    assert codes(DEEP.format(rounds=ROUNDS[rounds], last="nn.Identity()")) == set()


COUNTED = """
    import os
    import keras

    def load(root):
        rows, labels = [], []
        number = 0
        for folder in os.scandir(root):
            images = [image.name for image in os.scandir(folder)]
            rows.append(np.ones((len(images), 4)))
            labels.append({label})
            {step}
        return np.concatenate(rows), keras.utils.to_categorical(np.concatenate(labels))

    x, y = load("train")
    net = keras.Sequential([keras.layers.Dense(y.shape[1], activation="softmax")])
    net.compile("adam", "categorical_crossentropy")
    net.fit(x, y)
"""


@pytest.mark.parametrize(
    ("label", "step", "wanted"),
    [
        ("np.asarray([number for _ in images])", "number += 1", set()),
        ("np.full(len(images), number)", "number += 1", set()),
        ("np.asarray([number] * len(images))", "number = number", {"FL106"}),
    ],
)
def test_what_counts_the_rounds_is_not_its_first_value(label, step, wanted, codes):
    assert codes(COUNTED.format(label=label, step=step)) == wanted


def test_a_count_decides_what_the_first_rows_are(says):
    program = """
import os
x, y, n = [], [], 0
for name in os.listdir("a"):
    if n < 10:
        y.append(1)
    else:
        x.append(1)
    n += 1
y = [len(x) == 0, len(y) == 0]
"""
    assert says(program) != [True, False]
