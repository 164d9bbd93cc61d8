"""Values and gradients of the losses called by hand, beside Keras's own and beside the truth."""

import keras
import numpy as np
import pytest
from keras import ops

import fromlogits as fl
import fromlogits.keras as flk

IDS = np.array([0, 2, 1, 2])
ROWS = np.eye(3, dtype="float32")[IDS]
LOGITS = np.array([[2.0, -1.0, 0.5], [0.3, 0.1, 1.2], [-0.5, 0.7, 0.2], [1.5, 0.0, 0.9]], "float32")
PROBABILITIES = np.exp(LOGITS) / np.exp(LOGITS).sum(-1, keepdims=True)
PAIRS = [
    ("SparseCategoricalCrossentropy", {}, IDS),
    ("CategoricalCrossentropy", {}, ROWS),
    ("CategoricalCrossentropy", {"label_smoothing": 0.1}, ROWS),
    ("CategoricalFocalCrossentropy", {"alpha": [0.2, 0.3, 0.5], "gamma": 1.5}, ROWS),
    ("BinaryCrossentropy", {"label_smoothing": 0.2}, ROWS),
    ("BinaryFocalCrossentropy", {"apply_class_balancing": True, "alpha": 0.3, "gamma": 3.0}, ROWS),
]


@pytest.mark.parametrize("from_logits", [True, False])
@pytest.mark.parametrize("reduction", ["sum_over_batch_size", "sum", None, "mean_with_sample_weight"])
@pytest.mark.parametrize(("name", "options", "labels"), PAIRS)
def test_as_keras_where_keras_is_right(name, options, labels, reduction, from_logits):
    output = LOGITS if from_logits else 1 / (1 + np.exp(-LOGITS)) if name.startswith("Binary") else PROBABILITIES
    weight = np.array([1.0, 0.5, 0.0, 2.0], "float32")
    ours = getattr(flk, name)(from_logits=from_logits, reduction=reduction, **options)(labels, output, weight)
    theirs = getattr(keras.losses, name)(from_logits=from_logits, reduction=reduction, **options)(labels, output, weight)
    np.testing.assert_allclose(ops.convert_to_numpy(ours), ops.convert_to_numpy(theirs), rtol=2e-6, atol=1e-7)


def test_probabilities_are_divided_by_their_sum_as_in_keras():
    ours = flk.SparseCategoricalCrossentropy()(IDS, 2 * PROBABILITIES)
    np.testing.assert_allclose(float(ours), float(fl.cross_entropy(LOGITS, IDS)), rtol=1e-6)


@pytest.mark.parametrize("margin", [16.2, 50.0, 80.0])
def test_a_confident_mistake_keeps_its_loss(margin):
    # -log p of a softmax output with the right class a margin behind: Keras clips at 16.118
    p = np.array([[np.exp(-margin), 1.0]], "float32")
    np.testing.assert_allclose(float(flk.SparseCategoricalCrossentropy()(np.array([0]), p)), margin, rtol=1e-6)


def test_zero_probability_has_a_finite_loss():
    loss = float(flk.SparseCategoricalCrossentropy()(np.array([0]), np.array([[0.0, 1.0]], "float32")))
    assert loss == pytest.approx(-np.log(np.finfo("float32").tiny), rel=1e-6)  # 87.34


def test_a_confident_right_answer_keeps_its_loss():
    loss = float(flk.SparseCategoricalCrossentropy(from_logits=True)(np.array([0]), np.array([[30.0, 0.0]], "float32")))
    assert loss == pytest.approx(9.357622968840175e-14, rel=5e-6)  # log1p(exp(-30)); Keras gives 0


def test_ignored_rows_count_neither_in_sum_nor_in_mean():
    loss = flk.SparseCategoricalCrossentropy(from_logits=True, ignore_class=-1)
    kept = float(fl.cross_entropy(LOGITS[:2], IDS[:2]))
    assert float(loss(np.array([0, 2, -1, -1]), LOGITS)) == pytest.approx(kept, rel=1e-6)
    assert float(loss(np.array([-1, -1, -1, -1]), LOGITS)) == 0.0


def test_a_column_of_ids_is_squeezed_and_whole_floats_are_ids():
    loss = flk.SparseCategoricalCrossentropy(from_logits=True)
    assert float(loss(IDS[:, None], LOGITS)) == pytest.approx(float(loss(IDS.astype("float64"), LOGITS)))


