from __future__ import annotations

import pytest

from fromlogits.vocabulary import Applicability, Family, LabelForm, Labels, OutputKind

SCE = "SparseCategoricalCrossentropy"
KERAS = "import keras\n\n"
COMPILE = 'model.compile(loss={loss}, metrics=["accuracy"])\n'


# -- nothing to do


@pytest.mark.parametrize(
    ("code", "text", "made"),
    [
        pytest.param(
            "FL101",
            KERAS + "loss = keras.losses.BinaryCrossentropy(from_logits=False)\n",
            "keras.losses.BinaryCrossentropy(from_logits=False)",
            id="told already",
        ),
        pytest.param(
            "FL102",
            KERAS + "loss = keras.losses.BinaryCrossentropy(from_logits=True)\n",
            "keras.losses.BinaryCrossentropy(from_logits=True)",
            id="told logits already",
        ),
        pytest.param(
            "FL102",
            KERAS + "loss = keras.losses.BinaryCrossentropy(**options)\n",
            "keras.losses.BinaryCrossentropy(**options)",
            id="hidden by stars",
        ),
        pytest.param(
            "FL102",
            KERAS + "loss = keras.losses.BinaryCrossentropy(*options)\n",
            "keras.losses.BinaryCrossentropy(*options)",
            id="hidden by a star",
        ),
        pytest.param("FL102", KERAS + "loss = keras.losses.KLDivergence()\n", "keras.losses.KLDivergence()", id="takes no logits"),
        pytest.param("FL102", KERAS + "model.compile(loss='kl_divergence')\n", "'kl_divergence'", id="no object takes logits"),
        pytest.param(
            "FL102", "from mine import BinaryCrossentropy\nloss = BinaryCrossentropy()\n", "BinaryCrossentropy()", id="somebody else's"
        ),
        pytest.param("FL102", "import torch\nloss = -(y * torch.log(p)).sum()\n", "torch.log(p)", id="by hand"),
        pytest.param("FL102", "from sklearn.metrics import log_loss\nloss = log_loss(y, p)\n", "log_loss(y, p)", id="has no twin"),
        pytest.param(
            "FL102", KERAS + "f'{ keras.losses.BinaryCrossentropy() }'\n", "keras.losses.BinaryCrossentropy()", id="in an f-string"
        ),
        pytest.param(
            "FL102",
            KERAS + "parser.add_argument('--loss', default='binary_crossentropy')\nmodel.compile(loss=options.loss)\n",
            "'binary_crossentropy'",
            id="a string of the command line",
        ),
        pytest.param(
            "FL102",
            KERAS + "loss = 'binary_crossentropy'\nif loss == 'binary_crossentropy':\n    model.compile(loss=loss)\n",
            "'binary_crossentropy'",
            id="a string that is compared",
        ),
        pytest.param("FL102", KERAS + "LOSSES = {'binary_crossentropy': 1}\n", "'binary_crossentropy'", id="a key"),
        pytest.param(
            "FL102",
            KERAS + "def train(loss='binary_crossentropy'):\n    model.compile(loss=loss)\n",
            "'binary_crossentropy'",
            id="a default",
        ),
        pytest.param("FL201", "import torch.nn.functional as F\nloss = F.nll_loss(out, y)\n", "F.nll_loss(out, y)", id="no dense twin"),
        pytest.param(
            "FL201",
            KERAS + "loss = keras.losses.SparseCategoricalCrossentropy(ignore_class=0)\n",
            "keras.losses.SparseCategoricalCrossentropy(ignore_class=0)",
            id="an argument the twin lacks",
        ),
        pytest.param(
            "FL202",
            KERAS + "loss = keras.losses.CategoricalCrossentropy(False, 0.1)\n",
            "keras.losses.CategoricalCrossentropy(False, 0.1)",
            id="a position that means something else",
        ),
        pytest.param(
            "FL202",
            "import optax\nloss = optax.poly_loss_cross_entropy(z, y)\n",
            "optax.poly_loss_cross_entropy(z, y)",
            id="a plainer twin",
        ),
    ],
)
def test_noop(bench, code, text, made):
    name = made.strip("'").partition("(")[0].rpartition(".")[2]
    assert bench(code, text, loss=(name, made)).mended() is None


