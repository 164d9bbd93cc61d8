from __future__ import annotations

import ml_dtypes
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fromlogits.checker.evidence import batch
from fromlogits.outputs import (
    RARE,
    chance_of_logarithms,
    chance_of_rows,
    chance_of_units,
    chance_of_whole,
    kind_of_rows,
    kind_of_units,
    share_one,
)
from fromlogits.vocabulary import Confidence, Family, LabelForm, Output, OutputKind

KINDS = {  # logits as they come: numbers drawn by a generator, of a shape
    "normal": lambda rng, shape: rng.normal(size=shape),
    "uniform": lambda rng, shape: rng.uniform(-1, 1, size=shape),
    "heavy tails": lambda rng, shape: rng.standard_cauchy(size=shape),
    "heavier tails": lambda rng, shape: rng.standard_t(0.5, size=shape),
    "sparse": lambda rng, shape: rng.laplace(size=shape) ** 3,
    "relu": lambda rng, shape: np.maximum(rng.normal(size=shape), 0),
    "relu with heavy tails": lambda rng, shape: np.maximum(rng.standard_cauchy(size=shape), 0),
    "scales of rows differ": lambda rng, shape: rng.normal(size=shape) * np.exp(rng.normal(size=(*shape[:-1], 1))),
}
DTYPES = {"float32": np.float32, "float64": np.float64, "float16": np.float16, "bfloat16": ml_dtypes.bfloat16}


def softmax(z: np.ndarray, axis: int = -1) -> np.ndarray:
    e = np.exp(z - z.max(axis, keepdims=True))
    return e / e.sum(axis, keepdims=True)


def held(values: np.ndarray, dtype: str) -> np.ndarray:
    """Values as a tensor of a dtype holds them, in numbers that numpy has."""
    with np.errstate(over="ignore"):
        return np.nan_to_num(values.astype(DTYPES[dtype]).astype(np.float64), posinf=6e4, neginf=-6e4)


# --- no false alarm


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("kind", KINDS)
def test_random_logits_are_taken_for_nothing_else(kind, dtype):
    rng = np.random.default_rng(20261122)
    for scale in np.geomspace(1e-3, 1e3, 13):
        for shape in ((1, 2), (1, 10), (2, 2), (3, 3), (4, 3), (8, 1), (8, 5), (32, 10), (7, 100)):
            for _ in range(24):
                values = held(scale * KINDS[kind](rng, shape), dtype)
                seen = batch.output_of(values, dtype)
                assert seen.kind in {None, OutputKind.LOGITS}, (scale, shape)
                assert seen.axis_fault is None
                assert not batch.looks_swapped(values.astype(np.float32), rng.random(shape).astype(np.float32), dtype), (scale, shape)


@given(
    seed=st.integers(0, 2**32 - 1), kind=st.sampled_from(sorted(KINDS)), rows=st.integers(1, 40), classes=st.integers(1, 40),
    scale=st.floats(-4, 4), dtype=st.sampled_from(sorted(DTYPES)),
)  # fmt: skip
@settings(max_examples=400, deadline=None)
def test_whatever_the_scale_and_the_shape(seed, kind, rows, classes, scale, dtype):
    values = held(10.0**scale * KINDS[kind](np.random.default_rng(seed), (rows, classes)), dtype)
    assert batch.output_of(values, dtype).kind in {None, OutputKind.LOGITS}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("scale", [0.03, 0.2, 0.5, 1.0, 3.0])
@pytest.mark.parametrize("classes", [2, 3, 6])
def test_the_bound_holds_where_chance_can_be_counted(kind, scale, classes):
    """Half precision has a tolerance wide enough to be met by chance: many rows, and how often they look like a distribution."""
    rng = np.random.default_rng(classes)
    rows = scale * KINDS[kind](rng, (300_000, classes))
    positive = (rows >= 0).all(-1) & ((rows == 0).sum(-1) == 0)
    met = positive & (np.abs(rows.sum(-1) - 1) <= 3e-2)
    assert met.mean() <= chance_of_rows(1, classes, "bfloat16") + 1e-5
    logs = (rows < 0).all(-1) & (np.abs(np.exp(np.minimum(rows, 0)).sum(-1) - 1) <= 3e-2)
    entropy = -(np.exp(np.minimum(rows, 0)) * rows).sum(-1)
    assert (logs & (entropy >= 0.1)).mean() <= chance_of_logarithms(1, classes, "bfloat16", entropy=0.1) + 1e-5


