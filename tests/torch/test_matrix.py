"""Every way in which output, loss and labels disagree, at the torch door: a line each, in the order of `losses.matrix.ROWS`; behind it what torch gives."""

from __future__ import annotations

import math

import numpy as np
import torch
from losses import matrix
from losses.matrix import FLOOR, INF, NAN, NO_LOSS, RIGHT, RIGHT_BINARY, RIGHT_MASKED, Blind, Case, Raises, Warns, judge, missing, named

import fromlogits as fl
from fromlogits.torch import functional as ours

LABEL, SHAPE, KIND = fl.LabelError, fl.ShapeError, fl.OutputKindError
LOGITS, IDS, ONE_HOT, UNITS, YES_NO = (
    torch.tensor(one) for one in (matrix.LOGITS, matrix.IDS, matrix.ONE_HOT, matrix.UNITS, matrix.YES_NO)
)
SOFTMAX, MANY, MANY_IDS, MANY_ONE_HOT = (torch.tensor(one) for one in (matrix.SOFTMAX, matrix.MANY, matrix.MANY_IDS, matrix.MANY_ONE_HOT))
MASKED = torch.tensor(matrix.MASKED)
HEAD = LOGITS.clone().requires_grad_()  # in the graph of a model
LINEAR = torch.nn.functional.linear(HEAD, torch.eye(3))  # what its last layer gives
CUBE, CUBE_ROWS = LOGITS[None, :3], ONE_HOT[None, [0, 1, 1]]  # (1, L, C) with L == C
CUBE_LOSS = float(np.mean([np.log(np.exp(z).sum()) - z[y] for z, y in zip(matrix.LOGITS[:3].T.astype(float), [0, 2, 1], strict=True)]))

cross_entropy, nll_loss = ours.cross_entropy, ours.nll_loss
with_logits, binary = ours.binary_cross_entropy_with_logits, ours.binary_cross_entropy


def ids(*numbers):
    return torch.tensor(numbers)


