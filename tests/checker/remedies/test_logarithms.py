from __future__ import annotations

import pytest

from fromlogits.vocabulary import Applicability

HEAD = (
    "import numpy as np\nimport torch\nimport torch.nn.functional as F\nimport tensorflow as tf\nimport jax\nimport jax.numpy as jnp\n"
    "import keras\nfrom scipy import special\nfrom torch import nn\n\n"
)


def facts(source):
    return {"output": ("sigmoid" if "sigmoid" in source or "expit" in source else "softmax", source)}


@pytest.mark.parametrize(
    ("text", "source"),
    [
        pytest.param(
            "p = torch.softmax(x, 1)\nloss = torch.log(p)\nprint(p)\n", "torch.softmax(x, 1)", id="probabilities are used elsewhere"
        ),
        pytest.param("p = torch.softmax(x, 1)\nloss = torch.log(p + 1e-9)\n", "torch.softmax(x, 1)", id="an epsilon"),
        pytest.param("loss = torch.log(torch.softmax(x, 1) + 1e-9)\n", "torch.softmax(x, 1)", id="an epsilon on the spot"),
        pytest.param("loss = torch.log(1 - torch.softmax(x, 1))\n", "torch.softmax(x, 1)", id="the complement of a softmax"),
        pytest.param("loss = torch.log(2 - torch.sigmoid(x))\n", "torch.sigmoid(x)", id="no complement"),
        pytest.param("loss = torch.log(torch.sigmoid(x) - 1)\n", "torch.sigmoid(x)", id="the other way round"),
        pytest.param("loss = torch.log(torch.softmax(x, 1).mean(0))\n", "torch.softmax(x, 1)", id="a mean"),
        pytest.param("loss = np.log(torch.softmax(x, 1))\n", "torch.softmax(x, 1)", id="another library's logarithm"),
        pytest.param("loss = torch.log(torch.softmax(x, 1), out=y)\n", "torch.softmax(x, 1)", id="an argument more"),
        pytest.param("loss = torch.log(F.gumbel_softmax(x))\n", "F.gumbel_softmax(x)", id="has no logarithm"),
        pytest.param(
            "def loss(y, p):\n    return tf.math.log(p)\nhead = keras.layers.Dense(3, activation='softmax')\n",
            "keras.layers.Dense(3, activation='softmax')",
            id="a layer",
        ),
        pytest.param("log_p = 0\np = torch.softmax(x, 1)\nloss = torch.log(p)\n", "torch.softmax(x, 1)", id="the name is taken"),
        pytest.param("p = torch.softmax(x, 1)\np = p / 2\nloss = torch.log(p)\n", "torch.softmax(x, 1)", id="bound twice"),
        pytest.param("p = torch.softmax(x, 1)\ndef f():\n    return torch.log(p)\n", "torch.softmax(x, 1)", id="another function's"),
        pytest.param("p = torch.softmax(x, 1)\nloss = p.log10()\n", "torch.softmax(x, 1)", id="another logarithm"),
    ],
)
def test_noop(bench, text, source):
    assert bench("FL401", HEAD + text, **facts(source)).mended() is None


@pytest.mark.parametrize(
    ("before", "source", "after"),
    [
        ("torch.log(torch.softmax(x, 1))", "torch.softmax(x, 1)", "torch.log_softmax(x, 1)"),
        ("torch.log(F.softmax(x, dim=1))", "F.softmax(x, dim=1)", "F.log_softmax(x, dim=1)"),
        ("torch.log(input=F.softmax(x, dim=1))", "F.softmax(x, dim=1)", "F.log_softmax(x, dim=1)"),
        ("torch.softmax(x, 1).log()", "torch.softmax(x, 1)", "torch.log_softmax(x, 1)"),
        ("x.softmax(-1).log()", "x.softmax(-1)", "x.log_softmax(-1)"),
        ("(x.softmax(-1)).log()", "x.softmax(-1)", "(x.log_softmax(-1))"),
        ("torch.log(x.softmax(-1))", "x.softmax(-1)", "x.log_softmax(-1)"),
        ("torch.log(torch.sigmoid(x))", "torch.sigmoid(x)", "F.logsigmoid(x)"),
        ("torch.sigmoid(x).log()", "torch.sigmoid(x)", "F.logsigmoid(x)"),
        ("x.sigmoid().log()", "x.sigmoid()", "F.logsigmoid(x)"),
        ("torch.log((a + b).sigmoid())", "(a + b).sigmoid()", "F.logsigmoid((a + b))"),
        ("-torch.log(torch.softmax(x, 1))[0]", "torch.softmax(x, 1)", "-torch.log_softmax(x, 1)[0]"),
        ("torch.log(torch.softmax(x, 1)[0])", "torch.softmax(x, 1)", "torch.log_softmax(x, 1)[0]"),
        ("tf.math.log(tf.nn.softmax(x))", "tf.nn.softmax(x)", "tf.nn.log_softmax(x)"),
        ("tf.math.log(tf.sigmoid(x))", "tf.sigmoid(x)", "tf.math.log_sigmoid(x)"),
        ("tf.math.log(tf.nn.sigmoid(x))", "tf.nn.sigmoid(x)", "tf.math.log_sigmoid(x)"),
        ("keras.ops.log(keras.ops.sigmoid(x))", "keras.ops.sigmoid(x)", "keras.ops.log_sigmoid(x)"),
        ("jnp.log(jax.nn.softmax(x, axis=0))", "jax.nn.softmax(x, axis=0)", "jax.nn.log_softmax(x, axis=0)"),
        ("jnp.log(jax.nn.sigmoid(x))", "jax.nn.sigmoid(x)", "jax.nn.log_sigmoid(x)"),
        ("np.log(special.softmax(x, axis=1))", "special.softmax(x, axis=1)", "special.log_softmax(x, axis=1)"),
        ("np.log(special.expit(x))", "special.expit(x)", "special.log_expit(x)"),
        (
            "torch.log(\n    torch.softmax(\n        x,  # scores\n        1,\n    )\n)",
            "torch.softmax(\n        x,  # scores\n        1,\n    )",
            "torch.log_softmax(\n        x,  # scores\n        1,\n    )",
        ),
        ("größe + torch.log(torch.softmax(x, 1))", "torch.softmax(x, 1)", "größe + torch.log_softmax(x, 1)"),
        (
            "torch.log(\n    # of the classes\n    torch.softmax(x, 1)\n)",
            "torch.softmax(x, 1)",
            "(\n    # of the classes\n    torch.log_softmax(x, 1)\n)",
        ),
    ],
)
def test_at_once(bench, mend, before, source, after):
    text = f"{HEAD}loss = {before}\n"
    assert mend("FL401", text, **facts(source)) == f"{HEAD}loss = {after}\n"
    assert bench("FL401", text, **facts(source)).fix.applicability is Applicability.SAFE


