"""Broken contracts at the torch door: proof raises with a text that says what to type, a hint warns once at its call site."""

from __future__ import annotations

import math
import warnings

import numpy as np
import pytest
import torch

import fromlogits as fl
import fromlogits.torch as nn
from fromlogits.losses import hints
from fromlogits.torch import functional as ours

LOGITS = torch.tensor([[2.0, 0.0, -1.0], [0.0, 1.0, 3.0]])
IDS = torch.tensor([0, 2])
UNITS = torch.tensor([2.0, -1.0])
YES_NO = torch.tensor([1.0, 0.0])
NAN = math.nan


@pytest.fixture(autouse=True)
def _no_site_was_seen():
    hints._looked.clear()


def cross_entropy(*arguments, **options):
    return lambda: ours.cross_entropy(*arguments, **options)


def nll_loss(*arguments, **options):
    return lambda: ours.nll_loss(*arguments, **options)


def with_logits(*arguments, **options):
    return lambda: ours.binary_cross_entropy_with_logits(*arguments, **options)


def binary(*arguments, **options):
    return lambda: ours.binary_cross_entropy(*arguments, **options)


def linear(*arguments, **options):
    return lambda: ours.linear_cross_entropy(*arguments, **options)


TEXTS = [
    # class ids
    (
        cross_entropy(LOGITS, torch.tensor([0, 3])),
        fl.LabelError,
        ("label 3 at target[1] has no class: logits of shape (2, 3) give classes 0..2. If classes are counted from 1, pass target - 1; "
        "if 3 marks padding, pass ignore_index=3; otherwise the last layer has too few units."),
    ),
    (
        cross_entropy(LOGITS, torch.tensor([1, 3])),
        fl.LabelError,
        "label 3 at target[1] has no class: logits of shape (2, 3) give classes 0..2. The classes seem to be counted from 1: pass target - 1.",
    ),
    (
        cross_entropy(LOGITS, torch.tensor([-1, -100])),
        fl.LabelError,
        "label -1 at target[0] has no class: logits of shape (2, 3) give classes 0..2. If -1 marks rows without a label, pass ignore_index=-1.",
    ),
    (
        nll_loss(torch.zeros(1, 2, 3, 2), torch.tensor([[[0, 1], [1, 0], [0, 2]]])),
        fl.LabelError,
        ("label 2 at target[0, 2, 1] has no class: logits of shape (1, 2, 3, 2) give classes 0..1. If classes are counted from 1, pass target - 1; "
        "if 2 marks padding, pass ignore_index=2; otherwise the last layer has too few units."),
    ),
    (
        linear(LOGITS, LOGITS, torch.tensor([0, 2])),
        fl.LabelError,
        ("label 2 at target[1] has no class: logits of shape (2, 2) give classes 0..1. If classes are counted from 1, pass target - 1; "
        "if 2 marks padding, pass ignore_index=2; otherwise the last layer has too few units."),
    ),
    (
        cross_entropy(LOGITS, IDS.int()),
        fl.LabelError,
        "target holds class ids of dtype int32, but int64 or uint8 was expected: pass target.long().",
    ),
    (
        cross_entropy(LOGITS, torch.tensor([0.5, 2.0])),
        fl.LabelError,
        ("labels have shape (2,) and dtype float32 with values {0.5, 2.0}; class ids are integers. Convert with "
        "fromlogits.labels.to_class_ids(target), or write labels.astype(int) / labels.long() once the values are whole."),
    ),
    # distributions
    (
        cross_entropy(LOGITS, torch.eye(3, dtype=torch.int64)[IDS]),
        fl.LabelError,
        ("target of shape (2, 3), the shape of input, is read as class probabilities, which are floating point, but has dtype int64. "
        "If it is one-hot, pass target.argmax(1) or target.float()."),
    ),
    (
        cross_entropy(torch.zeros(1, 2, 3), torch.tensor([[[1.0, 0.0, 0.5], [0.0, 1.0, NAN]]])),
        fl.LabelError,
        "target[0, 1, 2] is NaN; drop rows without a label, or give them a target of zeros.",
    ),
    (
        nll_loss(LOGITS, LOGITS.softmax(1)),
        fl.ShapeError,
        ("target of shape (2, 3) has one number a class, but this loss takes class ids of shape (2,): pass target.argmax(1), "
        "or use CrossEntropyLoss, which takes class probabilities too."),
    ),
    (
        cross_entropy(LOGITS, LOGITS.softmax(1), ignore_index=0),
        ValueError,
        "ignore_index names a class id, but the labels are distributions; give rows that do not count a target of zeros.",
    ),
    # shapes
    (
        cross_entropy(LOGITS, IDS[:, None]),
        fl.ShapeError,
        ("labels of shape (2, 1) with logits of shape (2, 3) can be read in two ways: class ids need shape (2,), a distribution needs "
        "shape (2, 3). If they are class ids, write target.squeeze(1)."),
    ),
    (
        cross_entropy(LOGITS, torch.tensor([0, 1, 2])),
        fl.ShapeError,
        "labels of shape (3,) do not go with logits of shape (2, 3) (class axis 1): class ids need shape (2,), a distribution needs shape (2, 3).",
    ),
    (
        cross_entropy(torch.tensor(1.0), torch.tensor(0)),
        fl.ShapeError,
        "input has shape (), but (C,), (N, C) or (N, C, d1, ..., dK) was expected.",
    ),
    (cross_entropy(LOGITS, IDS, torch.ones(2)), fl.ShapeError, "weight of shape (2,), but (3,) was expected."),
    (
        with_logits(UNITS[:, None], YES_NO),
        fl.ShapeError,
        ("logits of shape (2, 1) and labels of shape (2,) would broadcast and compare every row with every other (2 axes); "
        "squeeze one of them or unsqueeze the other: binary labels and logits must have the same shape."),
    ),
    (with_logits(UNITS, YES_NO, torch.ones(3, 2)), fl.ShapeError, "weight of shape (3, 2), but (2,) was expected."),
    (with_logits(UNITS, YES_NO, pos_weight=torch.ones(3)), fl.ShapeError, "pos_weight of shape (3,), but (2,) was expected."),
    (linear(LOGITS, torch.ones(4, 2), IDS), fl.ShapeError, "linear_weight of shape (4, 2) with input of shape (2, 3): a weight has one row a class and shape (V, 3)."),
    (
        linear(LOGITS, torch.ones(3, 4), IDS),
        fl.ShapeError,
        "linear_weight of shape (3, 4) with input of shape (2, 3): a weight has one row a class and shape (V, 3). It seems to be turned: pass linear_weight.T.",
    ),
    (linear(LOGITS[0], torch.ones(4, 2, 3), IDS), fl.ShapeError, "input has shape (3,), but (N, D) was expected."),
    (linear(LOGITS, torch.ones(3), IDS), fl.ShapeError, "linear_weight has shape (3,), but (C, D) or (C, d1, ..., dK, D) was expected."),
    (linear(LOGITS, LOGITS, IDS, linear_bias=IDS[:1].float()), fl.ShapeError, "linear_bias of shape (1,), but (2,) was expected."),
    # binary labels
    (
        with_logits(UNITS, torch.tensor([-1.0, 1.0])),
        fl.LabelError,
        "target[0] is -1, but binary labels lie in [0, 1] (these in [-1, 1]). For labels -1 and 1 pass (target + 1) / 2.",
    ),
    (
        with_logits(UNITS, torch.tensor([0.0, 255.0])),
        fl.LabelError,
        "target[1] is 255, but binary labels lie in [0, 1] (these in [0, 255]). For masks of 0 and 255 pass target / 255.",
    ),
    (binary(UNITS.sigmoid(), torch.tensor([NAN, 1.0])), fl.LabelError, "target[0] is NaN; drop rows without a label, or give them weight 0."),
    (with_logits(UNITS, YES_NO.bool()), fl.LabelError, "target has dtype bool, but binary labels are floating point here: pass target.float()."),
    # outputs
    (
        binary(UNITS, YES_NO),
        fl.OutputKindError,
        "probabilities were expected, but input[0] is 2. These look like raw scores: use BCEWithLogitsLoss, which takes them.",
    ),
    (
        cross_entropy(LOGITS.argmax(1, keepdim=True), IDS),
        fl.OutputKindError,
        ("input has dtype int64, but scores and probabilities are floating point. These look like chosen classes: pass the scores, before any "
        "argmax; for numbers that are scores, input.float()."),
    ),
    (
        cross_entropy(IDS, LOGITS),
        fl.OutputKindError,
        ("input has dtype int64, but scores and probabilities are floating point. input and target seem to be exchanged: "
        "the output of the model comes first."),
    ),
    # dtypes, types and options
    (cross_entropy(LOGITS.bfloat16(), IDS, torch.ones(3)), TypeError, "weight has dtype float32, but input has bfloat16: pass weight.to(input.dtype)."),
    (binary(UNITS.sigmoid(), YES_NO.double()), TypeError, "target has dtype float64, but input has float32: pass target.to(input.dtype)."),
    (linear(LOGITS, LOGITS.half(), IDS), TypeError, "linear_weight has dtype float16, but input has float32: pass linear_weight.to(input.dtype)."),
    (cross_entropy(LOGITS, np.array([0, 2])), TypeError, "target is of type ndarray, but a torch.Tensor was expected: pass torch.as_tensor(target)."),
    (
        with_logits(UNITS, YES_NO, torch.ones(2, requires_grad=True)),
        ValueError,
        "weight requires a gradient, which this loss does not give: pass weight.detach().",
    ),
    (cross_entropy(LOGITS, IDS, label_smoothing=1.5), ValueError, "label_smoothing=1.5 is not in [0, 1]."),
    (cross_entropy(LOGITS, IDS, reduction="average"), ValueError, "reduction='average' is not known; choose one of 'mean', 'sum', 'none'."),
]  # fmt: skip


