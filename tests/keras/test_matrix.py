"""Every way in which output, loss and labels disagree, at the Keras door: a line each, in the order of `losses.matrix.ROWS`.

What comes of one may hang on the backend: TensorFlow and torch tell what made a tensor, in `fit` too, a tracer of JAX does not; in `fit` only torch
shows its values. `fl.loss_for(model)` and `fl.check` read the model, on every backend.
"""

from __future__ import annotations

import keras
import numpy as np
import pytest
from keras import layers, ops
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
import fromlogits.keras as flk

BACKEND = keras.backend.backend()
LABEL, SHAPE, KIND = fl.LabelError, fl.ShapeError, fl.OutputKindError


def by(**outcomes):
    """What comes of a case on this backend."""
    return outcomes[BACKEND]


def value(loss):
    return ops.convert_to_numpy(loss)


def sparse(labels, output, **options):
    return value(flk.SparseCategoricalCrossentropy(**options)(labels, output))


def dense(labels, output, **options):
    return value(flk.CategoricalCrossentropy(**options)(labels, output))


def binary(labels, output, **options):
    return value(flk.BinaryCrossentropy(**options)(labels, output))


def fitted(loss, labels, *tail, x=LOGITS, from_logits=False, **how):
    """The loss that `fit` tells of a model whose logits are x, with more layers behind them."""
    first = layers.Dense(x.shape[1], use_bias=False, kernel_initializer="identity")
    model = keras.Sequential([layers.Input(x.shape[1:]), first, *tail])
    model.compile(keras.optimizers.SGD(0.0), getattr(flk, f"{loss}Crossentropy")(from_logits=from_logits), **how)
    return model.fit(x, labels, batch_size=len(x), shuffle=False, verbose=0).history["loss"][0]


def by_hand():
    return layers.Lambda(lambda z: ops.exp(z) / ops.sum(ops.exp(z), -1, keepdims=True))


softmax, sigmoid, log_softmax = layers.Softmax, lambda: layers.Activation("sigmoid"), lambda: layers.Activation("log_softmax")
reshape = lambda: layers.Reshape((3,))  # noqa: E731 a layer like the others
BLIND = "a tracer tells nothing of its origin, and has no values"
UNSEEN = "in a graph there are no values to look at"


def mean_of(losses):
    return float(np.mean(np.asarray(losses, np.float64)))


def surprise(p):
    """-log of what softmax gives each label, were these probabilities logits."""
    return mean_of(np.log(np.exp(p).sum(1)) - p[np.arange(4), IDS])


TWICE = surprise(SOFTMAX)
SIGMOID_TWICE = mean_of(np.log1p(np.exp(SIGMOID)) - ONE_HOT * SIGMOID)
SHARED = mean_of(-np.log(SIGMOID[np.arange(4), IDS] / SIGMOID.sum(1)))  # several sigmoids divided by their sum
EACH = mean_of(-np.log(np.where(ONE_HOT == 1, SOFTMAX, 1 - SOFTMAX)))  # softmax of several units, each asked by itself
DOUBLE, NEGATIVE, SEVERAL = 2 * ONE_HOT, 2 * ONE_HOT - np.roll(ONE_HOT, 1, 1), 0 * ONE_HOT + 1
LOG_P = np.log(SOFTMAX.astype("float64"))
CUBE = LOGITS[:3].reshape(1, 3, 3)
STOPS = by(tensorflow=Raises(Exception, "a label has no class"), jax=NAN, torch=Raises(LABEL, "has no class"))
ONE_UNIT = by(tensorflow=STOPS, jax=Warns("FL106"), torch=STOPS)
SEEN_DENSE = by(tensorflow=NAN, jax=NAN, torch=Raises(LABEL, "is NaN"))


def unseen(number, torch):
    """A number that only torch can look at in `fit`."""
    return by(tensorflow=Blind(number, UNSEEN), jax=Blind(number, BLIND), torch=torch)