@pytest.mark.parametrize("code", ["FL101", "FL102", "FL201", "FL303"])
def test_open_choice_is_left(bench, code):
    made = "keras.losses.SparseCategoricalCrossentropy(from_logits=flag)"
    assert bench(code, f"{KERAS}loss = {made}\n", loss=(SCE, made), condition="flag").fix is None


# -- from_logits


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("keras.losses.SparseCategoricalCrossentropy(from_logits=True)", "keras.losses.SparseCategoricalCrossentropy(from_logits=False)"),
        ("keras.losses.SparseCategoricalCrossentropy(True)", "keras.losses.SparseCategoricalCrossentropy(False)"),
        (
            "keras.losses.SparseCategoricalCrossentropy(from_logits = True )",
            "keras.losses.SparseCategoricalCrossentropy(from_logits = False )",
        ),
        (
            "keras.losses.SparseCategoricalCrossentropy(from_logits=cfg.LOGITS)",
            "keras.losses.SparseCategoricalCrossentropy(from_logits=False)",
        ),
        (
            "keras.losses.SparseCategoricalCrossentropy(from_logits=(cfg.LOGITS))",
            "keras.losses.SparseCategoricalCrossentropy(from_logits=(False))",
        ),
        ("keras.losses.BinaryFocalCrossentropy(False, 0.25, 2.0, True)", "keras.losses.BinaryFocalCrossentropy(False, 0.25, 2.0, False)"),
        ("keras.losses.binary_crossentropy(y, p, from_logits=True)", "keras.losses.binary_crossentropy(y, p, from_logits=False)"),
        ("keras.losses.binary_crossentropy(y, p, True)", "keras.losses.binary_crossentropy(y, p, False)"),
        ("keras.ops.categorical_crossentropy(y, p, from_logits=1 > 0)", "keras.ops.categorical_crossentropy(y, p, from_logits=False)"),
        ("fl.cross_entropy(p, y)", 'fl.cross_entropy(p, y, kind="probabilities")'),
        ("fl.cross_entropy(p, y, kind='logits')", "fl.cross_entropy(p, y, kind='probabilities')"),
    ],
)
def test_told_probabilities(bench, mend, before, after):
    text = f"import keras\nimport fromlogits as fl\n\nloss = {before}\n"
    name = before.partition("(")[0].rpartition(".")[2]
    facts = {"loss": (name, before), "loss_facts": {"framework": "fromlogits" if before.startswith("fl.") else "keras"}}
    assert mend("FL101", text, **facts) == text.replace(before, after)
    assert bench("FL101", text, **facts).fix.applicability is Applicability.SAFE


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("keras.losses.BinaryCrossentropy()", "keras.losses.BinaryCrossentropy(from_logits=True)"),
        ("keras.losses.BinaryCrossentropy( )", "keras.losses.BinaryCrossentropy(from_logits=True )"),
        ("keras.losses.BinaryCrossentropy(from_logits=False)", "keras.losses.BinaryCrossentropy(from_logits=True)"),
        ("keras.losses.BinaryCrossentropy(name='bce')", "keras.losses.BinaryCrossentropy(name='bce', from_logits=True)"),
        ("keras.losses.BinaryCrossentropy(name = 'bce')", "keras.losses.BinaryCrossentropy(name = 'bce', from_logits = True)"),
        ("keras.losses.BinaryCrossentropy(name='bce',)", "keras.losses.BinaryCrossentropy(name='bce', from_logits=True,)"),
        (
            "keras.losses.BinaryCrossentropy(label_smoothing=(0.1))",
            "keras.losses.BinaryCrossentropy(label_smoothing=(0.1), from_logits=True)",
        ),
        (
            "keras.losses.BinaryCrossentropy(\n    label_smoothing=0.1,  # soft\n    # reduced later\n    reduction='none',  # by hand\n)",
            "keras.losses.BinaryCrossentropy(\n    label_smoothing=0.1,  # soft\n    # reduced later\n    reduction='none',  # by hand\n    from_logits=True,\n)",
        ),
        (
            "keras.losses.BinaryCrossentropy(\n\tlabel_smoothing=0.1,\n\treduction='none'  # by hand\n)",
            "keras.losses.BinaryCrossentropy(\n\tlabel_smoothing=0.1,\n\treduction='none',  # by hand\n\tfrom_logits=True\n)",
        ),
        (
            "keras.losses.BinaryCrossentropy(label_smoothing=0.1,\n                                reduction='none')",
            "keras.losses.BinaryCrossentropy(label_smoothing=0.1,\n                                reduction='none',\n                                from_logits=True)",
        ),
        ("keras.losses.BinaryCrossentropy(  # default\n)", "keras.losses.BinaryCrossentropy(from_logits=True  # default\n)"),
        ("keras.losses.binary_crossentropy(y, p)", "keras.losses.binary_crossentropy(y, p, from_logits=True)"),
        ("keras.losses.binary_crossentropy(y, lambda a, b: a)", "keras.losses.binary_crossentropy(y, lambda a, b: a, from_logits=True)"),
        ("keras.backend.binary_crossentropy(y, p)", "keras.backend.binary_crossentropy(y, p, from_logits=True)"),
        (
            "functools.partial(keras.losses.binary_crossentropy, axis=-1)",
            "functools.partial(keras.losses.binary_crossentropy, axis=-1, from_logits=True)",
        ),
    ],
)
def test_told_logits(bench, mend, before, after):
    text = f"import functools\nimport keras\n\nloss = {before}\n"
    name = "BinaryCrossentropy" if "BinaryC" in before else "binary_crossentropy"
    assert mend("FL102", text, loss=(name, before)) == text.replace(before, after)
    assert bench("FL102", text, loss=(name, before)).fix.applicability is Applicability.SAFE


