"""What a message says: an option that the loss has, and a figure that is true."""

from __future__ import annotations

import inspect

import pytest

from fromlogits.checker.check import check
from fromlogits.checker.judging.verdict import floor, floor_of_units
from fromlogits.checker.settings import Settings

TORCH = "import torch\nimport torch.nn.functional as F\nfrom torch import nn\nz = nn.Linear(8, {units})(torch.randn(4, 8))\n"
KERAS = 'import keras\nm = keras.Sequential([keras.Input((8,)), keras.layers.Dense({units}, activation="{activation}")])\n'


@pytest.fixture
def messages(tmp_path):
    """The messages of one code that a program is given."""

    def of(program: str, code: str) -> list[str]:
        file = tmp_path / "program.py"
        file.write_text(program, encoding="utf-8")
        result = check([str(file)], Settings())
        assert not result.troubles
        return [finding.message for finding in result.findings if finding.code == code]

    return of


COLUMN = "y = torch.randint(0, 2, (4,)).float()\n{loss}\n"
OF_COLUMNS = {
    "nn.BCEWithLogitsLoss()(z, y)": "meet in a loss that takes one shape: nn.BCEWithLogitsLoss() at program.py:6; it raises",
    "F.binary_cross_entropy(z.sigmoid(), y)": "meet in a loss that takes one shape: F.binary_cross_entropy(z.sigmoid(), y) at program.py:6; it raises",
    "nn.MultiLabelSoftMarginLoss()(z, y)": "broadcast to N x N: nn.MultiLabelSoftMarginLoss() at program.py:6; every output meets every label",
}


@pytest.mark.parametrize("loss", OF_COLUMNS)
def test_a_loss_that_takes_one_shape_raises(loss, messages):
    (message,) = messages(TORCH.format(units=1) + COLUMN.format(loss=loss), "FL301")
    assert message == f"shapes (4, 1) and (4,) {OF_COLUMNS[loss]}; squeeze the one or unsqueeze the other"


def labels_without_a_class(loss: str, imports: str) -> str:
    return f"{imports}\nimport numpy as np\nx = np.ones((4, 8))\ny = np.array([0, 1, -1, 2])\n{loss}\n"


LEFT_OUT = {
    "torch": ("import torch", "torch.nn.functional.cross_entropy(torch.nn.Linear(8, 3)(x), torch.from_numpy(y))", "pass ignore_index=-1"),
    "optax": (
        "import optax, jax.numpy as jnp",
        "optax.softmax_cross_entropy_with_integer_labels(jnp.dot(x, jnp.ones((8, 3))), y).mean()",
        "pass where=labels != -1",
    ),
    "keras": (
        KERAS.format(units=3, activation="softmax"),
        'm.compile("adam", "sparse_categorical_crossentropy")\nm.fit(x, y)',
        "pass ignore_class=-1",
    ),
    "tf.nn": (
        "import tensorflow as tf",
        "tf.nn.sparse_softmax_cross_entropy_with_logits(labels=y, logits=tf.keras.layers.Dense(3)(x))",
        "give these the weight 0",
    ),
}


@pytest.mark.parametrize("framework", LEFT_OUT)
def test_rows_are_left_out_by_an_option_that_is_there(framework, messages):
    imports, loss, remedy = LEFT_OUT[framework]
    (message,) = messages(labels_without_a_class(loss, imports), "FL204")
    assert f"if it marks rows without a label, {remedy}, else count classes from 0" in message


def test_the_options_are_those_of_the_frameworks():
    import keras
    import optax
    import torch

    for loss, option in (
        (torch.nn.functional.cross_entropy, "ignore_index"),
        (optax.softmax_cross_entropy_with_integer_labels, "where"),
        (keras.losses.SparseCategoricalCrossentropy, "ignore_class"),
    ):
        assert option in inspect.signature(loss).parameters


ACTIVATED_TWICE = {
    "softmax, one of many": (10, "F.cross_entropy(z.softmax(1), torch.randint(0, 10, (4,)))", "the loss cannot fall below 1.461"),
    "sigmoids, one of many": (10, "F.cross_entropy(z.sigmoid(), torch.randint(0, 10, (4,)))", "the loss cannot fall below 1.461"),
    "softmax, unit by unit": (
        10,
        "F.binary_cross_entropy_with_logits(z.softmax(1), F.one_hot(torch.randint(0, 10, (4,)), 10).float())",
        "the loss cannot fall below 0.655 with one-hot labels",
    ),
    "sigmoids, unit by unit": (
        10,
        "F.binary_cross_entropy_with_logits(z.sigmoid(), torch.randint(0, 2, (4, 10)).float())",
        "the loss cannot fall below 0.313 for a positive label",
    ),
}


@pytest.mark.parametrize("case", ACTIVATED_TWICE)
def test_what_an_activation_too_many_costs(case, messages):
    units, loss, cost = ACTIVATED_TWICE[case]
    (message,) = messages(TORCH.format(units=units) + loss + "\n", "FL101")
    assert f"; {cost}; " in message or f"; the gradient shrinks and {cost}; " in message


def test_keras_says_what_its_binary_loss_can_reach(messages):
    program = KERAS.format(units=10, activation="softmax") + 'm.compile("adam", keras.losses.BinaryCrossentropy(from_logits=True))\n'
    (message,) = messages(program, "FL101")
    assert "cannot fall below 0.655 with one-hot labels" in message


@pytest.mark.parametrize("classes", [2, 10, 100])
def test_the_floors_are_reached_and_not_passed(classes):
    import torch
    from torch.nn import functional

    generator = torch.Generator().manual_seed(0)
    probabilities = (8.0 * torch.randn(2000, classes, generator=generator, dtype=torch.float64)).softmax(1)
    label = probabilities.argmax(1)
    certain = torch.eye(classes, dtype=torch.float64)[:1]
    rows = functional.one_hot(label, classes).double()
    for loss, target, own, lowest in (
        (functional.cross_entropy, label, torch.tensor([0]), floor(classes)),
        (functional.binary_cross_entropy_with_logits, rows, certain, floor_of_units(classes)),
    ):
        assert loss(certain, own).item() == pytest.approx(lowest)
        assert min(loss(p[None], t[None]).item() for p, t in zip(probabilities, target, strict=True)) >= lowest - 1e-12


OVER_LINES = """\
import torch
from torch import nn
head = nn.Linear(8, 3)
p = torch.softmax(
    head(torch.randn(4, 8)),  # a "batch"
    dim=1,
)
loss = nn.NLLLoss()(p, torch.zeros(4, \\
    dtype=torch.long))
"""


def test_a_comment_or_a_backslash_is_no_part_of_what_a_program_spells(messages):
    (message,) = messages(OVER_LINES, "FL103")
    assert "torch.softmax( head(torch.randn(4, 8)), dim=1, ) at " in message
    assert "#" not in message


def test_a_hash_in_a_string_is(messages):
    program = 'import keras\nmodel = keras.Sequential([keras.layers.Dense(3,\n    name="a#b", activation="softmax")])\n'
    compiled = "model.compile(loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True))\nmodel.fit([[1.0]], [0])\n"
    (message,) = messages(program + compiled, "FL101")
    assert 'Dense(3, name="a#b", activation="softmax")' in message
