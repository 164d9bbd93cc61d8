"""Layers that a loop of unknown length made: the last ones are still the last ones, and the next of an iterator is not always the first."""

from __future__ import annotations

import pytest

HEAD = "import sys\nimport torch\nfrom torch import nn\nx, y = torch.randn(100, 4), torch.randint(0, 3, (100,))\n"
BUILD = """\
def build(sizes):
    layers, width = [], 4
    for size in sizes:
        layers += [nn.Linear(width, size), nn.ReLU()]
        width = size
    layers += [nn.Linear(width, 3), nn.Softmax(dim=1)]
    return {made}
model = build([int(word) for word in sys.argv[1:]])
"""
USE = "loss = nn.CrossEntropyLoss()({scores}, y)\nloss.backward()\n"


@pytest.mark.parametrize("made", ["nn.Sequential(*layers)", "nn.Sequential(nn.Flatten(), *layers)"])
@pytest.mark.parametrize(
    ("scores", "found"),
    [
        ("model[:-1](x)", set()),
        ("model[:-1](x).softmax(1)", {"FL101"}),
        ("model[:-2](x)", {"FL108"}),
        ("model[-2:](x)", {"FL101"}),
        ("model[-2:-1](x)", set()),
        ("nn.Sequential(*list(model)[:-1])(x)", set()),
    ],
)
def test_a_slice_counts_from_the_end(codes, made, scores, found):
    assert codes(HEAD + BUILD.format(made=made) + USE.format(scores=scores)) == found


MORE = """\
more = [nn.Linear(3, 3) for _ in range(int(sys.argv[1]))]
model = nn.Sequential(nn.Linear(4, 3), nn.Sigmoid(), *more{behind})
"""


@pytest.mark.parametrize(
    ("behind", "scores", "found"),
    [
        ("", "model[:-1](x)", set()),  # the sigmoid, or another layer of many
        (", nn.Linear(3, 3)", "model[:-1](x)", set()),
        (", nn.Softmax(1)", "model[:-1](x)", set()),
        (", nn.Softmax(1), nn.Dropout()", "model[:-1](x)", {"FL101"}),
        (", nn.Softmax(1)", "model[1:](x)", {"FL101"}),
    ],
)
def test_a_slice_may_take_all_that_a_loop_made(codes, behind, scores, found):
    assert codes(HEAD + MORE.format(behind=behind) + USE.format(scores=scores)) == found


CHOSEN = "several = [torch.tensor({}), torch.tensor({})]\nlabels = several[int(sys.argv[1])]\n"
OF_CHOSEN = "loss = nn.CrossEntropyLoss()(nn.Linear(4, 3)(torch.randn(3, 4)), labels)\n"


@pytest.mark.parametrize(
    ("labels", "found"),
    [
        (("[0, 1, 2]", "[2, 1, 1]"), set()),
        (("[0, 1, 1]", "[1, 1, 0]"), set()),
        (("[0, 1, 3]", "[3, 1, 1]"), {"FL204"}),
        (("[[0.5, 1, 1], [0, 1, 0], [1, 0, 0]]", "[[0.5, 1, 0], [0, 1, 0], [1, 0, 0]]"), {"FL206"}),
    ],
)
def test_one_of_several_arrays_of_ids_is_no_row_of_classes(codes, labels, found):
    assert codes(HEAD + CHOSEN.format(*labels) + OF_CHOSEN) == found


def test_rows_of_data_are_of_every_kind(codes):
    """A list of labels that a loop filled holds labels of both kinds, whatever is cut off."""
    program = (
        "rows = []\nfor line in sys.stdin:\n    rows.append(int(line) if line.strip() else -1)\n"
        "rows = rows[:-1]\nloss = nn.CrossEntropyLoss(ignore_index=-1)(nn.Linear(4, 3)(torch.randn(len(rows), 4)), torch.tensor(rows))\n"
    )
    assert codes(HEAD + program) == set()


LAYERS = "[nn.Linear(4, 20), nn.Linear(20, 12), nn.Linear(12, {classes})]"
ONE_BY_ONE = """\
todo = iter({layers})
out = x
while True:
    layer = next(todo, None)
    if layer is None:
        break
    out = layer(out)
"""
FIRST_APART = "todo = iter({layers})\nout = next(todo)(x)\nfor layer in todo:\n    out = layer(out)\n"


@pytest.mark.parametrize("kind", ["{}", "nn.ModuleList({})", "nn.Sequential(*{})"])
def test_the_next_layer_is_not_always_the_first(codes, kind):
    layers = kind.format(LAYERS.format(classes=3))
    assert codes(HEAD + ONE_BY_ONE.format(layers=layers) + USE.format(scores="out")) == set()
    assert codes(HEAD + FIRST_APART.format(layers=layers) + USE.format(scores="out")) == set()


@pytest.mark.parametrize("kind", ["{}", "nn.ModuleList({})", "nn.Sequential(*{})"])
def test_what_is_left_behind_the_first_is_gone_through(codes, kind):
    layers = kind.format(LAYERS.format(classes=2))
    assert codes(HEAD + FIRST_APART.format(layers=layers) + USE.format(scores="out")) == {"FL204"}


PAIRS = """\
tasks = iter({tasks})
while True:
    try:
        classes, labels = next(tasks)
    except StopIteration:
        break
    scores = nn.Linear(4, 8)(x)
    if labels.dtype == torch.int64:
        loss = nn.CrossEntropyLoss()(scores{twice}, labels)
    else:
        loss = nn.BCEWithLogitsLoss()(scores, labels)
    loss.backward()
"""


def test_labels_of_two_kinds_are_not_of_a_third(codes):
    tasks = "[(3, torch.randint(0, 3, (100,))), (8, (torch.rand(100, 8) > 0.5).float())]"
    assert codes(HEAD + PAIRS.format(tasks=tasks, twice="")) == set()


def test_labels_of_one_kind_are_of_that_kind(codes):
    tasks = "[(3, torch.randint(0, 3, (100,))), (8, torch.randint(0, 8, (100,)))]"
    told = PAIRS.replace("labels.dtype == torch.int64", "True").format(tasks=tasks, twice=".softmax(1)")
    assert codes(HEAD + told) == {"FL101"}
