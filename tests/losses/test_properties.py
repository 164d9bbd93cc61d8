"""What holds of every batch: that frameworks agree stands in test_agreement.py."""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

import fromlogits as fl

ROWS, CLASSES = 5, 4
steadily = settings(
    max_examples=60, deadline=None, derandomize=True
)  # torch starts slowly, and no run of the tests is another one's chance

LOGITS = arrays(np.float64, (ROWS, CLASSES), elements=st.floats(-30.0, 30.0))
EIGHTHS = arrays(np.int64, (ROWS, CLASSES), elements=st.integers(-1000, 1000))  # of a logit: float32 adds 2^13 to them without rounding
OFFSETS = st.integers(-13, 13).map(lambda power: float(np.sign(power) * 2.0 ** abs(power)))
IDS = arrays(np.int64, ROWS, elements=st.integers(0, CLASSES - 1))
SHARES = arrays(np.float64, (ROWS, CLASSES), elements=st.floats(0.0, 1.0)).map(
    lambda drawn: (drawn + 0.01) / (drawn + 0.01).sum(-1, keepdims=True)
)
LABELS = IDS | SHARES
WEIGHTS = arrays(np.float64, ROWS, elements=st.sampled_from([0.0, 0.25, 1.0, 3.0]))
CLASS_WEIGHTS = arrays(np.float64, CLASSES, elements=st.sampled_from([0.5, 1.0, 2.0]))
OPTIONS = st.fixed_dictionaries(
    {"label_smoothing": st.sampled_from([0.0, 0.1]), "focal_gamma": st.sampled_from([None, 0.5, 2.0])}
)  # none of them moves with an offset


def rows(logits: Any, labels: Any, **options: Any) -> Any:
    with fl.checks("never"):  # numbers are drawn that look like anything
        return fl.cross_entropy(logits, labels, reduction=options.pop("reduction", "none"), **options)


def slopes(loss: Any, logits: Any) -> Any:
    """The gradient of the sum of the losses."""
    z = torch.tensor(logits, requires_grad=True)
    return torch.autograd.grad(loss(z).sum(), z)[0].numpy()


@given(eighths=EIGHTHS, offset=OFFSETS, labels=LABELS, options=OPTIONS)
@pytest.mark.parametrize("dtype", ["float32", "float64"])
@steadily
def test_a_common_offset_changes_no_bit(dtype, eighths, offset, labels, options):
    logits = (eighths / 8).astype(dtype)
    moved = logits + np.asarray(offset, dtype)
    assert (moved - np.asarray(offset, dtype) == logits).all()
    assert (rows(moved, labels, **options) == rows(logits, labels, **options)).all()
    loss = partial(rows, labels=torch.tensor(labels), **options)
    assert (slopes(loss, moved) == slopes(loss, logits)).all()


@given(eighths=EIGHTHS, offset=OFFSETS)
@steadily
def test_logsumexp_moves_with_the_offset(eighths, offset):
    ids = np.zeros(ROWS, int)
    before, after = (rows(logits, ids, returns=("lse", "entropy")) for logits in (eighths / 8, eighths / 8 + offset))
    np.testing.assert_allclose(after.lse - offset, before.lse, rtol=1e-12, atol=1e-11)
    assert (after.entropy == before.entropy).all()


@given(
    logits=LOGITS,
    labels=LABELS,
    weight=WEIGHTS,
    class_weight=CLASS_WEIGHTS,
    options=OPTIONS,
    cut=st.integers(0, ROWS),
    ignored=st.integers(-1, CLASSES - 1),
)
@steadily
def test_the_mean_is_the_sum_of_micro_batches_with_its_denominator(logits, labels, weight, class_weight, options, cut, ignored):
    ids = labels.ndim == 1
    options = {**options, "class_weight": class_weight, **({"ignore_index": ignored} if ids else {})}
    counts = weight * np.where(labels == ignored, 0.0, class_weight[labels]) if ids else weight
    whole = rows(logits, labels, sample_weight=weight, reduction="mean", **options)
    for reduction in ("mean", "sum"):
        parts = [
            rows(logits[part], labels[part], sample_weight=weight[part], reduction=reduction, denominator=counts.sum() or 1.0, **options)
            for part in (slice(cut), slice(cut, None))
        ]
        np.testing.assert_allclose(sum(parts), whole, rtol=1e-13, atol=1e-300)


