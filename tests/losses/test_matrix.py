"""Every way in which output, loss and labels disagree, on numpy, JAX and TensorFlow: a line each, in the order of `losses.matrix.ROWS`.

torch and Keras have their own files; jit, graphs and accelerators stand in test_modes.py.
"""

from __future__ import annotations

import jax
import jax.numpy as jnp
import numpy as np
import pytest
import tensorflow as tf
from losses.matrix import (
    FLOOR,
    IDS,
    INF,
    LOGITS,
    MANY,
    MANY_IDS,
    MANY_ONE_HOT,
    MASKED,
    MIXED,
    NAN,
    NO_LOSS,
    OBJECTS,
    ONE_HOT,
    RIGHT,
    RIGHT_BINARY,
    RIGHT_MASKED,
    ROWS,
    SIGMOID,
    SOFTMAX,
    TEXT,
    UNITS,
    YES_NO,
    Blind,
    Case,
    Raises,
    Warns,
    judge,
    missing,
    named,
)  # fmt: skip

import fromlogits as fl
from fromlogits.jax import sigmoid_binary_cross_entropy, softmax_cross_entropy, softmax_cross_entropy_with_integer_labels
from fromlogits.tensorflow import (
    sigmoid_cross_entropy_with_logits,
    softmax_cross_entropy_with_logits,
    sparse_softmax_cross_entropy_with_logits,
)

rows, units = fl.cross_entropy, fl.binary_cross_entropy
LABEL, SHAPE, KIND = fl.LabelError, fl.ShapeError, fl.OutputKindError
LOG_SOFTMAX = np.log(SOFTMAX)
IN_REACH = np.array([[0.25], [0.75]], "float32")  # logits that could be probabilities
CUBE = LOGITS[:3].reshape(1, 3, 3)  # (1, L, C) with L == C
CUBE_LOSS = float(np.mean([np.log(np.exp(z).sum()) - z[y] for z, y in zip(LOGITS[:3].T.astype(float), [0, 2, 1], strict=True)]))