@pytest.mark.parametrize("made", ["keras.losses.BinaryCrossentropy()", "keras.losses.BinaryCrossentropy(name='bce')"])
def test_a_loss_that_is_called_where_it_is_made_is_told_what_it_takes(mend, made):
    text = f"import keras\n\nvalue = {made}(y, p)\n"
    told = made.replace("()", "(from_logits=True)").replace("'bce')", "'bce', from_logits=True)")
    assert mend("FL102", text, loss=("BinaryCrossentropy", made)) == text.replace(made, told)


def test_a_loss_that_is_called_where_it_is_made_takes_its_twin(mend):
    text = f"{TORCH}value = nn.BCELoss(reduction='sum')(p, y)\n"
    made = "nn.BCELoss(reduction='sum')"
    assert mend("FL102", text, loss=("BCELoss", made)) == text.replace("BCELoss", "BCEWithLogitsLoss")


def test_function_kept_under_a_name_is_told_where_it_is_called(mend):
    text = "import tensorflow as tf\nloss_fn = tf.keras.losses.binary_crossentropy\nvalue = loss_fn(y, p)\n"
    after = text.replace("loss_fn(y, p)", "loss_fn(y, p, from_logits=True)")
    assert mend("FL102", text, loss=("binary_crossentropy", "loss_fn(y, p)")) == after
    assert mend("FL102", text, loss=("binary_crossentropy", "tf.keras.losses.binary_crossentropy"), use="loss_fn(y, p)") == after


def test_function_kept_on_self(mend):
    text = (
        "import keras\n\nclass Trainer:\n    def __init__(self):\n        self.loss = keras.losses.binary_crossentropy\n"
        "    def step(self, x, y):\n        return self.loss(y, self.model(x))\n"
    )
    after = text.replace("self.model(x))", "self.model(x), from_logits=True)")
    assert mend("FL102", text, loss=("binary_crossentropy", "self.loss(y, self.model(x))")) == after


# -- a string or a function becomes an object


