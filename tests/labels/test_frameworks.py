"""Tensors: read without importing anything, given back in their own framework."""

from __future__ import annotations

import subprocess
import sys

import jax
import jax.numpy as jnp
import numpy as np
import pytest
import tensorflow as tf
import torch

from fromlogits.errors import LabelError
from fromlogits.labels import describe, infer, to_class_ids, to_multi_hot, to_one_hot, validate
from fromlogits.vocabulary import LabelForm

MAKERS = {"torch": torch.tensor, "jax": jnp.asarray, "tensorflow": tf.constant}
KINDS = {"torch": torch.Tensor, "jax": jax.Array, "tensorflow": tf.Tensor}
WHOLE = {"torch": "int64", "jax": "int32", "tensorflow": "int64"}  # jax holds 32 bits unless told otherwise


@pytest.fixture(params=sorted(MAKERS))
def framework(request):
    return request.param


def dtype_of(tensor):
    return str(getattr(tensor.dtype, "name", tensor.dtype)).removeprefix("torch.")


def test_ids_stay_in_their_framework(framework):
    y = MAKERS[framework]([[0.0, 1.0], [1.0, 0.0]])
    ids = to_class_ids(y)
    assert isinstance(ids, KINDS[framework])
    assert dtype_of(ids) == WHOLE[framework]
    assert np.asarray(ids).tolist() == [1, 0]


def test_rows_stay_in_their_framework(framework):
    y = MAKERS[framework]([2, 0])
    for rows in (to_one_hot(y, 3), to_multi_hot(y, 3)):
        assert isinstance(rows, KINDS[framework])
        assert dtype_of(rows) == "float32"
        assert np.asarray(rows).tolist() == [[0, 0, 1], [1, 0, 0]]


def test_what_is_inferred_is_the_same_everywhere(framework):
    for values in ([2, 0, 1], [[1, 1], [0, 1]], [True, False], [0.25, 0.5]):
        ours, theirs = infer(np.array(values)), infer(MAKERS[framework](values))
        assert (theirs.form, theirs.alternatives, theirs.confidence("form")) == (ours.form, ours.alternatives, ours.confidence("form"))
        assert theirs.labels.shape == ours.labels.shape
    assert infer(MAKERS[framework]([2, 0, 1]), rows=2).of == 3


def test_dtypes_are_spelled_alike(framework):
    half = {"torch": torch.bfloat16, "jax": jnp.bfloat16, "tensorflow": tf.bfloat16}[framework]
    y = MAKERS[framework]([2, 0, 1], dtype=half)
    assert infer(y).labels.dtype == "bfloat16"
    assert np.asarray(to_class_ids(y)).tolist() == [2, 0, 1]


def test_errors_and_specs(framework):
    y = MAKERS[framework]([0, 3])
    assert validate(y, classes=4) is y
    with pytest.raises(LabelError, match=r"label 3 at labels\[1\] has no class"):
        validate(y, classes=3)
    assert describe(y, classes=4).enforce(y) is y


def test_tensors_that_carry_a_gradient():
    y = torch.tensor([0.25, 0.5], requires_grad=True)
    assert infer(y).form is LabelForm.BINARY


def test_a_tensor_elsewhere_has_no_values():
    with pytest.raises(TypeError, match=r"these torch labels have no values yet"):
        infer(torch.empty(3, device="meta"))


def test_traced_labels_have_no_values():
    with pytest.raises(TypeError, match=r"these jax labels have no values yet: the function is being traced"):
        jax.jit(lambda y: infer(y).classes)(jnp.array([0, 1]))
    with pytest.raises(TypeError, match=r"these tensorflow labels have no values yet"):
        tf.function(lambda y: infer(y).classes, autograph=False)(tf.constant([0, 1]))


def test_ids_that_jax_would_cut():
    with pytest.raises(LabelError, match=r"class id 2147483648 does not fit int32"):
        to_class_ids(jnp.array([0, 2**31], jnp.uint32))


def test_ids_that_half_precision_rounded():
    with pytest.raises(LabelError, match=r"label 300 at labels\[0\] is not to be trusted: bfloat16 holds every whole number up to 256"):
        to_class_ids(torch.tensor([300.0, 3.0], dtype=torch.bfloat16))


def test_text_and_ragged_tensors_of_tensorflow():
    assert to_class_ids(tf.constant(["cat", "dog"]), names=["dog", "cat"]).numpy().tolist() == [1, 0]
    ragged = tf.ragged.constant([[0, 2], [1], []])
    assert infer(ragged).confidence("ragged") is not None
    assert to_multi_hot(ragged, 3).numpy().tolist() == [[1, 0, 1], [0, 1, 0], [0, 0, 0]]


def test_a_list_of_tensors(framework):
    one = MAKERS[framework]
    assert to_class_ids([one(2), one(0)]).tolist() == [2, 0]
    assert to_class_ids([one([0, 1]), one([1, 0])]).tolist() == [1, 0]


SCRIPT = """
import sys
import fromlogits as fl
fl.labels.to_class_ids([[0, 1], [1, 0]])
fl.labels.infer(["cat", None])
fl.labels.describe([0, 2, 1]).to_json()
{more}
print(*sorted({{"jax", "pandas", "polars", "tensorflow", "torch", "keras"}} & sys.modules.keys()))
"""


@pytest.mark.parametrize(("more", "loaded"), [("", []), ("import pandas", ["pandas"])])
def test_labels_load_no_framework_and_no_pandas(more, loaded):
    done = subprocess.run([sys.executable, "-c", SCRIPT.format(more=more)], capture_output=True, text=True, check=True)
    assert done.stdout.split() == loaded