NUMPY = [
    Case("softmax, then a reshape, or written by hand", lambda: rows(np.exp(LOGITS) / np.exp(LOGITS).sum(1, keepdims=True), IDS), Warns("FL101")),
    Case("softmax, its values alone", lambda: rows(SOFTMAX, IDS), Warns("the 4 rows sum to 1 and nothing is negative")),
    Case("softmax, its values alone", lambda: rows(SOFTMAX, ONE_HOT), Warns("FL101")),
    Case("softmax, its values alone", lambda: rows(SOFTMAX, IDS, kind="probabilities"), RIGHT),
    Case("logits as probabilities", lambda: rows(LOGITS, IDS, kind="probabilities"), Raises(KIND, "These look like raw scores")),
    Case("logits as probabilities", lambda: rows(LOGITS / 4, ONE_HOT, kind="probabilities"), Raises(KIND, "logits[0, 2] is -0.25")),
    Case("log_softmax as probabilities", lambda: rows(LOG_SOFTMAX, IDS, kind="probabilities"), Raises(KIND, "kind='probabilities'")),
    Case("log_softmax as probabilities", lambda: rows(LOG_SOFTMAX, IDS), RIGHT),
    Case("log_softmax as probabilities", lambda: rows(LOG_SOFTMAX, IDS, kind="log_probabilities"), RIGHT),
    Case("probabilities before NLLLoss", lambda: rows(SOFTMAX, IDS, kind="log_probabilities"), Raises(KIND, "kind='log_probabilities'")),
    Case("probabilities before NLLLoss", lambda: rows(LOGITS, IDS, kind="log_probabilities"), Raises(KIND, "logits[0, 0] is 2")),
    Case("sigmoid before a binary loss of logits", lambda: units(MANY, MANY_ONE_HOT), Warns("every number lies between 0 and 1")),
    Case("sigmoid before a binary loss of logits", lambda: units(SIGMOID[:, :1], YES_NO, kind="probabilities"), RIGHT_BINARY),
    Case("logits before a binary loss of probabilities", lambda: units(UNITS, YES_NO, kind="probabilities"), Raises(KIND, "logits[0, 0] is 2")),
    Case(
        "logits before a binary loss of probabilities",
        lambda: units(IN_REACH, np.ones((2, 1)), kind="probabilities"),
        Blind(-np.log(0.25 * 0.75) / 2, "these numbers can be probabilities"),
    ),
    Case("softmax of one unit, binary loss", lambda: units(np.ones((4, 1)), YES_NO, kind="probabilities"), Warns("FL106")),
    Case("softmax of one unit, dense labels", lambda: rows(np.ones((4, 1)), YES_NO), Raises(LABEL, "labels[1] sums to 0")),
    Case("softmax of one unit, dense labels", lambda: rows(UNITS, np.ones((4, 1))), Warns("FL106")),
    Case("one unit, class ids", lambda: rows(UNITS, IDS), Raises(LABEL, "label 2 at labels[1], and 2 more, has no class")),
    Case("several sigmoids, categorical loss", lambda: rows(MANY, MANY_IDS), Warns("FL101")),
    Case("several sigmoids, categorical loss", lambda: rows(SIGMOID, IDS, kind="probabilities"), Raises(KIND, "not to 1")),
    Case("softmax of several units, binary loss", lambda: units(SOFTMAX, ONE_HOT, kind="probabilities"), Warns("FL107")),
    Case("one-hot rows, sparse loss", lambda: rows(LOGITS, ONE_HOT), RIGHT),
    Case("class ids, dense loss", lambda: rows(LOGITS, IDS), RIGHT),
    Case("class ids, dense loss", lambda: units(LOGITS, IDS), Raises(SHAPE, "compare every row with every other")),
    Case("class ids (N, 1), dense loss", lambda: rows(LOGITS, IDS[:, None]), Raises(SHAPE, "can be read in two ways")),
    Case("mixed forms", lambda: rows(LOGITS, MIXED), Raises(LABEL, "labels mix two forms")),
    Case("label = C, 1000", lambda: rows(LOGITS, [0, 2, 1, 3]), Raises(LABEL, "label 3 at labels[3] has no class")),
    Case("label = C, 1000", lambda: rows(LOGITS, [0, 2, 1, 1000]), Raises(LABEL, "label 1000 at labels[3] has no class")),
    Case("label -1", lambda: rows(LOGITS, [0, 2, -1, 2]), Raises(LABEL, "pass ignore_index=-1")),
    Case("label -100", lambda: rows(LOGITS, [0, 2, -100, 2]), Raises(LABEL, "pass ignore_index=-100")),
    Case("label -100", lambda: rows(np.vstack([LOGITS, LOGITS]), [*IDS, -100, -100, -100, -100], ignore_index=-100), RIGHT),
    Case("labels counted from 1", lambda: rows(LOGITS, IDS + 1), Raises(LABEL, "The classes seem to be counted from 1: pass labels - 1")),
    Case("binary labels 1 and 2, -1 and 1, 0 to 255", lambda: units(UNITS, YES_NO + 1), Raises(LABEL, "pass labels - 1")),
    Case("binary labels 1 and 2, -1 and 1, 0 to 255", lambda: units(UNITS, 2 * YES_NO - 1), Raises(LABEL, "pass (labels + 1) / 2")),
    Case("binary labels 1 and 2, -1 and 1, 0 to 255", lambda: units(UNITS, 255 * YES_NO), Raises(LABEL, "pass labels / 255")),
    Case("labels that are not whole", lambda: rows(LOGITS, np.array([0.9, 1.99, 1.5, 2.7])), Raises(LABEL, "class ids are integers")),
    Case("NaN label, sparse", lambda: rows(LOGITS, np.array([0, 2, NAN, 2])), Raises(LABEL, "class ids are integers")),
    Case("NaN label, sparse", lambda: rows(LOGITS, np.array([0, 2, -(2**63), 2])), Raises(LABEL, "NaN becomes this number")),
    Case("NaN label, dense or binary", lambda: rows(LOGITS, np.where(ONE_HOT == 1, NAN, 0)), Raises(LABEL, "labels[0, 0] is NaN")),
    Case("NaN label, dense or binary", lambda: units(UNITS, YES_NO * NAN), Raises(LABEL, "labels[0, 0] is NaN")),
    Case("text", lambda: rows(LOGITS, TEXT), Raises(LABEL, "a loss takes numbers")),
    Case("bool labels", lambda: units(UNITS, YES_NO.astype(bool)), RIGHT_BINARY),
    Case("bool labels", lambda: rows(LOGITS, ONE_HOT.astype(bool)), RIGHT),
    Case("uint8 and int32 labels", lambda: rows(LOGITS, IDS.astype("uint8")), RIGHT),
    Case("uint8 and int32 labels", lambda: rows(LOGITS, IDS.astype("int32")), RIGHT),
    Case("int8 label that has run over", lambda: rows(np.zeros((1, 256)), np.array([200]).astype("int8")), Raises(LABEL, "label -56 at")),
    Case("class ids (N, 1), sparse loss", lambda: rows(LOGITS, IDS[:, None]), Raises(SHAPE, "labels.squeeze(-1)")),
    Case("(N,) against (N, 1), binary loss", lambda: units(UNITS, YES_NO[:, 0]), Raises(SHAPE, "compare every row with every other")),
    Case("(N,) against (N, 1), binary loss", lambda: units(UNITS[:, 0], YES_NO), Raises(SHAPE, "compare every row with every other")),
    Case("labels that sum to 2, to 0, below zero, several classes", lambda: rows(LOGITS, 2 * ONE_HOT), Raises(LABEL, "sums to 2")),
    Case("labels that sum to 2, to 0, below zero, several classes", lambda: rows(LOGITS, 0 * ONE_HOT), Raises(LABEL, "sums to 0")),
    Case(
        "labels that sum to 2, to 0, below zero, several classes",
        lambda: rows(LOGITS, 2 * ONE_HOT - np.roll(ONE_HOT, 1, 1)),
        Raises(LABEL, "a share of a distribution is not negative"),
    ),
    Case("labels that sum to 2, to 0, below zero, several classes", lambda: rows(LOGITS, 0 * ONE_HOT + 1), Raises(LABEL, "Several classes")),
    Case("probabilities that do not sum to 1", lambda: rows(2 * SOFTMAX / 3, IDS, kind="probabilities"), Raises(KIND, "sums to 0.666667")),
    Case("probabilities that do not sum to 1", lambda: rows(2 * SOFTMAX, IDS, kind="probabilities"), Raises(KIND, "logits[0, 0] is 1.6")),
    Case("wrong class axis", lambda: rows(CUBE, ONE_HOT[None, [0, 1, 1]], axis=1), Raises(LABEL, "labels[0, :, 1] sums to 0")),
    Case("wrong class axis", lambda: rows(CUBE, [[0, 2, 1]], axis=1), Blind(CUBE_LOSS, "as many places as classes: the numbers fit either way")),
    Case("class axis 1", lambda: rows(LOGITS.T[None], IDS[None], axis=1), RIGHT),
    Case("10 classes, 3 units", lambda: rows(LOGITS, [0, 2, 9, 2]), Raises(LABEL, "the last layer has too few units")),
    Case("empty batch", lambda: rows(LOGITS[:0], IDS[:0]), 0.0),
    Case("empty batch", lambda: rows(np.zeros((0, 50), np.float32), IDS[:0]), 0.0),  # sums of more than 32 are made in blocks
    Case("empty batch", lambda: units(UNITS[:0], YES_NO[:0]), 0.0),
    Case("all ignored", lambda: rows(LOGITS, [-1] * 4, ignore_index=-1), 0.0),
    Case("logits of 1e4, 1e30", lambda: rows([[1e4, -1e4, 0.0]], [1]), 2e4),
    Case("logits of 1e4, 1e30", lambda: rows(np.array([[1e30, -1e30]], "float32"), [1]), 2e30),
    Case("logit +inf or NaN", lambda: rows([[INF, 0.0]], [0]), NAN),
    Case("logit +inf or NaN", lambda: rows([[NAN, 0.0]], [1]), NAN),
    Case("logit +inf or NaN", lambda: rows([[INF, 0.0]], [[1.0, 0.0]]), NAN),
    Case("logit -inf", lambda: rows(MASKED, [2]), RIGHT_MASKED),
    Case("logit -inf", lambda: rows(MASKED, [[0.0, 0.0, 1.0]]), RIGHT_MASKED),
    Case("logit -inf", lambda: rows(MASKED, [2], label_smoothing=1.0), RIGHT_MASKED + 0.5),  # half of it costs one more
    Case("p = 1 of the right answer, half precision", lambda: units(np.ones(1, "float16"), [1], kind="probabilities"), 0.0),
    Case("p = 1 of the wrong answer, half precision", lambda: units(np.ones(1, "float16"), [0], kind="probabilities"), FLOOR),
    Case("p = 0 of the label", lambda: rows(np.array([[0.0, 1.0]], "float32"), [0], kind="probabilities"), FLOOR),
    Case("p = 0 of the label", lambda: units(np.zeros(1, "float32"), [1], kind="probabilities"), FLOOR),
    Case("saturated sigmoid", lambda: units(np.ones(1, "float32"), [0], kind="probabilities"), Blind(FLOOR, "50 was lost in the sigmoid")),
    Case("saturated sigmoid", lambda: units(np.array([50.0], "float32"), [0]), 50.0),
    Case("exchanged arguments", lambda: rows(IDS, LOGITS), Raises(SHAPE, "labels of shape (4, 3) do not go with logits of shape (4,)")),
    Case("exchanged arguments", lambda: rows(ONE_HOT, LOGITS), Raises(LABEL, "labels[1] sums to 4")),
    Case("exchanged arguments", lambda: units(YES_NO, UNITS), Raises(LABEL, "binary labels lie in [0, 1]")),
    Case("label smoothing out of range", lambda: rows(LOGITS, IDS, label_smoothing=1.5), Raises(ValueError, "label_smoothing=1.5 is not in [0, 1]")),
    Case("label smoothing out of range", lambda: units(UNITS, YES_NO, label_smoothing=-0.1), Raises(ValueError, "label_smoothing=-0.1")),
    Case("form: int64", lambda: rows(LOGITS, IDS), RIGHT),
    Case("form: int32", lambda: rows(LOGITS, IDS.astype("int32")), RIGHT),
    Case("form: uint8, int8", lambda: rows(LOGITS, IDS.astype("int8")), RIGHT),
    Case("form: whole floats", lambda: rows(LOGITS, IDS.astype("float32")), Raises(LABEL, "fromlogits.labels.to_class_ids(labels)")),
    Case("form: whole floats", lambda: rows(LOGITS, fl.labels.to_class_ids(IDS.astype("float32"), classes=3)), RIGHT),
    Case("form: list of ints", lambda: rows(LOGITS, IDS.tolist()), RIGHT),
    Case("form: (N, 1)", lambda: rows(LOGITS, IDS[:, None]), Raises(SHAPE, "can be read in two ways")),
    Case("form: one-hot floats", lambda: rows(LOGITS, ONE_HOT.astype("float64")), RIGHT),
    Case("form: one-hot int64, bool", lambda: rows(LOGITS, ONE_HOT.astype("int64")), RIGHT),
    Case("form: one-hot int64, bool", lambda: rows(LOGITS, ONE_HOT.astype(bool)), RIGHT),
    Case("form: soft labels", lambda: rows(LOGITS, 0.5 * ONE_HOT + 0.5 * ONE_HOT), RIGHT),
    Case("form: text", lambda: rows(LOGITS, TEXT.tolist()), Raises(LABEL, "for instance 'a'")),
    Case("form: objects", lambda: rows(LOGITS, OBJECTS), Raises(LABEL, "labels have dtype object")),
    Case("form: mixed", lambda: rows(LOGITS, np.array(MIXED, object)), Raises(LABEL, "labels mix two forms")),
    Case("form: list of one-hot lists", lambda: rows(LOGITS, ONE_HOT.tolist()), RIGHT),
    Case("form: -1 for rows without a label", lambda: rows(LOGITS, [0, 2, -1, 2]), Raises(LABEL, "If -1 marks rows without a label")),
]  # fmt: skip
NUMPY_ELSEWHERE = {
    "softmax before a loss of logits": "an array does not tell what made it; its values do",
    "logits, and a loss named by a string": "no loss has a name here",
}

