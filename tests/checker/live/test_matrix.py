"""Every way to break the agreement that was measured on PyTorch, optax and tf.nn: what `fromlogits.check` says of it. Keras's are in `tests/keras`.

Four rows, three classes, as in the measurement: so few that what made an output must say what it is.
"""

from __future__ import annotations

from functools import partial

import jax
import jax.numpy as jnp
import numpy as np
import optax
import pytest
import tensorflow as tf
import torch
from torch import nn
from torch.nn import functional

import fromlogits as fl

X = np.random.default_rng(5).normal(size=(4, 6)).astype(np.float32)
Y = np.array([0, 2, 1, 2])
BITS = np.array([0.0, 1.0, 1.0, 0.0], np.float32)
ONE_HOT = np.eye(3, dtype=np.float32)[Y]
TWO_HOT = np.array([[1, 1, 0], [0, 1, 1], [1, 0, 0], [0, 0, 1]], np.float32)
W = (3 * np.random.default_rng(6).normal(size=(6, 3))).astype(np.float32)
NAN = np.array([0.0, np.nan, 1.0, 2.0], np.float32)


def head(units: int, *more: nn.Module) -> nn.Module:
    torch.manual_seed(2)
    layer = nn.Linear(6, units)
    nn.init.normal_(layer.weight, std=3.0)
    return nn.Sequential(layer, *more)