@given(logits=LOGITS, labels=LABELS, smoothing=st.sampled_from([0.0, 0.1]), gamma=st.sampled_from([None, 2.0]))
@steadily
def test_probabilities_and_their_logarithms_cost_what_their_logits_cost(logits, labels, smoothing, gamma):
    log_p = logits - np.log(np.exp(logits - logits.max(-1, keepdims=True)).sum(-1, keepdims=True)) - logits.max(-1, keepdims=True)
    wanted = rows(logits, labels, label_smoothing=smoothing, focal_gamma=gamma)
    for kind, output in (("probabilities", np.exp(log_p)), ("log_probabilities", log_p)):
        # what is rounded off a probability near one, or off a logarithm of 30, is lost: absolute errors
        np.testing.assert_allclose(
            rows(output, labels, kind=kind, label_smoothing=smoothing, focal_gamma=gamma), wanted, rtol=1e-12, atol=1e-13
        )


@given(logits=LOGITS, labels=SHARES)
@steadily
def test_probabilities_of_units_cost_what_their_logits_cost(logits, labels):
    losses = partial(fl.binary_cross_entropy, reduction="none")
    with fl.checks("never"):
        wanted = losses(logits, labels)
        np.testing.assert_allclose(losses(-np.log1p(np.exp(-logits)), labels, kind="log_probabilities"), wanted, rtol=1e-12)
        kept = logits < 5.0  # what is left of one beside a probability of 1 - e^-5 keeps thirteen digits, and none beside 1 - e^-30
        np.testing.assert_allclose(losses(1 / (1 + np.exp(-logits)), labels, kind="probabilities")[kept], wanted[kept], rtol=1e-12)


@given(logits=LOGITS, labels=LABELS, order=st.permutations(range(CLASSES)), class_weight=CLASS_WEIGHTS, options=OPTIONS)
@steadily
def test_the_order_of_classes_says_nothing(logits, labels, order, class_weight, options):
    order = np.array(order)
    moved = np.argsort(order)[labels] if labels.ndim == 1 else labels[:, order]
    wanted = rows(logits, labels, class_weight=class_weight, **options)
    found = rows(logits[:, order], moved, class_weight=class_weight[order], **options)
    np.testing.assert_allclose(found, wanted, rtol=1e-13, atol=1e-300)
    loss, turned = (
        partial(rows, labels=torch.tensor(y), class_weight=torch.tensor(w), **options)
        for y, w in ((labels, class_weight), (moved, class_weight[order]))
    )
    np.testing.assert_allclose(slopes(turned, logits[:, order]), slopes(loss, logits)[:, order], rtol=1e-11, atol=1e-15)


@given(logits=LOGITS, labels=LABELS, order=st.permutations(range(ROWS)), options=OPTIONS)
@steadily
def test_rows_do_not_hang_on_each_other(logits, labels, order, options):
    order = np.array(order)
    assert (rows(logits[order], labels[order], **options) == rows(logits, labels, **options)[order]).all()


@given(logits=LOGITS, labels=LABELS, weight=WEIGHTS, class_weight=CLASS_WEIGHTS, options=OPTIONS, masked=st.booleans())
@steadily
def test_the_gradient_of_a_row_sums_to_zero(logits, labels, weight, class_weight, options, masked):
    if masked:
        logits[:, 0] = -np.inf
        labels = np.maximum(labels, 1) if labels.ndim == 1 else np.concatenate([np.zeros((ROWS, 1)), labels[:, 1:]], -1)
    loss = partial(
        rows, labels=torch.tensor(labels), sample_weight=torch.tensor(weight), class_weight=torch.tensor(class_weight), **options
    )
    found = slopes(loss, logits)
    lost = (
        0.0 if labels.ndim == 1 else weight * class_weight.max()
    )  # shares may balance exactly: what is left is what their terms were rounded by
    assert (np.abs(found.sum(-1)) <= 16 * np.finfo(float).eps * (np.abs(found).sum(-1) + lost) + 1e-300).all()
    assert (found[weight == 0.0] == 0.0).all()


@given(logits=LOGITS, ids=IDS)
@steadily
def test_two_classes_are_one_unit(logits, ids):
    """softmax of (0, z) gives the second class what sigmoid gives z."""
    pairs, answers = np.stack([np.zeros(ROWS), logits[:, 0]], -1), ids % 2
    with fl.checks("never"):
        units = fl.binary_cross_entropy(logits[:, 0], answers, reduction="none")
    np.testing.assert_allclose(rows(pairs, answers), units, rtol=1e-15)


@given(logits=LOGITS, ids=IDS)
@steadily
def test_one_hot_rows_are_class_ids(logits, ids):
    assert (rows(logits, np.eye(CLASSES)[ids]) == rows(logits, ids)).all()
