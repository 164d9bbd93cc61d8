from __future__ import annotations

import pytest

from fromlogits.vocabulary import Applicability, Family, OutputKind

HEAD = (
    "import torch\nfrom torch import nn\nimport torch.nn.functional as F\nfrom torch.nn.functional import softmax\nimport keras\nfrom keras import layers\n"
    "import tensorflow as tf\nimport jax\nfrom flax import linen, nnx\nfrom collections import OrderedDict\n\n"
)


def facts(activation, source):
    return {"output": (activation, source)}


# -- nothing to do


@pytest.mark.parametrize(
    ("text", "source"),
    [
        pytest.param("out = model(x)\n", "model(x)", id="a model"),
        pytest.param("out = mine.softmax(x, 1)\n", "mine.softmax(x, 1)", id="somebody else's function"),
        pytest.param("out = self.softmax(x)\n", "self.softmax(x)", id="a module that is made elsewhere"),
        pytest.param("out = F.softmax(*arguments)\n", "F.softmax(*arguments)", id="hidden by a star"),
        pytest.param(
            "head = layers.Dense(10, activation=cfg['activation'])\n",
            "layers.Dense(10, activation=cfg['activation'])",
            id="chosen elsewhere",
        ),
        pytest.param(
            "def make(activation):\n    return layers.Dense(10, activation=activation)\n",
            "layers.Dense(10, activation=activation)",
            id="a parameter",
        ),
        pytest.param("head = layers.Dense(10)\n", "layers.Dense(10)", id="no activation"),
        pytest.param("last = nn.Softmax(dim=1) if probabilities else nn.Identity()\n", "nn.Softmax(dim=1)", id="one of two"),
        pytest.param("table = {'softmax': nn.Softmax(dim=1)}\n", "nn.Softmax(dim=1)", id="in a table"),
        pytest.param("block = Residual(nn.Softmax(dim=1))\n", "nn.Softmax(dim=1)", id="inside something unknown"),
        pytest.param("softmax = nn.Softmax(dim=1)\na = softmax(x)\nb = softmax(y)\n", "nn.Softmax(dim=1)", id="used twice"),
        pytest.param("from keras.layers import Dense\nf'{ F.softmax(x, 1) }'\n", "F.softmax(x, 1)", id="in an f-string"),
        pytest.param("out = torch.sigmoid(x)\n", "torch.sigmoid(x)", id="another activation"),
        pytest.param(
            "head = layers.Dense(10, activation='sigmoid')\n", "layers.Dense(10, activation='sigmoid')", id="another activation of a layer"
        ),
        pytest.param("out = x.softmax(  # over classes\n    1)\n", "x.softmax(  # over classes\n    1)", id="a comment would be lost"),
        pytest.param(
            "out = F.softmax(x, dim=  # over classes\n    1)\n", "F.softmax(x, dim=  # over classes\n    1)", id="a comment in an argument"
        ),
        pytest.param(
            "model = nn.Sequential(body, nn.Softmax(  # over classes\n    dim=1))\n",
            "nn.Softmax(  # over classes\n    dim=1)",
            id="a comment in a layer",
        ),
        pytest.param(
            "x = F.softmax(x,  # over classes\n    dim=1)\n", "F.softmax(x,  # over classes\n    dim=1)", id="a comment in a statement"
        ),
    ],
)
@pytest.mark.parametrize("code", ["FL101", "FL104", "FL105"])
def test_noop(bench, code, text, source):
    assert bench(code, HEAD + text, **facts("softmax", source)).mended() is None


@pytest.mark.parametrize(("units", "family", "gone"), [(1, "multiclass", False), (2, "multiclass", True), (1, "binary", True)])
def test_a_single_unit_is_no_class_of_several(bench, units, family, gone):
    """Without its sigmoid it would be the only class there is."""
    given = {
        **facts("sigmoid", "torch.sigmoid(x)"),
        "output_facts": {"units": units},
        "loss": ("torch.nn.CrossEntropyLoss", "nn.CrossEntropyLoss()"),
        "loss_facts": {"family": Family(family)},
    }
    after = bench("FL101", f"{HEAD}out = torch.sigmoid(x)\nnn.CrossEntropyLoss()(out, y)\n", **given).mended()
    assert (after is not None) is gone