class ByHand(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.head = head(3)

    def forward(self, x):
        e = torch.exp(self.head(x))
        return e / e.sum(1, keepdim=True)


class Reshaped(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.head = head(3, nn.Softmax(1))

    def forward(self, x):
        return self.head(x).reshape(-1, 3).clone()


SOFTMAX, SIGMOID, LOG_SOFTMAX = nn.Softmax(1), nn.Sigmoid(), nn.LogSoftmax(1)
CE, NLL, BCE, BCE_LOGITS = nn.CrossEntropyLoss(), nn.NLLLoss(), nn.BCELoss(), nn.BCEWithLogitsLoss()

TORCH = {
    "right": (head(3), CE, Y, []),
    "softmax out, logits expected": (head(3, SOFTMAX), CE, Y, ["FL101"]),
    "softmax, then reshape": (Reshaped(), CE, Y, ["FL101"]),
    "softmax by hand": (ByHand(), CE, Y, ["FL101"]),
    "linear out, log-probabilities expected": (head(3), NLL, Y, ["FL103"]),
    "log_softmax, normalised again": (head(3, LOG_SOFTMAX), CE, Y, ["FL104"]),
    "probabilities into NLLLoss": (head(3, SOFTMAX), NLL, Y, ["FL103"]),
    "sigmoid, logits expected": (head(1, SIGMOID), BCE_LOGITS, BITS[:, None], ["FL101"]),
    "linear, BCELoss": (head(1), BCE, BITS[:, None], ["FL102"]),
    "softmax over one unit, binary": (head(1, SOFTMAX), BCE, BITS[:, None], ["FL106"]),
    "softmax over one unit, categorical": (head(1, SOFTMAX), CE, BITS[:, None], ["FL106"]),
    "several sigmoids, categorical": (head(3, SIGMOID), CE, Y, ["FL101", "FL107"]),
    "softmax of three, binary": (head(3, SOFTMAX), BCE, ONE_HOT, ["FL107"]),
    "one-hot integers": (head(3), CE, ONE_HOT.astype(np.int64), ["FL201"]),
    "one-hot into NLLLoss": (head(3, LOG_SOFTMAX), NLL, ONE_HOT, ["FL201"]),
    "one-hot floats are a distribution": (head(3), CE, ONE_HOT, []),
    "class ids, every unit judged by itself": (head(3), BCE_LOGITS, Y.astype(np.float32), ["FL202"]),
    "ids as floats": (head(3), CE, Y.astype(np.float32), ["FL205"]),
    "ids and rows mixed": (head(3), CE, np.array([0, [0, 0, 1], 1, 2], object), ["FL203"]),
    "label = C": (head(3), CE, np.array([0, 3, 1, 2]), ["FL204"]),
    "label = 1000": (head(3), CE, np.array([0, 1000, 1, 2]), ["FL204"]),
    "label = -1": (head(3), CE, np.array([0, -1, 1, 2]), ["FL204"]),
    "label = -100 is ignored": (head(3), CE, np.array([0, -100, 1, 2]), []),
    "label = -100 is ignored by a function": (head(3), functional.cross_entropy, np.array([0, -100, 1, 2]), []),
    "label = C beside ignored ones": (head(3), nn.CrossEntropyLoss(ignore_index=255), np.array([0, 255, 3, 2]), ["FL204"]),
    "counted from one": (head(3), CE, Y + 1, ["FL204"]),
    "binary {1, 2}": (head(1), BCE_LOGITS, BITS[:, None] + 1, ["FL204"]),
    "binary {-1, 1}": (head(1), BCE_LOGITS, 2 * BITS[:, None] - 1, ["FL204"]),
    "binary 0..255": (head(1), BCE_LOGITS, 255 * BITS[:, None], ["FL204"]),
    "fractions": (head(3), CE, np.array([0.9, 1.99, 1.5, 2.7], np.float32), ["FL205"]),
    "NaN among ids": (head(3), CE, NAN, ["FL205"]),
    "NaN in binary labels": (head(1), BCE_LOGITS, np.array([[0], [np.nan], [1], [1]], np.float32), ["FL205"]),
    "text": (head(3), CE, np.array(["a", "b", "c", "b"]), ["FL205"]),
    "int8 wraps": (head(256), CE, np.array([200, 3, 1, 2]).astype(np.int8), ["FL204"]),
    "(N,) against (N, 1)": (head(1), BCE_LOGITS, BITS, ["FL301"]),
    "soft labels sum to 2": (head(3), CE, 2 * ONE_HOT, ["FL206"]),
    "soft labels sum to 0": (head(3), CE, 0 * ONE_HOT, ["FL206"]),
    "soft labels negative": (head(3), CE, -ONE_HOT, ["FL206"]),
    "multi-hot": (head(3), CE, TWO_HOT, ["FL206"]),
    "ten classes, three units": (head(3), CE, np.array([0, 9, 4, 2]), ["FL204"]),
}  # fmt: skip


def codes(report):
    return [finding.code for finding in report.findings]


@pytest.mark.parametrize("row", TORCH)
def test_torch(row):
    model, loss, labels, expected = TORCH[row]
    assert codes(fl.check(model, loss, (torch.from_numpy(X), labels))) == expected


def test_torch_wrong_class_axis():
    torch.manual_seed(0)
    tagger = nn.Linear(6, 5)  # (N, L, C) where torch wants (N, C, L)
    x, y = torch.randn(8, 5, 6), torch.randint(0, 5, (8, 5))
    assert codes(fl.check(tagger, CE, (x, y))) == ["FL302"]
    assert codes(fl.check(lambda x: tagger(x).transpose(1, 2), CE, (x, y))) == []


def test_torch_softmax_over_the_batch():
    assert codes(fl.check(head(3, nn.Softmax(0)), nn.NLLLoss(), (torch.from_numpy(X), Y))) == ["FL103", "FL302"]


def test_torch_swapped():
    z = torch.from_numpy(X @ W)
    assert codes(fl.check(torch.from_numpy(ONE_HOT), CE, z)) == ["FL303"]
    assert codes(fl.check(torch.from_numpy(BITS), BCE_LOGITS, z[:, 0])) == ["FL303"]


def jax_head(units, end=lambda z: z):
    w = jnp.asarray(3 * np.random.default_rng(6).normal(size=(6, units)), jnp.float32)
    return lambda params, x: end(x @ params), w


J_SPARSE, J_DENSE, J_BCE = optax.softmax_cross_entropy_with_integer_labels, optax.softmax_cross_entropy, optax.sigmoid_binary_cross_entropy
SM = jax.nn.softmax
JAX = {
    "right": (jax_head(3), J_SPARSE, Y, []),
    "softmax out": (jax_head(3, SM), J_SPARSE, Y, ["FL101"]),
    "softmax, then reshape": (jax_head(3, lambda z: SM(z).reshape(-1, 3)), J_SPARSE, Y, ["FL101"]),
    "softmax by hand": (jax_head(3, lambda z: jnp.exp(z) / jnp.exp(z).sum(-1, keepdims=True)), J_SPARSE, Y, ["FL101"]),
    "log_softmax, normalised again": (jax_head(3, jax.nn.log_softmax), J_DENSE, ONE_HOT, ["FL104"]),
    "sigmoid out": (jax_head(1, jax.nn.sigmoid), J_BCE, BITS[:, None], ["FL101"]),
    "softmax over one unit, binary": (jax_head(1, SM), J_BCE, BITS[:, None], ["FL101", "FL106"]),
    "softmax over one unit, dense": (jax_head(1, SM), J_DENSE, np.ones((4, 1), np.float32), ["FL106"]),
    "several sigmoids, categorical": (jax_head(3, jax.nn.sigmoid), J_SPARSE, Y, ["FL101", "FL107"]),
    "softmax of three, binary": (jax_head(3, SM), J_BCE, ONE_HOT, ["FL101", "FL107"]),
    "one-hot, sparse": (jax_head(3), J_SPARSE, ONE_HOT, ["FL201"]),
    "ids, dense": (jax_head(3), J_DENSE, Y, ["FL202"]),
    "ids, dense, N == C": (jax_head(4), J_DENSE, Y, ["FL202"]),
    "ids in a column, dense": (jax_head(3), J_DENSE, Y[:, None], ["FL202"]),
    "ids and rows mixed": (jax_head(3), J_SPARSE, np.array([0, [0, 0, 1], 1, 2], object), ["FL203"]),
    "label = C": (jax_head(3), J_SPARSE, np.array([0, 3, 1, 2]), ["FL204"]),
    "label = 1000": (jax_head(3), J_SPARSE, np.array([0, 1000, 1, 2]), ["FL204"]),
    "label = -1": (jax_head(3), J_SPARSE, np.array([0, -1, 1, 2]), ["FL204"]),
    "label = -100": (jax_head(3), J_SPARSE, np.array([0, -100, 1, 2]), ["FL204"]),
    "counted from one": (jax_head(3), J_SPARSE, Y + 1, ["FL204"]),
    "binary {1, 2}": (jax_head(1), J_BCE, BITS[:, None] + 1, ["FL204"]),
    "binary {-1, 1}": (jax_head(1), J_BCE, 2 * BITS[:, None] - 1, ["FL204"]),
    "binary 0..255": (jax_head(1), J_BCE, 255 * BITS[:, None], ["FL204"]),
    "fractions": (jax_head(3), J_SPARSE, np.array([0.9, 1.99, 1.5, 2.7], np.float32), ["FL205"]),
    "NaN, dense": (jax_head(3), J_DENSE, np.where(ONE_HOT == 1, np.nan, 0).astype(np.float32), ["FL205"]),
    "text": (jax_head(3), J_SPARSE, np.array(["a", "b", "c", "b"]), ["FL205"]),
    "int8 wraps": (jax_head(256), J_SPARSE, np.array([200, 3, 1, 2]).astype(np.int8), ["FL204"]),
    "(N,) against (N, 1)": (jax_head(1), J_BCE, BITS, ["FL301"]),
    "soft labels sum to 2": (jax_head(3), J_DENSE, 2 * ONE_HOT, ["FL206"]),
    "soft labels sum to 0": (jax_head(3), J_DENSE, 0 * ONE_HOT, ["FL206"]),
    "soft labels negative": (jax_head(3), J_DENSE, -ONE_HOT, ["FL206"]),
    "multi-hot": (jax_head(3), J_DENSE, TWO_HOT, ["FL206"]),
    "ten classes, three units": (jax_head(3), J_SPARSE, np.array([0, 9, 4, 2]), ["FL204"]),
}  # fmt: skip


@pytest.mark.parametrize("row", JAX)
def test_jax(row):
    model, loss, labels, expected = JAX[row]
    assert codes(fl.check(model, loss, (jnp.asarray(X), labels))) == expected


def test_jax_swapped():
    assert codes(fl.check(jnp.asarray(ONE_HOT), J_DENSE, jnp.asarray(X @ W))) == ["FL303"]


T_DENSE, T_SPARSE = tf.nn.softmax_cross_entropy_with_logits, tf.nn.sparse_softmax_cross_entropy_with_logits
T_BCE = tf.nn.sigmoid_cross_entropy_with_logits


def tf_head(units, end=lambda z: z):
    w = (3 * np.random.default_rng(6).normal(size=(6, units))).astype(np.float32)
    return lambda x: end(tf.constant(x) @ w)


TENSORFLOW = {
    "right": (tf_head(3), T_SPARSE, Y, []),
    "softmax out": (tf_head(3, tf.nn.softmax), T_SPARSE, Y, ["FL101"]),
    "softmax by hand": (tf_head(3, lambda z: tf.exp(z) / tf.reduce_sum(tf.exp(z), -1, keepdims=True)), T_SPARSE, Y, ["FL101"]),
    "softmax out, dense": (tf_head(3, tf.nn.softmax), T_DENSE, ONE_HOT, ["FL101"]),
    "one-hot, sparse": (tf_head(3), T_SPARSE, ONE_HOT, ["FL201"]),
    "ids, dense, N == C": (tf_head(4), T_DENSE, Y.astype(np.float32), ["FL202"]),
    "ids in a column, dense": (tf_head(3), T_DENSE, Y[:, None].astype(np.float32), ["FL202"]),
    "softmax of three, binary": (tf_head(3, tf.nn.softmax), T_BCE, ONE_HOT, ["FL101", "FL107"]),
    "label = C": (tf_head(3), T_SPARSE, np.array([0, 3, 1, 2]), ["FL204"]),
    "label = -1": (tf_head(3), T_SPARSE, np.array([0, -1, 1, 2]), ["FL204"]),
    "counted from one": (tf_head(3), T_SPARSE, Y + 1, ["FL204"]),
    "binary {-1, 1}": (tf_head(1), T_BCE, 2 * BITS[:, None] - 1, ["FL204"]),
    "soft labels sum to 2": (tf_head(3), T_DENSE, 2 * ONE_HOT, ["FL206"]),
    "multi-hot": (tf_head(3), T_DENSE, TWO_HOT, ["FL206"]),
    "NaN, dense": (tf_head(3), T_DENSE, np.where(ONE_HOT == 1, np.nan, 0).astype(np.float32), ["FL205"]),
    "text": (tf_head(3), T_SPARSE, np.array(["a", "b", "c", "b"]), ["FL205"]),
}  # fmt: skip


@pytest.mark.parametrize("row", TENSORFLOW)
def test_tensorflow(row):
    model, loss, labels, expected = TENSORFLOW[row]
    assert codes(fl.check(model, loss, (X, labels))) == expected


@pytest.mark.parametrize(("number", "named"), [(np.inf, "inf"), (np.nan, "nan")])
def test_a_logit_that_makes_the_loss_nan_is_named(number, named):
    z = (X @ W).copy()
    z[2, 1] = number
    report = fl.check(torch.from_numpy(z), CE, torch.from_numpy(Y))
    assert codes(report) == []
    assert str(report).startswith("no disagreement seen, but the loss of this batch is nan\n")
    assert f"note: output[2, 1] is {named}: the loss of its row is nan" in str(report)


def test_a_masked_class_is_meant():
    z = (X @ W).copy()
    z[Y != 1, 1] = -np.inf
    assert str(fl.check(torch.from_numpy(z), CE, torch.from_numpy(Y))).startswith("output, loss and labels agree\n")


def test_every_row_ignored():
    report = fl.check(torch.from_numpy(X @ W), CE, torch.full((4,), -100))
    assert "the loss of this batch is nan, it should be 0" in str(report)


@pytest.mark.parametrize(
    ("model", "loss", "data"),
    [
        (head(3), CE, (torch.from_numpy(X), torch.from_numpy(Y[:, None]))),
        (jax_head(3), J_SPARSE, (jnp.asarray(X), Y[:, None])),
        (tf_head(3), T_SPARSE, (X, Y[:, None])),
        (head(3), partial(nn.functional.cross_entropy, label_smoothing=1.5), (torch.from_numpy(X), torch.from_numpy(Y))),
    ],
)
def test_what_a_loss_refuses_is_said(model, loss, data):
    report = fl.check(model, loss, data)
    assert codes(report) == []
    assert str(report).startswith("no disagreement seen, but the loss refuses this batch\n")
    assert "refuses this batch: " in str(report)


def test_ids_where_a_distribution_is_expected():
    assert codes(fl.check(head(3), partial(nn.functional.cross_entropy), (torch.from_numpy(X[0]), torch.tensor([0.0, 2.0, 1.0])))) == [
        "FL205"
    ]