@pytest.mark.parametrize(
    ("imports", "written", "added"),
    [
        ("import keras\n", "keras.losses.BinaryCrossentropy", ""),
        ("import tensorflow as tf\n", "tf.keras.losses.BinaryCrossentropy", ""),
        ("import tensorflow as tf\nfrom tensorflow import keras\n", "keras.losses.BinaryCrossentropy", ""),
        ("import tensorflow as tf\nkeras = tf.keras\n", "keras.losses.BinaryCrossentropy", ""),
        ("from keras import layers, losses\n", "losses.BinaryCrossentropy", ""),
        ("from keras.losses import BinaryCrossentropy as BCE\n", "BCE", ""),
        ("from keras.losses import *\n", "BinaryCrossentropy", ""),
        ("import keras.layers as L\n", "keras.losses.BinaryCrossentropy", "import keras\n"),
        ("import tensorflow.keras.layers as L\n", "keras.losses.BinaryCrossentropy", "from tensorflow import keras\n"),
        ("from keras import layers\n", "losses.BinaryCrossentropy", "from keras import losses\n"),
        ("from tensorflow.keras import layers\n", "losses.BinaryCrossentropy", "from tensorflow.keras import losses\n"),
        ("from tensorflow.keras.layers import Dense\n", "BinaryCrossentropy", "from tensorflow.keras.losses import BinaryCrossentropy\n"),
        ("from keras.models import Sequential\nimport numpy as np\n", "BinaryCrossentropy", ""),
        ("from nets import build\n", "keras.losses.BinaryCrossentropy", "import keras\n"),
    ],
)
def test_string_becomes_object_in_the_files_style(bench, mend, imports, written, added):
    text = f"{imports}\nmodel = build()\nmodel.compile(optimizer='adam', loss='binary_crossentropy')\n"
    if imports.startswith("from keras.models"):
        after = text.replace("import Sequential\n", "import Sequential\nfrom keras.losses import BinaryCrossentropy\n")
    else:
        after = f"{imports}{added}{text[len(imports) :]}"
    facts = {"loss": ("binary_crossentropy", "'binary_crossentropy'")}
    assert mend("FL102", text, **facts) == after.replace("'binary_crossentropy'", f"{written}(from_logits=True)")
    assert bench("FL102", text, **facts).fix.applicability is Applicability.SAFE


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("model.compile('adam', 'binary_crossentropy')", "model.compile('adam', keras.losses.BinaryCrossentropy(from_logits=True))"),
        (
            "model.compile(loss=['mse', 'binary_crossentropy'])",
            "model.compile(loss=['mse', keras.losses.BinaryCrossentropy(from_logits=True)])",
        ),
        (
            "model.compile(loss={'a': 'binary_crossentropy'})",
            "model.compile(loss={'a': keras.losses.BinaryCrossentropy(from_logits=True)})",
        ),
        (
            "LOSS = 'binary_crossentropy'; model.compile(loss=LOSS)",
            "LOSS = keras.losses.BinaryCrossentropy(from_logits=True); model.compile(loss=LOSS)",
        ),
        (
            "model.compile(loss='binary_crossentropy' if two else 'mse')",
            "model.compile(loss=keras.losses.BinaryCrossentropy(from_logits=True) if two else 'mse')",
        ),
        ("keras.losses.get('binary_crossentropy')", "keras.losses.get(keras.losses.BinaryCrossentropy(from_logits=True))"),
        (
            "model.compile(loss='binary_'\n              'crossentropy')",
            "model.compile(loss=keras.losses.BinaryCrossentropy(from_logits=True))",
        ),
        (
            "model.compile(\n    loss='binary_crossentropy',  # two classes\n)",
            "model.compile(\n    loss=keras.losses.BinaryCrossentropy(from_logits=True),  # two classes\n)",
        ),
        (
            "größe = 'ß'; model.compile(loss='binary_crossentropy')",
            "größe = 'ß'; model.compile(loss=keras.losses.BinaryCrossentropy(from_logits=True))",
        ),
    ],
)
def test_string_wherever_it_stands(mend, before, after):
    made = "'binary_'\n              'crossentropy'" if "\n              '" in before else "'binary_crossentropy'"
    assert mend("FL102", f"import keras\n{before}\n", loss=("binary_crossentropy", made)) == f"import keras\n{after}\n"