z, y, one_hot, p = (jnp.asarray(one) for one in (LOGITS, IDS, ONE_HOT, SOFTMAX))
u, bits, many, many_ids, many_one_hot = (jnp.asarray(one) for one in (UNITS, YES_NO, MANY, MANY_IDS, MANY_ONE_HOT))
ids, dense, sigmoid = softmax_cross_entropy_with_integer_labels, softmax_cross_entropy, sigmoid_binary_cross_entropy
TWICE = float(np.mean(np.log(np.exp(SOFTMAX).sum(1)) - SOFTMAX[np.arange(4), IDS]))  # softmax of a softmax
JAX = [
    Case("softmax before a loss of logits", lambda: ids(jax.nn.softmax(z), y), Warns("FL101")),
    Case("softmax before a loss of logits", lambda: dense(jax.nn.softmax(z), one_hot), Warns("FL101")),
    Case("softmax before a loss of logits", lambda: jax.jit(lambda z: ids(jax.nn.softmax(z), y))(z), Blind(TWICE, "a tracer tells nothing: fl.loss_for, fl.check")),
    Case("softmax, then a reshape, or written by hand", lambda: ids(jnp.exp(z) / jnp.exp(z).sum(1, keepdims=True), y), Warns("FL101")),
    Case("softmax, then a reshape, or written by hand", lambda: ids(jax.nn.softmax(z).reshape(2, 2, 3), y.reshape(2, 2)), Warns("FL101")),
    Case("softmax, its values alone", lambda: ids(SOFTMAX, IDS), Warns("FL101")),
    Case("log_softmax as probabilities", lambda: ids(jax.nn.log_softmax(z), y), RIGHT),
    Case("sigmoid before a binary loss of logits", lambda: sigmoid(many, many_one_hot), Warns("FL101")),
    Case("softmax of one unit, binary loss", lambda: sigmoid(jnp.ones((32, 1)), jnp.ones((32, 1))), Warns("FL101")),
    Case("softmax of one unit, dense labels", lambda: dense(jax.nn.softmax(u), bits), Warns("FL106")),
    Case("one unit, class ids", lambda: ids(jax.nn.softmax(u), y), Raises(LABEL, "label 2 at labels[1]")),
    Case("one unit, class ids", lambda: ids(u, y), Raises(LABEL, "label 2 at labels[1]")),
    Case("several sigmoids, categorical loss", lambda: ids(many, many_ids), Warns("FL101")),
    Case("several sigmoids, categorical loss", lambda: dense(many, many_one_hot), Warns("FL101")),
    Case("softmax of several units, binary loss", lambda: sigmoid(jnp.tile(p, (3, 1)), many_one_hot), Warns("FL101")),
    Case("one-hot rows, sparse loss", lambda: ids(z, one_hot), Raises(SHAPE, "class ids need shape (4,)")),
    Case("class ids, dense loss", lambda: dense(z, y), Raises(SHAPE, "class ids need shape (4,), a distribution needs shape (4, 3)")),
    Case("class ids, dense loss", lambda: dense(z[:3], y[:3]), Raises(SHAPE, "class ids need shape (3,)")),
    Case("class ids (N, 1), dense loss", lambda: dense(z, y[:, None]), Raises(SHAPE, "can be read in two ways")),
    Case("mixed forms", lambda: ids(z, MIXED), Raises(LABEL, "labels mix two forms")),
    Case("label = C, 1000", lambda: ids(z, y.at[3].set(3)), Raises(LABEL, "label 3 at labels[3]")),
    Case("label = C, 1000", lambda: ids(z, y.at[3].set(1000)), Raises(LABEL, "label 1000 at labels[3]")),
    Case("label = C, 1000", lambda: jax.jit(ids)(z, y.at[3].set(3)), NAN),
    Case("label -1", lambda: ids(z, y.at[2].set(-1)), Raises(LABEL, "label -1 at labels[2]")),
    Case("label -1", lambda: jax.jit(ids)(z, y.at[2].set(-1)), NAN),
    Case("label -100", lambda: ids(z, y.at[2].set(-100)), Raises(LABEL, "label -100 at labels[2]")),
    Case("labels counted from 1", lambda: ids(z, y + 1), Raises(LABEL, "pass labels - 1")),
    Case("binary labels 1 and 2, -1 and 1, 0 to 255", lambda: sigmoid(u, bits + 1), Raises(LABEL, "pass labels - 1")),
    Case("binary labels 1 and 2, -1 and 1, 0 to 255", lambda: sigmoid(u, 2 * bits - 1), Raises(LABEL, "pass (labels + 1) / 2")),
    Case("binary labels 1 and 2, -1 and 1, 0 to 255", lambda: sigmoid(u, 255 * bits), Raises(LABEL, "pass labels / 255")),
    Case("labels that are not whole", lambda: ids(z, jnp.array([0.9, 1.99, 1.5, 2.7])), Raises(LABEL, "class ids are integers")),
    Case("NaN label, sparse", lambda: ids(z, jnp.array([0, 2, NAN, 2])), Raises(LABEL, "class ids are integers")),
    Case("NaN label, sparse", lambda: ids(z, jnp.array([0, 2, -(2**31), 2])), Raises(LABEL, "NaN becomes this number")),
    Case("NaN label, sparse", lambda: ids(z, jnp.array([0, 2, NAN, 2]).astype(int)), Blind(
        float(np.mean([RIGHT * 4 - np.log1p(np.exp(-3.0) + np.exp(-1.5)), np.log(np.exp(-1.0) + np.exp(2.0) + np.exp(0.5)) + 1.0]) / 2),
        "XLA makes NaN class 0 before the loss is called",
    )),
    Case("NaN label, dense or binary", lambda: dense(z, one_hot.at[0, 0].set(NAN)), Raises(LABEL, "labels[0, 0] is NaN")),
    Case("NaN label, dense or binary", lambda: sigmoid(u, bits * NAN), Raises(LABEL, "labels[0, 0] is NaN")),
    Case("text", lambda: ids(z, TEXT), Raises(LABEL, "a loss takes numbers")),
    Case("bool labels", lambda: sigmoid(u, bits.astype(bool)), RIGHT_BINARY),
    Case("uint8 and int32 labels", lambda: ids(z, y.astype("uint8")), RIGHT),
    Case("uint8 and int32 labels", lambda: ids(z, y.astype("int32")), RIGHT),
    Case("int8 label that has run over", lambda: ids(jnp.zeros((1, 256)), jnp.array([200]).astype("int8")), Raises(LABEL, "label -56 at")),
    Case("class ids (N, 1), sparse loss", lambda: ids(z, y[:, None]), Raises(SHAPE, "labels.squeeze(1)")),
    Case("(N,) against (N, 1), binary loss", lambda: sigmoid(u, bits[:, 0]), Raises(SHAPE, "compare every row with every other")),
    Case("(N,) against (N, 1), binary loss", lambda: sigmoid(u[:, 0], bits), Raises(SHAPE, "compare every row with every other")),
    Case("labels that sum to 2, to 0, below zero, several classes", lambda: dense(z, 2 * one_hot), Warns("FL206")),
    Case("labels that sum to 2, to 0, below zero, several classes", lambda: dense(z, 0 * one_hot), 0.0),  # rows that count nothing
    Case("labels that sum to 2, to 0, below zero, several classes", lambda: dense(z, 2 * one_hot - jnp.roll(one_hot, 1, 1)), Warns("FL206")),
    Case("labels that sum to 2, to 0, below zero, several classes", lambda: dense(z, jnp.ones((4, 3))), Warns("Several classes hold at once")),
    Case("wrong class axis", lambda: dense(CUBE, ONE_HOT[None, [0, 1, 1]], axis=1), Warns("FL206")),
    Case("wrong class axis", lambda: ids(CUBE, jnp.array([[0, 2, 1]]), axis=1), Blind(CUBE_LOSS, "the numbers fit either way")),
    Case("class axis 1", lambda: ids(z.T[None], y[None], axis=1), RIGHT),
    Case("10 classes, 3 units", lambda: ids(z, y.at[2].set(9)), Raises(LABEL, "the last layer has too few units")),
    Case("empty batch", lambda: ids(z[:0], y[:0]).sum(), 0.0),
    Case("all ignored", lambda: ids(z, y, where=jnp.zeros(4, bool)), 0.0),
    Case("logits of 1e4, 1e30", lambda: ids(jnp.array([[1e4, -1e4, 0.0]]), jnp.array([1])), 2e4),
    Case("logits of 1e4, 1e30", lambda: ids(jnp.array([[1e30, -1e30]]), jnp.array([1])), 2e30),
    Case("logit +inf or NaN", lambda: ids(jnp.array([[INF, 0.0]]), jnp.array([0])), NAN),
    Case("logit +inf or NaN", lambda: dense(jnp.array([[NAN, 0.0]]), jnp.array([[1.0, 0.0]])), NAN),
    Case("logit +inf or NaN", lambda: sigmoid(jnp.array([NAN]), jnp.array([1.0])), NAN),
    Case("logit -inf", lambda: ids(jnp.array(MASKED), jnp.array([2])), RIGHT_MASKED),
    Case("logit -inf", lambda: dense(jnp.array(MASKED), jnp.array([[0.0, 0.0, 1.0]])), RIGHT_MASKED),
    Case("saturated sigmoid", lambda: sigmoid(jnp.array([50.0]), jnp.array([0.0])), 50.0),
    Case("exchanged arguments", lambda: ids(y, z), Raises(KIND, "changed places")),
    Case("exchanged arguments", lambda: dense(one_hot, z), Warns("FL206")),
    Case("exchanged arguments", lambda: sigmoid(bits, u), Raises(LABEL, "binary labels lie in [0, 1]")),
    Case("form: int64", lambda: ids(z, IDS), RIGHT),
    Case("form: int64", lambda: dense(z, IDS), Raises(SHAPE, "class ids need shape (4,)")),
    Case("form: int32", lambda: ids(z, IDS.astype("int32")), RIGHT),
    Case("form: uint8, int8", lambda: ids(z, IDS.astype("int8")), RIGHT),
    Case("form: whole floats", lambda: ids(z, y.astype(float)), Raises(LABEL, "fromlogits.labels.to_class_ids(labels)")),
    Case("form: list of ints", lambda: ids(z, IDS.tolist()), RIGHT),
    Case("form: (N, 1)", lambda: dense(z, y[:, None]), Raises(SHAPE, "can be read in two ways")),
    Case("form: one-hot floats", lambda: dense(z, one_hot), RIGHT),
    Case("form: one-hot floats", lambda: ids(z, one_hot), Raises(SHAPE, "class ids need shape (4,)")),
    Case("form: one-hot int64, bool", lambda: dense(z, one_hot.astype(int)), RIGHT),
    Case("form: one-hot int64, bool", lambda: dense(z, one_hot.astype(bool)), RIGHT),
    Case("form: soft labels", lambda: dense(z, 0.5 * one_hot + 0.5 * one_hot), RIGHT),
    Case("form: text", lambda: dense(z, TEXT.tolist()), Raises(LABEL, "for instance 'a'")),
    Case("form: objects", lambda: ids(z, OBJECTS), Raises(LABEL, "labels have dtype object")),
    Case("form: mixed", lambda: dense(z, np.array(MIXED, object)), Raises(LABEL, "labels mix two forms")),
    Case("form: list of one-hot lists", lambda: dense(z, ONE_HOT.tolist()), RIGHT),
    Case("form: -1 for rows without a label", lambda: ids(z, y.at[2].set(-1)), Raises(LABEL, "If -1 marks rows without a label")),
]  # fmt: skip
FROM_LOGITS_ALONE = dict.fromkeys(
    (
        "logits as probabilities", "logits, and a loss named by a string", "probabilities before NLLLoss", "logits before a binary loss of probabilities",
        "probabilities that do not sum to 1", "p = 1 of the right answer, half precision", "p = 1 of the wrong answer, half precision",
        "p = 0 of the label", "label smoothing out of range",
    ),
    "every loss of this door takes logits, and has no smoothing and no name",
)  # fmt: skip