@pytest.mark.parametrize(("call", "error", "text"), TEXTS, ids=[text[:40] for _, _, text in TEXTS])
def test_texts(call, error, text):
    with pytest.raises(error) as caught:
        call()
    assert str(caught.value) == text


def test_the_words_are_the_doors_own_only_inside_it():
    with pytest.raises(fl.LabelError, match=r"target\[1\]"):
        ours.cross_entropy(LOGITS, torch.tensor([0, 3]))
    with pytest.raises(fl.LabelError, match=r"labels\[1\]"):
        fl.cross_entropy(LOGITS, torch.tensor([0, 3]))


# -- proof: the graph that made a tensor


START = torch.randn(3, 4, generator=torch.Generator().manual_seed(1)).requires_grad_()
REARRANGED = {
    "as it is": lambda p: p,
    "view": lambda p: p.view(2, 6)[:, :4],
    "transposed": lambda p: p.T.contiguous().T,
    "rows chosen": lambda p: p[torch.tensor([True, True, False])],
    "cast": lambda p: p.double().float(),
    "axis added": lambda p: p.unsqueeze(-1),
    "part": lambda p: p.chunk(3)[1],
    "unbound": lambda p: p.unbind(0)[0],
    "cloned": lambda p: p.clone(),
}


@pytest.mark.parametrize("rearranged", REARRANGED.values(), ids=REARRANGED)
@pytest.mark.parametrize("activation", [torch.softmax, torch.nn.Softmax(1), torch.nn.functional.softmax])
def test_a_softmax_before_cross_entropy_is_proof(activation, rearranged):
    output = rearranged(activation(START) if isinstance(activation, torch.nn.Module) else activation(START, dim=1))
    target = torch.zeros(output.shape[:1] + output.shape[2:] if output.dim() > 1 else (), dtype=torch.long)
    with pytest.raises(
        fl.OutputKindError, match="logits were expected, but this tensor is the output of softmax: the loss would apply it a second time"
    ):
        ours.cross_entropy(output, target)


