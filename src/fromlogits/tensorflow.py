"""Classification losses for TensorFlow, as in tf.nn: its names, order of arguments (labels first), defaults and dtypes; one loss a row, nothing reduced.

Where tf.nn is right these give what it gives. They differ where it is not, and each function says where. All of them work in eager mode, in tf.function,
also where lengths or the rank are not known yet, and under XLA; with GradientTape, also nested, and ForwardAccumulator. Sums are float32 at least and
are rounded once, to the dtype of the logits.

What can be checked hangs on what can be seen. Shapes, dtypes and, in a graph, the operation that made the logits are checked always: the output of
a softmax or sigmoid is an error, also through reshapes and casts. The values of labels are checked in eager mode on the CPU. A label that has no class
stops a tf.function on the CPU (tf.errors.InvalidArgumentError), and gives a row of NaN under XLA, in the loss and in its gradient. Where neither graph
nor numbers tell that the model ends in a softmax, `fromlogits.loss_for(model)` reads the model. `fromlogits.checks` says how much is looked at; in a
tf.function what it says when the function is traced holds.
"""

from __future__ import annotations

import operator
from collections.abc import Callable
from typing import Any

import tensorflow as tf

from fromlogits import errors
from fromlogits.labels.checking import check_given
from fromlogits.losses.binary_cross_entropy import unit_losses
from fromlogits.losses.broadcasting import common_rows
from fromlogits.losses.cross_entropy import fits, row_losses
from fromlogits.losses.targets import labels_as
from fromlogits.losses.tensors.tensorflow import OPERATIONS

__all__ = [
    "sigmoid_cross_entropy_with_logits",
    "softmax_cross_entropy_with_logits",
    "sparse_softmax_cross_entropy_with_logits",
    "weighted_cross_entropy_with_logits",
]

ROWS = errors.Words(
    binary="sigmoid_cross_entropy_with_logits", probabilities="give the probabilities to fromlogits.cross_entropy with kind='probabilities'",
    aside="a row of zeros", ignored="give such rows any class id and multiply their losses by 0",
)  # fmt: skip
UNITS = errors.Words(
    categorical="softmax_cross_entropy_with_logits", probabilities="give the probabilities to fromlogits.binary_cross_entropy with kind='probabilities'",
    aside="label 0, and multiply their losses by 0",
)  # fmt: skip


def softmax_cross_entropy_with_logits(labels: Any, logits: Any, axis: int = -1, name: str | None = None) -> Any:
    """Cross-entropy of each row with a distribution over classes: `sum_j q_j (logsumexp(z) - z_j)`.

    Args:
      labels: (..., C) distributions q, one-hot or soft, of any real dtype. One row may stand for many rows of logits.
      logits: (..., C) scores z, of a floating dtype. -inf masks a class.
      axis: the class axis.
      name: of the operation.

    Returns:
      (...) the losses, of the dtype of the logits. Gradients go into logits and labels.

    Raises:
      ShapeError: labels are class ids (use `sparse_softmax_cross_entropy_with_logits`), or would be spread over the classes.
      LabelError: a label is NaN (in eager mode). Rows that sum to something else than one are taken as they are, with a warning.
      OutputKindError: logits are the output of a softmax or sigmoid, or no floating-point numbers.

    >>> import tensorflow as tf
    >>> from fromlogits.tensorflow import softmax_cross_entropy_with_logits
    >>> logits = tf.constant([[4.0, 2.0, 1.0], [0.0, 5.0, float("-inf")]])
    >>> labels = tf.constant([[1.0, 0.0, 0.0], [0.2, 0.8, 0.0]])
    >>> print(*(f"{loss:.4f}" for loss in softmax_cross_entropy_with_logits(labels=labels, logits=logits)))
    0.1698 1.0067

    Differs from tf.nn: a class that is masked with -inf costs nothing where its label is 0 (tf.nn: NaN), losses below 1e-7 are not rounded to 0, labels of
    shape (N, 1) or (N,) are no distributions, also where there are N classes (tf.nn: each row against each class), a negative axis other than -1 works, and the gradient of rows that
    do not sum to one is that of the loss, `p sum(q) - q` (tf.nn: `p - q`).

    Twins: `fromlogits.cross_entropy` (logits first), `tf.nn.softmax_cross_entropy_with_logits`, `optax.softmax_cross_entropy` (logits first),
    `keras.losses.categorical_crossentropy` (from probabilities).
    """
    return _called(ROWS, _softmax, name, "softmax_cross_entropy_with_logits", labels, logits, axis)


