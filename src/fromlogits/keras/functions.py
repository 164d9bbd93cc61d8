"""Keras's five crossentropy functions: labels first, losses of rows back.

They give what Keras gives, but: nothing is clipped, so that no loss is lost and no gradient is zero; an output whose logits are known is
computed from those, on every backend; the contract between output, loss and labels is checked.
"""

from __future__ import annotations

from typing import Any

from keras import ops
from keras.src.backend import set_keras_mask  # the one way to tell a loss's reduction which rows count

from fromlogits import errors
from fromlogits.keras.origin import logits_of, speaking
from fromlogits.labels import checking
from fromlogits.losses import tensors
from fromlogits.losses.binary_cross_entropy import unit_losses
from fromlogits.losses.cross_entropy import row_losses
from fromlogits.losses.formulas import as_logits
from fromlogits.losses.outputs import check_output
from fromlogits.losses.targets import is_integer, seen
from fromlogits.vocabulary import OutputKind

__all__ = [
    "binary_crossentropy",
    "binary_focal_crossentropy",
    "categorical_crossentropy",
    "categorical_focal_crossentropy",
    "sparse_categorical_crossentropy",
]

NO_CLASS = -(2.0**31)  # what NaN becomes when it is made an integer: a row of NaN, or the end of the program


@speaking()
def sparse_categorical_crossentropy(
    y_true: Any, y_pred: Any, from_logits: bool | str = False, ignore_class: int | None = None, axis: int = -1
) -> Any:
    """Crossentropy of class ids.

    Args:
      y_true: class ids, of the shape of y_pred without its class axis, or with one of length one there; integers, or floats that are whole.
      y_pred: (..., C) probabilities, divided by their sum, or logits.
      from_logits: False, True, or "auto": told from where y_pred came from, an error where that cannot be told.
      ignore_class: the class id of rows that do not count.
      axis: the class axis.

    Returns:
      The loss of each row, float32 for half precision.

    >>> import numpy as np, fromlogits.keras as flk
    >>> print(np.round(np.asarray(flk.sparse_categorical_crossentropy(np.array([1, 2]), np.array([[0.05, 0.95, 0], [0.1, 0.8, 0.1]], "float32"))), 4))
    [0.0513 2.3026]

    Twin: `keras.losses.sparse_categorical_crossentropy`, which clips at 1e-7 and, on the TensorFlow backend alone, goes back to the logits.
    """
    y_true, y_pred = ops.convert_to_tensor(y_true), ops.convert_to_tensor(y_pred)
    if len(y_true.shape) == len(y_pred.shape) and y_true.shape[axis] == 1:
        y_true = ops.squeeze(y_true, axis)
    if tuple(y_true.shape) == tuple(y_pred.shape) and len(y_true.shape):
        raise errors.rows_in_sparse_loss(tuple(y_true.shape), "CategoricalCrossentropy")
    ids = _ids(y_true)
    counted = None if ignore_class is None else ops.not_equal(ids, ignore_class)
    losses = row_losses(_logits(y_pred, from_logits, axis, counted), ids, axis=axis, ignore_index=ignore_class).losses
    if counted is not None:
        set_keras_mask(losses, mask=counted)
    return losses


@speaking()
def categorical_crossentropy(
    y_true: Any, y_pred: Any, from_logits: bool | str = False, label_smoothing: float = 0.0, axis: int = -1
) -> Any:
    """Crossentropy of one-hot rows or distributions.

    Args:
      y_true: (..., C) one-hot rows or distributions, taken as they are.
      y_pred: (..., C) probabilities, divided by their sum, or logits.
      from_logits: False, True, or "auto".
      label_smoothing: in [0, 1], the part of each label that is spread evenly over the classes.
      axis: the class axis.

    Returns:
      The loss of each row, float32 for half precision.

    >>> import numpy as np, fromlogits.keras as flk
    >>> print(np.round(np.asarray(flk.categorical_crossentropy(np.array([[0, 1, 0.0]]), np.array([[0.05, 0.95, 0]], "float32"))), 4))
    [0.0513]

    Twin: `keras.losses.categorical_crossentropy`, which clips at 1e-7.
    """
    y_pred = ops.convert_to_tensor(y_pred)
    y_true = ops.cast(y_true, y_pred.dtype)
    _check_rows(y_true, y_pred)
    logits = _logits(y_pred, from_logits, axis)
    return row_losses(logits, y_true, axis=axis, label_smoothing=label_smoothing, unnormalised=True).losses


@speaking()
def categorical_focal_crossentropy(
    y_true: Any,
    y_pred: Any,
    alpha: Any = 0.25,
    gamma: float = 2.0,
    from_logits: bool | str = False,
    label_smoothing: float = 0.0,
    axis: int = -1,
) -> Any:
    """Focal crossentropy of one-hot rows: each term times `alpha (1 - p)^gamma`.

    Args:
      alpha: how much each class counts, a number or one a class.
      gamma: how much less well-classified rows count.
      The others are those of `categorical_crossentropy`.

    Returns:
      The loss of each row, float32 for half precision.

    >>> import numpy as np, fromlogits.keras as flk
    >>> print(np.round(np.asarray(flk.categorical_focal_crossentropy(np.array([[0, 1.0]]), np.array([[0.2, 0.8]], "float32"))), 6))
    [0.002231]

    Twin: `keras.losses.categorical_focal_crossentropy`. Lin et al., Focal Loss for Dense Object Detection, section 3.
    """
    y_pred = ops.convert_to_tensor(y_pred)
    y_true = ops.cast(y_true, y_pred.dtype)
    _check_rows(y_true, y_pred)
    logits = _logits(y_pred, from_logits, axis)
    weight = ops.broadcast_to(ops.convert_to_tensor(alpha, logits.dtype), (logits.shape[axis],))
    found = row_losses(
        logits, y_true, axis=axis, label_smoothing=label_smoothing, class_weight=weight, focal_gamma=gamma, unnormalised=True
    )
    return found.losses