def test_a_sigmoid_before_a_loss_of_logits_is_proof():
    with pytest.raises(
        fl.OutputKindError,
        match=r"output of sigmoid: the loss would apply it a second time\. Pass the tensor before sigmoid, or use BCELoss",
    ):
        ours.binary_cross_entropy_with_logits(START.sigmoid(), torch.ones(3, 4), torch.ones(4))
    with pytest.raises(fl.OutputKindError, match="output of sigmoid: the loss would apply softmax to it"):
        ours.cross_entropy(START.sigmoid(), IDS.new_zeros(3))


def test_probabilities_before_nll_loss_are_proof():
    text = (
        "log-probabilities were expected, but this tensor is the output of softmax: the loss would be minus a probability, and cannot fall below "
        "-1. Use log_softmax in place of it, or CrossEntropyLoss on the tensor before it."
    )
    with pytest.raises(fl.OutputKindError) as caught:
        ours.nll_loss(START.softmax(1), IDS.new_zeros(3))
    assert str(caught.value) == text


def test_modules_and_models_are_looked_through():
    model = torch.nn.Sequential(torch.nn.Linear(4, 3), torch.nn.Softmax(1))
    with pytest.raises(fl.OutputKindError, match="output of softmax"):
        nn.CrossEntropyLoss(ignore_index=0)(model(START), torch.tensor([0, 1, 2]))
    with torch.autocast("cpu", torch.bfloat16), pytest.raises(fl.OutputKindError, match="output of softmax"):
        nn.CrossEntropyLoss()(model(START), torch.tensor([0, 1, 2]))


