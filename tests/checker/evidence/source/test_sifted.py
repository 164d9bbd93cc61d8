"""Rows at places that a test found: which classes are left, the test says, or nobody does."""

from __future__ import annotations

import pytest

DIGITS = """
import numpy as np, pandas as pd, random, tensorflow as tf, keras
from keras import layers
(x, y), _ = keras.datasets.mnist.load_data()
{found}
net = keras.Sequential([layers.Flatten(), layers.Dense({units}, activation="softmax")])
net.compile("adam", "sparse_categorical_crossentropy")
net.fit({rows})
"""
LOOP = "i = []\nfor k in range(len(y)):\n    if y[k] < 5:\n        i.append(k)"
FOUND = [
    "i = np.where(y < 5)[0]",
    "i = np.where(y < 5)",
    "i = np.nonzero(y < 5)[0]",
    "i = np.flatnonzero(np.isin(y, [0, 1, 2, 3, 4]))",
    "i = np.argwhere(y < 5).squeeze()",
    "i = np.argwhere(y < 5)[:, 0]",
    "i = np.where(y < 5)[0][:100]",
    "i = np.random.permutation(np.where(y < 5)[0])",
    "i = np.random.choice(np.where(y < 5)[0], 100)",
    "i = np.where(y < 5)[0]\nnp.random.shuffle(i)",
    "i = sorted(np.where(y < 5)[0])",
    "i = random.sample(list(np.where(y < 5)[0]), 100)",
    "i = np.where(y < 5)[0].tolist()",
    "i = np.concatenate([np.where(y == c)[0][:50] for c in range(5)])",
    "i = np.append(np.where(y == 0)[0], np.where(y == 4)[0])",
    "i = [k for k, c in enumerate(y) if c < 5]",
    "i = np.array([k for k in range(len(y)) if y[k] in (0, 1, 2, 3, 4)])",
    "i = []\nfor c in range(5):\n    i.extend(np.where(y == c)[0][:100])",
    "i = [k for k in range(900) if y[k] < 5]",
    "i = list(filter(lambda k: y[k] < 5, range(len(y))))",
    "i = list(filter(lambda k: y[k] < 5, range(50)))",
    "i = np.arange(len(y))[y < 5]",
    "i = np.setdiff1d(np.arange(len(y)), np.where(y > 4)[0])",
    "i = np.intersect1d(np.where(y < 5)[0], range(300))",
    "i = np.union1d(np.where(y == 1)[0], np.where(y == 4)[0])",
    "bad = set(np.where(y > 4)[0])\ni = [k for k in range(300) if k not in bad]",
    LOOP,
    "i = np.argsort(y)[:900]",
    "i = np.argsort(y)[::-1][:900].tolist()",
    "i = np.argpartition(y, 900)[:900]",
    "i = np.array_split(np.argsort(y), 20)[0]",
    "i = tf.math.top_k(-y, 900).indices",
    "i = sorted(range(300), key=lambda k: y[k])[:150]",
    "i = pd.DataFrame({'y': y}).query('y < 5').index",
    "f = pd.DataFrame({'y': y})\ni = f.index[f.y < 5]",
    "of = {}\nfor k, c in enumerate(y):\n    of.setdefault(c, []).append(k)\ni = of[0] + of[4]",
    "of = {}\nfor k, c in enumerate(y):\n    of.setdefault(c, []).append(k)\ni = [k for c in (0, 4) for k in of[c]]",
    "of = {c: [] for c in range(10)}\nfor k in range(len(y)):\n    of[y[k]].append(k)\ni = of[0] + of[4]",
    "i = np.load('places.npy')",
    "i = np.loadtxt('places.txt')",
    "import settings\ni = settings.places",
]


@pytest.mark.parametrize("found", FOUND)
def test_classes_that_are_left(found, codes):
    assert codes(DIGITS.format(found=found, units=5, rows="x[i], y[i]")) == set()


@pytest.mark.parametrize("rows", ["np.take(x, i, 0), np.take(y, i)", "tf.gather(x, i), tf.gather(y, i)"])
def test_rows_taken_by_a_function(rows, codes):
    assert codes(DIGITS.format(found="i = tf.where(y < 5)[:, 0]", units=5, rows=rows)) == set()