BROKEN = [
    ("SparseCategoricalCrossentropy", np.array([0, 1, 2, 3]), fl.LabelError, "label 3 at y_true[3] has no class"),
    ("SparseCategoricalCrossentropy", np.array([0, 1, 2, 0.5]), fl.LabelError, "label 0.5 at y_true[3] is no whole number"),
    ("SparseCategoricalCrossentropy", np.array([0, 1, np.nan, 0]), fl.LabelError, "y_true[2] is NaN"),
    ("SparseCategoricalCrossentropy", ROWS, fl.LabelError, "Use CategoricalCrossentropy"),
    ("SparseCategoricalCrossentropy", np.array(["a", "b", "a", "c"]), fl.LabelError, "labels have dtype str"),
    ("SparseCategoricalCrossentropy", [0, 1, [0, 0, 1], 2], fl.LabelError, "labels mix two forms"),
    ("CategoricalCrossentropy", IDS, fl.LabelError, "Use SparseCategoricalCrossentropy"),
    ("BinaryCrossentropy", ROWS + 1, fl.LabelError, "For labels 1 and 2 pass y_true - 1"),
]


@pytest.mark.parametrize(("name", "labels", "error", "text"), BROKEN)
def test_broken_labels_are_named(name, labels, error, text):
    with pytest.raises(error) as raised:
        getattr(flk, name)(from_logits=True)(labels, LOGITS)
    assert text in str(raised.value)


@pytest.mark.parametrize(
    ("name", "labels"), [("SparseCategoricalCrossentropy", IDS), ("CategoricalCrossentropy", ROWS), ("CategoricalFocalCrossentropy", ROWS)]
)
def test_raw_scores_are_no_probabilities(name, labels):
    scores = np.array([[0.5, 0.2, 0.3], [2.0, -1.5, 0.5], [0.1, 0.1, 0.8], [0.3, 0.3, 0.4]], np.float32)
    with pytest.raises(fl.OutputKindError) as raised:
        getattr(flk, name)()(labels, scores)
    assert str(raised.value) == (
        "probabilities were expected (from_logits=False), but y_pred[1, 1] is -1.5. These look like raw scores: set from_logits=True."
    )


def test_rows_that_are_ignored_may_hold_anything():
    output = np.array([[0.5, 0.2, 0.3], [2.0, -1.5, 0.5]], np.float32)
    losses = flk.sparse_categorical_crossentropy(np.array([0, -1]), output, ignore_class=-1)
    np.testing.assert_allclose(ops.convert_to_numpy(losses), [0.693147, 0.0], rtol=1e-6)  # -log 0.5


def test_numbers_that_look_like_probabilities_are_warned_of_once():
    loss = flk.SparseCategoricalCrossentropy(from_logits=True)
    with pytest.warns(fl.ContractWarning, match="the 4 rows sum to 1") as seen:
        [loss(IDS, PROBABILITIES) for _ in range(3)]
    assert len(seen) == 1


@pytest.mark.parametrize("dtype", ["float16", "bfloat16"])
def test_half_precision_is_computed_in_single(dtype):
    output = ops.cast(LOGITS, dtype)
    loss = ops.convert_to_numpy(flk.sparse_categorical_crossentropy(IDS, output, from_logits=True))
    wide = ops.convert_to_numpy(ops.cast(output, "float32"))
    np.testing.assert_allclose(loss, fl.cross_entropy(wide, IDS, reduction="none"), rtol=1e-6)
    assert loss.dtype == np.float32


@pytest.mark.parametrize(
    "name", ["SparseCategoricalCrossentropy", "CategoricalCrossentropy", "BinaryCrossentropy", "CategoricalFocalCrossentropy"]
)
def test_a_word_that_says_neither_yes_nor_no(name):
    """Any word but "auto" was taken for yes."""
    labels = np.array([0, 2]) if name.startswith("Sparse") else np.eye(3, dtype="float32")[[0, 2]]
    with pytest.raises(ValueError, match="from_logits='Auto' is not known; choose True, False or 'auto'"):
        getattr(flk, name)(from_logits="Auto")(labels, np.array([[2.0, 0.0, -1.0], [0.0, 1.0, 3.0]], "float32"))
