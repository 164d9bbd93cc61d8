from __future__ import annotations

import pytest

from fromlogits.vocabulary import Applicability, LabelForm, Labels

HEAD = "import torch\nfrom torch import nn\nimport torch.nn.functional as F\nfrom keras import layers\nimport jax\nimport optax\n\n"


# -- axes


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("nn.Softmax()", "nn.Softmax(dim=1)"),
        ("nn.Softmax(0)", "nn.Softmax(1)"),
        ("nn.LogSoftmax(dim=0)", "nn.LogSoftmax(dim=1)"),
        ("F.softmax(x)", "F.softmax(x, dim=1)"),
        ("F.softmax(x, dim=-2)", "F.softmax(x, dim=1)"),
        ("x.softmax(0)", "x.softmax(1)"),
        ("x.softmax(dim=0)", "x.softmax(dim=1)"),
    ],
)
def test_class_axis_of_torch_losses(bench, mend, before, after):
    activation = "log_softmax" if "Log" in before else "softmax"
    facts = {"output": (activation, before), "output_facts": {"axis_fault": "implicit"}}
    facts |= {"loss": ("NLLLoss", "nn.NLLLoss()"), "loss_facts": {"class_axis": 1}}
    text = f"{HEAD}out = {before}\nloss = nn.NLLLoss()\n"
    assert mend("FL302", text, **facts) == text.replace(before, after)
    assert bench("FL302", text, **facts).fix.applicability is Applicability.UNSAFE


@pytest.mark.parametrize(
    ("before", "after"),
    [("layers.Softmax(axis=1)", "layers.Softmax(axis=-1)"), ("jax.nn.softmax(x, axis=0)", "jax.nn.softmax(x, axis=-1)")],
)
def test_last_axis_elsewhere(mend, before, after):
    facts = {"output": ("softmax", before), "output_facts": {"axis_fault": "batch"}}
    assert mend("FL302", f"{HEAD}out = {before}\n", **facts) == f"{HEAD}out = {after}\n"


@pytest.mark.parametrize("before", ["F.softmax(x, dim=axis)", "F.softmax(x, *axes)", "nn.Softmax(**options)", "F.softmax(x, dim=-1)"])
def test_axis_from_elsewhere_is_left(bench, before):
    facts = {"output": ("softmax", before), "output_facts": {"axis_fault": "batch"}}
    assert bench("FL302", f"{HEAD}out = {before}\n", **facts).fix is None


# -- units


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("nn.Linear(64, 9)", "nn.Linear(64, 10)"),
        ("nn.Linear(9, out_features=9)", "nn.Linear(9, out_features=10)"),
        ("layers.Dense(9, activation='softmax')", "layers.Dense(10, activation='softmax')"),
        ("layers.Dense(units=9)(x)", "layers.Dense(units=10)(x)"),
        ("nn.Conv2d(9, 9, 1)", "nn.Conv2d(9, 10, 1)"),
        ("nn.Linear(64, classes)", None),
        ("layers.Dense(8)", None),
        ("F.softmax(x, 9)", None),
    ],
)
def test_units(mend, before, after):
    facts = {"output": (None, before), "output_facts": {"units": 9}, "labels": Labels(LabelForm.CLASS_IDS, classes=10)}
    assert mend("FL207", f"{HEAD}out = {before}\n", **facts) == (f"{HEAD}out = {after}\n" if after else None)


# -- dtypes


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("layers.Dense(9, activation='softmax')", "layers.Dense(9, activation='softmax', dtype='float32')"),
        ("layers.Dense(9, activation='softmax', dtype='float16')", "layers.Dense(9, activation='softmax', dtype='float32')"),
        ("layers.Activation('softmax')", "layers.Activation('softmax', dtype='float32')"),
        ("F.softmax(x, dim=1)", "F.softmax(x, dim=1, dtype=torch.float32)"),
        ("torch.softmax(x, 1, dtype=torch.bfloat16)", "torch.softmax(x, 1, dtype=torch.float32)"),
        ("layers.Dense(9, activation='softmax', **options)", None),
        ("jax.nn.softmax(x)", None),
    ],
)
def test_dtype(mend, before, after):
    text = f"{HEAD}quotes = 'single'\nout = {before}\n"
    assert mend("FL402", text, output=("softmax", before)) == (text.replace(before, after) if after else None)


# -- columns


@pytest.mark.parametrize(
    ("before", "after", "shapes"),
    [
        ("F.binary_cross_entropy(out, y)", "F.binary_cross_entropy(out.squeeze(-1), y)", ((64, 1), (64,))),
        ("F.binary_cross_entropy(out, y)", "F.binary_cross_entropy(out, y.squeeze(-1))", ((64,), (64, 1))),
        (
            "F.binary_cross_entropy(target=y, input=a + b)",
            "F.binary_cross_entropy(target=y, input=(a + b).squeeze(-1))",
            ((None, 1), (None,)),
        ),
        ("optax.sigmoid_binary_cross_entropy(net(x), y)", "optax.sigmoid_binary_cross_entropy(net(x).squeeze(-1), y)", ((64, 1), (64,))),
    ],
)
def test_column(mend, before, after, shapes):
    name = before.partition("(")[0].rpartition(".")[2]
    text = f"{HEAD}loss = {before}\n"
    assert mend("FL301", text, loss=(name, before), broadcast=shapes) == text.replace(before, after)


def test_column_where_the_criterion_is_called(mend):
    text = f"{HEAD}criterion = nn.BCELoss()\nloss = criterion(out, y)\n"
    facts = {"loss": ("BCELoss", "nn.BCELoss()"), "use": "criterion(out, y)", "broadcast": ((64, 1), (64,))}
    assert mend("FL301", text, **facts) == text.replace("(out, y)", "(out.squeeze(-1), y)")


def test_no_column_is_squeezed_elsewhere(bench):
    text = "import tensorflow as tf\nloss = tf.nn.sigmoid_cross_entropy_with_logits(y, z)\n"
    made = "tf.nn.sigmoid_cross_entropy_with_logits(y, z)"
    assert bench("FL301", text, loss=("sigmoid_cross_entropy_with_logits", made), broadcast=((64, 1), (64,))).fix is None