@pytest.mark.parametrize(
    ("imports", "before", "after_imports", "after"),
    [
        ("from keras import losses\n", "losses.binary_crossentropy", "from keras import losses\n", "losses.BinaryCrossentropy"),
        ("import tensorflow as tf\n", "tf.losses.binary_crossentropy", "import tensorflow as tf\n", "tf.losses.BinaryCrossentropy"),
        (
            "import tensorflow as tf\n",
            "tf.keras.metrics.binary_crossentropy",
            "import tensorflow as tf\n",
            "tf.keras.losses.BinaryCrossentropy",
        ),
        (
            "from keras import backend as K\n",
            "K.binary_crossentropy",
            "from keras import backend as K\nfrom keras import losses\n",
            "losses.BinaryCrossentropy",
        ),
        (
            "from keras.losses import binary_crossentropy\n",
            "binary_crossentropy",
            "from keras.losses import BinaryCrossentropy\n",
            "BinaryCrossentropy",
        ),
        ("from keras.losses import binary_crossentropy as bce\n", "bce", "from keras.losses import BinaryCrossentropy as bce\n", "bce"),
        ("import keras\n", "keras.losses.BinaryCrossentropy", "import keras\n", "keras.losses.BinaryCrossentropy"),
    ],
)
def test_bare_function_becomes_object(mend, imports, before, after_imports, after):
    text = f"{imports}model.compile(loss={before})\n"
    expected = f"{after_imports}model.compile(loss={after}(from_logits=True))\n"
    assert mend("FL102", text, loss=("binary_crossentropy", before)) == expected


def test_function_used_elsewhere_keeps_its_import(mend):
    text = "from keras.losses import binary_crossentropy\nmodel.compile(loss=binary_crossentropy)\nprint(binary_crossentropy(y, p))\n"
    after = (
        "from keras.losses import binary_crossentropy, BinaryCrossentropy\nmodel.compile(loss=BinaryCrossentropy(from_logits=True))\n"
        "print(binary_crossentropy(y, p))\n"
    )
    assert mend("FL102", text, loss=("binary_crossentropy", "binary_crossentropy")) == after


# -- twins


TORCH = "import torch\nfrom torch import nn\nimport torch.nn.functional as F\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("nn.BCELoss()", "nn.BCEWithLogitsLoss()"),
        ("torch.nn.BCELoss(weight, reduction='sum')", "torch.nn.BCEWithLogitsLoss(weight, reduction='sum')"),
        ("torch.nn.modules.loss.BCELoss()", "torch.nn.modules.loss.BCEWithLogitsLoss()"),
        ("nn . BCELoss()", "nn . BCEWithLogitsLoss()"),
        ("nn.BCELoss", "nn.BCEWithLogitsLoss"),
        ("F.binary_cross_entropy(p, y)", "F.binary_cross_entropy_with_logits(p, y)"),
        (
            "torch.nn.functional.binary_cross_entropy(p, y, None, None, None, 'sum')",
            "torch.nn.functional.binary_cross_entropy_with_logits(p, y, None, None, None, 'sum')",
        ),
        (
            "nn.functional.binary_cross_entropy(\n    p,  # scores\n    y,\n)",
            "nn.functional.binary_cross_entropy_with_logits(\n    p,  # scores\n    y,\n)",
        ),
    ],
)
def test_torch_takes_logits(bench, mend, before, after):
    text = f"{TORCH}loss = {before}\n"
    name = "BCELoss" if "BCELoss" in before else "binary_cross_entropy"
    assert mend("FL102", text, loss=(name, before)) == text.replace(before, after)
    assert bench("FL102", text, loss=(name, before)).fix.applicability is Applicability.SAFE


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "from torch.nn import BCELoss, Linear\nloss = BCELoss()\n",
            "from torch.nn import BCEWithLogitsLoss, Linear\nloss = BCEWithLogitsLoss()\n",
        ),
        ("from torch.nn import BCELoss as Loss\nloss = Loss()\n", "from torch.nn import BCEWithLogitsLoss as Loss\nloss = Loss()\n"),
        ("from torch.nn import *\nloss = BCELoss()\n", "from torch.nn import *\nloss = BCEWithLogitsLoss()\n"),
        (
            "from torch.nn import BCELoss, BCEWithLogitsLoss\nloss = BCELoss()\n",
            "from torch.nn import BCELoss, BCEWithLogitsLoss\nloss = BCEWithLogitsLoss()\n",
        ),
        (
            "from torch.nn import (\n    BCELoss,\n    Linear,  # the head\n)\nloss = BCELoss()\nother: BCELoss\n",
            "from torch.nn import (\n    BCELoss,\n    Linear,\n    BCEWithLogitsLoss,  # the head\n)\nloss = BCEWithLogitsLoss()\nother: BCELoss\n",
        ),
        (
            "def make():\n    from torch.nn import BCELoss\n    return BCELoss()\n",
            "def make():\n    from torch.nn import BCEWithLogitsLoss\n    return BCEWithLogitsLoss()\n",
        ),
        (
            '__all__ = ["BCELoss"]\nfrom torch.nn import BCELoss\nloss = BCELoss()\n',
            '__all__ = ["BCELoss"]\nfrom torch.nn import BCELoss, BCEWithLogitsLoss\nloss = BCEWithLogitsLoss()\n',
        ),
    ],
)
def test_imported_name_is_replaced_or_joined(mend, before, after):
    made = "Loss()" if "as Loss" in before else "BCELoss()"
    assert mend("FL102", before, loss=("BCELoss", made), twice="as Loss" not in before) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("nn.NLLLoss()", "nn.CrossEntropyLoss()"),
        ("F.nll_loss(out, y, weight)", "F.cross_entropy(out, y, weight)"),
        ("nn.NLLLoss2d(ignore_index=0)", "nn.CrossEntropyLoss(ignore_index=0)"),
    ],
)
def test_nll_of_logits_is_cross_entropy(bench, mend, before, after):
    text = f"{TORCH}out = head(x)\nloss = {before}\n"
    name = "nll_loss" if "nll" in before else "NLLLoss"
    facts = {"loss": (name, before), "loss_facts": {"expects": OutputKind.LOG_PROBABILITIES}, "output": (None, "head(x)")}
    assert mend("FL103", text, **facts) == text.replace(before, after)
    assert bench("FL103", text, **facts).fix.applicability is Applicability.SAFE


