from __future__ import annotations

import pytest

from fromlogits.vocabulary import Applicability

KERAS = "import keras\nimport tensorflow as tf\nfrom keras.metrics import AUC\n\n"


@pytest.mark.parametrize(
    ("text", "made"),
    [
        pytest.param("m = keras.metrics.BinaryAccuracy(threshold=0.0)\n", "keras.metrics.BinaryAccuracy(threshold=0.0)", id="cut already"),
        pytest.param(
            "m = keras.metrics.BinaryAccuracy(threshold=0.7)\n",
            "keras.metrics.BinaryAccuracy(threshold=0.7)",
            id="a threshold of the author's",
        ),
        pytest.param(
            "m = keras.metrics.BinaryAccuracy(threshold=t)\n", "keras.metrics.BinaryAccuracy(threshold=t)", id="a threshold from elsewhere"
        ),
        pytest.param("m = keras.metrics.AUC(from_logits=True)\n", "keras.metrics.AUC(from_logits=True)", id="told already"),
        pytest.param("m = keras.metrics.F1Score(threshold=0.5)\n", "keras.metrics.F1Score(threshold=0.5)", id="takes no threshold of 0"),
        pytest.param("m = keras.metrics.PrecisionAtRecall(0.5)\n", "keras.metrics.PrecisionAtRecall(0.5)", id="cuts between 0 and 1"),
        pytest.param(
            "from torchmetrics import classification\nm = classification.BinaryAccuracy()\n",
            "classification.BinaryAccuracy()",
            id="guesses",
        ),
        pytest.param(
            "METRICS = ['accuracy']\na.compile(metrics=METRICS)\nb.compile(metrics=METRICS)\n", "'accuracy'", id="shared by models"
        ),
        pytest.param("m = keras.metrics.BinaryAccuracy(**options)\n", "keras.metrics.BinaryAccuracy(**options)", id="hidden by stars"),
    ],
)
def test_noop(bench, text, made):
    name = made.partition("(")[0].rpartition(".")[2].strip("'")
    assert bench("FL501", KERAS + text, metric=(name, made)).mended() is None


@pytest.mark.parametrize(
    ("before", "made", "after"),
    [
        ("metrics=['accuracy']", "'accuracy'", "metrics=[keras.metrics.BinaryAccuracy(name='accuracy', threshold=0.0)]"),
        ('metrics=["acc"]', '"acc"', 'metrics=[keras.metrics.BinaryAccuracy(name="acc", threshold=0.0)]'),
        ("metrics=['binary_accuracy']", "'binary_accuracy'", "metrics=[keras.metrics.BinaryAccuracy(threshold=0.0)]"),
        ("metrics=['mae', 'accuracy']", "'accuracy'", "metrics=['mae', keras.metrics.BinaryAccuracy(name='accuracy', threshold=0.0)]"),
        ("metrics={'a': ['accuracy']}", "'accuracy'", "metrics={'a': [keras.metrics.BinaryAccuracy(name='accuracy', threshold=0.0)]}"),
        ("metrics='accuracy'", "'accuracy'", "metrics=keras.metrics.BinaryAccuracy(name='accuracy', threshold=0.0)"),
        ("metrics=['AUC']", "'AUC'", "metrics=[AUC(from_logits=True)]"),
        ("metrics=['Precision']", "'Precision'", "metrics=[keras.metrics.Precision(thresholds=0.0)]"),
        (
            "metrics=[keras.metrics.BinaryAccuracy()]",
            "keras.metrics.BinaryAccuracy()",
            "metrics=[keras.metrics.BinaryAccuracy(threshold=0.0)]",
        ),
        (
            "metrics=[keras.metrics.BinaryAccuracy('acc')]",
            "keras.metrics.BinaryAccuracy('acc')",
            "metrics=[keras.metrics.BinaryAccuracy('acc', threshold=0.0)]",
        ),
        (
            "metrics=[tf.keras.metrics.BinaryAccuracy(threshold=0.5)]",
            "tf.keras.metrics.BinaryAccuracy(threshold=0.5)",
            "metrics=[tf.keras.metrics.BinaryAccuracy(threshold=0.0)]",
        ),
        (
            "metrics=[keras.metrics.Recall(name='r')]",
            "keras.metrics.Recall(name='r')",
            "metrics=[keras.metrics.Recall(name='r', thresholds=0.0)]",
        ),
        ("metrics=[AUC(name='auc')]", "AUC(name='auc')", "metrics=[AUC(name='auc', from_logits=True)]"),
        ("metrics=[keras.metrics.BinaryAccuracy]", "keras.metrics.BinaryAccuracy", "metrics=[keras.metrics.BinaryAccuracy(threshold=0.0)]"),
        (
            "metrics=[keras.metrics.binary_accuracy]",
            "keras.metrics.binary_accuracy",
            "metrics=[keras.metrics.BinaryAccuracy(threshold=0.0)]",
        ),
    ],
)
def test_metric_told(bench, mend, before, made, after):
    text = f"{KERAS}model.compile(optimizer='adam', {before})\n"
    name = {"'accuracy'": "BinaryAccuracy", '"acc"': "BinaryAccuracy"}.get(made, made.partition("(")[0].rpartition(".")[2].strip("'"))
    assert mend("FL501", text, metric=(name, made)) == text.replace(before, after)
    assert bench("FL501", text, metric=(name, made)).fix.applicability is Applicability.SAFE