# -- left out


@pytest.mark.parametrize(
    ("before", "source", "after"),
    [
        ("out = F.softmax(x, dim=1)", None, "out = x"),
        ("out = F.softmax(input=x, dim=1)", None, "out = x"),
        ("out = F.softmax(dim=1, input=x)", None, "out = x"),
        ("out = softmax(x, 1)", None, "out = x"),
        ("out = tf.nn.softmax(z)", None, "out = z"),
        ("out = tf.nn.softmax(logits=z, axis=-1)", None, "out = z"),
        ("out = jax.nn.softmax(x @ w + b)", None, "out = x @ w + b"),
        ("out = linen.softmax(x)", None, "out = x"),
        ("out = keras.ops.softmax(x, axis=-1)", None, "out = x"),
        ("out = keras.activations.softmax(x)", None, "out = x"),
        ("out = torch.sigmoid(head(h))", None, "out = head(h)"),
        ("out = torch.softmax(a + b, 1) * 2", "torch.softmax(a + b, 1)", "out = (a + b) * 2"),
        ("out = torch.softmax((a + b), 1) * 2", "torch.softmax((a + b), 1)", "out = (a + b) * 2"),
        ("out = -torch.softmax(a if c else b, 1)", "torch.softmax(a if c else b, 1)", "out = -(a if c else b)"),
        ("loss(F.softmax(a + b, 1), y)", "F.softmax(a + b, 1)", "loss(a + b, y)"),
        ("loss(input=F.softmax(a + b, 1))", "F.softmax(a + b, 1)", "loss(input=a + b)"),
        ("loss(F.softmax(a +\n            b, 1), y)", "F.softmax(a +\n            b, 1)", "loss(a +\n            b, y)"),
        ("out = F.softmax(a +\n                b, 1)", None, "out = (a +\n                b)"),
        ("out = F.softmax(model\n    .head(x), 1)", None, "out = (model\n    .head(x))"),
        ("out = F.softmax((lambda: x)(), 1)", None, "out = (lambda: x)()"),
        ("out = F.softmax(x, 1).mean()", "F.softmax(x, 1)", "out = x.mean()"),
        ("out = F.softmax(a + b, 1).mean()", "F.softmax(a + b, 1)", "out = (a + b).mean()"),
        ("out = F.softmax(a + b, 1)[0]", "F.softmax(a + b, 1)", "out = (a + b)[0]"),
        ("x = F.softmax(x, 1)\nloss(x)", "F.softmax(x, 1)", "loss(x)"),
        ("x = x.softmax(1)  # sums to one\nloss(x)", "x.softmax(1)", "# sums to one\nloss(x)"),
        ("if last:\n    x = F.softmax(x, 1)", "F.softmax(x, 1)", "if last:\n    pass"),
        ("p, q = F.softmax(a, 1), b", "F.softmax(a, 1)", "p, q = a, b"),
        ("out = (F.softmax)(x, 1)", "(F.softmax)(x, 1)", "out = x"),
        ("größe = 'ß'; out = F.softmax(größe_x, dim=1)", "F.softmax(größe_x, dim=1)", "größe = 'ß'; out = größe_x"),
        ("out = \\\n    F.softmax(x, 1)", "F.softmax(x, 1)", "out = \\\n    x"),
        ("out = x.softmax(1)", None, "out = x"),
        ("out = x.softmax(dim=-1)", None, "out = x"),
        ("out = x.sigmoid()", None, "out = x"),
        ("out = (a + b).sigmoid()", None, "out = (a + b)"),
        ("out = (a\n       .head(x)\n       .softmax(1))", "a\n       .head(x)\n       .softmax(1)", "out = (a\n       .head(x))"),
        ("out = layers.Softmax()(x)", "layers.Softmax()", "out = x"),
        ("out = layers.Softmax()(x)", "layers.Softmax()(x)", "out = x"),
        ("out = nn.Softmax(dim=1)(a + b) / t", "nn.Softmax(dim=1)", "out = (a + b) / t"),
        ('out = layers.Activation("softmax", dtype="float32")(x)', 'layers.Activation("softmax", dtype="float32")', "out = x"),
        ("out = layers.Lambda(lambda z: tf.nn.softmax(z))(x)", "tf.nn.softmax(z)", "out = layers.Lambda(lambda z: z)(x)"),
    ],
)
def test_function_goes(bench, mend, before, source, after):
    source = source or before.removeprefix("out = ")
    activation = "sigmoid" if "sigmoid" in before else "softmax"
    assert mend("FL101", f"{HEAD}{before}\n", **facts(activation, source)) == f"{HEAD}{after}\n"
    fix = bench("FL101", f"{HEAD}{before}\n", **facts(activation, source)).fix
    assert (fix.title, fix.applicability) == (f"remove the {activation}", Applicability.UNSAFE)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "out = F.softmax(\n    x,  # scores\n    # over the classes\n    dim=1,\n)\n",
            "out = (\n    x  # scores\n    # over the classes\n)\n",
        ),
        ("out = F.softmax(x,  # scores\n                dim=1)  # classes\n", "out = (x  # scores\n                )  # classes\n"),
        ("out = F.softmax(\n    dim=1,  # classes\n    input=x,\n)\n", "out = (\n      # classes\n    x\n)\n"),
    ],
)
def test_comments_stay(mend, before, after):
    source = before[len("out = ") :].removesuffix("  # classes\n").rstrip("\n")
    assert mend("FL104", HEAD + before, **facts("softmax", source)) == HEAD + after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('layers.Dense(10, activation="softmax")', "layers.Dense(10)"),
        ('layers.Dense(10, activation="softmax", name="head")', 'layers.Dense(10, name="head")'),
        ('layers.Dense(activation="softmax", units=10)', "layers.Dense(units=10)"),
        ('layers.Dense(10, "softmax")', "layers.Dense(10)"),
        ('layers.Dense(10, "softmax", True)', "layers.Dense(10, None, True)"),
        ("layers.Dense(10, activation=tf.nn.softmax)", "layers.Dense(10)"),
        ("layers.Dense(10, activation=keras.activations.softmax,)", "layers.Dense(10,)"),
        ("layers.Dense(units(a, b), activation='softmax', use_bias=f(c, d))", "layers.Dense(units(a, b), use_bias=f(c, d))"),
        ("layers.Dense(\n    10,\n    activation='softmax',\n    name='head',\n)", "layers.Dense(\n    10,\n    name='head',\n)"),
        ("layers.Dense(\n    10,\n    activation='softmax'\n)", "layers.Dense(\n    10,\n)"),
        (
            "layers.Dense(\n    10,  # classes\n    activation='softmax',  # sums to one\n)",
            "layers.Dense(\n    10,  # classes\n    # sums to one\n)",
        ),
        ("layers.Dense(10,\n             activation='softmax')", "layers.Dense(10)"),
        ("layers.Dense(10,  # classes\n             activation='softmax')", "layers.Dense(10,  # classes\n             )"),
        (
            "layers.Dense(10, activation='softmax',  # sums to one\n             name='head')",
            "layers.Dense(10,  # sums to one\n             name='head')",
        ),
        ("layers.Dense(10, activation='softmax',\n             name='head')", "layers.Dense(10,\n             name='head')"),
        ("layers.Dense(\n\t10,\n\tactivation='softmax',\n)", "layers.Dense(\n\t10,\n)"),
        ("layers.Dense(10, activation='softmax')(x)", "layers.Dense(10)(x)"),
        ("layers.TimeDistributed(layers.Dense(10, activation='softmax'))", "layers.TimeDistributed(layers.Dense(10))"),
        (
            "keras.applications.MobileNetV2(weights=None, classes=5, classifier_activation='softmax')",
            "keras.applications.MobileNetV2(weights=None, classes=5, classifier_activation=None)",
        ),
        ("layers.LSTM(10, activation='softmax')", "layers.LSTM(10, activation=None)"),
    ],
)
def test_argument_goes(mend, before, after):
    source = (
        before.removesuffix("(x)").removeprefix("layers.TimeDistributed(")
        if "TimeD" not in before
        else "layers.Dense(10, activation='softmax')"
    )
    assert mend("FL101", f"{HEAD}head = {before}\n", **facts("softmax", source)) == f"{HEAD}head = {after}\n"
    word = next(quoted for quoted in ('"softmax"', "'softmax'", "tf.nn.softmax", "keras.activations.softmax") if quoted in before)
    assert mend("FL101", f"{HEAD}head = {before}\n", **facts("softmax", word)) == f"{HEAD}head = {after}\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("net = nn.Sequential(nn.Linear(8, 3), nn.Softmax(dim=1))", "net = nn.Sequential(nn.Linear(8, 3))"),
        ("net = nn.Sequential(nn.Softmax(dim=1), nn.Linear(8, 3))", "net = nn.Sequential(nn.Linear(8, 3))"),
        ("net = nn.Sequential(\n    nn.Linear(8, 3),\n    nn.Softmax(dim=1),\n)", "net = nn.Sequential(\n    nn.Linear(8, 3),\n)"),
        ("net = nn.Sequential(\n    nn.Linear(8, 3),\n    nn.Softmax(dim=1)\n)", "net = nn.Sequential(\n    nn.Linear(8, 3),\n)"),
        ("net = nn.Sequential(nn.Linear(8, 3),\n                    nn.Softmax(dim=1))", "net = nn.Sequential(nn.Linear(8, 3))"),
        ("net = keras.Sequential([model, nn.Softmax(dim=1)])", "net = keras.Sequential([model])"),
        ("net = nn.Sequential(*[nn.Linear(8, 3), nn.Softmax(dim=1)])", "net = nn.Sequential(*[nn.Linear(8, 3)])"),
        (
            'net = nn.Sequential(OrderedDict([("fc", nn.Linear(8, 3)), ("out", nn.Softmax(dim=1))]))',
            'net = nn.Sequential(OrderedDict([("fc", nn.Linear(8, 3))]))',
        ),
        (
            'net = nn.Sequential(OrderedDict([\n    ("fc", nn.Linear(8, 3)),\n    ("out", nn.Softmax(dim=1)),\n]))',
            'net = nn.Sequential(OrderedDict([\n    ("fc", nn.Linear(8, 3)),\n]))',
        ),
        ("net += [nn.Softmax(dim=1)]", "net += []"),
        ("net.append(nn.Softmax(dim=1))\nlast = 1", "last = 1"),
        ('net.add_module("softmax", nn.Softmax(dim=1))  # sums to one\nlast = 1', "# sums to one\nlast = 1"),
        ("if last:\n    net.append(nn.Softmax(dim=1))", "if last:\n    pass"),
        ("if last:\n    net.append(x)\n    net.append(nn.Softmax(dim=1))\nelse:\n    pass", "if last:\n    net.append(x)\nelse:\n    pass"),
        ("net.append(x); net.append(nn.Softmax(dim=1))", "net.append(x); pass"),
        ("act = nn.Softmax(dim=1)\nout = act(a + b)[0]", "act = nn.Softmax(dim=1)\nout = (a + b)[0]"),
        ("act = nn.Softmax(dim=1)\nnet = nn.Sequential(body, act)", "act = nn.Softmax(dim=1)\nnet = nn.Sequential(body)"),
    ],
)
def test_layer_goes(mend, before, after):
    assert mend("FL101", f"{HEAD}{before}\n", **facts("softmax", "nn.Softmax(dim=1)")) == f"{HEAD}{after}\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("layers.Activation('softmax', name='out')(x)", "layers.Activation('linear', name='out')(x)"),
        ("layers.Softmax(name='out')(x)", "layers.Activation('linear', name='out')(x)"),
        ("tf.nn.softmax(x, name='out')", "tf.identity(x, name='out')"),
        (
            "keras.Sequential([body, layers.Activation('softmax', name='out')])",
            "keras.Sequential([body, layers.Activation('linear', name='out')])",
        ),
        ("keras.Sequential([layers.Dense(3, activation='softmax', name='out')])", "keras.Sequential([layers.Dense(3, name='out')])"),
    ],
)
def test_what_has_a_name_keeps_it(mend, before, after):
    """A loss may be told of an output by name, a graph be asked for it."""
    source = before.removeprefix("keras.Sequential([body, ").removeprefix("keras.Sequential([").removesuffix("])")
    assert mend("FL105", f"{HEAD}out = {before}\n", **facts("softmax", source)) == f"{HEAD}out = {after}\n"