# --- the bound is below one in a million where a verdict begins


@pytest.mark.parametrize(
    ("classes", "dtype", "smallest"),
    [
        (2, "float32", 2), (3, "float32", 2), (10, "float32", 1), (1000, "float32", 1), (2, "float64", 1), (2, "float16", 3), (10, "float16", 2),
        (2, "bfloat16", 5), (10, "bfloat16", 2), (50, "bfloat16", 1),
    ],
)  # fmt: skip
def test_rows_need_this_many(classes, dtype, smallest):
    rng = np.random.default_rng(1)
    verdicts = [
        kind_of_rows(held(softmax(rng.normal(size=(rows, classes))), dtype), dtype) is OutputKind.PROBABILITIES for rows in range(1, 12)
    ]
    assert verdicts == [rows >= smallest for rows in range(1, 12)]
    assert chance_of_rows(smallest, classes, dtype) < RARE == 1e-6
    assert smallest == 1 or chance_of_rows(smallest - 1, classes, dtype) >= RARE


@pytest.mark.parametrize(
    ("classes", "dtype", "smallest"), [(2, "float32", 2), (3, "float32", 2), (10, "float32", 2), (10, "bfloat16", 2), (20, "bfloat16", 1)]
)
def test_logarithms_need_this_many(classes, dtype, smallest):
    rng = np.random.default_rng(1)
    verdicts = []
    for rows in range(1, 8):
        p = softmax(rng.normal(size=(rows, classes)))
        verdicts.append(kind_of_rows(held(np.log(p), dtype), dtype) is OutputKind.LOG_PROBABILITIES)
    assert verdicts == [rows >= smallest for rows in range(1, 8)]
    assert chance_of_logarithms(smallest, classes, dtype, entropy=0.1) < RARE


def test_units_need_twenty_numbers():
    p = np.linspace(0.1, 0.9, 19)
    assert kind_of_units(p) is None
    assert kind_of_units(np.linspace(0.1, 0.9, 20)) is OutputKind.PROBABILITIES
    assert chance_of_units(20) == pytest.approx(2**-20)
    assert chance_of_units(20) < RARE <= chance_of_units(19)


def test_rows_that_are_all_the_same_are_one():
    """What a last layer gives whose weights are zero: its bias, in every row."""
    row = np.array([0.2, 0.5, 0.9])
    for rows in (np.tile(row, (32, 1)), np.tile(row, (4, 8, 1)), np.tile(np.array([0.25, 0.375, 0.375]), (32, 1))):
        assert kind_of_units(rows) is None
        assert not share_one(rows, "float32")
    assert kind_of_units(np.tile(np.linspace(0.1, 0.9, 20), (2, 1))) is OutputKind.PROBABILITIES
    assert kind_of_units(np.tile(np.array([row, row / 2]), (16, 1))) is OutputKind.PROBABILITIES
    assert kind_of_units(np.ones((32, 1))) is OutputKind.PROBABILITIES
    shares = np.tile(np.array([[0.25, 0.375, 0.375], [0.5, 0.25, 0.25]]), (16, 1))
    assert share_one(shares, "float32")


def test_zeros_weaken_what_signs_say():
    assert kind_of_units(np.repeat([0.0, 0.25], [10, 30])) is None  # as a ReLU leaves it once in a thousand times
    assert chance_of_units(40, 10) == pytest.approx(0.0053, abs=1e-4)
    assert kind_of_units(np.repeat([0.0, 0.25], [10, 90])) is OutputKind.PROBABILITIES
    assert chance_of_units(40, 20) == chance_of_units(40, 30) == 1.0


