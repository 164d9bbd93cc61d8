"""The ways to break the agreement of output, loss and labels that torch leaves silent, or answers unclearly: a line for each.

Four rows, three classes. A broken contract ends in the right value, in an error, or in a warning, never in another number without a word.
"""

from __future__ import annotations

import math

import pytest
import torch

import fromlogits as fl
from fromlogits.losses import hints
from fromlogits.torch import functional as ours

INF, NAN = math.inf, math.nan
LOGITS = torch.tensor([[2.0, 0.0, -1.0], [0.0, 1.0, 3.0], [-1.0, 2.0, 0.5], [0.5, -2.0, 1.5]])
IDS = torch.tensor([0, 2, 1, 2])
ONE_HOT = torch.eye(3)[IDS]
UNITS, YES_NO = LOGITS[:, :1], torch.tensor([[1.0], [0.0], [0.0], [1.0]])
ASKING = LOGITS.clone().requires_grad_()
E1 = math.e
# log(1 + e^-2 + e^-3) twice, log(1 + e^-1.5 + e^-3), log(1 + e^-1 + e^-3.5)
RIGHT = (2 * math.log1p(E1**-2 + E1**-3) + math.log1p(E1**-1.5 + E1**-3) + math.log1p(E1**-1 + E1**-3.5)) / 4
# softplus of -2, 0, -1 (a no of -1), -0.5
RIGHT_BINARY = (math.log1p(E1**-2) + math.log(2) + math.log1p(E1**-1) + math.log1p(E1**-0.5)) / 4

cross_entropy, nll_loss = ours.cross_entropy, ours.nll_loss
with_logits, binary = ours.binary_cross_entropy_with_logits, ours.binary_cross_entropy


@pytest.fixture(autouse=True)
def _no_site_was_seen():
    hints._looked.clear()


RIGHT_VALUES = {
    "logits": (lambda: cross_entropy(LOGITS, IDS), RIGHT),
    "logits, one-hot": (lambda: cross_entropy(LOGITS, ONE_HOT), RIGHT),
    "log_softmax before cross_entropy": (lambda: cross_entropy(ASKING.log_softmax(1), IDS), RIGHT),
    "log_softmax before nll_loss": (lambda: nll_loss(ASKING.log_softmax(1), IDS), RIGHT),
    "uint8 ids": (lambda: cross_entropy(LOGITS, IDS.byte()), RIGHT),
    "-100 is ignored": (lambda: cross_entropy(torch.cat([LOGITS, LOGITS[:1]]), torch.cat([IDS, torch.tensor([-100])])), RIGHT),
    "binary": (lambda: with_logits(UNITS, YES_NO), RIGHT_BINARY),
    "binary from probabilities": (lambda: binary(UNITS.sigmoid(), YES_NO), RIGHT_BINARY),
    "logits of 1e4": (lambda: cross_entropy(torch.tensor([[1e4, -1e4, 0.0]]), torch.tensor([1])), 2e4),
    "logits of 1e30": (lambda: cross_entropy(torch.tensor([[1e30, -1e30]]), torch.tensor([1])), 2e30),
    "a masked class": (lambda: cross_entropy(torch.tensor([[0.0, -INF, 1.0]]), torch.tensor([2])), math.log1p(1 / E1)),
    "a masked class, dense": (lambda: cross_entropy(torch.tensor([[0.0, -INF, 1.0]]), torch.tensor([[0.0, 0.0, 1.0]])), math.log1p(1 / E1)),
    "a saturated sigmoid": (
        lambda: binary(torch.tensor([50.0]).sigmoid(), torch.tensor([0.0])),
        126 * math.log(2),
    ),  # its floor; torch: 100
    "softmax of two units, one-hot": (  # each of the two units says the same
        lambda: binary(ASKING[:, :2].softmax(1), torch.eye(2)[IDS % 2]).detach(),
        torch.nn.functional.cross_entropy(LOGITS[:, :2], IDS % 2).item(),
    ),
}


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize(("call", "value"), RIGHT_VALUES.values(), ids=RIGHT_VALUES)
def test_right_values(call, value):
    assert call().item() == pytest.approx(value, rel=1e-6)


