"""Output, loss and labels of a batch, judged by the rules that judge source."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from torch import nn
from torch.nn import functional

from fromlogits.checker.evidence import expecting, meeting, naming
from fromlogits.checker.rules import judge
from fromlogits.vocabulary import Where

HERE = Where("train.py", 3, 1, 3, 9)
RNG = np.random.default_rng(0)
SCORES = torch.tensor(RNG.normal(size=(64, 5)), dtype=torch.float32)
IDS = torch.tensor(RNG.integers(0, 5, 64))
ROWS = torch.eye(5)[IDS]
STEPS, STEP_ROWS = SCORES[:56].reshape(8, 7, 5), ROWS[:56].reshape(8, 7, 5)
UNIT, BITS = SCORES[:, :1], (IDS > 2).float()


def codes(loss, output, labels, whole=None):
    name, entry = naming.entry_of(loss)
    options = naming.options_of(loss, entry) if isinstance(loss, nn.Module) else {}
    facts = expecting.expected(entry, name, options, where=HERE, made=None, text="the loss")
    return [(one.code, str(one.confidence)) for one in judge(meeting.case_of(entry, facts, output, labels, whole=whole))]


CASES = [
    (functional.cross_entropy, SCORES, IDS, []),
    (functional.cross_entropy, SCORES, ROWS, []),
    (functional.cross_entropy, SCORES.log_softmax(1), IDS, [("FL104", "hint")]),
    (functional.cross_entropy, SCORES.softmax(1), IDS, [("FL101", "hint")]),
    (functional.cross_entropy, SCORES.softmax(1).half(), IDS, [("FL101", "hint")]),
    (functional.cross_entropy, SCORES.sigmoid(), IDS, [("FL101", "hint"), ("FL107", "hint")]),
    (functional.cross_entropy, SCORES.softmax(0), IDS, [("FL101", "hint"), ("FL302", "hint")]),
    (functional.cross_entropy, SCORES, IDS + 1, [("FL204", "proof")]),
    (functional.cross_entropy, SCORES, ROWS.long(), [("FL201", "proof")]),
    (functional.cross_entropy, ROWS, SCORES, [("FL303", "hint")]),
    (nn.CrossEntropyLoss(ignore_index=-1), SCORES, torch.where(IDS == 0, -1, IDS), []),
    (nn.CrossEntropyLoss(), SCORES, torch.where(IDS == 0, -1, IDS), [("FL204", "proof")]),
    (nn.CrossEntropyLoss(ignore_index=255), SCORES, torch.where(IDS == 0, 255, IDS), []),
    (nn.CrossEntropyLoss(ignore_index=255), SCORES, torch.where(IDS == 0, 255, IDS + 1), [("FL204", "proof")]),
    (nn.CrossEntropyLoss(ignore_index=255), SCORES, torch.full_like(IDS, 255), []),
    (functional.cross_entropy, STEPS.transpose(1, 2), STEP_ROWS.transpose(1, 2), []),
    (functional.cross_entropy, STEPS, STEP_ROWS, [("FL302", "proof")]),
    (functional.cross_entropy, SCORES, ROWS * (IDS > 1)[:, None], []),
    (functional.cross_entropy, SCORES, (ROWS + ROWS.roll(1, 0)).clamp(max=1), [("FL206", "proof")]),
    (nn.NLLLoss(), SCORES.log_softmax(1), IDS, []),
    (nn.NLLLoss(), SCORES, IDS, [("FL103", "proof")]),
    (nn.NLLLoss(), SCORES.softmax(1), IDS, [("FL103", "hint")]),
    (nn.KLDivLoss(), SCORES.log_softmax(1), SCORES.softmax(1), []),
    (nn.KLDivLoss(), SCORES.log_softmax(1), SCORES.softmax(1) * (IDS > 1)[:, None], []),
    (nn.KLDivLoss(), SCORES.log_softmax(1), SCORES.softmax(1) * 2 * (IDS > 1)[:, None], [("FL206", "proof")]),
    (nn.BCELoss(), UNIT.sigmoid(), BITS[:, None], []),
    (nn.BCELoss(), UNIT, BITS[:, None], [("FL102", "proof")]),
    (nn.BCEWithLogitsLoss(), UNIT, BITS[:, None], []),
    (nn.BCEWithLogitsLoss(), UNIT.sigmoid(), BITS[:, None], [("FL101", "hint")]),
    (nn.BCEWithLogitsLoss(), UNIT[:, 0], BITS[:, None], [("FL301", "proof")]),
    (nn.BCEWithLogitsLoss(), UNIT, 2 * BITS[:, None] - 1, [("FL204", "proof")]),
]


@pytest.mark.parametrize(("loss", "output", "labels", "expected"), CASES)
def test_codes(loss, output, labels, expected):
    assert codes(loss, output, labels) == expected


def test_nothing_is_said_of_what_has_no_values_yet():
    assert codes(functional.cross_entropy, SCORES.to("meta"), IDS.to("meta")) == []


def test_three_rows_prove_nothing():
    assert codes(functional.binary_cross_entropy_with_logits, UNIT[:3].sigmoid(), BITS[:3, None]) == []


def test_classes_are_counted_in_all_labels_only():
    many = torch.arange(5).repeat(200)
    assert codes(functional.cross_entropy, torch.randn(64, 12), IDS) == []
    assert codes(functional.cross_entropy, torch.randn(64, 12), IDS, whole=many) == [("FL207", "proof")]
    assert codes(functional.cross_entropy, torch.randn(64, 6), IDS, whole=many) == []


WEIGHTS = torch.full((4, 2), 0.1, requires_grad=True)
PICKED = torch.tensor(RNG.normal(size=(64, 4)), dtype=torch.float32)


@pytest.mark.parametrize(
    ("output", "labels", "expected"),
    [
        ((PICKED @ WEIGHTS).softmax(1)[:, 1], BITS, []),
        ((PICKED @ WEIGHTS).softmax(1)[:, 1:], BITS[:, None], []),
        ((PICKED @ WEIGHTS[:, :1]).softmax(1), BITS[:, None], ["FL106"]),
        ((PICKED @ WEIGHTS[:, :1]).softmax(1).squeeze(1), BITS, ["FL106"]),
    ],
)
def test_one_class_of_a_softmax_is_no_softmax_of_one(output, labels, expected):
    from fromlogits.provenance.torch import made_of

    name, entry = naming.entry_of(functional.binary_cross_entropy)
    facts = expecting.expected(entry, name, {}, where=HERE, made=None, text="the loss")
    found = judge(meeting.case_of(entry, facts, output.detach(), labels, origin=made_of(output)))
    assert [one.code for one in found] == expected


@pytest.mark.parametrize(
    ("axis", "rows", "expected"),
    [(0, ROWS, [("FL302", "proof")]), (-1, ROWS, []), (1, ROWS, []), (0, np.eye(64, 5), [])],
    ids=["down the columns", "along the rows", "the same from the front", "rows of labels down the columns"],
)
def test_a_loss_of_jax_that_looks_down_the_columns(axis, rows, expected):
    optax = pytest.importorskip("optax")
    name, entry = naming.entry_of(optax.softmax_cross_entropy)
    facts = expecting.expected(entry, name, {"axis": axis}, where=HERE, made=None, text="the loss")
    found = judge(meeting.case_of(entry, facts, SCORES.numpy(), np.asarray(rows, dtype=np.float32)))
    assert [(one.code, str(one.confidence)) for one in found] == expected


def test_smoothed_bits_are_labels_wherever_they_stand():
    smoothed = BITS * 0.98 + 0.01
    assert codes(functional.binary_cross_entropy_with_logits, smoothed, UNIT[:, 0]) == [("FL303", "hint")]
    assert ("FL303", "hint") not in codes(functional.binary_cross_entropy_with_logits, UNIT[:, 0], smoothed)