def test_one_hot_rows_are_probabilities_by_their_sums():
    rows = np.eye(5)[np.arange(12) % 5]
    assert kind_of_rows(rows, "float32") is OutputKind.PROBABILITIES


def test_whole_numbers_come_by_chance_in_half_precision_only():
    assert chance_of_whole(np.array([3.0]), "float32") == 2.0**-22
    assert chance_of_whole(np.array([3.0, 5.0]), "bfloat16") == 2.0**-11
    assert chance_of_whole(np.array([300.0] * 50), "bfloat16") == 1.0
    assert chance_of_whole(np.zeros(100), "float32") == 1.0  # a layer that starts at zero


# --- what is seen, and what it rests on


def seen(values, dtype="float32", **more):
    output = batch.output_of(np.asarray(values), dtype, **more)
    return output.kind, output.confidence, output.evidence


def test_a_verdict_says_how_many_rows_it_rests_on():
    z = np.random.default_rng(0).normal(size=(32, 5)).astype(np.float32)
    probabilities, logits, logarithms = OutputKind.PROBABILITIES, OutputKind.LOGITS, OutputKind.LOG_PROBABILITIES
    assert seen(softmax(z)) == (probabilities, Confidence.HINT, "32 rows that sum to 1")
    assert seen(np.log(softmax(z))) == (logarithms, Confidence.HINT, "32 rows that have exponentials that sum to 1")
    assert seen(1 / (1 + np.exp(-z))) == (probabilities, Confidence.HINT, "160 numbers between 0 and 1")
    assert seen(softmax(z, 0)) == (probabilities, Confidence.HINT, "5 columns that sum to 1, over 32 rows")
    assert seen(np.ones((32, 1))) == (probabilities, Confidence.HINT, "32 numbers that are all 1")
    assert seen(np.array([[0.5, -3.0], [0.25, 2.5]])) == (logits, Confidence.PROOF, "4 numbers, of which one is 2.5")


def test_what_tells_too_little_is_nothing():
    assert seen([[0.2, 0.8]]) == (None, Confidence.PROOF, None)
    assert seen(np.zeros((0, 3))) == (None, Confidence.PROOF, None)
    assert seen(np.full((4, 3), np.nan)) == (None, Confidence.PROOF, None)
    assert seen(0.0) == (None, Confidence.PROOF, None)


def test_the_class_axis_is_where_the_loss_looks():
    z = np.random.default_rng(0).normal(size=(4, 5, 8)).astype(np.float32)
    output = batch.output_of(softmax(z, 1), "float32", family=Family.MULTICLASS, axis=1)
    assert (output.kind, output.units, output.axis) == (OutputKind.PROBABILITIES, 5, -2)


def test_swapped_arguments():
    z = np.random.default_rng(0).normal(size=(4, 3)).astype(np.float32)
    ids = np.array([0, 2, 1, 2])
    assert batch.looks_swapped(np.eye(3, dtype=np.float32)[ids], z)
    assert batch.looks_swapped(ids, z)
    assert not batch.looks_swapped(z, ids)
    assert not batch.looks_swapped(z, softmax(z))
    assert not batch.looks_swapped(np.zeros((4, 3), np.float32), softmax(z))


def labelled(y, units=3, rows=None, **more):
    output = batch.output_of(np.random.default_rng(0).normal(size=(len(y), units)).astype(np.float32), "float32")
    return batch.labels_of(np.asarray(y), output, family=Family.MULTICLASS, **more)