CASES = [
    Case("softmax before a loss of logits", lambda: cross_entropy(HEAD.softmax(1), IDS), Raises(KIND, "output of softmax")),  # silent
    Case("softmax, then a reshape, or written by hand", lambda: cross_entropy(HEAD.softmax(1).reshape(2, 2, 3).flatten(0, 1), IDS), Raises(KIND, "softmax")),  # silent
    Case("softmax, then a reshape, or written by hand", lambda: cross_entropy(HEAD.exp() / HEAD.exp().sum(1, keepdim=True), IDS), Raises(KIND, "softmax")),  # silent
    Case("softmax, then a reshape, or written by hand", lambda: cross_entropy((e := HEAD.exp()) / e.sum(1, keepdim=True), IDS), Raises(KIND, "softmax")),  # silent
    Case("softmax, its values alone", lambda: cross_entropy(SOFTMAX, IDS), Warns("FL101")),  # silent
    Case("softmax, its values alone", lambda: cross_entropy(SOFTMAX, ONE_HOT), Warns("FL101")),  # silent
    Case("logits as probabilities", lambda: nll_loss(LOGITS, IDS), Warns("these look like raw scores")),  # silent, negative
    Case("log_softmax as probabilities", lambda: cross_entropy(HEAD.log_softmax(1), IDS).detach(), RIGHT),
    Case("log_softmax as probabilities", lambda: nll_loss(HEAD.log_softmax(1), IDS).detach(), RIGHT),
    Case("log_softmax as probabilities", lambda: binary(UNITS.sigmoid().log(), YES_NO), Raises(KIND, "input[0, 0] is -0.126928")),  # an error
    Case("probabilities before NLLLoss", lambda: nll_loss(HEAD.softmax(1), IDS), Raises(KIND, "cannot fall below -1")),  # silent, negative
    Case("probabilities before NLLLoss", lambda: nll_loss(SOFTMAX, IDS), Warns("these look like probabilities")),  # silent, negative
    Case("sigmoid before a binary loss of logits", lambda: with_logits(HEAD.sigmoid(), ONE_HOT), Raises(KIND, "output of sigmoid")),  # silent
    Case("sigmoid before a binary loss of logits", lambda: with_logits(MANY, MANY_ONE_HOT), Warns("FL101")),  # silent
    Case("logits before a binary loss of probabilities", lambda: binary(UNITS, YES_NO), Raises(KIND, "input[0, 0] is 2")),  # an error
    Case("logits before a binary loss of probabilities", lambda: binary(LINEAR[1:2, :2], ONE_HOT[:1, :2]), Raises(KIND, "a linear layer")),  # silent: 0 and 1
    Case("logits before a binary loss of probabilities", lambda: binary(torch.tensor([0.25]), torch.tensor([1.0])), Blind(math.log(4), "it can be one")),
    Case("softmax of one unit, binary loss", lambda: binary(UNITS.softmax(1), YES_NO), Warns("FL106")),  # silent, 50
    Case("softmax of one unit, binary loss", lambda: binary(HEAD[:, :1].softmax(1), YES_NO).detach(), Warns("FL106")),  # silent, 50
    Case("softmax of one unit, dense labels", lambda: cross_entropy(UNITS, YES_NO), Warns("FL106")),  # silent, 0
    Case("softmax of one unit, dense labels", lambda: cross_entropy(HEAD[:, :1].softmax(1), YES_NO), Raises(KIND, "output of softmax")),  # silent, 0
    Case("one unit, class ids", lambda: cross_entropy(UNITS, IDS), Raises(LABEL, "label 2 at target[1]")),  # an error
    Case("several sigmoids, categorical loss", lambda: cross_entropy(HEAD.sigmoid(), IDS), Raises(KIND, "the loss would apply softmax to it")),  # silent
    Case("several sigmoids, categorical loss", lambda: cross_entropy(MANY, MANY_IDS), Warns("FL101")),  # silent
    Case("softmax of several units, binary loss", lambda: binary(HEAD.softmax(1), ONE_HOT).detach(), Warns("FL107")),  # silent
    Case("softmax of several units, binary loss", lambda: binary(SOFTMAX, ONE_HOT), Warns("CrossEntropyLoss on the tensor before softmax")),  # silent
    Case("softmax of several units, binary loss", lambda: binary(HEAD[:, :2].softmax(1), torch.eye(2)[IDS % 2]).detach(), torch.nn.functional.cross_entropy(LOGITS[:, :2], IDS % 2).item()),  # of two, each says the same
    Case("one-hot rows, sparse loss", lambda: cross_entropy(LOGITS, ONE_HOT), RIGHT),
    Case("one-hot rows, sparse loss", lambda: cross_entropy(LOGITS, ONE_HOT.long()), Raises(LABEL, "pass target.argmax(1) or target.float()")),  # an error
    Case("one-hot rows, sparse loss", lambda: nll_loss(LOGITS.log_softmax(1), ONE_HOT), Raises(SHAPE, "pass target.argmax(1)")),  # an error
    Case("class ids, dense loss", lambda: cross_entropy(LOGITS, IDS), RIGHT),
    Case("class ids, dense loss", lambda: with_logits(LOGITS, IDS.float()), Raises(SHAPE, "compare every row with every other")),  # an error
    Case("class ids, dense loss", lambda: cross_entropy(LOGITS[0], torch.tensor([0.0, 2.0, 1.0])), Warns("FL206")),  # silent: read as probabilities
    Case("class ids (N, 1), dense loss", lambda: cross_entropy(LOGITS, IDS[:, None].float()), Raises(SHAPE, "can be read in two ways")),  # an error
    Case("mixed forms", lambda: cross_entropy(LOGITS, matrix.MIXED), Raises(TypeError, "pass torch.as_tensor(target)")),  # an error
    Case("label = C, 1000", lambda: cross_entropy(LOGITS, ids(0, 2, 1, 3)), Raises(LABEL, "label 3 at target[3]")),  # an error
    Case("label = C, 1000", lambda: cross_entropy(LOGITS, ids(0, 2, 1, 1000)), Raises(LABEL, "label 1000 at target[3]")),  # an error
    Case("label -1", lambda: cross_entropy(LOGITS, ids(0, 2, -1, 2)), Raises(LABEL, "pass ignore_index=-1")),  # an error
    Case("label -100", lambda: cross_entropy(torch.cat([LOGITS, LOGITS[:1]]), ids(0, 2, 1, 2, -100)), RIGHT),  # torch's own mark
    Case("labels counted from 1", lambda: cross_entropy(LOGITS, IDS + 1), Raises(LABEL, "pass target - 1")),  # an error
    Case("binary labels 1 and 2, -1 and 1, 0 to 255", lambda: with_logits(UNITS, YES_NO + 1), Raises(LABEL, "pass target - 1")),  # silent
    Case("binary labels 1 and 2, -1 and 1, 0 to 255", lambda: with_logits(UNITS, 2 * YES_NO - 1), Raises(LABEL, "pass (target + 1) / 2")),  # silent, negative
    Case("binary labels 1 and 2, -1 and 1, 0 to 255", lambda: with_logits(UNITS, 255 * YES_NO), Raises(LABEL, "pass target / 255")),  # silent, negative
    Case("binary labels 1 and 2, -1 and 1, 0 to 255", lambda: binary(UNITS.sigmoid(), 2 * YES_NO - 1), Raises(LABEL, "pass (target + 1) / 2")),  # an error
    Case("labels that are not whole", lambda: cross_entropy(LOGITS, torch.tensor([0.9, 1.99, 1.5, 1.7])), Raises(LABEL, "class ids are integers")),  # an error
    Case("NaN label, sparse", lambda: cross_entropy(LOGITS, torch.tensor([0, 2, NAN, 2])), Raises(LABEL, "class ids are integers")),  # an error
    Case("NaN label, sparse", lambda: cross_entropy(LOGITS, ids(0, 2, -(2**63), 2)), Raises(LABEL, "NaN becomes this number")),  # an error
    Case("NaN label, dense or binary", lambda: cross_entropy(LOGITS, ONE_HOT * NAN), Raises(LABEL, "target[0, 0] is NaN")),  # NaN
    Case("NaN label, dense or binary", lambda: with_logits(UNITS, YES_NO * NAN), Raises(LABEL, "target[0, 0] is NaN")),  # NaN
    Case("text", lambda: cross_entropy(LOGITS, ["a", "b", "a", "c"]), Raises(TypeError, "target is of type list")),  # an error
    Case("bool labels", lambda: with_logits(UNITS, YES_NO.bool()), Raises(LABEL, "pass target.float()")),  # an error about subtraction
    Case("uint8 and int32 labels", lambda: cross_entropy(LOGITS, IDS.byte()), RIGHT),
    Case("uint8 and int32 labels", lambda: cross_entropy(LOGITS, IDS.int()), Raises(LABEL, "pass target.long()")),  # an error
    Case("int8 label that has run over", lambda: cross_entropy(torch.zeros(1, 256), ids(200).to(torch.int8)), Raises(LABEL, "int64 or uint8 was expected")),  # an error
    Case("int8 label that has run over", lambda: cross_entropy(torch.zeros(1, 256), ids(200).to(torch.int8).long()), Raises(LABEL, "label -56 at")),  # an error
    Case("class ids (N, 1), sparse loss", lambda: cross_entropy(LOGITS, IDS[:, None]), Raises(SHAPE, "target.squeeze(1)")),  # an error
    Case("(N,) against (N, 1), binary loss", lambda: with_logits(UNITS, YES_NO[:, 0]), Raises(SHAPE, "compare every row with every other")),  # an error
    Case("(N,) against (N, 1), binary loss", lambda: with_logits(UNITS[:, 0], YES_NO), Raises(SHAPE, "compare every row with every other")),  # an error
    Case("labels that sum to 2, to 0, below zero, several classes", lambda: cross_entropy(LOGITS, 2 * ONE_HOT), Warns("FL206")),  # silent
    Case("labels that sum to 2, to 0, below zero, several classes", lambda: cross_entropy(LOGITS, 0 * ONE_HOT), 0.0),  # rows that count nothing
    Case("labels that sum to 2, to 0, below zero, several classes", lambda: cross_entropy(LOGITS, 2 * ONE_HOT - ONE_HOT.roll(1, 1)), Warns("FL206")),  # silent
    Case("labels that sum to 2, to 0, below zero, several classes", lambda: cross_entropy(LOGITS, torch.ones(4, 3)), Warns("use BCEWithLogitsLoss")),  # silent
    Case("probabilities that do not sum to 1", lambda: nll_loss((2 * SOFTMAX).log(), IDS), Warns("FL103")),  # silent
    Case("wrong class axis", lambda: cross_entropy(CUBE, CUBE_ROWS), Warns("FL206")),  # silent
    Case("wrong class axis", lambda: cross_entropy(CUBE, ids(0, 2, 1)[None]), Blind(CUBE_LOSS, "as many places as classes: the numbers fit either way")),
    Case("class axis 1", lambda: cross_entropy(LOGITS.T[None], IDS[None]), RIGHT),
    Case("10 classes, 3 units", lambda: cross_entropy(LOGITS, ids(0, 2, 9, 2)), Raises(LABEL, "the last layer has too few units")),  # an error
    Case("empty batch", lambda: cross_entropy(LOGITS[:0], IDS[:0]), NAN),  # as torch
    Case("empty batch", lambda: cross_entropy(LOGITS[:0], IDS[:0], reduction="sum"), 0.0),
    Case("all ignored", lambda: cross_entropy(LOGITS, torch.full_like(IDS, -100)), NAN),  # as torch
    Case("all ignored", lambda: cross_entropy(LOGITS, torch.full_like(IDS, -100), reduction="sum"), 0.0),
    Case("logits of 1e4, 1e30", lambda: cross_entropy(torch.tensor([[1e4, -1e4, 0.0]]), ids(1)), 2e4),
    Case("logits of 1e4, 1e30", lambda: cross_entropy(torch.tensor([[1e30, -1e30]]), ids(1)), 2e30),
    Case("logit +inf or NaN", lambda: cross_entropy(torch.tensor([[INF, 0.0]]), ids(0)), NAN),
    Case("logit +inf or NaN", lambda: cross_entropy(torch.tensor([[NAN, 0.0]]), ids(0)), NAN),
    Case("logit +inf or NaN", lambda: cross_entropy(torch.tensor([[INF, 0.0]]), torch.tensor([[1.0, 0.0]])), NAN),
    Case("logit +inf or NaN", lambda: with_logits(torch.tensor([NAN]), torch.tensor([1.0])), NAN),
    Case("logit -inf", lambda: cross_entropy(MASKED, ids(2)), RIGHT_MASKED),
    Case("logit -inf", lambda: cross_entropy(MASKED, torch.tensor([[0.0, 0.0, 1.0]])), RIGHT_MASKED),  # NaN
    Case("logit -inf", lambda: cross_entropy(MASKED, ids(2), label_smoothing=1.0), RIGHT_MASKED + 0.5),  # inf; half of it costs one more
    Case("p = 1 of the right answer, half precision", lambda: binary(torch.ones(1).half(), torch.ones(1).half()), 0.0),
    Case("p = 1 of the right answer, half precision", lambda: binary(torch.ones(1).bfloat16(), torch.ones(1).bfloat16()).float(), 0.0),
    Case("p = 1 of the wrong answer, half precision", lambda: binary(torch.ones(1).half(), torch.zeros(1).half()), float(np.float16(FLOOR))),  # 100
    Case("p = 1 of the wrong answer, half precision", lambda: binary(torch.ones(1).bfloat16(), torch.zeros(1).bfloat16()).float(), 87.5),  # 100
    Case("p = 0 of the label", lambda: binary(torch.tensor([0.0]), torch.tensor([1.0])), FLOOR),  # 100
    Case("p = 0 of the label", lambda: nll_loss(torch.tensor([[0.0, 1.0]]).log(), ids(0)), INF),  # as torch
    Case("saturated sigmoid", lambda: binary(torch.tensor([50.0]).sigmoid(), torch.tensor([0.0])), Blind(FLOOR, "50 was lost in the sigmoid")),  # 100
    Case("saturated sigmoid", lambda: with_logits(torch.tensor([50.0]), torch.tensor([0.0])), 50.0),
    Case("exchanged arguments", lambda: cross_entropy(ONE_HOT, LOGITS), Warns("FL206")),  # silent
    Case("exchanged arguments", lambda: cross_entropy(IDS, LOGITS), Raises(KIND, "seem to be exchanged")),  # an error
    Case("exchanged arguments", lambda: with_logits(YES_NO, UNITS), Raises(LABEL, "binary labels lie in [0, 1]")),  # silent
    Case("label smoothing out of range", lambda: cross_entropy(LOGITS, IDS, label_smoothing=1.5), Raises(ValueError, "label_smoothing=1.5 is not in [0, 1]")),  # an error
    Case("label smoothing out of range", lambda: cross_entropy(LOGITS, IDS, label_smoothing=-0.1), Raises(ValueError, "label_smoothing=-0.1")),  # an error
    Case("form: int64", lambda: cross_entropy(LOGITS, IDS), RIGHT),
    Case("form: int32", lambda: cross_entropy(LOGITS, IDS.int()), Raises(LABEL, "pass target.long()")),  # an error
    Case("form: uint8, int8", lambda: cross_entropy(LOGITS, IDS.byte()), RIGHT),
    Case("form: uint8, int8", lambda: cross_entropy(LOGITS, IDS.char()), Raises(LABEL, "pass target.long()")),  # an error
    Case("form: whole floats", lambda: cross_entropy(LOGITS, IDS.float()), Raises(LABEL, "fromlogits.labels.to_class_ids(target)")),  # an error
    Case("form: list of ints", lambda: cross_entropy(LOGITS, matrix.IDS.tolist()), Raises(TypeError, "pass torch.as_tensor(target)")),  # an error
    Case("form: list of ints", lambda: cross_entropy(LOGITS, torch.as_tensor(matrix.IDS.tolist())), RIGHT),
    Case("form: (N, 1)", lambda: cross_entropy(LOGITS, IDS[:, None]), Raises(SHAPE, "can be read in two ways")),  # an error
    Case("form: one-hot floats", lambda: cross_entropy(LOGITS, ONE_HOT.double()), RIGHT),
    Case("form: one-hot int64, bool", lambda: cross_entropy(LOGITS, ONE_HOT.long()), Raises(LABEL, "If it is one-hot")),  # an error
    Case("form: one-hot int64, bool", lambda: cross_entropy(LOGITS, ONE_HOT.bool()), Raises(LABEL, "If it is one-hot")),  # an error
    Case("form: soft labels", lambda: cross_entropy(LOGITS, 0.5 * ONE_HOT + 0.5 * ONE_HOT), RIGHT),
    Case("form: text", lambda: cross_entropy(LOGITS, matrix.TEXT), Raises(TypeError, "target is of type ndarray")),  # an error
    Case("form: objects", lambda: cross_entropy(LOGITS, matrix.OBJECTS), Raises(TypeError, "target is of type ndarray")),  # an error
    Case("form: mixed", lambda: cross_entropy(LOGITS, np.array(matrix.MIXED, object)), Raises(TypeError, "target is of type ndarray")),  # an error
    Case("form: list of one-hot lists", lambda: cross_entropy(LOGITS, torch.as_tensor(matrix.ONE_HOT.tolist())), RIGHT),
    Case("form: -1 for rows without a label", lambda: cross_entropy(LOGITS, ids(0, 2, -1, 2)), Raises(LABEL, "If -1 marks rows without a label")),  # an error
    Case("(N,) against (N, 1), binary loss", lambda: with_logits(UNITS, YES_NO), RIGHT_BINARY),
    Case("(N,) against (N, 1), binary loss", lambda: binary(UNITS.sigmoid(), YES_NO), RIGHT_BINARY),
]  # fmt: skip
ELSEWHERE = {"logits, and a loss named by a string": "torch names no loss by a string"}


@named(CASES)
def test_row(case):
    judge(case)


def test_every_row_has_a_case_or_a_reason():
    assert missing(CASES, ELSEWHERE) == []
    assert not {case.row for case in CASES} & {*ELSEWHERE, *NO_LOSS}
