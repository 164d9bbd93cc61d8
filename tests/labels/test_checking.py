"""What a loss says of labels that are no array of numbers, in every framework, instead of the framework's own words."""

from __future__ import annotations

import jax
import jax.numpy as jnp
import numpy as np
import pandas as pd
import pytest
import tensorflow as tf
import torch

import fromlogits as fl
from fromlogits.labels.checking import check_array

LOGITS = [[2.0, 0.0, -1.0], [0.0, 1.0, 3.0], [1.0, 1.0, 1.0], [0.0, 0.0, 2.0]]
MAKERS = {"numpy": np.array, "torch": torch.tensor, "jax": jnp.asarray, "tensorflow": tf.constant}

MIXED = (
    "labels mix two forms: labels[0] is one value (0), labels[2] a row ([0, 0, 1]). Two sources may have been joined. "
    "If both count the classes in the same order, write fromlogits.labels.to_class_ids(labels, mixed=True); otherwise mend one of them."
)
RAGGED = (
    "labels have rows of different length (labels[0] has 1, labels[1] has 2), which can be read in two ways: "
    "if these are the classes that hold for each row, write fromlogits.labels.to_multi_hot(labels, classes); "
    "if these are sequences with a class for each step, write fromlogits.labels.to_class_ids(labels, form='class ids', ignore_index=-100), "
    "which fills up with -100."
)
TEXT = (
    "labels have dtype {dtype} (for instance 'cat'); a loss takes numbers. "
    "Convert with fromlogits.labels.to_class_ids(labels, names=...), names in the order of your classes."
)
OBJECTS = "labels have dtype object (for instance 0); a loss takes numbers. Convert with fromlogits.labels.to_class_ids(labels)."


@pytest.mark.parametrize("framework", sorted(MAKERS))
@pytest.mark.parametrize(
    ("labels", "text"),
    [
        ([0, 1, [0, 0, 1], 2], MIXED),
        (np.array([0, 1, [0, 0, 1], 2], object), MIXED),
        ([[0], [1, 2], [0], [1]], RAGGED),
        (["cat", "dog", "cat", "dog"], TEXT.format(dtype="str")),
        (np.array(["cat", "dog", "cat", "dog"]), TEXT.format(dtype="str")),
        (pd.Series(["cat", "dog", "cat", "dog"]), TEXT.format(dtype="str")),
        (pd.Series(["cat", "dog", "cat", "dog"], dtype="category"), TEXT.format(dtype="category")),
        (np.array([0, 1, 2, 1], object), OBJECTS),
        ([0, None, 2, 1], OBJECTS),
    ],
)
def test_losses_refuse_what_is_no_array_of_numbers(framework, labels, text):
    logits = MAKERS[framework](LOGITS)
    for loss, given in ((fl.cross_entropy, logits), (fl.binary_cross_entropy, logits[:, 0])):
        with pytest.raises(fl.LabelError) as caught:
            loss(given, labels)
        assert str(caught.value) == text


@pytest.mark.parametrize("framework", sorted(MAKERS))
@pytest.mark.parametrize("hold", [list, np.array, pd.Series, tuple])
def test_lists_and_columns_of_numbers_are_labels(framework, hold):
    loss = fl.cross_entropy(MAKERS[framework](LOGITS), hold([0, 2, 1, 2]))
    # the mean of 0.169846, 0.169846 (each row's log-sum-exp less the label's logit), ln 3 and ln(1 + 2 e^-2) = 0.239758
    assert float(loss) == pytest.approx((0.16984602 + 0.16984602 + np.log(3) + np.log1p(2 * np.exp(-2))) / 4, rel=1e-6)


def test_a_list_of_tensors_is_left_to_the_framework():
    loss = fl.cross_entropy(torch.tensor(LOGITS), [torch.tensor(0), torch.tensor(2), torch.tensor(1), torch.tensor(2)])
    assert float(loss) == pytest.approx(0.4194, abs=1e-4)


def test_a_list_of_traced_values_is_left_to_the_framework():
    loss = jax.jit(lambda first: fl.cross_entropy(jnp.asarray(LOGITS), [first, 2, 1, 2]))(0)
    assert float(loss) == pytest.approx(0.4194, abs=1e-4)


def test_an_empty_list_of_objects_has_no_fault_of_its_own():
    check_array(np.array([], object))