@pytest.mark.parametrize(
    ("found", "units"),
    [
        ("i = np.where(y < 5)[0]", 4),
        ("i = np.arange(len(y))[y < 5]", 4),
        ("i = np.random.permutation(np.where(y < 5)[0])", 3),
        ("i = np.concatenate([np.where(y == 1)[0], np.where(y == 7)[0]])", 2),
    ],
)
def test_classes_that_are_left_and_have_no_unit(found, units, codes):
    assert codes(DIGITS.format(found=found, units=units, rows="x[i], y[i]")) == {"FL204"}


@pytest.mark.parametrize(
    "found",
    [
        "i = np.random.permutation(len(y))[:900]",
        "i = np.arange(900)",
        "i = [k for k in range(len(y))]",
        "i = np.arange(900)[np.random.permutation(900)]",
        "i = [k for k in range(300) if k < 100]",
        "i = random.sample(range(len(y)), 900)",
        "i = np.argsort(y)",
        "i = np.argsort(np.random.rand(len(y)))[:900]",
        "i = list(range(count))\nrandom.shuffle(i)",
    ],
)
def test_rows_that_no_test_chose(found, codes):
    assert codes(DIGITS.format(found=found, units=5, rows="x[i], y[i]")) == {"FL207"}


SUBSET = """
import itertools
import numpy as np, random, torch
from collections import defaultdict
from sklearn.model_selection import train_test_split
from torch import nn
from torchvision import datasets, transforms
from torch.utils.data import DataLoader, Subset, SubsetRandomSampler
data = datasets.MNIST(".", transform=transforms.ToTensor())
{found}
net = nn.Sequential(nn.Flatten(), nn.Linear(784, 2))
for x, y in DataLoader({rows}):
    nn.functional.cross_entropy(net(x), y)
"""
BY_CLASS = "of = defaultdict(list)\nfor k in range(len(data)):\n    of[data.targets[k]].append(k)\n"
BY_NEW_CLASS = "of = {}\nfor k, t in enumerate(data.targets):\n    if t not in of:\n        of[t] = []\n    of[t].append(k)\n"


@pytest.mark.parametrize(
    "found",
    [
        "i = torch.where(data.targets < 2)[0]",
        "i = (data.targets < 2).nonzero().squeeze()",
        "i = torch.isin(data.targets, torch.tensor([0, 1])).nonzero().squeeze(1)",
        "i = [k for k, t in enumerate(data.targets) if t < 2]",
        "i = [k for k, (_, t) in enumerate(data) if t < 2]",
        "i = []\nfor k, (_, t) in enumerate(data):\n    if t in (0, 1):\n        i.append(k)",
        "i = [k for k in range(len(data)) if data.targets[k] in (0, 1)]",
        "i = []\nfor k in range(len(data)):\n    if data.targets[k] < 2:\n        i.append(k)",
        "i = data.targets.argsort()[:900]",
        "i = torch.sort(data.targets)[1][:900].tolist()",
        "i = torch.topk(data.targets, 900, largest=False).indices",
        "of = [[] for _ in range(10)]\nfor k, t in enumerate(data.targets):\n    of[t].append(k)\ni = of[0] + of[1]",
        "of = defaultdict(list)\nfor k, t in enumerate(data.targets):\n    of[int(t)].append(k)\ni = [k for c in (0, 1) for k in of[c]]",
        f"{BY_CLASS}i = []\nfor c in range(2):\n    i.extend(random.sample(of[c], 5))",
        f"{BY_NEW_CLASS}i = []\nfor c in (0, 1):\n    i += of[c]",
        "i = []\nfor k in range(len(data)):\n    if data.targets[k] > 1:\n        continue\n    i.append(k)",
        "i = list(range(len(data)))\ni.sort(key=lambda k: data.targets[k])\ni = i[:900]",
        "i = list(itertools.compress(range(len(data)), (t < 2 for t in data.targets)))",
        "i = torch.cat([(data.targets == c).nonzero().flatten() for c in (0, 1)])",
        "i = list(map(int, open('places.txt')))",
    ],
)
@pytest.mark.parametrize("rows", ["Subset(data, i), 32", "data, 32, sampler=SubsetRandomSampler(i)"])
def test_items_that_are_left(found, rows, codes):
    assert codes(SUBSET.format(found=found, rows=rows)) == set()


