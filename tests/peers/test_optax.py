"""optax's own tests of its classification losses, run on ours."""

from __future__ import annotations

import unittest
from types import SimpleNamespace

import numpy as np
import optax.losses._classification as theirs
import optax.losses._classification_test as suite
import pytest

import fromlogits.jax as ours

NAMES = {name: getattr(ours, name) for name in ours.__all__ if hasattr(theirs, name)}
NAMES["safe_softmax_cross_entropy"] = ours.softmax_cross_entropy  # ours is the safe one
CLASSES = {
    "SafeSoftmaxCrossEntropyTest",
    "SigmoidCrossEntropyTest",
    "SigmoidFocalLossTest",
    "SoftmaxCrossEntropyTest",
    "SoftmaxCrossEntropyWithIntegerLabelsTest",
}
DEVIATIONS: dict[str, str] = {}


def cases() -> list[object]:
    """The tests of these classes, and those of others that compare with cross-entropy."""
    found: list[unittest.TestCase] = []
    stack: list[object] = [unittest.defaultTestLoader.loadTestsFromModule(suite)]
    while stack:
        one = stack.pop()
        if isinstance(one, unittest.TestCase):
            found.append(one)
        else:
            stack.extend(one)
    chosen = [one for one in found if type(one).__name__ in CLASSES or "cross_entropy" in one._testMethodName]
    names = [one.id().split("_classification_test.")[1] for one in chosen]
    return [
        pytest.param(one, id=name, marks=[pytest.mark.xfail(reason=DEVIATIONS[name])] if name in DEVIATIONS else [])
        for one, name in sorted(zip(chosen, names, strict=True), key=lambda pair: pair[1])
    ]


@pytest.fixture(autouse=True)
def ours_in_their_place(monkeypatch):
    monkeypatch.setattr(suite, "_classification", SimpleNamespace(**{**vars(theirs), **NAMES}))
    np.random.seed(0)  # noqa: NPY002 their tests draw from it


def test_every_loss_of_theirs_that_we_have_is_replaced():
    assert set(NAMES) == {
        "safe_softmax_cross_entropy",
        "sigmoid_binary_cross_entropy",
        "sigmoid_focal_loss",
        "softmax_cross_entropy",
        "softmax_cross_entropy_with_integer_labels",
    }
    assert suite._classification.softmax_cross_entropy is ours.softmax_cross_entropy


def test_their_tests_are_there():
    assert len(cases()) >= 50


@pytest.mark.filterwarnings("ignore::fromlogits.ContractWarning")  # some of their distributions do not sum to one
@pytest.mark.parametrize("case", cases())
def test_as_optax_tests_it(case):
    case.debug()  # without a result that would swallow what it raises
