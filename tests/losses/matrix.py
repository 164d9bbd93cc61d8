"""The ways in which output, loss and labels disagree, by name, and what may come of one: each framework's tests hold a line for each.

A broken contract ends in the right value, in one error that says why, or, where there is only a hint, in a warning; in another number without a word
only where nobody can know, and then the line says so. The data: four rows, three classes; binary labels for the first column.
"""

from __future__ import annotations

import math
import warnings
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

import numpy as np
import pytest

import fromlogits as fl
from fromlogits.losses import hints

INF, NAN = math.inf, math.nan

LOGITS = np.array([[2.0, 0.0, -1.0], [0.0, 1.0, 3.0], [-1.0, 2.0, 0.5], [0.5, -2.0, 1.5]], "float32")
IDS = np.array([0, 2, 1, 2])
ONE_HOT = np.eye(3, dtype="float32")[IDS]
UNITS, YES_NO = LOGITS[:, :1], np.array([[1.0], [0.0], [0.0], [1.0]], "float32")
SOFTMAX = np.exp(LOGITS) / np.exp(LOGITS).sum(1, keepdims=True)
SIGMOID = 1 / (1 + np.exp(-LOGITS))
MANY, MANY_IDS, MANY_ONE_HOT = (np.tile(one, [3] + [1] * (one.ndim - 1)) for one in (SIGMOID, IDS, ONE_HOT))  # enough numbers for a hint
# Five mixed and unreadable forms of labels.
TEXT = np.array(["a", "b", "a", "c"])
OBJECTS = np.array([0, 2, 1, 2], object)
MIXED = [0, 2, [0, 1, 0], 2]

# log(1 + e^-2 + e^-3) twice, log(1 + e^-1.5 + e^-3), log(1 + e^-1 + e^-3.5)
_e = math.e
RIGHT = (2 * math.log1p(_e**-2 + _e**-3) + math.log1p(_e**-1.5 + _e**-3) + math.log1p(_e**-1 + _e**-3.5)) / 4
# softplus of -2, of 0, of -1 (the answer is no), of -0.5
RIGHT_BINARY = (math.log1p(_e**-2) + math.log(2) + math.log1p(_e**-1) + math.log1p(_e**-0.5)) / 4
MASKED = [[0.0, -INF, 1.0]]  # the label is the last class
RIGHT_MASKED = math.log1p(1 / _e)
FLOOR = 126 * math.log(2)  # -log of the smallest normal float32, 2^-126: what a probability of exactly 0 costs

ROWS = """
softmax before a loss of logits
softmax, then a reshape, or written by hand
softmax, its values alone
logits as probabilities
logits, and a loss named by a string
log_softmax as probabilities
probabilities before NLLLoss
sigmoid before a binary loss of logits
logits before a binary loss of probabilities
softmax of one unit, binary loss
softmax of one unit, dense labels
one unit, class ids
several sigmoids, categorical loss
softmax of several units, binary loss
one-hot rows, sparse loss
class ids, dense loss
class ids (N, 1), dense loss
mixed forms
label = C, 1000
label -1
label -100
labels counted from 1
binary labels 1 and 2, -1 and 1, 0 to 255
labels that are not whole
NaN label, sparse
NaN label, dense or binary
text
bool labels
uint8 and int32 labels
int8 label that has run over
class ids (N, 1), sparse loss
(N,) against (N, 1), binary loss
labels that sum to 2, to 0, below zero, several classes
probabilities that do not sum to 1
wrong class axis
class axis 1
10 classes, 3 units
empty batch
all ignored
logits of 1e4, 1e30
logit +inf or NaN
logit -inf
p = 1 of the right answer, half precision
p = 1 of the wrong answer, half precision
p = 0 of the label
saturated sigmoid
exchanged arguments
label smoothing out of range
form: int64
form: int32
form: uint8, int8
form: whole floats
form: list of ints
form: (N, 1)
form: one-hot floats
form: one-hot int64, bool
form: soft labels
form: text
form: objects
form: mixed
form: list of one-hot lists
form: -1 for rows without a label
""".strip().splitlines()
# Rows that are no loss, but what stands beside one: `fromlogits check` finds them (FL301, FL501, FL502, FL503).
NO_LOSS = """
hand-written loss or metric, (N,) against (N, 1)
accuracy on logits
AUC on logits
recall on logits
categorical accuracy with class ids
accuracy of several labels
""".strip().splitlines()


class Raises(NamedTuple):
    error: type[Exception]
    says: str = ""


class Warns(NamedTuple):
    says: str


class Blind(NamedTuple):
    """Nobody can know: the number that comes, and why."""

    value: float
    why: str


class Case(NamedTuple):
    row: str
    call: Callable[[], Any]
    outcome: float | Raises | Warns | Blind


def named(cases: Iterable[Case]) -> Any:
    """Parameters for pytest, each with the name of its row."""
    return pytest.mark.parametrize("case", [pytest.param(case, id=case.row) for case in cases])


def judge(case: Case) -> None:
    """Hold what comes of a case against what should. Unreduced losses are held against the mean."""
    hints._looked.clear()
    if isinstance(case.outcome, Raises):
        with pytest.raises(case.outcome.error) as caught:
            case.call()
        assert case.outcome.says in str(caught.value)
        return
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        value = np.asarray(case.call()).astype(np.float64)
    texts = [str(one.message) for one in said if issubclass(one.category, fl.ContractWarning)]
    if isinstance(case.outcome, Warns):
        assert any(case.outcome.says in text for text in texts), texts
        return
    assert not texts
    wanted = case.outcome.value if isinstance(case.outcome, Blind) else case.outcome
    assert value.mean() == pytest.approx(wanted, rel=2e-6, nan_ok=True)


def missing(cases: Iterable[Case], elsewhere: Iterable[str]) -> list[str]:
    """The rows that have neither a case nor a reason to have none, and those that are no rows."""
    named_rows = {case.row for case in cases} | set(elsewhere)
    return sorted(set(ROWS) ^ named_rows)