def untold(number, error):
    """What only JAX cannot tell in `fit`."""
    return by(tensorflow=error, jax=Blind(number, BLIND), torch=error)


CASES = [
    Case("softmax before a loss of logits", lambda: fitted("SparseCategorical", IDS, softmax(), from_logits=True), untold(TWICE, Raises(KIND, "output of softmax"))),
    Case("softmax before a loss of logits", lambda: fitted("Categorical", ONE_HOT, softmax(), from_logits=True), untold(TWICE, Raises(KIND, "output of softmax"))),
    Case("softmax before a loss of logits", lambda: sparse(IDS, ops.softmax(LOGITS), from_logits=True), by(
        tensorflow=Raises(KIND, "output of softmax"), jax=Warns("FL101"), torch=Warns("FL101"),
    )),
    Case("softmax, then a reshape, or written by hand", lambda: fitted("SparseCategorical", IDS, softmax(), reshape(), from_logits=True), untold(TWICE, Raises(KIND, "output of softmax"))),
    Case("softmax, then a reshape, or written by hand", lambda: fitted("SparseCategorical", IDS, by_hand(), from_logits=True), untold(TWICE, Raises(KIND, "output of softmax"))),
    Case("softmax, its values alone", lambda: sparse(IDS, SOFTMAX, from_logits=True), Warns("the 4 rows sum to 1")),
    Case("softmax, its values alone", lambda: dense(ONE_HOT, SOFTMAX, from_logits=True), Warns("FL101")),
    Case("softmax, its values alone", lambda: sparse(IDS, SOFTMAX), RIGHT),
    Case("logits as probabilities", lambda: fitted("SparseCategorical", IDS), by(tensorflow=Raises(KIND, "a linear layer"), jax=NAN, torch=Raises(KIND, "a linear layer"))),
    Case("logits as probabilities", lambda: fitted("Categorical", ONE_HOT), by(tensorflow=Raises(KIND, "a linear layer"), jax=NAN, torch=Raises(KIND, "a linear layer"))),
    Case("logits as probabilities", lambda: sparse(IDS, LOGITS), Raises(KIND, "y_pred[0, 2] is -1. These look like raw scores: set from_logits=True")),
    Case("logits as probabilities", lambda: dense(ONE_HOT, LOGITS), Raises(KIND, "These look like raw scores")),
    Case("log_softmax as probabilities", lambda: fitted("SparseCategorical", IDS, log_softmax()), by(tensorflow=NAN, jax=NAN, torch=Raises(KIND, "y_pred[0, 0]"))),
    Case("log_softmax as probabilities", lambda: sparse(IDS, LOG_P), Raises(KIND, "y_pred[0, 0] is -0.169846")),
    Case("log_softmax as probabilities", lambda: sparse(IDS, LOG_P, from_logits=True), RIGHT),
    Case("sigmoid before a binary loss of logits", lambda: fitted("Binary", ONE_HOT, sigmoid(), from_logits=True), untold(SIGMOID_TWICE, Raises(KIND, "output of sigmoid"))),
    Case("sigmoid before a binary loss of logits", lambda: binary(MANY_ONE_HOT, MANY, from_logits=True), Warns("FL101")),
    Case("logits before a binary loss of probabilities", lambda: fitted("Binary", YES_NO, x=UNITS), by(
        tensorflow=Raises(KIND, "a linear layer"), jax=NAN, torch=Raises(KIND, "a linear layer"),
    )),
    Case("logits before a binary loss of probabilities", lambda: binary(YES_NO, UNITS), Raises(KIND, "y_pred[0, 0] is 2")),
    Case("softmax of one unit, binary loss", lambda: fitted("Binary", YES_NO, softmax(), x=UNITS), by(
        tensorflow=Warns("FL106"), jax=Blind(FLOOR / 2, BLIND), torch=Warns("FL106"),
    )),
    Case("softmax of one unit, binary loss", lambda: binary(YES_NO, np.ones((4, 1), "float32")), Warns("FL106")),
    Case("softmax of one unit, dense labels", lambda: fitted("Categorical", YES_NO, softmax(), x=UNITS), Warns("FL106")),
    Case("one unit, class ids", lambda: fitted("SparseCategorical", IDS, softmax(), x=UNITS), ONE_UNIT),
    Case("one unit, class ids", lambda: fitted("SparseCategorical", IDS, x=UNITS, from_logits=True), ONE_UNIT),
    Case("several sigmoids, categorical loss", lambda: fitted("SparseCategorical", IDS, sigmoid()), by(
        tensorflow=Warns("FL107"), jax=Blind(SHARED, BLIND), torch=Warns("FL107"),
    )),
    Case("several sigmoids, categorical loss", lambda: fitted("Categorical", ONE_HOT, sigmoid()), by(
        tensorflow=Warns("FL107"), jax=Blind(SHARED, BLIND), torch=Warns("FL107"),
    )),
    Case("several sigmoids, categorical loss", lambda: sparse(MANY_IDS, MANY, from_logits=True), Warns("FL101")),
    Case("softmax of several units, binary loss", lambda: fitted("Binary", ONE_HOT, softmax()), by(
        tensorflow=Warns("FL107"), jax=Blind(EACH, BLIND), torch=Warns("FL107"),
    )),
    Case("softmax of several units, binary loss", lambda: binary(ONE_HOT, SOFTMAX), Warns("use CategoricalCrossentropy")),
    Case("one-hot rows, sparse loss", lambda: fitted("SparseCategorical", ONE_HOT, softmax()), Raises(LABEL, "Use CategoricalCrossentropy")),
    Case("one-hot rows, sparse loss", lambda: sparse(ONE_HOT, LOGITS, from_logits=True), Raises(LABEL, "y_true.argmax(-1)")),
    Case("class ids, dense loss", lambda: fitted("Categorical", IDS, softmax()), Raises(LABEL, "Use SparseCategoricalCrossentropy")),
    Case("class ids, dense loss", lambda: dense(IDS, LOGITS, from_logits=True), Raises(LABEL, "fromlogits.labels.to_one_hot(y_true, 3)")),
    Case("class ids, dense loss", lambda: dense(IDS[:3], LOGITS[:3], from_logits=True), Raises(LABEL, "Use SparseCategoricalCrossentropy")),
    Case("class ids (N, 1), dense loss", lambda: dense(IDS[:, None], LOGITS, from_logits=True), Raises(LABEL, "y_true of shape (4, 1) are class ids")),
    Case("mixed forms", lambda: sparse(MIXED, LOGITS, from_logits=True), Raises(LABEL, "labels mix two forms")),
    Case("label = C, 1000", lambda: sparse(np.array([0, 2, 1, 3]), LOGITS, from_logits=True), Raises(LABEL, "label 3 at y_true[3] has no class")),
    Case("label = C, 1000", lambda: fitted("SparseCategorical", np.array([0, 2, 1, 1000]), softmax()), STOPS),
    Case("label = C, 1000", lambda: fitted("SparseCategorical", np.array([0, 2, 1, 3]), softmax(), jit_compile=BACKEND != "torch"), by(
        tensorflow=NAN, jax=NAN, torch=Raises(LABEL, "label 3 at y_true[3]"),
    )),
    Case("label -1", lambda: sparse(np.array([0, 2, -1, 2]), LOGITS, from_logits=True), Raises(LABEL, "label -1 at y_true[2]")),
    Case("label -1", lambda: fitted("SparseCategorical", np.array([0, 2, -1, 2]), softmax()), STOPS),
    Case("label -100", lambda: sparse(np.array([0, 2, -100, 2]), LOGITS, from_logits=True), Raises(LABEL, "label -100 at y_true[2]")),
    Case("label -100", lambda: fitted("SparseCategorical", np.array([0, 2, -100, 2]), softmax()), STOPS),
    Case("labels counted from 1", lambda: sparse(IDS + 1, LOGITS, from_logits=True), Raises(LABEL, "pass y_true - 1")),
    Case("labels counted from 1", lambda: fitted("SparseCategorical", IDS + 1, softmax()), STOPS),
    Case("binary labels 1 and 2, -1 and 1, 0 to 255", lambda: binary(YES_NO + 1, UNITS, from_logits=True), Raises(LABEL, "pass y_true - 1")),
    Case("binary labels 1 and 2, -1 and 1, 0 to 255", lambda: binary(2 * YES_NO - 1, UNITS, from_logits=True), Raises(LABEL, "pass (y_true + 1) / 2")),
    Case("binary labels 1 and 2, -1 and 1, 0 to 255", lambda: binary(255 * YES_NO, UNITS, from_logits=True), Raises(LABEL, "pass y_true / 255")),
    Case("labels that are not whole", lambda: sparse(np.array([0.9, 1.99, 1.5, 2.7]), LOGITS, from_logits=True), Raises(LABEL, "label 0.9 at y_true[0] is no whole number")),
    Case("labels that are not whole", lambda: fitted("SparseCategorical", np.array([0.0, 2.0, 1.5, 2.0]), softmax()), by(
        tensorflow=Raises(Exception, "a label has no class"), jax=NAN, torch=Raises(LABEL, "label 1.5 at y_true[2] is no whole number"),
    )),
    Case("NaN label, sparse", lambda: sparse(np.array([0, 2, NAN, 2]), LOGITS, from_logits=True), Raises(LABEL, "y_true[2] is NaN")),
    Case("NaN label, sparse", lambda: fitted("SparseCategorical", np.array([0, 2, NAN, 2]), softmax()), by(
        tensorflow=Raises(Exception, "a label has no class"), jax=NAN, torch=Raises(LABEL, "y_true[2] is NaN"),
    )),
    Case("NaN label, dense or binary", lambda: dense(ONE_HOT * NAN, LOGITS, from_logits=True), Raises(LABEL, "y_true[0, 0] is NaN")),
    Case("NaN label, dense or binary", lambda: fitted("Categorical", ONE_HOT * NAN, softmax()), SEEN_DENSE),
    Case("NaN label, dense or binary", lambda: fitted("Binary", YES_NO * NAN, sigmoid(), x=UNITS), SEEN_DENSE),
    Case("text", lambda: sparse(TEXT, LOGITS, from_logits=True), Raises(LABEL, "a loss takes numbers")),
    Case("bool labels", lambda: binary(YES_NO.astype(bool), UNITS, from_logits=True), RIGHT_BINARY),
    Case("bool labels", lambda: dense(ONE_HOT.astype(bool), LOGITS, from_logits=True), RIGHT),
    Case("uint8 and int32 labels", lambda: sparse(IDS.astype("uint8"), LOGITS, from_logits=True), RIGHT),
    Case("uint8 and int32 labels", lambda: sparse(IDS.astype("int32"), LOGITS, from_logits=True), RIGHT),
    Case("int8 label that has run over", lambda: sparse(np.array([200]).astype("int8"), np.zeros((1, 256)), from_logits=True), Raises(LABEL, "label -56")),
    Case("class ids (N, 1), sparse loss", lambda: sparse(IDS[:, None], LOGITS, from_logits=True), RIGHT),
    Case("(N,) against (N, 1), binary loss", lambda: binary(YES_NO[:, 0], UNITS, from_logits=True), RIGHT_BINARY),
    Case("(N,) against (N, 1), binary loss", lambda: flk.binary_crossentropy(YES_NO[:, 0], UNITS, from_logits=True), Raises(SHAPE, "every row with every other")),
    Case("labels that sum to 2, to 0, below zero, several classes", lambda: dense(DOUBLE, LOGITS, from_logits=True), Warns("FL206")),
    Case("labels that sum to 2, to 0, below zero, several classes", lambda: dense(0 * ONE_HOT, LOGITS, from_logits=True), 0.0),  # rows that count nothing
    Case("labels that sum to 2, to 0, below zero, several classes", lambda: dense(NEGATIVE, LOGITS, from_logits=True), Warns("FL206")),
    Case("labels that sum to 2, to 0, below zero, several classes", lambda: dense(SEVERAL, LOGITS, from_logits=True), Warns("use BinaryCrossentropy")),
    Case("labels that sum to 2, to 0, below zero, several classes", lambda: fitted("Categorical", DOUBLE, softmax()), unseen(2 * RIGHT, Warns("FL206"))),
    Case("probabilities that do not sum to 1", lambda: sparse(IDS, SOFTMAX / 2), RIGHT),  # Keras divides them by their sum
    Case("probabilities that do not sum to 1", lambda: sparse(IDS, 2 * SOFTMAX), Warns("FL102")),
    Case("wrong class axis", lambda: dense(ONE_HOT[None, [0, 1, 1]], CUBE, from_logits=True, axis=1), Warns("FL206")),
    Case("class axis 1", lambda: sparse(IDS[None], LOGITS.T[None], from_logits=True, axis=1), RIGHT),
    Case("10 classes, 3 units", lambda: sparse(np.array([0, 2, 9, 2]), LOGITS, from_logits=True), Raises(LABEL, "the last layer has too few units")),
    Case("10 classes, 3 units", lambda: fitted("SparseCategorical", np.array([0, 2, 9, 2]), softmax()), STOPS),
    Case("empty batch", lambda: value(flk.sparse_categorical_crossentropy(IDS[:0], LOGITS[:0], from_logits=True)).sum(), 0.0),
    Case("all ignored", lambda: sparse(np.full(4, -1), LOGITS, from_logits=True, ignore_class=-1), 0.0),
    Case("logits of 1e4, 1e30", lambda: sparse(np.array([1]), np.array([[1e4, -1e4, 0.0]]), from_logits=True), 2e4),
    Case("logits of 1e4, 1e30", lambda: sparse(np.array([1]), np.array([[1e30, -1e30]]), from_logits=True), 2e30),
    Case("logit +inf or NaN", lambda: sparse(np.array([0]), np.array([[INF, 0.0]]), from_logits=True), NAN),
    Case("logit +inf or NaN", lambda: dense(np.array([[1.0, 0.0]]), np.array([[NAN, 0.0]]), from_logits=True), NAN),
    Case("logit +inf or NaN", lambda: sparse(np.array([0]), np.array([[NAN, 1.0]])), NAN),
    Case("logit -inf", lambda: sparse(np.array([2]), np.array(MASKED), from_logits=True), RIGHT_MASKED),
    Case("logit -inf", lambda: dense(np.array([[0.0, 0.0, 1.0]]), np.array(MASKED), from_logits=True), RIGHT_MASKED),
    Case("p = 1 of the right answer, half precision", lambda: value(flk.binary_crossentropy(ops.ones((1, 1), "float16"), ops.ones((1, 1), "float16"))), 0.0),
    Case("p = 1 of the right answer, half precision", lambda: value(flk.binary_crossentropy(ops.ones((1, 1), "bfloat16"), ops.ones((1, 1), "bfloat16"))), 0.0),
    Case("p = 1 of the wrong answer, half precision", lambda: value(flk.binary_crossentropy(ops.zeros((1, 1), "float16"), ops.ones((1, 1), "float16"))), FLOOR),
    Case("p = 1 of the wrong answer, half precision", lambda: value(flk.binary_crossentropy(ops.zeros((1, 1), "bfloat16"), ops.ones((1, 1), "bfloat16"))), FLOOR),
    Case("p = 0 of the label", lambda: sparse(np.array([0]), np.array([[0.0, 1.0]])), FLOOR),
    Case("p = 0 of the label", lambda: binary(np.array([[1.0]]), np.array([[0.0]])), FLOOR),
    Case("saturated sigmoid", lambda: fitted("Binary", np.zeros((1, 1)), sigmoid(), x=np.array([[50.0]])), by(
        tensorflow=50.0, jax=Blind(FLOOR, "50 was lost in the sigmoid"), torch=50.0,
    )),
    Case("exchanged arguments", lambda: dense(LOGITS, ONE_HOT, from_logits=True), Warns("FL206")),
    Case("exchanged arguments", lambda: binary(UNITS, YES_NO, from_logits=True), Raises(LABEL, "binary labels lie in [0, 1]")),
    Case("exchanged arguments", lambda: sparse(LOGITS, IDS, from_logits=True), Raises(ValueError)),
    Case("label smoothing out of range", lambda: dense(ONE_HOT, LOGITS, from_logits=True, label_smoothing=1.5), Raises(ValueError, "label_smoothing=1.5 is not in [0, 1]")),
    Case("label smoothing out of range", lambda: dense(ONE_HOT, LOGITS, from_logits=True, label_smoothing=-0.1), Raises(ValueError, "label_smoothing=-0.1")),
    Case("form: int64", lambda: sparse(IDS, LOGITS, from_logits=True), RIGHT),
    Case("form: int64", lambda: dense(IDS, LOGITS, from_logits=True), Raises(LABEL, "Use SparseCategoricalCrossentropy")),
    Case("form: int32", lambda: sparse(IDS.astype("int32"), LOGITS, from_logits=True), RIGHT),
    Case("form: uint8, int8", lambda: sparse(IDS.astype("int8"), LOGITS, from_logits=True), RIGHT),
    Case("form: whole floats", lambda: sparse(IDS.astype("float32"), LOGITS, from_logits=True), RIGHT),
    Case("form: list of ints", lambda: sparse(IDS.tolist(), LOGITS, from_logits=True), RIGHT),
    Case("form: (N, 1)", lambda: sparse(IDS[:, None], LOGITS, from_logits=True), RIGHT),
    Case("form: (N, 1)", lambda: dense(IDS[:, None], LOGITS, from_logits=True), Raises(LABEL, "Use SparseCategoricalCrossentropy")),
    Case("form: one-hot floats", lambda: dense(ONE_HOT.astype("float64"), LOGITS, from_logits=True), RIGHT),
    Case("form: one-hot floats", lambda: sparse(ONE_HOT, LOGITS, from_logits=True), Raises(LABEL, "Use CategoricalCrossentropy")),
    Case("form: one-hot int64, bool", lambda: dense(ONE_HOT.astype("int64"), LOGITS, from_logits=True), RIGHT),
    Case("form: one-hot int64, bool", lambda: dense(ONE_HOT.astype(bool), LOGITS, from_logits=True), RIGHT),
    Case("form: soft labels", lambda: dense(0.5 * ONE_HOT + 0.5 * ONE_HOT, LOGITS, from_logits=True), RIGHT),
    Case("form: text", lambda: dense(TEXT.tolist(), LOGITS, from_logits=True), Raises(LABEL, "for instance 'a'")),
    Case("form: objects", lambda: sparse(OBJECTS, LOGITS, from_logits=True), Raises(LABEL, "labels have dtype object")),
    Case("form: mixed", lambda: dense(np.array(MIXED, object), LOGITS, from_logits=True), Raises(LABEL, "labels mix two forms")),
    Case("form: list of one-hot lists", lambda: dense(ONE_HOT.tolist(), LOGITS, from_logits=True), RIGHT),
    Case("form: -1 for rows without a label", lambda: sparse(np.array([0, 2, -1, 2]), LOGITS, from_logits=True), Raises(LABEL, "pass ignore_class=-1")),
]  # fmt: skip
ELSEWHERE = {
    "logits, and a loss named by a string": "a string is Keras's own loss: `fromlogits check` finds it (FL102)",
    "probabilities before NLLLoss": "Keras has no such loss",
}

