"""What is given beside tensors: arrays as files hold them, columns of tables, dtypes that numpy lacks; and what no array can be made of."""

from __future__ import annotations

import copy
import pickle
from collections import UserList
from types import SimpleNamespace

import jax.numpy as jnp
import ml_dtypes
import numpy as np
import pandas as pd
import pytest
import tensorflow as tf
import torch

import fromlogits as fl
from fromlogits.labels.checking import check_lengths
from fromlogits.losses.tensors import torch as torch_tensors

LOGITS, IDS, BITS = np.array([[2.0, 0.0, -1.0], [0.0, 1.0, 3.0]], "float32"), [0, 2], np.array([[1, 0, 0], [0, 0, 1]])
LOSS = 0.16984602  # ln(1 + e^-2 + e^-3), of both rows
WEIGHED = 0.25 * LOSS + 0.75 * (LOSS + 2.0)  # rows of classes 0 and 1, the second counting three times as much
HOME = {"numpy": np.asarray, "torch": torch.tensor, "jax": jnp.asarray, "tensorflow": tf.constant}

frameworks = pytest.mark.parametrize("home", HOME.values(), ids=HOME)


# -- arrays as they come


@frameworks
@pytest.mark.parametrize("dtype", [">i4", ">i8", ">u2"])
def test_class_ids_as_files_hold_them(home, dtype):
    assert float(fl.cross_entropy(home(LOGITS), np.array(IDS, dtype))) == pytest.approx(LOSS)


@pytest.mark.parametrize("dtype", [">f2", ">f4", ">f8"])
def test_scores_as_files_hold_them(dtype):
    logits = LOGITS.astype(dtype)
    assert float(fl.cross_entropy(logits, IDS)) == pytest.approx(LOSS)
    assert fl.cross_entropy(logits, IDS).dtype == ("float64" if dtype == ">f8" else "float32")
    assert float(fl.binary_cross_entropy(logits, BITS.astype(">i8"))) == pytest.approx(0.5313888)  # the mean of six softplus
    assert float(fl.linear_cross_entropy(logits, np.eye(3, dtype=dtype), IDS, bias=np.zeros(3, dtype))) == pytest.approx(LOSS)
    assert fl.sample(logits, temperature=0).tolist() == [0, 2]
    assert fl.linear_top_k(logits, np.eye(3, dtype=dtype), 1).ids.tolist() == [[0], [2]]


@frameworks
def test_weights_as_files_hold_them(home):
    found = fl.cross_entropy(home(LOGITS), [0, 1], class_weight=np.array([1, 3, 2], ">f8"), sample_weight=np.array([1, 1], ">i4"))
    assert float(found) == pytest.approx(WEIGHED)


@frameworks
def test_columns_of_tables_are_read_by_position(home):
    """What train_test_split leaves: an index with gaps, in any order."""
    column = pd.Series(IDS, index=[7, 3])
    table = pd.DataFrame(BITS, index=[7, 3], columns=list("abc"))
    assert float(fl.cross_entropy(home(LOGITS), column)) == pytest.approx(LOSS)
    assert float(fl.cross_entropy(home(LOGITS), table)) == pytest.approx(LOSS)
    assert float(fl.cross_entropy(home(LOGITS), [0, 1], sample_weight=pd.Series([1.0, 3.0], index=[1, 0]))) == pytest.approx(WEIGHED)
    assert float(fl.binary_cross_entropy(home(LOGITS), table)) == pytest.approx(0.5313888)


def test_torch_is_given_what_it_does_not_take_itself(recwarn):
    logits = torch.tensor(LOGITS)
    still = np.array(IDS)
    still.flags.writeable = False
    for ids in (np.array(IDS[::-1])[::-1], still, np.array(IDS, np.uint32)):
        assert fl.cross_entropy(logits, ids).item() == pytest.approx(LOSS)
    for dtype in (ml_dtypes.bfloat16, ml_dtypes.float8_e4m3fn, ml_dtypes.float8_e5m2):
        assert fl.cross_entropy(LOGITS.astype(dtype), torch.tensor(IDS)).item() == pytest.approx(LOSS)
    assert not recwarn.list


def test_eight_bits_a_number():
    logits = torch.tensor(LOGITS).to(torch.float8_e4m3fn).requires_grad_()
    loss = fl.cross_entropy(logits, torch.tensor(IDS))
    loss.backward()
    assert (loss.dtype, loss.item()) == (torch.float32, pytest.approx(LOSS))
    assert logits.grad.float()[0].tolist() == [-0.078125, 0.05859375, 0.021484375]  # -0.0781026, 0.0570976, 0.0210050 in eight bits
    assert fl.sample(logits.detach(), temperature=0).tolist() == [0, 2]


def test_what_lies_on_a_device_is_not_fetched():
    """A CuPy array, which torch reads where it is, and which refuses to become one of numpy."""
    there = SimpleNamespace(__cuda_array_interface__={}, __array__=lambda: pytest.fail("it was fetched"))
    assert torch_tensors._readable(there) is there


def test_lists_of_tensors_are_not_fetched(monkeypatch):
    rows = [jnp.ones(2), jnp.ones(2)]
    monkeypatch.setattr(np, "asarray", lambda *_: pytest.fail("they were fetched"))
    check_lengths("logits", rows)
    check_lengths("class_weight", [1.0, 2.0])