@pytest.mark.parametrize(
    "found",
    [
        "i = list(range(900))",
        "i = torch.randperm(len(data))[:900]",
        "i = np.arange(len(data))",
        "i = list(range(len(data)))",
        "i = random.sample(range(len(data)), 900)",
        "i = [k for k in range(len(data))]",
        "i = np.random.choice(len(data), 900, replace=False)",
        "i, _ = train_test_split(list(range(len(data))), test_size=0.2)",
        "i = list(range(len(data)))\nrandom.shuffle(i)\ni = torch.tensor(i[:900])",
        "i = []\nfor k in range(len(data)):\n    i.append(k)",
    ],
)
@pytest.mark.parametrize("rows", ["Subset(data, i), 32", "data, 32, sampler=SubsetRandomSampler(i)"])
def test_items_that_no_test_chose(found, rows, codes):
    assert codes(SUBSET.format(found=found, rows=rows)) == {"FL207"}


WEIGHTED = """
import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset, WeightedRandomSampler

x, y = torch.rand(100, 4), np.random.randint(0, 4, 100)
{weights}
net = nn.Linear(4, 3)
for a, b in DataLoader(TensorDataset(x, torch.from_numpy(y)), 32, sampler=WeightedRandomSampler({given})):
    nn.functional.cross_entropy(net(a), b)
"""


@pytest.mark.parametrize("given", ["weights, 100", "num_samples=100, weights=torch.as_tensor(weights)"])
@pytest.mark.parametrize(
    ("weights", "told"),
    [
        ("weights = np.array([1.0, 2.0, 0.5, 0.0])[y]", set()),
        ("weights = (y < 3).astype(float)", set()),
        ("weights = [0.0 if label == 3 else 1.0 for label in y]", set()),
        ("weights = np.ones(100)\nweights[y == 3] = 0", set()),
        ("weights = np.array([1.0, 2.0, 0.5, 0.1])[y]", {"FL204"}),
        ("weights = 1.0 / np.bincount(y)[y]", {"FL204"}),
    ],
)
def test_what_weighs_nothing_is_not_drawn(weights, given, told, codes):
    assert codes(WEIGHTED.format(weights=weights, given=given)) == told


ROWS_OF_ONE = """
import numpy as np
import torch, torch.nn as nn
from sklearn.datasets import make_multilabel_classification
x, y = make_multilabel_classification(n_classes=4)
{found}
nn.CrossEntropyLoss()(nn.Linear(20, 4)(torch.tensor(x[i]).float()), torch.tensor(y[i]).float())
"""


@pytest.mark.parametrize(
    ("found", "wanted"), [("i = np.where(y.sum(1) == 1)[0]", set()), ("i = np.random.permutation(len(y))[:50]", {"FL206"})]
)
def test_rows_that_sum_to_one(found, wanted, codes):
    assert codes(ROWS_OF_ONE.format(found=found)) == wanted


KEPT = """
import random
import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset
from torchvision import datasets, transforms

class Few(Dataset):
    def __init__(self, data):
        self.data = data
        self.rows = {rows}

    def __len__(self):
        return len(self.rows)

    def __getitem__(self, k):
        return self.data[self.rows[k]]

data = datasets.MNIST(".", transform=transforms.ToTensor())
{few}
net = nn.Sequential(nn.Flatten(), nn.Linear(784, 2))
for x, y in DataLoader(few, 32):
    nn.functional.cross_entropy(net(x), y)
"""
BY_LABEL = "[k for k, t in enumerate(data.targets) if t < 2]"


@pytest.mark.parametrize(
    ("few", "rows", "wanted"),
    [
        ("few = Few(data)", BY_LABEL, set()),
        ("few = Few(data)", "data.targets.argsort()[:900]", set()),
        ("few = Few(data)", "torch.load('rows.pt')", set()),
        ("few = Few(data)", "list(range(900))", {"FL207"}),
        ("few = Few(data)", "torch.randperm(len(data))[:900]", {"FL207"}),
        ("few = [(x, y) for x, y in data if y < 2]", BY_LABEL, set()),
        ("few = [data[k] for k in range(len(data)) if data.targets[k] < 2]", BY_LABEL, set()),
        ("few = list(filter(lambda item: item[1] < 2, data))", BY_LABEL, set()),
        ("few = []\nfor item in data:\n    if item[1] < 2:\n        few.append(item)", BY_LABEL, set()),
        ("few = []\nfor x, y in data:\n    if y > 1:\n        continue\n    few.append((x, y))", BY_LABEL, set()),
        ("few = [(x, y) for x, y in data]", BY_LABEL, {"FL207"}),
        ("few = []\nfor item in data:\n    few.append(item)", BY_LABEL, {"FL207"}),
    ],
)
def test_items_that_a_program_keeps(few, rows, wanted, codes):
    assert codes(KEPT.format(few=few, rows=rows)) == wanted