@pytest.mark.parametrize("before", ["tf.nn.softmax(x, axis=1, name='out')", "tf.nn.softmax(logits=x, name='out')"])
def test_no_name_is_lost(bench, before):
    assert bench("FL105", f"{HEAD}out = {before}\n", **facts("softmax", before)).mended() is None


MODULE = """class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.head = nn.Linear(8, 3)
        self.softmax = nn.Softmax(dim=1)

    def forward(self, x):
        return self.softmax(self.head(x))
"""


@pytest.mark.parametrize("source", ["nn.Softmax(dim=1)", "self.softmax(self.head(x))"])
def test_module_kept_on_self_goes_where_it_is_called(mend, source):
    assert mend("FL101", HEAD + MODULE, **facts("softmax", source)) == HEAD + MODULE.replace("self.softmax(self.head(x))", "self.head(x)")


def test_a_statement_that_did_nothing_else_goes(mend):
    text = HEAD + MODULE.replace("return self.softmax(self.head(x))", "x = self.head(x)\n        x = self.softmax(x)\n        return x")
    after = text.replace("        x = self.softmax(x)\n", "")
    assert mend("FL101", text, **facts("softmax", "nn.Softmax(dim=1)")) == after
    kept = text.replace("x = self.softmax(x)", "y = self.softmax(x)")
    assert mend("FL101", kept, **facts("softmax", "nn.Softmax(dim=1)")) == kept.replace("self.softmax(x)", "x")