# The examples of the articles about from_logits. Its logits of two rows: 2, 1, 0.1 with label 1, and 1, 2, 3 with label 0.
PAIR, PAIR_IDS, PAIR_LOSS = np.array([[2.0, 1.0, 0.1], [1.0, 2.0, 3.0]]), np.array([1, 0]), (1.4170300 + 2.4076059) / 2
PAIR_P = np.exp(PAIR) / np.exp(PAIR).sum(1, keepdims=True)
ARTICLES = [
    Case("logits, from_logits=True", lambda: fitted("SparseCategorical", IDS, from_logits=True), RIGHT),
    Case("softmax, from_logits=False", lambda: fitted("SparseCategorical", IDS, softmax()), RIGHT),
    Case("softmax, from_logits=True", lambda: fitted("SparseCategorical", IDS, softmax(), from_logits=True), untold(TWICE, Raises(KIND, "output of softmax"))),
    Case("one label, an output with one axis more", lambda: sparse(IDS, LOGITS[:, None], from_logits=True), Raises(SHAPE, "class ids need shape (4, 1)")),
    Case("dense, from logits", lambda: dense(np.eye(3)[PAIR_IDS], PAIR, from_logits=True), PAIR_LOSS),
    Case("dense, softmax twice", lambda: dense(np.eye(3)[PAIR_IDS], PAIR_P, from_logits=True), Warns("FL101")),
    Case("dense, from softmax", lambda: dense(np.eye(3)[PAIR_IDS], PAIR_P), PAIR_LOSS),
    Case("binary logits, from_logits=True", lambda: fitted("Binary", YES_NO, x=UNITS, from_logits=True), RIGHT_BINARY),
    Case("sigmoid, from_logits=False", lambda: fitted("Binary", YES_NO, sigmoid(), x=UNITS), RIGHT_BINARY),
    Case("sigmoid, from_logits=True", lambda: fitted("Binary", YES_NO, sigmoid(), x=UNITS, from_logits=True), untold(
        mean_of(np.log1p(np.exp(SIGMOID[:, :1])) - YES_NO * SIGMOID[:, :1]), Raises(KIND, "output of sigmoid"),
    )),
    Case("binary logits, from_logits=False", lambda: binary(YES_NO, UNITS), Raises(KIND, "set from_logits=True")),
    Case("one-hot rows in the sparse loss", lambda: sparse(ONE_HOT, SOFTMAX), Raises(LABEL, "Use CategoricalCrossentropy")),
    Case("output of a softmax layer, called by hand", lambda: sparse(IDS, softmax()(LOGITS), from_logits=True), Raises(KIND, "output of softmax")),
    Case("an array of ids and rows", lambda: sparse(np.array(MIXED, object), SOFTMAX), Raises(LABEL, "labels mix two forms")),
    Case("[0, 1, 0] as three labels of three places", lambda: sparse(np.array([[0, 1, 0]]), np.zeros((1, 3, 3)), from_logits=True), np.log(3.0)),
]  # fmt: skip


@named(CASES)
def test_row(case):
    judge(case)


@named(ARTICLES)
def test_article(case):
    judge(case)


def test_every_row_has_a_case_or_a_reason():
    assert missing(CASES, ELSEWHERE) == []
    assert not {case.row for case in CASES} & {*ELSEWHERE, *NO_LOSS}


def test_text_stops_fit_before_the_loss():
    with pytest.raises((ValueError, TypeError)):
        fitted("SparseCategorical", TEXT, softmax())


def test_rows_that_do_not_count_may_hold_no_probabilities():
    output = np.concatenate([SOFTMAX, -LOGITS[:1]])
    judge(Case("", lambda: sparse(np.append(IDS, -1), output, ignore_class=-1), RIGHT))