def tf_ids(labels, logits=LOGITS):
    return sparse_softmax_cross_entropy_with_logits(labels, tf.constant(logits))


def tf_dense(labels, logits=LOGITS, axis=-1):
    return softmax_cross_entropy_with_logits(labels, tf.constant(logits), axis)


def tf_sigmoid(labels, logits=UNITS):
    return sigmoid_cross_entropy_with_logits(labels, tf.constant(logits))


def in_graph(loss, made, labels, logits=LOGITS):
    """The loss of what was made of logits, in a tf.function, whose graph tells what made it."""
    return tf.function(lambda labels, logits: loss(labels, made(logits)), autograph=False)(tf.constant(labels), tf.constant(logits))


def by_hand(logits):
    powers = tf.exp(logits)
    return powers / tf.reduce_sum(powers, -1, keepdims=True)


T_IDS, T_DENSE, T_SIGMOID = sparse_softmax_cross_entropy_with_logits, softmax_cross_entropy_with_logits, sigmoid_cross_entropy_with_logits
STOPS = tf.errors.InvalidArgumentError
TENSORFLOW = [
    Case("softmax before a loss of logits", lambda: in_graph(T_IDS, tf.nn.softmax, IDS), Raises(KIND, "this tensor is the output of softmax")),
    Case("softmax before a loss of logits", lambda: in_graph(T_DENSE, tf.nn.softmax, ONE_HOT), Raises(KIND, "this tensor is the output of softmax")),
    Case("softmax before a loss of logits", lambda: T_IDS(IDS, tf.nn.softmax(LOGITS)), Warns("FL101")),
    Case("softmax, then a reshape, or written by hand", lambda: in_graph(T_IDS, lambda z: tf.reshape(tf.nn.softmax(z), [4, 3]), IDS), Raises(KIND, "softmax")),
    Case("softmax, then a reshape, or written by hand", lambda: in_graph(T_IDS, by_hand, IDS), Raises(KIND, "this tensor is the output of softmax")),
    Case("softmax, its values alone", lambda: tf_ids(IDS, SOFTMAX), Warns("FL101")),
    Case("log_softmax as probabilities", lambda: in_graph(T_IDS, tf.nn.log_softmax, IDS), RIGHT),
    Case("sigmoid before a binary loss of logits", lambda: in_graph(T_SIGMOID, tf.sigmoid, ONE_HOT), Raises(KIND, "this tensor is the output of sigmoid")),
    Case("sigmoid before a binary loss of logits", lambda: tf_sigmoid(MANY_ONE_HOT, MANY), Warns("FL101")),
    Case("softmax of one unit, binary loss", lambda: in_graph(T_SIGMOID, tf.nn.softmax, YES_NO, UNITS), Raises(KIND, "output of softmax")),
    Case("softmax of one unit, dense labels", lambda: in_graph(T_DENSE, tf.nn.softmax, YES_NO, UNITS), Raises(KIND, "output of softmax")),
    Case("softmax of one unit, dense labels", lambda: tf_dense(YES_NO, UNITS), Warns("FL106")),
    Case("one unit, class ids", lambda: tf_ids(IDS, UNITS), Raises(LABEL, "label 2 at labels[1]")),
    Case("several sigmoids, categorical loss", lambda: in_graph(T_IDS, tf.sigmoid, IDS), Raises(KIND, "output of sigmoid: the loss would apply softmax to it")),
    Case("several sigmoids, categorical loss", lambda: tf_dense(MANY_ONE_HOT, MANY), Warns("FL101")),
    Case("softmax of several units, binary loss", lambda: in_graph(T_SIGMOID, tf.nn.softmax, ONE_HOT), Raises(KIND, "output of softmax")),
    Case("one-hot rows, sparse loss", lambda: tf_ids(ONE_HOT), Raises(SHAPE, "class ids need shape (4,)")),
    Case("class ids, dense loss", lambda: tf_dense(IDS), Raises(SHAPE, "class ids need shape (4,), a distribution needs shape (4, 3)")),
    Case("class ids, dense loss", lambda: tf_dense(IDS[:3], LOGITS[:3]), Raises(SHAPE, "class ids need shape (3,)")),
    Case("class ids (N, 1), dense loss", lambda: tf_dense(IDS[:, None]), Raises(SHAPE, "can be read in two ways")),
    Case("mixed forms", lambda: tf_ids(MIXED), Raises(LABEL, "labels mix two forms")),
    Case("label = C, 1000", lambda: tf_ids([0, 2, 1, 3]), Raises(LABEL, "label 3 at labels[3]")),
    Case("label = C, 1000", lambda: tf_ids([0, 2, 1, 1000]), Raises(LABEL, "label 1000 at labels[3]")),
    Case("label = C, 1000", lambda: in_graph(T_IDS, tf.identity, [0, 2, 1, 3]), Raises(STOPS, "a label has no class")),
    Case("label = C, 1000", lambda: tf.function(T_IDS, jit_compile=True)(tf.constant([0, 2, 1, 3]), tf.constant(LOGITS)), NAN),
    Case("label -1", lambda: tf_ids([0, 2, -1, 2]), Raises(LABEL, "label -1 at labels[2]")),
    Case("label -1", lambda: tf.function(T_IDS, jit_compile=True)(tf.constant([0, 2, -1, 2]), tf.constant(LOGITS)), NAN),
    Case("label -100", lambda: tf_ids([0, 2, -100, 2]), Raises(LABEL, "label -100 at labels[2]")),
    Case("labels counted from 1", lambda: tf_ids(IDS + 1), Raises(LABEL, "pass labels - 1")),
    Case("binary labels 1 and 2, -1 and 1, 0 to 255", lambda: tf_sigmoid(YES_NO + 1), Raises(LABEL, "pass labels - 1")),
    Case("binary labels 1 and 2, -1 and 1, 0 to 255", lambda: tf_sigmoid(2 * YES_NO - 1), Raises(LABEL, "pass (labels + 1) / 2")),
    Case("binary labels 1 and 2, -1 and 1, 0 to 255", lambda: tf_sigmoid(255 * YES_NO), Raises(LABEL, "pass labels / 255")),
    Case("labels that are not whole", lambda: tf_ids([0.9, 1.99, 1.5, 2.7]), Raises(LABEL, "class ids are integers")),
    Case("NaN label, sparse", lambda: tf_ids([0, 2, NAN, 2]), Raises(LABEL, "class ids are integers")),
    Case("NaN label, sparse", lambda: tf_ids(np.array([0, 2, -(2**63), 2])), Raises(LABEL, "NaN becomes this number")),
    Case("NaN label, dense or binary", lambda: tf_dense(np.where(ONE_HOT == 1, NAN, 0)), Raises(LABEL, "labels[0, 0] is NaN")),
    Case("NaN label, dense or binary", lambda: tf_sigmoid(YES_NO * NAN), Raises(LABEL, "labels[0, 0] is NaN")),
    Case("text", lambda: tf_ids(TEXT), Raises(LABEL, "a loss takes numbers")),
    Case("text", lambda: tf_ids(tf.constant(TEXT)), Raises(LABEL, "a loss takes numbers")),
    Case("bool labels", lambda: tf_sigmoid(YES_NO.astype(bool)), RIGHT_BINARY),
    Case("uint8 and int32 labels", lambda: tf_ids(IDS.astype("uint8")), RIGHT),
    Case("uint8 and int32 labels", lambda: tf_ids(IDS.astype("int32")), RIGHT),
    Case("int8 label that has run over", lambda: tf_ids(np.array([200]).astype("int8"), np.zeros((1, 256))), Raises(LABEL, "label -56 at")),
    Case("class ids (N, 1), sparse loss", lambda: tf_ids(IDS[:, None]), Raises(SHAPE, "labels.squeeze(-1)")),
    Case("(N,) against (N, 1), binary loss", lambda: tf_sigmoid(YES_NO[:, 0]), Raises(SHAPE, "compare every row with every other")),
    Case("(N,) against (N, 1), binary loss", lambda: tf_sigmoid(YES_NO, UNITS[:, 0]), Raises(SHAPE, "compare every row with every other")),
    Case("labels that sum to 2, to 0, below zero, several classes", lambda: tf_dense(2 * ONE_HOT), Warns("FL206")),
    Case("labels that sum to 2, to 0, below zero, several classes", lambda: tf_dense(0 * ONE_HOT), 0.0),  # rows that count nothing
    Case("labels that sum to 2, to 0, below zero, several classes", lambda: tf_dense(2 * ONE_HOT - np.roll(ONE_HOT, 1, 1)), Warns("FL206")),
    Case("labels that sum to 2, to 0, below zero, several classes", lambda: tf_dense(0 * ONE_HOT + 1), Warns("Several classes hold at once")),
    Case("wrong class axis", lambda: tf_dense(ONE_HOT[None, [0, 1, 1]], CUBE, axis=1), Warns("FL206")),
    Case("class axis 1", lambda: tf_dense(ONE_HOT.T[None], LOGITS.T[None], axis=1), RIGHT),
    Case("10 classes, 3 units", lambda: tf_ids([0, 2, 9, 2]), Raises(LABEL, "the last layer has too few units")),
    Case("empty batch", lambda: tf.reduce_sum(tf_ids(IDS[:0], LOGITS[:0])), 0.0),
    Case("logits of 1e4, 1e30", lambda: tf_ids([1], [[1e4, -1e4, 0.0]]), 2e4),
    Case("logits of 1e4, 1e30", lambda: tf_ids([1], [[1e30, -1e30]]), 2e30),
    Case("logit +inf or NaN", lambda: tf_ids([0], [[INF, 0.0]]), NAN),
    Case("logit +inf or NaN", lambda: tf_dense([[1.0, 0.0]], [[NAN, 0.0]]), NAN),
    Case("logit +inf or NaN", lambda: tf_sigmoid([1.0], [NAN]), NAN),
    Case("logit -inf", lambda: tf_ids([2], MASKED), RIGHT_MASKED),
    Case("logit -inf", lambda: tf_dense([[0.0, 0.0, 1.0]], MASKED), RIGHT_MASKED),
    Case("saturated sigmoid", lambda: tf_sigmoid([0.0], [50.0]), 50.0),
    Case("exchanged arguments", lambda: T_IDS(LOGITS, IDS), Raises(KIND, "changed places")),
    Case("exchanged arguments", lambda: tf_dense(LOGITS, ONE_HOT), Warns("FL206")),
    Case("exchanged arguments", lambda: tf_sigmoid(UNITS, YES_NO), Raises(LABEL, "binary labels lie in [0, 1]")),
    Case("form: int64", lambda: tf_ids(IDS), RIGHT),
    Case("form: int64", lambda: tf_dense(IDS), Raises(SHAPE, "class ids need shape (4,)")),
    Case("form: int32", lambda: tf_ids(IDS.astype("int32")), RIGHT),
    Case("form: uint8, int8", lambda: tf_ids(IDS.astype("int8")), RIGHT),
    Case("form: whole floats", lambda: tf_ids(IDS.astype("float32")), Raises(LABEL, "fromlogits.labels.to_class_ids(labels)")),
    Case("form: list of ints", lambda: tf_ids(IDS.tolist()), RIGHT),
    Case("form: (N, 1)", lambda: tf_dense(IDS[:, None]), Raises(SHAPE, "can be read in two ways")),
    Case("form: one-hot floats", lambda: tf_dense(ONE_HOT.astype("float64")), RIGHT),
    Case("form: one-hot floats", lambda: tf_ids(ONE_HOT), Raises(SHAPE, "class ids need shape (4,)")),
    Case("form: one-hot int64, bool", lambda: tf_dense(ONE_HOT.astype("int64")), RIGHT),
    Case("form: one-hot int64, bool", lambda: tf_dense(ONE_HOT.astype(bool)), RIGHT),
    Case("form: soft labels", lambda: tf_dense(0.5 * ONE_HOT + 0.5 * ONE_HOT), RIGHT),
    Case("form: text", lambda: tf_dense(TEXT.tolist()), Raises(LABEL, "for instance 'a'")),
    Case("form: objects", lambda: tf_ids(OBJECTS), Raises(LABEL, "labels have dtype object")),
    Case("form: mixed", lambda: tf_dense(np.array(MIXED, object)), Raises(LABEL, "labels mix two forms")),
    Case("form: list of one-hot lists", lambda: tf_dense(ONE_HOT.tolist()), RIGHT),
    Case("form: -1 for rows without a label", lambda: tf_ids([0, 2, -1, 2]), Raises(LABEL, "If -1 marks rows without a label")),
]  # fmt: skip
TENSORFLOW_ELSEWHERE = {**FROM_LOGITS_ALONE, "all ignored": "tf.nn has no label that is ignored"}