def sparse_softmax_cross_entropy_with_logits(labels: Any, logits: Any, name: str | None = None) -> Any:
    """Cross-entropy of each row with a class id: `logsumexp(z) - z[y]`.

    Args:
      labels: (...) class ids y, 0..C-1, of any integer dtype.
      logits: (..., C) scores z, of a floating dtype. -inf masks a class.
      name: of the operation.

    Returns:
      (...) the losses, of the dtype of the logits.

    Raises:
      LabelError: a label has no class (in eager mode on the CPU; in a graph see the module), or is no integer.
      ShapeError: labels have not the shape of the rows.
      OutputKindError: logits are the output of a softmax or sigmoid, or no floating-point numbers.

    >>> import tensorflow as tf
    >>> from fromlogits.tensorflow import sparse_softmax_cross_entropy_with_logits
    >>> logits = tf.constant([[2.0, -5.0, 0.5, -0.1], [-100.0, 100.0, -100.0, -100.0]])
    >>> print(*(f"{loss:.4f}" for loss in sparse_softmax_cross_entropy_with_logits(labels=[0, 2], logits=logits)))
    0.2975 200.0000

    Differs from tf.nn: losses below 1e-7 are not rounded to 0, and bfloat16 is computed in float32.

    Twins: `fromlogits.cross_entropy` (logits first), `tf.nn.sparse_softmax_cross_entropy_with_logits`,
    `optax.softmax_cross_entropy_with_integer_labels` (logits first), `keras.losses.sparse_categorical_crossentropy` (from probabilities).
    """
    return _called(ROWS, _sparse_softmax, name, "SparseSoftmaxCrossEntropyWithLogits", labels, logits)


def sigmoid_cross_entropy_with_logits(labels: Any, logits: Any, name: str | None = None) -> Any:
    """Binary cross-entropy of each unit by itself: `t softplus(-z) + (1 - t) softplus(z)`.

    Args:
      labels: (...) labels t: 0, 1, booleans or probabilities, of the shape of the logits.
      logits: (...) scores z, of a floating dtype. Both may be ragged.
      name: of the operation.

    Returns:
      (...) the losses, of the dtype of the logits.

    Raises:
      ShapeError: labels and logits have different shapes.
      LabelError: a label outside [0, 1], or NaN (in eager mode).
      OutputKindError: logits are the output of a softmax or sigmoid, or no floating-point numbers.

    >>> import tensorflow as tf
    >>> from fromlogits.tensorflow import sigmoid_cross_entropy_with_logits
    >>> print(*(f"{loss:.4f}" for loss in sigmoid_cross_entropy_with_logits(labels=[0.0, 1.0], logits=tf.constant([1.0, -1.0]))))
    1.3133 1.3133

    Differs from tf.nn: the errors above (tf.nn: negative losses for labels such as 2 or 255), labels of another dtype are taken, and where shapes are
    not known yet a run with two different ones stops (tf.nn: broadcasts).

    Twins: `fromlogits.binary_cross_entropy` (logits first), `tf.nn.sigmoid_cross_entropy_with_logits`, `optax.sigmoid_binary_cross_entropy` (logits first),
    `keras.losses.binary_crossentropy` (from probabilities, mean of the last axis).
    """
    return _called(UNITS, _units, name, "logistic_loss", labels, logits)