ERRORS = {  # what torch gives stands behind
    "softmax before cross_entropy": (lambda: cross_entropy(ASKING.softmax(1), IDS), fl.OutputKindError),  # silent
    "softmax, reshaped": (lambda: cross_entropy(ASKING.softmax(1).reshape(2, 2, 3).flatten(0, 1), IDS), fl.OutputKindError),  # silent
    "softmax by hand": (lambda: cross_entropy(ASKING.exp() / ASKING.exp().sum(1, keepdim=True), IDS), fl.OutputKindError),  # silent
    "softmax by hand, of one exp": (lambda: cross_entropy((e := ASKING.exp()) / e.sum(1, keepdim=True), IDS), fl.OutputKindError),  # silent
    "sigmoid before with_logits": (lambda: with_logits(ASKING.sigmoid(), ONE_HOT), fl.OutputKindError),  # silent
    "several sigmoids before cross_entropy": (lambda: cross_entropy(ASKING.sigmoid(), IDS), fl.OutputKindError),  # silent
    "several sigmoids, detached": (lambda: cross_entropy(LOGITS.sigmoid().repeat(2, 1), IDS.repeat(2)), None),  # silent
    "softmax before nll_loss": (lambda: nll_loss(ASKING.softmax(1), IDS), fl.OutputKindError),  # silent, negative
    "logits before nll_loss": (lambda: nll_loss(LOGITS, IDS), None),  # silent, negative
    "probabilities before nll_loss": (lambda: nll_loss(LOGITS.softmax(1), IDS), None),  # silent, negative
    "logits before binary": (lambda: binary(UNITS, YES_NO), fl.OutputKindError),  # an error
    "softmax of one unit before binary": (lambda: binary(UNITS.softmax(1), YES_NO), None),  # silent, 50
    "one unit before cross_entropy": (lambda: cross_entropy(UNITS, YES_NO), None),  # silent, 0
    "one unit, class ids": (lambda: cross_entropy(UNITS, IDS), fl.LabelError),  # an error
    "one-hot integers": (lambda: cross_entropy(LOGITS, ONE_HOT.long()), fl.LabelError),  # an error
    "one-hot before nll_loss": (lambda: nll_loss(LOGITS.log_softmax(1), ONE_HOT), fl.ShapeError),  # an error
    "ids of (N, 1)": (lambda: cross_entropy(LOGITS, IDS[:, None]), fl.ShapeError),  # an error
    "floats as ids": (lambda: cross_entropy(LOGITS, torch.tensor([0.9, 1.99, 1.5, 1.7])), fl.LabelError),  # an error of the dtype
    "floats as ids, one row": (lambda: cross_entropy(LOGITS[0], torch.tensor([0.0, 2.0, 1.0])), None),  # silent: read as probabilities
    "a label of C": (lambda: cross_entropy(LOGITS, torch.tensor([0, 2, 1, 3])), fl.LabelError),  # an error
    "a label of -1": (lambda: cross_entropy(LOGITS, torch.tensor([0, 2, 1, -1])), fl.LabelError),  # an error
    "counted from 1": (lambda: cross_entropy(LOGITS, IDS + 1), fl.LabelError),  # an error
    "more classes than units": (lambda: cross_entropy(LOGITS, torch.tensor([0, 2, 1, 9])), fl.LabelError),  # an error
    "binary labels 1 and 2": (lambda: with_logits(UNITS, YES_NO + 1), fl.LabelError),  # silent
    "binary labels -1 and 1": (lambda: with_logits(UNITS, 2 * YES_NO - 1), fl.LabelError),  # silent, negative
    "binary labels 0 to 255": (lambda: with_logits(UNITS, 255 * YES_NO), fl.LabelError),  # silent, negative
    "a NaN label, dense": (lambda: cross_entropy(LOGITS, ONE_HOT * NAN), fl.LabelError),  # silent, NaN
    "a NaN label, binary": (lambda: with_logits(UNITS, YES_NO * NAN), fl.LabelError),  # silent, NaN
    "bool labels": (lambda: with_logits(UNITS, YES_NO.bool()), fl.LabelError),  # an error about subtraction
    "int32 labels": (lambda: cross_entropy(LOGITS, IDS.int()), fl.LabelError),  # an error
    "(N, 1) against (N,)": (lambda: with_logits(UNITS, YES_NO[:, 0]), fl.ShapeError),  # an error
    "rows that sum to two": (lambda: cross_entropy(LOGITS, 2 * ONE_HOT), None),  # silent
    "several classes": (lambda: cross_entropy(LOGITS, torch.ones(4, 3)), None),  # silent
    "below zero": (lambda: cross_entropy(LOGITS, ONE_HOT * 2 - ONE_HOT.roll(1, 1)), None),  # silent
    "exchanged, dense": (lambda: cross_entropy(ONE_HOT, LOGITS), None),  # silent
    "exchanged, ids": (lambda: cross_entropy(IDS, LOGITS), fl.OutputKindError),  # an error
    "exchanged, binary": (lambda: with_logits(YES_NO, UNITS), fl.LabelError),  # silent
    "smoothing beyond one": (lambda: cross_entropy(LOGITS, IDS, label_smoothing=1.5), ValueError),  # an error
    "text": (lambda: cross_entropy(LOGITS, ["a", "b", "a", "b"]), TypeError),  # an error
}


@pytest.mark.parametrize(("call", "error"), ERRORS.values(), ids=ERRORS)
def test_broken_contracts(call, error):
    if error is None:
        with pytest.warns(fl.ContractWarning):
            call()
    else:
        with pytest.raises(error):
            call()


@pytest.mark.parametrize("wild", [INF, NAN])
def test_wild_logits_are_never_plausible(wild):
    assert cross_entropy(torch.tensor([[wild, 0.0]]), torch.tensor([0])).isnan()
    assert cross_entropy(torch.tensor([[wild, 0.0]]), torch.tensor([[1.0, 0.0]])).isnan()


def test_nothing_to_average_is_nan_as_in_torch():
    assert cross_entropy(LOGITS[:0], IDS[:0]).isnan()
    assert cross_entropy(LOGITS, torch.full_like(IDS, -100)).isnan()