@pytest.mark.parametrize(
    ("sparse", "dense"),
    [
        ("'sparse_categorical_crossentropy'", "'categorical_crossentropy'"),
        ('"SparseCategoricalCrossentropy"', '"CategoricalCrossentropy"'),
        ("keras.losses.sparse_categorical_crossentropy", "keras.losses.categorical_crossentropy"),
        ("keras.losses.SparseCategoricalCrossentropy(from_logits=True)", "keras.losses.CategoricalCrossentropy(from_logits=True)"),
        ("keras.ops.sparse_categorical_crossentropy(y, p)", "keras.ops.categorical_crossentropy(y, p)"),
        (
            "tf.nn.sparse_softmax_cross_entropy_with_logits(labels=y, logits=z)",
            "tf.nn.softmax_cross_entropy_with_logits(labels=y, logits=z)",
        ),
        ("optax.softmax_cross_entropy_with_integer_labels(z, y)", "optax.softmax_cross_entropy(z, y)"),
        ("optax.losses.softmax_cross_entropy_with_integer_labels(z, y)", "optax.losses.softmax_cross_entropy(z, y)"),
        ("fl.keras.SparseCategoricalCrossentropy()", "fl.keras.CategoricalCrossentropy()"),
        (
            "partial(keras.losses.sparse_categorical_crossentropy, from_logits=True)",
            "partial(keras.losses.categorical_crossentropy, from_logits=True)",
        ),
    ],
)
@pytest.mark.parametrize("code", ["FL201", "FL202"])
def test_sparse_and_dense(bench, mend, code, sparse, dense):
    before, after = (sparse, dense) if code == "FL201" else (dense, sparse)
    text = f"from functools import partial\nimport keras\nimport optax\nimport tensorflow as tf\nimport fromlogits as fl\n\nmodel.compile(loss={before})\n"
    name = before.strip("'\"").partition("(")[0].rpartition(".")[2] or before.partition(", ")[0].rpartition(".")[2]
    name = before[8:].partition(",")[0].rpartition(".")[2] if before.startswith("partial") else name
    assert mend(code, text, loss=(name, before)) == text.replace(before, after)
    assert bench(code, text, loss=(name, before)).fix.applicability is Applicability.SAFE