@speaking()
def binary_crossentropy(y_true: Any, y_pred: Any, from_logits: bool | str = False, label_smoothing: float = 0.0, axis: int = -1) -> Any:
    """Crossentropy of units that answer yes or no, the mean along `axis`.

    Args:
      y_true: labels in [0, 1], of the shape of y_pred.
      y_pred: probabilities, or logits.
      from_logits: False, True, or "auto".
      label_smoothing: in [0, 1]; labels become `t (1 - s) + s / 2`.
      axis: the axis of the mean.

    Returns:
      The mean loss along the axis, float32 for half precision.

    >>> import numpy as np, fromlogits.keras as flk
    >>> print(np.round(np.asarray(flk.binary_crossentropy(np.array([[0, 1.0]]), np.array([[0.6, 0.4]], "float32"))), 4))
    [0.9163]

    Twin: `keras.losses.binary_crossentropy`, which clips at 1e-7.
    """
    return _mean(_units(y_true, y_pred, from_logits, label_smoothing), axis)


@speaking()
def binary_focal_crossentropy(
    y_true: Any,
    y_pred: Any,
    apply_class_balancing: bool = False,
    alpha: float = 0.25,
    gamma: float = 2.0,
    from_logits: bool | str = False,
    label_smoothing: float = 0.0,
    axis: int = -1,
) -> Any:
    """Focal crossentropy of units that answer yes or no: each times `(1 - p_t)^gamma`, the mean along `axis`.

    Args:
      apply_class_balancing: whether yes counts `alpha` and no `1 - alpha`.
      alpha, gamma: see there.
      The others are those of `binary_crossentropy`.

    Returns:
      The mean loss along the axis, float32 for half precision.

    >>> import numpy as np, fromlogits.keras as flk
    >>> print(np.round(np.asarray(flk.binary_focal_crossentropy(np.array([[0, 1.0]]), np.array([[0.6, 0.6]], "float32"))), 4))
    [0.2058]

    Twin: `keras.losses.binary_focal_crossentropy`. Lin et al., Focal Loss for Dense Object Detection, section 3.
    """
    balance = alpha if apply_class_balancing else None
    return _mean(_units(y_true, y_pred, from_logits, label_smoothing, focal_gamma=gamma, focal_alpha=balance), axis)


def _mean(losses: Any, axis: int) -> Any:
    """The mean along an axis; `ops.mean` takes it in float32 on JAX and torch, of float64 too."""
    return ops.sum(losses, axis=axis) / ops.cast(ops.shape(losses)[axis], losses.dtype)


def _units(y_true: Any, y_pred: Any, from_logits: bool | str, label_smoothing: float, **focal: Any) -> Any:
    y_pred = ops.convert_to_tensor(y_pred)
    y_true = ops.cast(y_true, y_pred.dtype)
    output, logits = logits_of(y_pred, from_logits, "sigmoid")
    kind = "logits" if logits else "probabilities"
    return unit_losses(output, y_true, kind=kind, label_smoothing=label_smoothing, **focal).losses


def _logits(y_pred: Any, from_logits: bool | str, axis: int, counted: Any = None) -> Any:
    """Logits of the same distribution: probabilities divided by their sum are the softmax of their logarithms."""
    output, logits = logits_of(y_pred, from_logits, "softmax")
    if logits:
        return output
    xp = tensors.of(output)
    rows = None if counted is None else seen(xp, counted)
    last = xp.move_axis(output, axis, -1)
    check_output(xp, last, OutputKind.PROBABILITIES, rows=True, counted=rows, axis=axis, unnormalised=True)
    return as_logits(xp, output)


def _ids(y_true: Any) -> Any:
    """Class ids as integers: Keras gives every label to its losses as a float."""
    xp = tensors.of(y_true)
    if is_integer(xp.dtype(y_true)):
        return y_true
    values = seen(xp, y_true)
    if values is not None:
        checking.check_whole(values)
    whole = ops.where(
        ops.equal(ops.floor(y_true), y_true), y_true, ops.full_like(y_true, NO_CLASS)
    )  # a graph cannot say that they are none
    return ops.cast(whole, "int32")


def _check_rows(y_true: Any, y_pred: Any) -> None:
    if len(y_true.shape) == len(y_pred.shape) - 1 or (len(y_true.shape) == len(y_pred.shape) and y_true.shape[-1] == 1 != y_pred.shape[-1]):
        raise errors.ids_in_dense_loss(tuple(y_true.shape), tuple(y_pred.shape), "SparseCategoricalCrossentropy")