def test_function_told_where_it_is_called(mend):
    text = f"{KERAS}score = keras.metrics.binary_accuracy(y, z)\n"
    assert mend("FL501", text, metric=("binary_accuracy", "keras.metrics.binary_accuracy(y, z)")) == text.replace(
        "y, z", "y, z, threshold=0.0"
    )


def test_list_kept_under_a_name(mend):
    text = "from keras import layers\nMETRICS = ['accuracy']\nmodel.compile(metrics=METRICS)\n"
    after = "from keras import layers\nfrom keras import metrics\nMETRICS = [metrics.BinaryAccuracy(name='accuracy', threshold=0.0)]\nmodel.compile(metrics=METRICS)\n"
    assert mend("FL501", text, metric=("keras.metrics.BinaryAccuracy", "'accuracy'")) == after


# -- labels


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("keras.metrics.CategoricalAccuracy()", "keras.metrics.SparseCategoricalAccuracy()"),
        ("keras.metrics.SparseCategoricalAccuracy(name='acc')", "keras.metrics.CategoricalAccuracy(name='acc')"),
        ("keras.metrics.categorical_accuracy", "keras.metrics.sparse_categorical_accuracy"),
        ("'categorical_accuracy'", "'sparse_categorical_accuracy'"),
        ('"CategoricalAccuracy"', '"SparseCategoricalAccuracy"'),
        ("keras.metrics.TopKCategoricalAccuracy(3)", "keras.metrics.SparseTopKCategoricalAccuracy(3)"),
    ],
)
def test_metric_takes_the_other_form(bench, mend, before, after):
    text = f"{KERAS}model.compile(metrics=[{before}])\n"
    name = before.strip("'\"").partition("(")[0].rpartition(".")[2]
    assert mend("FL503", text, metric=(name, before)) == text.replace(before, after)
    assert bench("FL503", text, metric=(name, before)).fix.applicability is Applicability.SAFE


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("keras.metrics.CategoricalAccuracy()", "keras.metrics.SparseCategoricalAccuracy(name='categorical_accuracy')"),
        ("keras.metrics.CategoricalAccuracy(name='acc')", "keras.metrics.SparseCategoricalAccuracy(name='acc')"),
        ("'categorical_accuracy'", "keras.metrics.SparseCategoricalAccuracy(name='categorical_accuracy')"),
        ("keras.metrics.categorical_accuracy", "keras.metrics.SparseCategoricalAccuracy(name='categorical_accuracy')"),
    ],
)
def test_history_keeps_its_key_where_the_program_asks_for_it(mend, before, after):
    text = f"import keras\nmodel.compile(metrics=[{before}])\nstop = EarlyStopping(monitor='val_categorical_accuracy')\n"
    name = before.strip("'\"").partition("(")[0].rpartition(".")[2]
    assert mend("FL503", text, metric=(name, before)) == text.replace(f"[{before}]", f"[{after}]")


# -- thresholds by hand


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("logits > 0.5", "logits > 0.0"),
        ("logits >= .5", "logits >= 0.0"),
        ("0.5 < logits", "0.0 < logits"),
        ("logits.ge(0.5)", "logits.ge(0.0)"),
        ("torch.gt(logits, other=0.5)", "torch.gt(logits, other=0.0)"),
        ("torch.where(logits > 0.5, 1, 0)", "torch.where(logits > 0.0, 1, 0)"),
        ("größe['ß'] > 0.5", "größe['ß'] > 0.0"),
        ("model(x, 0.5) > 0.5", "model(x, 0.5) > 0.0"),
    ],
)
def test_threshold_by_hand(bench, mend, before, after):
    text = f"import torch\nclasses = ({before})\n"
    assert mend("FL502", text, metric=("> 0.5", before)) == text.replace(before, after)
    assert bench("FL502", text, metric=("> 0.5", before)).fix.applicability is Applicability.UNSAFE


@pytest.mark.parametrize("before", ["logits > t", "logits > 0.3", "torch.round(logits)", "0.5 < logits < 0.5", "logits > 0.0"])
def test_threshold_that_is_left(bench, before):
    assert bench("FL502", f"import torch\nclasses = ({before})\n", metric=("> 0.5", before)).fix is None