def test_dense_kept_on_self_loses_its_activation(mend):
    text = HEAD + MODULE.replace("nn.Softmax(dim=1)", "layers.Dense(3, activation='softmax')")
    assert mend("FL101", text, **facts("softmax", "self.softmax(self.head(x))")) == text.replace(", activation='softmax'", "")


def test_second_activation_goes_not_the_first(mend):
    text = HEAD + "model = nn.Sequential(body, nn.Sigmoid())\nrisk = torch.sigmoid(model(x))\n"
    found = {"output": ("sigmoid", "nn.Sigmoid()"), "here": "torch.sigmoid(model(x))"}
    assert mend("FL105", text, twice=False, **found) == text.replace("torch.sigmoid(model(x))", "model(x)")


def test_notebook_cell_that_ends_with_the_activation(mend):
    cell = '  {\n   "cell_type": "code",\n   "source": [\n    %s\n   ]\n  }'
    rows = '"from keras import layers\\n",\n    "model.add(layers.Dense(3))\\n",\n    "model.add(layers.Softmax())"'
    notebook = '{{\n "cells": [\n{},\n{}\n ],\n "metadata": {{}},\n "nbformat": 4,\n "nbformat_minor": 5\n}}\n'
    text = notebook.format(cell % rows, cell % '"model.fit(x, y)"')
    after = text.replace('"model.add(layers.Dense(3))\\n",\n    "model.add(layers.Softmax())"', '"model.add(layers.Dense(3))\\n"')
    assert mend("FL101", text, suffix=".ipynb", **facts("softmax", "layers.Softmax()")) == after