def test_forms_are_proof_where_shapes_leave_one_reading():
    ids = labelled([0, 2, 1, 2])
    assert (ids.form, ids.confidence, ids.minimum, ids.maximum, ids.evidence) == (LabelForm.CLASS_IDS, Confidence.PROOF, 0, 2, "4 rows")
    assert labelled(np.eye(3)[[0, 2, 1, 2]]).form is LabelForm.ONE_HOT
    assert labelled(np.full((4, 3), 1 / 3)).form is LabelForm.DISTRIBUTION
    assert labelled(np.full((4, 3), 1 / 3)).normalised is True
    assert labelled(np.full((4, 3), 0.5)).normalised is False
    assert labelled([[1, 1, 0], [0, 0, 1]]).form is LabelForm.MULTI_HOT
    assert labelled([[0, 0, 0], [0, 0, 1]]).form is None
    assert labelled([[0, 0, 0], [0, 0, 0]]).form is LabelForm.MULTI_HOT  # no row has a class: nothing is learned


def test_classes_are_counted_where_there_are_thirty_rows_for_each():
    rng = np.random.default_rng(0)
    y = rng.integers(0, 4, 299)
    assert labelled(y, units=10, whole=True).classes is None
    assert labelled(np.append(y, 1), units=10, whole=True).classes == 4
    assert labelled(np.append(y, 1), units=10).classes is None  # a batch is not all labels
    assert 10_000_000 * np.exp(-30) < RARE


def test_places_that_were_chosen_out_of_a_batch_do_not_count_the_classes():
    words = np.random.default_rng(0).integers(0, 25, 160)  # of (50, 16) places those with a weight
    found = batch.labels_of(words, Output(rank=3, units=60, shape=(50, 16, 60)))
    assert (found.form, found.classes, found.maximum) == (LabelForm.CLASS_IDS, None, 24)


def test_rarer_classes_may_be_behind_the_rarest_that_was_seen():
    words = np.minimum(np.random.default_rng(0).geometric(0.3, 400) - 1, 9)
    assert labelled(words, units=12, whole=True).classes is None
    assert labelled(np.repeat([0, 1, 2, 3], [400, 200, 50, 14]), units=12, whole=True).classes == 4
    assert labelled(np.repeat([0, 1, 2, 3], [400, 200, 50, 13]), units=12, whole=True).classes is None


def test_numbers_cut_at_zero():
    scores = np.random.default_rng(4).normal(size=(50, 4))
    told = batch.output_of(np.maximum(scores, 0), "float64", family=Family.MULTICLASS)
    assert (told.kind, told.activation, told.evidence) == (None, "relu", "200 numbers of which none is negative and 101 are exactly 0")
    counts = np.random.default_rng(4).integers(0, 3, (50, 4)).astype(float)
    assert batch.output_of(counts, "float64", family=Family.MULTICLASS).activation is None


def test_one_hot_rows_for_another_number_of_classes():
    output = batch.output_of(np.random.default_rng(0).normal(size=(60, 3)), "float64", family=Family.MULTICLASS)
    rows = np.eye(4)[np.arange(60) % 4]
    told = batch.labels_of(rows, output, family=Family.MULTICLASS)
    assert (told.form, told.classes) == (LabelForm.ONE_HOT, 4)
    assert batch.labels_of(rows + rows[::-1], output, family=Family.MULTICLASS).form is None


def test_ids_that_eight_bits_have_wrapped():
    ids = (np.arange(300) % 200).astype(np.int8)
    output = batch.output_of(np.random.default_rng(0).normal(size=(300, 200)), "float64", family=Family.MULTICLASS)
    assert batch.labels_of(ids, output, family=Family.MULTICLASS).lossy is not None
    assert batch.labels_of(np.where(ids < 0, -1, ids).astype(np.int8), output, family=Family.MULTICLASS).lossy is None


def test_a_layer_that_gives_only_its_bias_proves_nothing():
    """One number, 0.1, is between 0 and 1 half of the time, however often it is given; rows of it are one row."""
    from fromlogits.outputs import kind_of_rows, kind_of_units

    assert kind_of_units(np.full((64, 1), 0.1, np.float32)) is None
    assert kind_of_rows(np.full((64, 2), 0.5, np.float32), "float32") is None
    assert (
        kind_of_rows(np.full((64, 10), 0.1, np.float32), "float32") is OutputKind.PROBABILITIES
    )  # ten of one sign that sum to one are rare