def test_found_from_the_logarithm(mend):
    text = f"{HEAD}loss = torch.log(torch.softmax(x, 1))\n"
    after = f"{HEAD}loss = torch.log_softmax(x, 1)\n"
    assert mend("FL401", text, output=("softmax", "torch.log(torch.softmax(x, 1))")) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("p = torch.softmax(x, 1)\nloss = -torch.log(p).mean()\n", "log_p = torch.log_softmax(x, 1)\nloss = -log_p.mean()\n"),
        ("p = torch.softmax(x, 1)\nloss = -p.log()\n", "log_p = torch.log_softmax(x, 1)\nloss = -log_p\n"),
        ("p = torch.softmax(x, 1)\nloss = -torch.log(p[i, j])\n", "log_p = torch.log_softmax(x, 1)\nloss = -log_p[i, j]\n"),
        ("def f(x):\n    p = torch.sigmoid(x)\n    return torch.log(p)\n", "def f(x):\n    log_p = F.logsigmoid(x)\n    return log_p\n"),
    ],
)
def test_by_name(mend, before, after):
    source = "torch.sigmoid(x)" if "sigmoid" in before else "torch.softmax(x, 1)"
    assert mend("FL401", HEAD + before, **facts(source)) == HEAD + after


@pytest.mark.parametrize(
    ("before", "source", "after"),
    [
        (
            "import torch\nloss = torch.log(torch.sigmoid(x))\n",
            "torch.sigmoid(x)",
            "import torch\nloss = torch.nn.functional.logsigmoid(x)\n",
        ),
        (
            "import torch\nfrom torch import nn\nloss = torch.log(torch.sigmoid(x))\n",
            "torch.sigmoid(x)",
            "import torch\nfrom torch import nn\nloss = nn.functional.logsigmoid(x)\n",
        ),
        (
            "from torch import log, sigmoid\nloss = log(sigmoid(x))\n",
            "sigmoid(x)",
            "from torch import log, sigmoid\nfrom torch.nn.functional import logsigmoid\nloss = logsigmoid(x)\n",
        ),
        (
            "from torch import log\nfrom torch.nn.functional import softmax, relu\nloss = log(softmax(x, 1))\n",
            "softmax(x, 1)",
            "from torch import log\nfrom torch.nn.functional import log_softmax, relu\nloss = log_softmax(x, 1)\n",
        ),
        (
            "from torch import log\nfrom torch.nn.functional import softmax\nloss = log(softmax(x, 1))\np = softmax(z, 1)\n",
            "softmax(x, 1)",
            "from torch import log\nfrom torch.nn.functional import softmax, log_softmax\nloss = log_softmax(x, 1)\np = softmax(z, 1)\n",
        ),
    ],
)
def test_spelled_as_the_file_does(mend, before, source, after):
    assert mend("FL401", before, **facts(source)) == after


@pytest.mark.parametrize(("last", "mended"), [("print(1)", True), ("print 1", False)])
def test_what_a_broken_cell_reads_nobody_knows(bench, last, mended):
    cell = '  {{\n   "cell_type": "code",\n   "source": [\n{}\n   ]\n  }}'
    rows = ["import torch", "p = torch.softmax(x, 1)", "loss = torch.log(p)"]
    lines = ",\n".join(f'    "{row}\\n"' for row in rows)
    text = '{{\n "cells": [\n{},\n{}\n ],\n "metadata": {{}},\n "nbformat": 4,\n "nbformat_minor": 5\n}}\n'
    notebook = text.format(cell.format(lines), cell.format(f'    "{last}"'))
    after = notebook.replace("p = torch.softmax(x, 1)", "log_p = torch.log_softmax(x, 1)").replace("torch.log(p)", "log_p")
    found = bench("FL401", notebook, suffix=".ipynb", **facts("torch.softmax(x, 1)")).mended()
    assert found == (after if mended else None)