# -- hidden layers


@pytest.mark.parametrize(
    ("before", "source", "after"),
    [
        ("net = nn.Sequential(a, nn.ReLU())", "nn.ReLU()", "net = nn.Sequential(a)"),
        ("head = layers.Dense(1, activation='tanh')", "layers.Dense(1, activation='tanh')", "head = layers.Dense(1)"),
        ("for a, b in sizes:\n    net += [nn.Linear(a, b), nn.ReLU()]", "nn.ReLU()", None),
        ("net = [nn.ReLU() for _ in sizes]", "nn.ReLU()", None),
        ("def block(x):\n    return F.relu(fc(x))\n\nout = block(block(x))", "F.relu(fc(x))", None),
        ("def head(x):\n    return F.relu(fc(x))\n\nout = head(x)", "F.relu(fc(x))", "def head(x):\n    return fc(x)\n\nout = head(x)"),
    ],
)
def test_unfit_activation_goes_from_the_last_layer_only(mend, before, source, after):
    activation = "tanh" if "tanh" in source else "relu"
    assert mend("FL108", f"{HEAD}{before}\n", **facts(activation, source)) == (f"{HEAD}{after}\n" if after else None)


# -- another in its place

SIGMOID = [
    ("layers.Dense(1, activation='softmax')", "layers.Dense(1, activation='sigmoid')"),
    ('layers.Dense(1, "softmax")', 'layers.Dense(1, "sigmoid")'),
    ("layers.Dense(1, activation=tf.nn.softmax)", "layers.Dense(1, activation=tf.nn.sigmoid)"),
    ("layers.Dense(1, activation=keras.activations.softmax)", "layers.Dense(1, activation=keras.activations.sigmoid)"),
    ("layers.Activation('softmax')", "layers.Activation('sigmoid')"),
    ("layers.Softmax()", 'layers.Activation("sigmoid")'),
    ("layers.Softmax(axis=-1)", 'layers.Activation("sigmoid")'),
    ("layers.Softmax(axis=-1, name='out')", "layers.Activation('sigmoid', name='out')"),
    ("nn.Softmax(dim=1)", "nn.Sigmoid()"),
    ("nn.Softmax()", "nn.Sigmoid()"),
    ("F.softmax(x, dim=1)", "F.sigmoid(x)"),
    ("torch.softmax(x, 1)", "torch.sigmoid(x)"),
    ("softmax(x, 1)", "torch.sigmoid(x)"),
    ("tf.nn.softmax(x)", "tf.nn.sigmoid(x)"),
    ("tf.nn.softmax(x, name='out')", "tf.nn.sigmoid(x, name='out')"),
    ("jax.nn.softmax(x, axis=-1)", "jax.nn.sigmoid(x)"),
    ("linen.softmax(x)", "linen.sigmoid(x)"),
    ("x.softmax(1)", "x.sigmoid()"),
    ("F.softmax(dim=1, input=x)", "F.sigmoid(x)"),
]