@pytest.mark.parametrize("labels", [Labels(LabelForm.CLASS_IDS, dtype="float32"), Labels(LabelForm.CLASS_IDS, dtype="int64", rank=2)])
def test_column_of_floats_is_not_what_a_sparse_function_takes(bench, labels):
    made = "tf.nn.softmax_cross_entropy_with_logits(labels=y, logits=z)"
    text = f"import tensorflow as tf\nz = net(x)\nloss = {made}\n"
    facts = {"loss": ("softmax_cross_entropy_with_logits", made), "output": (None, "net(x)"), "output_facts": {"rank": 2}}
    assert bench("FL202", text, labels=labels, **facts).fix is None
    assert bench("FL202", text, labels=Labels(LabelForm.CLASS_IDS, dtype="int64", rank=1), **facts).fix is not None
    text, made = text.replace("tf.nn.softmax", "tf.keras.losses.softmax"), "tf.keras.losses.categorical_crossentropy(y, z)"
    text = f"import tensorflow as tf\nz = net(x)\nloss = {made}\n"
    assert bench("FL202", text, labels=labels, **{**facts, "loss": ("categorical_crossentropy", made)}).fix is not None


# -- families


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("'categorical_crossentropy'", "'binary_crossentropy'"),
        ("keras.losses.SparseCategoricalCrossentropy()", "keras.losses.BinaryCrossentropy()"),
    ],
)
def test_one_sigmoid_unit_takes_a_binary_loss(bench, mend, before, after):
    text = f"import keras\nhead = keras.layers.Dense(1, activation='sigmoid')\nmodel.compile(loss={before})\n"
    name = before.strip("'()").rpartition(".")[2]
    facts = {
        "loss": (name, before),
        "loss_facts": {"family": Family.MULTICLASS},
        "output": ("sigmoid", "keras.layers.Dense(1, activation='sigmoid')"),
        "output_facts": {"units": 1},
    }
    assert mend("FL107", text, **facts) == text.replace(before, after)
    assert bench("FL107", text, **facts).fix.applicability is Applicability.UNSAFE


TEN_SIGMOIDS = "import keras\nhead = keras.layers.Dense(10, activation='sigmoid')\nmodel.compile(loss='categorical_crossentropy')\n"
TEN_SIGMOIDS_MEET = {
    "loss": ("categorical_crossentropy", "'categorical_crossentropy'"),
    "loss_facts": {"family": Family.MULTICLASS},
    "output": ("sigmoid", "keras.layers.Dense(10, activation='sigmoid')"),
    "output_facts": {"units": 10},
}


def test_several_sigmoid_units_become_a_softmax(mend):
    assert mend("FL107", TEN_SIGMOIDS, **TEN_SIGMOIDS_MEET) == TEN_SIGMOIDS.replace("sigmoid", "softmax")


def test_several_sigmoid_units_keep_several_labels(mend):
    """Where the labels say that several classes hold at once, it is the loss that is wrong."""
    mended = mend("FL107", TEN_SIGMOIDS, **TEN_SIGMOIDS_MEET, labels=Labels(LabelForm.MULTI_HOT))
    assert mended == TEN_SIGMOIDS.replace("categorical", "binary")


@pytest.mark.parametrize(
    ("form", "after"),
    [
        (LabelForm.ONE_HOT, "loss='categorical_crossentropy'"),
        (LabelForm.CLASS_IDS, "loss='sparse_categorical_crossentropy'"),
        (LabelForm.MULTI_HOT, "activation='sigmoid'"),
        (None, None),
    ],
)
def test_softmax_and_a_binary_loss(mend, form, after):
    text = "import keras\nhead = keras.layers.Dense(10, activation='softmax')\nmodel.compile(loss='binary_crossentropy')\n"
    facts = {
        "loss": ("binary_crossentropy", "'binary_crossentropy'"),
        "loss_facts": {"family": Family.BINARY},
        "output": ("softmax", "keras.layers.Dense(10, activation='softmax')"),
        "output_facts": {"units": 10},
        "labels": Labels(form),
    }
    before = "activation='softmax'" if form is LabelForm.MULTI_HOT else "loss='binary_crossentropy'"
    assert mend("FL107", text, **facts) == (text.replace(before, after) if after else None)


