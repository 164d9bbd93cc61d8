"""TensorFlow's own tests of softmax cross-entropy, as far as its wheel brings them (kernel_tests/nn_ops/xent_op_test_base.py), run on ours."""

from __future__ import annotations

import unittest
from types import SimpleNamespace

import pytest
from tensorflow.python.framework import ops
from tensorflow.python.kernel_tests.nn_ops import xent_op_test_base as suite

from fromlogits.tensorflow import softmax_cross_entropy_with_logits

DEVIATIONS = {
    # Labels -1 and 0 for one class: the loss is 0 for every logit, so its gradient is 0. tf.nn gives p - q, which is right for rows that sum to one only.
    "testSingleClass": "the gradient of rows that do not sum to one is that of the loss",
    # Its third sample spreads labels (3, 1) over four classes, which is how class ids are lost: an error here. The two others are run below.
    "testLabelsBroadcast": "labels (N, 1) are no distributions",
    # Wants an operation named BatchMatMulV2 in the graph, the way tf.nn computes it. The second gradient itself is run below.
    "testSecondGradient": "looks at how, not at what",
}
NAMES = [one for one in unittest.defaultTestLoader.getTestCaseNames(suite.XentOpTestBase) if one != "test_session"]  # which opens a session


def ours(labels=None, logits=None, dim=-1, name=None, axis=None):
    return softmax_cross_entropy_with_logits(labels, logits, dim if axis is None else axis, name)


@pytest.fixture(autouse=True)
def ours_in_their_place(monkeypatch):
    names = SimpleNamespace(softmax_cross_entropy_with_logits=ours, softmax_cross_entropy_with_logits_v2=ours)
    monkeypatch.setattr(suite, "nn_ops", names)


def test_their_tests_are_there():
    assert len(NAMES) >= 13
    assert set(DEVIATIONS) <= set(NAMES)


@pytest.mark.filterwarnings("ignore::fromlogits.ContractWarning")  # some of their labels are no distributions
@pytest.mark.parametrize(
    "name", [pytest.param(one, marks=[pytest.mark.xfail(reason=DEVIATIONS[one])] if one in DEVIATIONS else []) for one in NAMES]
)
def test_as_tensorflow_tests_it(name):
    suite.XentOpTestBase(name).debug()


class Samples(suite.XentOpTestBase):
    """What is left of their tests without the samples that we answer otherwise."""

    __test__ = False  # the inherited ones ran already

    @suite.test_util.run_deprecated_v1
    def labels_that_stand_for_more_rows(self):
        for labels, logits in (([[0, 0, 0, 1]], [[1, 1, 1, 1], [1, 2, 3, 4]]), ([[1]], [[1], [2]])):
            self._testXent2D(suite.np.array(labels, "float16"), suite.np.array(logits, "float16"), with_placeholders=True)

    @suite.test_util.run_deprecated_v1
    def second_gradient(self):
        with self.cached_session():
            labels = suite.constant_op.constant([0, 0, 2, 0, 2, 0, 0, 0, 0, 1, 0, 1], shape=[12], dtype="float64") / 6
            logits = suite.constant_op.constant([0.1, 0.2, 0.3, 0.4, 0.1, 0.4, 0.9, 1.6, 0.1, 0.8, 2.7, 6.4], shape=[12], dtype="float64")
            slopes = suite.gradients_impl.gradients(ours(labels=labels, logits=logits), [logits])[0]
            error = suite.gradient_checker.compute_gradient_error(logits, [12], slopes, [12])
        assert error < 5e-8


@pytest.mark.parametrize("name", ["labels_that_stand_for_more_rows", "second_gradient"])
def test_what_is_left_of_the_others(name):
    with ops.Graph().as_default():
        Samples(name).debug()