@pytest.mark.parametrize(("before", "after"), SIGMOID)
def test_sigmoid_for_one_unit(bench, mend, before, after):
    head = HEAD.replace("from torch.nn.functional import softmax\n", "") if not before.startswith("softmax") else HEAD
    result = mend("FL106", f"{head}out = {before}\n", **facts("softmax", before))
    expected = f"{head}out = {after}\n"
    if before.startswith("softmax"):
        expected = expected.replace("import softmax", "import sigmoid").replace("torch.sigmoid(x)", "sigmoid(x)")
    assert result == expected
    assert bench("FL106", f"{head}out = {before}\n", **facts("softmax", before)).fix.applicability is Applicability.UNSAFE


def test_one_softmax_unit_with_a_categorical_loss(mend):
    text = "import keras\nhead = keras.layers.Dense(1, activation='softmax')\nmodel.compile(loss='categorical_crossentropy')\n"
    found = {
        **facts("softmax", "keras.layers.Dense(1, activation='softmax')"),
        "loss": ("categorical_crossentropy", "'categorical_crossentropy'"),
        "loss_facts": {"family": Family.MULTICLASS},
    }
    assert mend("FL106", text, **found) == text.replace("softmax", "sigmoid").replace("categorical_", "binary_")


def test_one_softmax_unit_with_a_loss_that_has_its_own_sigmoid(mend):
    text = "from torch import nn\nnet = nn.Sequential(nn.Linear(8, 1), nn.Softmax(dim=1))\ncriterion = nn.BCEWithLogitsLoss()\n"
    found = {
        **facts("softmax", "nn.Softmax(dim=1)"),
        "loss": ("BCEWithLogitsLoss", "nn.BCEWithLogitsLoss()"),
        "loss_facts": {"family": Family.BINARY, "fused": True},
    }
    assert mend("FL106", text, **found) == text.replace(", nn.Softmax(dim=1)", "")