IDS = """
import data
rows, ids = data.load(), {"a": 0, "b": 1}

def of(row):
    if row[2] == 1:
        return 0
    return 1 if row[3] == 1 else -1

"""


@pytest.mark.parametrize(
    ("labels", "wanted"),
    [
        ("[of(row) for row in rows if of(row) != -1]", [0, 1, ...]),
        ("[ids.get(row, -1) for row in rows if ids.get(row, -1) >= 0]", [0, 1, ...]),
        ("[i for row in rows if (i := ids.get(row, -1)) != -1]", [0, 1, ...]),
        ("[ids.get(row, -1) for row in rows if row in ids]", [0, 1, ...]),
        ("[ids.get(row, -1) for row in rows if len(row) > 2 if row in ids]", [0, 1, ...]),
        ("[i for _, i in [(row, of(row)) for row in rows] if i != -1]", [0, 1, ...]),
        ("[of(row) for row in rows]", [0, 1, -1, ...]),
        ("[ids.get(row, -1) for row in rows if row not in ids]", [-1, ...]),
    ],
)
def test_values_that_pass_a_test(labels, wanted, says):
    assert says(f"{IDS}y = {labels}") == wanted


LEFT_OUT = (
    IDS
    + """
import torch

net = torch.nn.Linear(4, 2)
torch.nn.functional.cross_entropy(net(torch.load("x.pt")), torch.tensor({labels}))
"""
)


@pytest.mark.parametrize(
    ("labels", "wanted"),
    [
        ("[of(row) for row in rows if len(row) > 2]", set()),
        ("[ids.get(row[1], -1) for row in np.load('rows.npy') if ids.get(row[1], -1) != -1]", set()),
        ("list(filter(data.is_known, map(of, rows)))", set()),
        ("[of(row) for row in rows]", {"FL204"}),
        ("[-1 for row in rows if len(row) > 2]", {"FL204"}),
    ],
)
def test_marks_that_a_test_may_have_left_out(labels, wanted, codes):
    assert codes(LEFT_OUT.replace("{labels}", labels)) == wanted


SINGLE = """
import torch

ids = {"a": 0, "b": 1}

def train(model, row):
    if %s:
        labels = torch.tensor([ids.get(row, -1)])
        return torch.nn.functional.cross_entropy(model(row), labels)
"""


@pytest.mark.parametrize(("test", "wanted"), [("ids.get(row, -1) >= 0", set()), ("row in ids", set()), ("len(row) > 2", {"FL204"})])
def test_what_stands_in_a_list_under_a_test(test, wanted, codes):
    assert codes(SINGLE % test) == wanted


PARTS = """
import torch
import torch.nn.functional as F
from torch import nn

def train(c, x, y):
    scores = nn.Linear(4, 3)(x)
    outs = [F.softmax(scores, 1) if c.shares else None, scores]
    {chosen}
    if {test}:
        return F.nll_loss(torch.log(out), y)
    return F.cross_entropy(out, y)
"""


@pytest.mark.parametrize(
    "chosen",
    [
        "out = [one for one in outs if one is not None][0]",
        "out = next(one for one in outs if one is not None)",
        "out = [two for two in [one for one in outs if one is not None] if two is not None][0]",
        "out = {k: v for k, v in {'a': outs[0], 'b': None if c.shares else scores}.items() if v is not None}['a']",
    ],
)
def test_what_passes_a_test_on_some_ways_is_there_on_these(chosen, codes):
    assert "FL101" not in codes(PARTS.format(chosen=chosen, test="c.shares"))


def test_what_passes_a_test_on_every_way(codes):
    program = PARTS.replace(" if c.shares else None", "").format(
        chosen="out = [one for one in outs if one is not None][0]", test="c.shares"
    )
    assert "FL101" in codes(program)


@pytest.mark.parametrize(("other", "wanted"), [("-1", {"FL204"}), ("0 if row[0] == 'b' else -1", set())])
def test_a_mark_that_is_one_of_two_classes_stays(other, wanted, codes):
    assert codes(LEFT_OUT.replace("{labels}", f"[1 if row[0] == 'a' else {other} for row in rows if len(row) > 2]")) == wanted