def weighted_cross_entropy_with_logits(labels: Any, logits: Any, pos_weight: Any, name: str | None = None) -> Any:
    """Binary cross-entropy of each unit by itself, the yes side weighed: `w t softplus(-z) + (1 - t) softplus(z)`.

    Args:
      labels: (...) labels t: 0, 1, booleans or probabilities, of the shape of the logits.
      logits: (...) scores z, of a floating dtype.
      pos_weight: how much the yes side counts, w: a number, or a tensor that broadcasts to the logits, such as (classes,).
      name: of the operation.

    Returns:
      (...) the losses, of the dtype of the logits.

    Raises:
      ShapeError, LabelError, OutputKindError: as `sigmoid_cross_entropy_with_logits`.

    >>> import tensorflow as tf
    >>> from fromlogits.tensorflow import weighted_cross_entropy_with_logits
    >>> losses = weighted_cross_entropy_with_logits(labels=[1.0, 0.5, 0.0], logits=tf.constant([1.5, -0.1, -10.0]), pos_weight=1.5)
    >>> print(*(f"{loss:.6f}" for loss in losses))
    0.302120 0.880496 0.000045

    Differs from tf.nn: as `sigmoid_cross_entropy_with_logits`; small losses keep all their digits (tf.nn: 0.000046 for the last one above), and the
    gradient at a logit of exactly 0, where a new model begins, is right (tf.nn with t = 0 and w = 1: 1 instead of 0.5).

    Twins: `fromlogits.binary_cross_entropy(pos_weight=…)` (logits first), `tf.nn.weighted_cross_entropy_with_logits`,
    `torch.nn.functional.binary_cross_entropy_with_logits(pos_weight=…)`.
    """
    return _called(UNITS, _weighted, name, "logistic_loss", labels, logits, pos_weight)


def _called(words: errors.Words, function: Callable[..., Any], name: str | None, otherwise: str, *arguments: Any) -> Any:
    """Call it under a name; in a graph without AutoGraph, which would rewrite all of this package to no use, and takes seconds for it."""
    with errors.in_words(words), tf.name_scope(name or otherwise):
        return (function if tf.executing_eagerly() else tf.autograph.experimental.do_not_convert(function))(*arguments)


def _softmax(labels: Any, logits: Any, axis: int) -> Any:
    logits, labels = _scores(logits), _numbers(labels, logits)
    axis = _axis(axis)
    rank = logits.shape.rank
    if rank is None:
        z, q = _classes_last(logits, axis), _classes_last(labels, axis)
        q = _spread(q, tf.concat([tf.shape(z)[:-1], tf.shape(q)[-1:]], 0))
        losses = row_losses(_matrix(z), _matrix(q), unnormalised=True).losses
        return tf.cast(tf.reshape(losses, tf.shape(z)[:-1]), logits.dtype)
    shape = tuple(logits.shape)
    if not -rank <= axis < rank:
        raise errors.axis_missing(axis, shape)
    if labels.shape.rank is not None and not fits(common_rows(shape, tuple(labels.shape), [axis]), shape):
        raise errors.labels_do_not_fit(shape, tuple(labels.shape), axis)
    if not (logits.shape.is_fully_defined() and logits.shape == labels.shape):
        classes = tf.one_hot(axis % rank, rank, True, False)
        lengths = tf.concat([tf.ones([rank - tf.rank(labels)], tf.int32), tf.shape(labels)], 0)
        labels = _spread(labels, tf.where(classes, lengths, tf.shape(logits)))  # not along the classes: they must be as many
        labels = tf.ensure_shape(labels, [None] * rank)
    return tf.cast(row_losses(logits, labels, axis=axis, unnormalised=True).losses, logits.dtype)


def _sparse_softmax(labels: Any, logits: Any) -> Any:
    logits, labels = _scores(logits), _numbers(labels, logits)
    shape = tuple(logits.shape) if logits.shape.rank is not None else None
    if shape == ():
        raise errors.axis_missing(-1, shape)
    if shape is not None and labels.shape.rank is not None and not fits(tuple(labels.shape), shape[:-1]):
        raise errors.labels_do_not_fit(shape, tuple(labels.shape), -1)
    if shape is not None:
        return tf.cast(row_losses(logits, tf.ensure_shape(labels, [None] * (len(shape) - 1))).losses, logits.dtype)
    with tf.control_dependencies([tf.debugging.assert_equal(tf.shape(labels), tf.shape(logits)[:-1])]):
        losses = row_losses(_matrix(logits), tf.reshape(labels, [-1])).losses
    return tf.ensure_shape(tf.cast(tf.reshape(losses, tf.shape(labels)), logits.dtype), labels.shape)