def test_what_follows_a_softmax_may_be_logits():
    attention = START.softmax(1)
    for output in (attention @ torch.ones(4, 3), attention * 3.0, attention.log(), START.log_softmax(1), attention + START):
        ours.cross_entropy(output, torch.tensor([0, 1, 2]))
    ours.binary_cross_entropy(START.softmax(1), torch.ones(3, 4))


# -- hints: numbers


PROBABILITIES = torch.randn(16, 5, generator=torch.Generator().manual_seed(2)).softmax(1)
ROW_IDS = torch.arange(16) % 5
HINTS = {
    "softmax": (
        lambda: ours.cross_entropy(PROBABILITIES, ROW_IDS),
        ("logits were expected, but the 16 rows sum to 1 and nothing is negative in this batch of shape (16, 5) (FL101): the last layer may end in softmax, "
        "which the loss applies itself. Pass the tensor before it, or use log_softmax and NLLLoss in place of softmax; if these are logits, "
        "wrap the call in fromlogits.checks('never')."),
    ),
    "softmax, places": (
        lambda: ours.cross_entropy(PROBABILITIES.reshape(2, 8, 5).movedim(2, 1), ROW_IDS.reshape(2, 8)),
        ("logits were expected, but the 16 rows sum to 1 and nothing is negative in this batch of shape (2, 5, 8) (FL101): the last layer may end in softmax, "
        "which the loss applies itself. Pass the tensor before it, or use log_softmax and NLLLoss in place of softmax; if these are logits, "
        "wrap the call in fromlogits.checks('never')."),
    ),
    "sigmoid": (
        lambda: ours.binary_cross_entropy_with_logits(PROBABILITIES, PROBABILITIES.round()),
        ("logits were expected, but every number lies between 0 and 1 in this batch of shape (16, 5) (FL101): the last layer may end in sigmoid, "
        "which the loss applies itself. Pass the tensor before it, or use BCELoss, which takes probabilities; if these are logits, "
        "wrap the call in fromlogits.checks('never')."),
    ),
    "logits before NLLLoss": (
        lambda: ours.nll_loss(LOGITS, IDS),
        ("log-probabilities were expected, but input[0, 0] is 2 in this batch of shape (2, 3), and no logarithm of a probability is positive (FL103): "
        "these look like raw scores, and the loss has no bound below. Use CrossEntropyLoss, or pass input.log_softmax(1); if these numbers are meant, "
        "wrap the call in fromlogits.checks('never')."),
    ),
    "probabilities before NLLLoss": (
        lambda: ours.nll_loss(PROBABILITIES[:, :, None], ROW_IDS[:, None]),
        (f"log-probabilities were expected, but input[0, 0, 0] is {PROBABILITIES[0, 0]:.6g} in this batch of shape (16, 5, 1), and no logarithm of a "
        "probability is positive (FL103): these look like probabilities, and the loss cannot fall below -1. Use log_softmax in place of it, or "
        "CrossEntropyLoss on the tensor before it; if these numbers are meant, wrap the call in fromlogits.checks('never')."),
    ),
    "labels of several classes": (
        lambda: ours.cross_entropy(LOGITS, torch.tensor([[1.0, 1.0, 0.0], [0.0, 0.0, 1.0]])),
        ("target[0] sums to 2, but a distribution over classes sums to 1 within 0.0001. Several classes hold at once: use BCEWithLogitsLoss. "
        "The loss is computed as if they were meant (FL206); wrap the call in fromlogits.checks('never') where they are."),
    ),
    "labels below zero, places": (
        lambda: ours.cross_entropy(torch.zeros(1, 2, 2), torch.tensor([[[1.0, 1.5], [0.0, -0.5]]])),
        ("target[0, 1, 1] is -0.5, but a share of a distribution is not negative. "
        "The loss is computed as if they were meant (FL206); wrap the call in fromlogits.checks('never') where they are."),
    ),
    "class ids read as probabilities": (
        lambda: ours.cross_entropy(LOGITS[0], torch.tensor([0.0, 2.0, 1.0])),
        ("target sums to 3, but a distribution over classes sums to 1 within 0.0001. Divide each row by its sum, or give class ids. "
        "The loss is computed as if they were meant (FL206); wrap the call in fromlogits.checks('never') where they are."),
    ),
    "one unit": (
        lambda: ours.cross_entropy(UNITS[:, None], YES_NO[:, None]),
        ("logits of shape (2, 1) have one class, whose loss is 0 whatever they are (FL106). For yes or no use BCEWithLogitsLoss; "
        "otherwise the last layer needs a unit for each class."),
    ),
    "softmax over one unit": (
        lambda: ours.binary_cross_entropy(UNITS[:, None].softmax(1), YES_NO[:, None]),
        ("every probability of this batch of shape (2, 1) is 1 (FL106): a softmax over one unit gives 1 whatever its input. "
        "Use a sigmoid in its place."),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("call", "text"), HINTS.values(), ids=HINTS)
def test_hints_warn_and_the_loss_is_torchs(call, text):
    with pytest.warns(fl.ContractWarning) as caught:
        call()
    assert [str(one.message) for one in caught] == [text]


def test_a_hint_is_given_once_at_each_call_site_of_the_program():
    loss = nn.CrossEntropyLoss()
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        for _ in range(5):
            loss(PROBABILITIES, ROW_IDS)  # torch's own frames stand between this line and the loss
        loss(PROBABILITIES, ROW_IDS)
    assert [one.filename for one in caught] == [__file__, __file__]
    assert caught[1].lineno == caught[0].lineno + 1


def test_rows_that_do_not_count_give_no_hint_and_hide_none():
    padded = torch.cat([PROBABILITIES, 100 * LOGITS[:1].expand(1, 3).new_ones(1, 5)])
    with pytest.warns(fl.ContractWarning, match="the 16 rows sum to 1"):
        ours.cross_entropy(padded, torch.cat([ROW_IDS, torch.tensor([-100])]))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        ours.nll_loss(torch.cat([PROBABILITIES.log(), torch.full((1, 5), 7.0)]), torch.cat([ROW_IDS, torch.tensor([-100])]))


@pytest.mark.filterwarnings("error")
def test_logits_and_meant_numbers_give_no_hint():
    ours.cross_entropy(PROBABILITIES.log(), ROW_IDS)
    ours.binary_cross_entropy_with_logits(4 * PROBABILITIES, PROBABILITIES)
    ours.cross_entropy(LOGITS, torch.tensor([[0.0, 0.0, 0.0], [0.5, 0.5, 0.0]]))  # a row of zeros is meant
    with fl.checks("never"):
        ours.cross_entropy(PROBABILITIES, ROW_IDS)
        ours.nll_loss(LOGITS, IDS)


def test_never_looking_gives_nan_for_a_label_out_of_range():
    with fl.checks("never"):
        assert ours.cross_entropy(LOGITS, torch.tensor([0, 3]), reduction="none").isnan().tolist() == [False, True]