# -- order of arguments


@pytest.mark.parametrize(
    ("before", "after", "arguments"),
    [
        ("F.binary_cross_entropy(y, model(x))", "F.binary_cross_entropy(model(x), y)", ("y", "model(x)")),
        ("F.cross_entropy(input=y, target=p)", "F.cross_entropy(input=p, target=y)", ("y", "p")),
        ("F.cross_entropy(y, target=p)", "F.cross_entropy(p, target=y)", ("y", "p")),
        ("F.cross_entropy((y), p[0])", "F.cross_entropy((p[0]), y)", ("y", "p[0]")),
        ("F.cross_entropy(lambda: y, p)", "F.cross_entropy(p, lambda: y)", ("lambda: y", "p")),
        (
            "F.cross_entropy(\n    y,  # labels\n    # scores\n    p,\n)",
            "F.cross_entropy(\n    p,  # labels\n    # scores\n    y,\n)",
            ("y", "p"),
        ),
        ("F.cross_entropy(größe, p)", "F.cross_entropy(p, größe)", ("größe", "p")),
        ("F.cross_entropy(f'{y}', p)", "F.cross_entropy(p, f'{y}')", ("f'{y}'", "p")),
        ("F.cross_entropy(y, p)", "F.cross_entropy(p, y)", None),
    ],
)
def test_arguments_change_places(bench, mend, before, after, arguments):
    text = f"{TORCH}loss = {before}\n"
    facts = {"loss": ("cross_entropy", before), "arguments": arguments}
    assert mend("FL303", text, twice=False, **facts) == text.replace(before, after)
    assert bench("FL303", text, **facts).fix.applicability is Applicability.SAFE


@pytest.mark.parametrize(
    ("before", "arguments"),
    [
        ("F.cross_entropy(*pair)", None),
        ("F.cross_entropy(*pair, p)", ("*pair", "p")),
        ("F.cross_entropy(y := labels, p)", ("y := labels", "p")),
        ("F.cross_entropy(y, y)", None),
    ],
)
def test_arguments_that_cannot_change_places(bench, before, arguments):
    assert bench("FL303", f"{TORCH}loss = {before}\n", loss=("cross_entropy", before), arguments=arguments).fix is None


LOSS_BY_HAND = "def joint(y_pred: Tensor, y_true):\n    return ce(y_true, y_pred)\n\nmodel.compile(loss=joint)\n"


def test_parameters_of_a_custom_loss_change_places(bench, mend):
    after = LOSS_BY_HAND.replace("y_pred: Tensor, y_true", "y_true, y_pred: Tensor")
    assert mend("FL303", LOSS_BY_HAND, twice=False, loss=("joint", "joint")) == after
    typed = LOSS_BY_HAND.replace("y_true)", "y_true: Tensor)", 1)
    facts = {"loss": ("joint", "joint"), "arguments": ("y_pred: Tensor", "y_true: Tensor")}
    assert mend("FL303", typed, twice=False, **facts) == typed.replace("y_pred: Tensor, y_true: Tensor", "y_true: Tensor, y_pred: Tensor")
    assert bench("FL303", LOSS_BY_HAND + "print(joint(a, b))\n", loss=("joint", "joint")).fix is None


def test_call_in_a_custom_loss_shows_that_its_parameters_are_wrong(bench, mend):
    text = LOSS_BY_HAND.replace("    return", "    entropy = f(y_pred)\n    return entropy +")
    facts = {"loss": ("ce", "ce(y_true, y_pred)"), "arguments": None}
    after = text.replace("y_pred: Tensor, y_true", "y_true, y_pred: Tensor")
    assert mend("FL303", text, twice=False, **facts) == after
    nobody_compiles_it = text.replace("model.compile(loss=joint)", "train(joint)")
    assert bench("FL303", nobody_compiles_it, **facts).fix is None
    and_nothing_else_is_done = nobody_compiles_it.replace("f(y_pred)", "0")
    after = and_nothing_else_is_done.replace("ce(y_true, y_pred)", "ce(y_pred, y_true)")
    assert mend("FL303", and_nothing_else_is_done, twice=False, **facts) == after