def _weighted(labels: Any, logits: Any, pos_weight: Any) -> Any:
    check_given("pos_weight", pos_weight)
    return _units(labels, logits, pos_weight)


def _units(labels: Any, logits: Any, pos_weight: Any = None) -> Any:
    if isinstance(logits, tf.RaggedTensor) or isinstance(labels, tf.RaggedTensor):
        _check_lengths(labels, logits)
        return tf.ragged.map_flat_values(lambda t, z: _units(t, z, pos_weight), labels, logits)
    logits, labels = _scores(logits), _numbers(labels, logits)
    if logits.shape.rank is not None and labels.shape.rank is not None:
        return tf.cast(unit_losses(logits, labels, pos_weight=pos_weight).losses, logits.dtype)
    with tf.control_dependencies([tf.debugging.assert_equal(tf.shape(labels), tf.shape(logits))]):
        weight = None if pos_weight is None else tf.reshape(tf.broadcast_to(pos_weight, tf.shape(logits)), [-1])
        losses = unit_losses(tf.reshape(logits, [-1]), tf.reshape(labels, [-1]), pos_weight=weight).losses
    return tf.ensure_shape(tf.cast(tf.reshape(losses, tf.shape(logits)), logits.dtype), logits.shape)


def _scores(logits: Any) -> Any:
    check_given("logits", logits)
    if isinstance(logits, tf.RaggedTensor):
        raise errors.rows_are_ragged("logits")
    scores = tf.convert_to_tensor(logits)
    if not scores.dtype.is_floating:
        raise errors.not_scores(scores.dtype.name)
    return scores


def _numbers(labels: Any, logits: Any) -> Any:
    if isinstance(labels, tf.RaggedTensor):
        raise errors.rows_are_ragged("labels")
    numbers = labels_as(OPERATIONS, labels, logits)
    if numbers.dtype == tf.string:
        raise errors.unreadable_labels("string", next(iter(numbers.numpy().flat), None) if tf.executing_eagerly() else "text")
    return numbers


def _axis(axis: Any) -> int:
    if isinstance(axis, bool):
        raise errors.not_one_axis(axis)
    try:
        return operator.index(axis)
    except TypeError:
        raise errors.not_one_axis(axis) from None


def _check_lengths(labels: Any, logits: Any) -> None:
    """Raise for ragged rows that are not of the same lengths, as far as these are known."""
    ragged = [isinstance(one, tf.RaggedTensor) for one in (labels, logits)]
    if not all(ragged):
        raise errors.one_is_ragged(*(("labels", "logits") if ragged[0] else ("logits", "labels")))
    if not tf.executing_eagerly():
        return
    lengths = ([level.numpy().tolist() for level in one.nested_row_lengths()] for one in (labels, logits))
    for of_labels, of_logits in zip(*lengths, strict=False):
        if of_labels != of_logits:
            raise errors.ragged_rows_differ(of_labels, of_logits)


def _classes_last(x: Any, axis: int) -> Any:
    """The class axis moved to the end, where the rank is not known yet."""
    if axis == -1:
        return x
    rank = tf.rank(x)
    place = axis % rank
    return tf.transpose(x, tf.concat([tf.range(place), tf.range(place + 1, rank), [place]], 0))


def _spread(labels: Any, shape: Any) -> Any:
    """Labels that stand for several rows, once for each; by adding zeros, since under XLA tf.broadcast_to repeats two rows for four."""
    numbers = tf.cast(labels, tf.float32) if labels.dtype.is_bool else labels
    return numbers + tf.zeros(shape, numbers.dtype)


def _matrix(x: Any) -> Any:
    """All rows in one axis: (..., C) -> (N, C)."""
    return tf.reshape(x, tf.stack([-1, tf.shape(x)[-1]]))