def test_one_softmax_unit_with_a_loss_that_has_no_binary_twin(bench):
    text = "import torch\nout = torch.softmax(x, 1)\nloss = torch.nn.functional.cross_entropy(out, y)\n"
    made = "torch.nn.functional.cross_entropy(out, y)"
    found = {
        **facts("softmax", "torch.softmax(x, 1)"),
        "loss": ("cross_entropy", made),
        "loss_facts": {"family": Family.MULTICLASS, "fused": True},
    }
    assert bench("FL106", text, **found).fix is None


LOGARITHM = [
    ("nn.Softmax(dim=1)", "nn.LogSoftmax(dim=1)"),
    ("F.softmax(x, dim=1)", "F.log_softmax(x, dim=1)"),
    ("torch.softmax(x, 1)", "torch.log_softmax(x, 1)"),
    ("x.softmax(1)", "x.log_softmax(1)"),
    ("tf.nn.softmax(x)", "tf.nn.log_softmax(x)"),
    ("jax.nn.softmax(x)", "jax.nn.log_softmax(x)"),
    ("nnx.softmax(x)", "nnx.log_softmax(x)"),
    ("layers.Activation('softmax')", "layers.Activation('log_softmax')"),
    ("layers.Softmax()", 'layers.Activation("log_softmax")'),
    ("layers.Dense(3, activation='softmax')", "layers.Dense(3, activation='log_softmax')"),
    ("layers.Dense(3, activation=tf.nn.softmax)", "layers.Dense(3, activation=tf.nn.log_softmax)"),
]


@pytest.mark.parametrize(("before", "after"), LOGARITHM)
def test_log_softmax_for_nll(bench, mend, before, after):
    text = f"{HEAD}out = {before}\nloss = F.nll_loss(out, y)\n"
    found = {
        "loss": ("nll_loss", "F.nll_loss(out, y)"),
        "loss_facts": {"expects": OutputKind.LOG_PROBABILITIES},
        **facts("softmax", before),
    }
    assert mend("FL103", text, **found) == text.replace(before, after)
    assert bench("FL103", text, **found).fix.applicability is Applicability.UNSAFE


@pytest.mark.parametrize(("after", "before"), [pair for pair in LOGARITHM if "Softmax()" not in pair[0]])
def test_softmax_for_a_loss_of_probabilities(mend, before, after):
    text = f"{HEAD}out = {before}\nmodel.compile(loss='categorical_crossentropy')\n"
    found = {
        "loss": ("categorical_crossentropy", "'categorical_crossentropy'"),
        "loss_facts": {"expects": OutputKind.PROBABILITIES},
        **facts("log_softmax", before),
    }
    assert mend("FL103", text, **found) == text.replace(before, after)


@pytest.mark.parametrize("before", ["F.gumbel_softmax(x, 1.0)", "nn.Softmax2d()", "mine.softmax(x)", "keras.backend.softmax(x)"])
def test_no_log_softmax(bench, before):
    text = f"{HEAD}out = {before}\nloss = F.nll_loss(out, y)\n"
    found = {
        "loss": ("nll_loss", "F.nll_loss(out, y)"),
        "loss_facts": {"expects": OutputKind.LOG_PROBABILITIES},
        **facts("softmax", before),
    }
    assert bench("FL103", text, **found).fix is None


def test_module_kept_on_self_is_made_another(mend):
    text = f"{HEAD}{MODULE}\nloss = F.nll_loss(Net()(x), y)\n"
    found = {"loss": ("nll_loss", "F.nll_loss(Net()(x), y)"), "loss_facts": {"expects": OutputKind.LOG_PROBABILITIES}}
    for source in ("nn.Softmax(dim=1)", "self.softmax(self.head(x))"):
        assert mend("FL103", text, **found, **facts("softmax", source)) == text.replace("nn.Softmax", "nn.LogSoftmax")