@named(NUMPY)
def test_numpy(case):
    judge(case)


@named(JAX)
def test_jax(case):
    judge(case)


@named(TENSORFLOW)
def test_tensorflow(case):
    judge(case)


@pytest.mark.parametrize(
    ("cases", "elsewhere"), [(NUMPY, NUMPY_ELSEWHERE), (JAX, FROM_LOGITS_ALONE), (TENSORFLOW, TENSORFLOW_ELSEWHERE)],
    ids=["numpy", "jax", "tensorflow"],
)  # fmt: skip
def test_every_row_has_a_case_or_a_reason(cases, elsewhere):
    assert missing(cases, elsewhere) == []
    assert not {case.row for case in cases} & {*elsewhere, *NO_LOSS}


def test_a_row_without_a_case_is_missed():
    assert missing(NUMPY, {}) == sorted(NUMPY_ELSEWHERE)
    assert missing([case for case in NUMPY if case.row != "text"], NUMPY_ELSEWHERE) == ["text"]
    assert len(ROWS) == len(set(ROWS))


@pytest.mark.parametrize(
    "case",
    [
        Case("", lambda: 1.0, 2.0),
        Case("", lambda: 1.0, NAN),
        Case("", lambda: rows(SOFTMAX, IDS), TWICE),
        Case("", lambda: rows(LOGITS, IDS), Warns("FL101")),
        Case("", lambda: rows(LOGITS, [0, 2, 1, 3]), Raises(LABEL, "counted from 2")),
        Case("", lambda: rows(LOGITS, IDS), Raises(LABEL)),
    ],
)
def test_the_judge_can_fail(case):
    with pytest.raises((AssertionError, pytest.fail.Exception)):
        judge(case)


SURE = np.repeat(np.eye(3, dtype="float32"), 10, 0)  # sigmoids of which one says yes and the others no
DRAWN = np.random.default_rng(5).uniform(size=(200, 3))
PAIRS = np.stack([DRAWN[:, 0], 1 - DRAWN[:, 0]], 1)


@pytest.mark.parametrize("output", [SURE, DRAWN, PAIRS, DRAWN[:1], DRAWN[:, 0], np.zeros((0, 3)), np.float64(0.5)])
def test_answers_of_units_that_may_be_sigmoids_are_not_taken_for_a_softmax(output):
    judge(Case("", lambda: units(output, np.zeros_like(output), kind="probabilities", reduction="sum") * 0.0, 0.0))


@pytest.mark.parametrize("dtype", ["float64", "float32", "float16"])
def test_answers_of_a_softmax_are_known_in_every_dtype(dtype):
    output = (DRAWN[:20] / DRAWN[:20].sum(1, keepdims=True)).astype(dtype)
    judge(Case("", lambda: units(output, np.zeros_like(output), kind="probabilities"), Warns("FL107")))