def test_extras_are_any_sequence_of_names():
    assert fl.cross_entropy(LOGITS, IDS, returns=UserList(["argmax"])).argmax.tolist() == IDS


# -- what is no array


@pytest.mark.parametrize("rows", [[[1.0, 2.0], [3.0]], ([1.0], [2.0, 3.0])])
def test_lists_of_different_length(rows):
    for loss in (
        lambda: fl.cross_entropy(rows, IDS),
        lambda: fl.cross_entropy(rows, torch.tensor(IDS)),
        lambda: fl.binary_cross_entropy(rows, BITS),
        lambda: fl.sample(rows),
    ):
        with pytest.raises(fl.ShapeError, match="logits came as a list whose rows differ in length"):
            loss()
    with pytest.raises(fl.ShapeError, match="sample_weight came as a list whose rows differ in length"):
        fl.cross_entropy(torch.tensor(LOGITS), IDS, sample_weight=rows)
    with pytest.raises(fl.ShapeError, match="weight came as a list whose rows differ in length"):
        fl.linear_cross_entropy(LOGITS, rows, IDS)


@pytest.mark.parametrize("labels", [map(int, IDS), filter(None, IDS), zip(IDS, strict=True)])
def test_what_can_be_read_once_is_no_array(labels):
    with pytest.raises(TypeError, match=f"labels is of type {type(labels).__name__}, but an array or a list of numbers was expected"):
        fl.cross_entropy(LOGITS, labels)


@pytest.mark.parametrize(
    ("given", "labels", "says"),
    [
        (lambda: tf.ragged.constant([[1.0, 2.0], [3.0]]), tf.constant(IDS), r"a RaggedTensor was given, .* pass x\.to_tensor\(\)"),
        (lambda: tf.sparse.from_dense(LOGITS), tf.constant(IDS), r"a SparseTensor was given, .* tf\.sparse\.to_dense\(x\)"),
        (lambda: torch.tensor(LOGITS).to_sparse(), torch.tensor(IDS), r"a sparse_coo tensor was given, .* pass x\.to_dense\(\)"),
        (
            lambda: torch.nested.nested_tensor([torch.ones(2, 3), torch.ones(1, 3)], layout=torch.jagged),
            torch.tensor(IDS),
            "a nested tensor was given",
        ),
    ],
)
def test_tensors_that_are_not_dense(given, labels, says):
    with pytest.raises(TypeError, match=says):
        fl.cross_entropy(given(), labels)
    with pytest.raises(TypeError, match=says):
        fl.sample(given(), temperature=0)


def test_axes_that_a_graph_does_not_know():
    function = tf.function(fl.cross_entropy, input_signature=[tf.TensorSpec(None, tf.float32), tf.TensorSpec(None, tf.int32)])
    with pytest.raises(fl.ShapeError, match="a tensor of unknown rank was given"):
        function(LOGITS, np.array(IDS, "int32"))


@frameworks
def test_nan_among_class_ids_is_named(home):
    with pytest.raises(fl.LabelError, match=r"class ids are integers, and NaN, at 1 of them, is none\. .* ignore_index=-100"):
        fl.cross_entropy(home(LOGITS), np.array([0.0, np.nan], "float32"))


def test_heads_that_are_none():
    with pytest.raises(fl.ShapeError, match=r"hidden of shape \(2, 0\) with weight of shape \(3, 0\): there is no feature"):
        fl.linear_cross_entropy(np.ones((2, 0)), np.ones((3, 0)), IDS)
    with pytest.raises(ValueError, match="weight has dtype <U32, but real numbers were expected"):
        fl.linear_cross_entropy(LOGITS, np.eye(3).astype(str), IDS)


# -- results


@pytest.mark.parametrize(
    "found",
    [
        lambda: fl.cross_entropy(LOGITS, IDS, returns=("lse", "argmax")),
        lambda: fl.sample(LOGITS, temperature=0, returns=("entropy",)),
        lambda: fl.linear_sample(LOGITS, np.eye(3), temperature=0, returns=("entropy",)),
    ],
)
def test_results_go_to_other_processes(found):
    result = found()
    for again in (pickle.loads(pickle.dumps(result)), copy.deepcopy(result), copy.copy(result)):  # noqa: S301 our own
        assert type(again) is type(result)
        assert repr(again) == repr(result)


@pytest.mark.parametrize("options", [{"scale": -1.0}, {"scale": -0.5, "softcap": 30.0}])
@frameworks
def test_the_argmax_is_that_of_the_logits_that_are_used(home, options):
    """Turned round by a scale below zero, the smallest is the largest."""
    found = fl.cross_entropy(home(LOGITS), IDS, **options, returns=("argmax", "correct"))
    assert np.asarray(found.argmax).tolist() == [2, 0]
    assert not np.asarray(found.correct).any()
    built = fl.linear_cross_entropy(
        home(LOGITS), home(np.eye(3, dtype="float32")), IDS, implementation="reference", **options, returns=("argmax",)
    )
    assert np.asarray(built.argmax).tolist() == [2, 0]
