"""Binary cross-entropy of units that answer yes or no, each by itself."""

from __future__ import annotations

import math
from typing import Any, NamedTuple

from fromlogits import errors
from fromlogits.labels import checking
from fromlogits.losses import formulas, tensors
from fromlogits.losses.cross_entropy import REAL, computing, fits
from fromlogits.losses.options import check_number, check_weighing
from fromlogits.losses.outputs import beyond, check_output, kind_of
from fromlogits.losses.reduction import reduced
from fromlogits.losses.targets import labels_as, seen
from fromlogits.losses.tensors import Differentiable, Operations
from fromlogits.vocabulary import OutputKind

__all__ = ["UnitLosses", "binary_cross_entropy", "unit_losses"]

BITS = Differentiable(formulas.bits, formulas.bits_gradient, formulas.bits_tangent)
FOCAL_BITS = Differentiable(formulas.focal_bits, formulas.focal_bits_gradient, formulas.focal_bits_tangent)


def binary_cross_entropy(
    logits: Any,
    labels: Any,
    *,
    kind: str = "logits",
    pos_weight: Any = None,
    sample_weight: Any = None,
    ignore_index: int | None = None,
    label_smoothing: float = 0.0,
    focal_gamma: float | None = None,
    focal_alpha: float | None = None,
    reduction: str = "mean",
    denominator: Any = None,
) -> Any:
    """Binary cross-entropy between labels and what a model says about them, unit by unit.

    With a logit z and a label t in [0, 1] a unit's loss is `t softplus(-z) + (1 - t) softplus(z)`.

    Args:
      logits: (...) scores of any real dtype; numpy array, torch, JAX or TensorFlow tensor.
      labels: of the same shape; 0, 1, booleans or probabilities. Nothing is broadcast.
      kind: what `logits` holds: "logits", "probabilities" of yes, or "log_probabilities" of yes.
      pos_weight: how much the yes side counts, a number or an array that broadcasts to the logits, such as (classes,).
      sample_weight: how much each unit counts; of the shape of the logits, or of its leading axes (one a row).
      ignore_index: the label of units that do not count.
      label_smoothing: in [0, 1]; labels become `t (1 - s) + s / 2`.
      focal_gamma: multiplies each unit's loss by `(1 - p_t)^gamma`, p_t the probability given to the label.
      focal_alpha: in [0, 1]; multiplies it by alpha for yes and 1 - alpha for no.
      reduction: "mean" over what counts, "sum", or "none".
      denominator: divides the sum, in place of what counts.

    Returns:
      The loss, in the framework, on the device and with the gradient of `logits`; float32 for half precision, otherwise its dtype. 0 where nothing counts.

    Raises:
      ShapeError, LabelError, OutputKindError (all ValueError): the three parties do not agree.

    >>> import numpy as np, fromlogits as fl
    >>> print(f"{fl.binary_cross_entropy(np.array([2.0, -1.0]), np.array([1, 0])):.6f}")
    0.220095
    >>> fl.binary_cross_entropy(np.array([[2.0], [-1.0]]), np.array([1, 0]))
    Traceback (most recent call last):
    fromlogits.errors.ShapeError: logits of shape (2, 1) and labels of shape (2,) would broadcast ...

    Twins: `torch.nn.functional.binary_cross_entropy_with_logits`, `optax.sigmoid_binary_cross_entropy` (unreduced),
    `tf.nn.sigmoid_cross_entropy_with_logits` (labels first), `keras.losses.binary_crossentropy` (labels first, from probabilities).
    Focal loss: Lin et al., Focal Loss for Dense Object Detection, section 3.
    """
    checking.check_lengths("logits", logits)
    check_weighing(logits, reduction=reduction, denominator=denominator, pos_weight=pos_weight, sample_weight=sample_weight)
    check_number("label_smoothing", label_smoothing, "[0, 1]", 0.0)
    for name, given, bounds in (("focal_gamma", focal_gamma, "[0, inf)"), ("focal_alpha", focal_alpha, "[0, 1]")):
        if isinstance(given, str):
            raise errors.out_of_bounds(name, given, bounds)
    if isinstance(ignore_index, str):
        raise errors.not_an_id("ignore_index", ignore_index)
    found = unit_losses(
        logits, labels, kind=kind, pos_weight=pos_weight, sample_weight=sample_weight, ignore_index=ignore_index,
        label_smoothing=label_smoothing, focal_gamma=focal_gamma, focal_alpha=focal_alpha,
    )  # fmt: skip
    return reduced(found.xp, found.losses, found.counts, reduction, denominator)


class UnitLosses(NamedTuple):
    """The losses of units, and what each counts in a mean."""

    xp: Operations
    losses: Any
    counts: Any


def unit_losses(
    logits: Any,
    labels: Any,
    *,
    kind: str = "logits",
    pos_weight: Any = None,
    sample_weight: Any = None,
    ignore_index: int | None = None,
    label_smoothing: float = 0.0,
    focal_gamma: Any = None,
    focal_alpha: Any = None,
    unchecked_labels: bool = False,
) -> UnitLosses:
    """Binary cross-entropy of each unit, before any reduction. `unchecked_labels` takes labels outside [0, 1] as they are."""
    xp = tensors.of(logits, labels, sample_weight, pos_weight)
    checking.check_given("logits", logits)
    logits = xp.array(logits)
    labels = labels_as(xp, labels, logits)
    meaning = kind_of(kind)
    if isinstance(label_smoothing, int | float) and not 0.0 <= label_smoothing <= 1.0:
        raise errors.out_of_bounds("label_smoothing", label_smoothing, "[0, 1]")
    _check_bounds(xp, "focal_alpha", focal_alpha, logits, 1.0, "[0, 1]")
    _check_bounds(xp, "focal_gamma", focal_gamma, logits, math.inf, "[0, inf)")
    if not fits(xp.shape(logits), xp.shape(labels)):
        raise errors.units_differ(xp.shape(logits), xp.shape(labels))
    z = computing(xp, logits)
    labels = xp.shaped_like(labels, z)
    one = xp.ones_like(z)
    weight = one if sample_weight is None else one * _weight(xp, sample_weight, z)
    t = xp.like(labels, z)
    if ignore_index is not None:
        ignored = labels == ignore_index
        weight = xp.where(ignored, xp.zeros_like(weight), weight)
    exempt = sample_weight is not None or ignore_index is not None
    counted = weight != 0.0
    if exempt:  # units that do not count may hold anything
        z, t = xp.where(counted, z, xp.zeros_like(z)), xp.where(counted, t, xp.zeros_like(t))
    values, counts = seen(xp, labels), seen(xp, counted) if exempt else None
    if values is not None and values.size and not unchecked_labels:
        checking.check_binary(values, counted=counts)
    check_output(xp, logits, meaning, rows=False, counted=counts)
    if label_smoothing:
        t = t * (1.0 - label_smoothing) + 0.5 * label_smoothing
    yes_weight = one if pos_weight is None else _spread("pos_weight", xp, pos_weight, z)
    if focal_gamma is None:
        losses = xp.attached(BITS, formulas.Bits(meaning), z, t, yes_weight)
    else:
        losses = xp.attached(FOCAL_BITS, formulas.Bits(meaning), z, t, yes_weight, _spread("focal_gamma", xp, focal_gamma, z))
    if meaning is not OutputKind.LOGITS and seen(xp, logits) is None:  # nobody could look: no number that is plausible
        losses = xp.nan_where(beyond(z, meaning, checking.tolerance_of(xp.dtype(logits))), losses)
    if focal_alpha is not None:
        alpha = _spread("focal_alpha", xp, focal_alpha, z)
        losses = losses * (alpha * t + (1.0 - alpha) * (1.0 - t))
    return UnitLosses(xp, losses * weight, weight)


def _check_bounds(xp: Operations, name: str, given: Any, logits: Any, highest: float, bounds: str) -> None:
    """Raise for a focal option, a number or an array of them, that is out of bounds as far as can be seen."""
    if given is None:
        return
    if isinstance(given, int | float):
        if not 0.0 <= given <= highest:
            raise errors.out_of_bounds(_called(name), given, bounds)
        return
    values = seen(xp, _real(name, xp, given, logits))
    wrong = values[~((values >= 0.0) & (values <= highest))] if values is not None else None
    if wrong is not None and wrong.size:
        raise errors.out_of_bounds(_called(name), float(wrong.flat[0]), bounds)


def _real(name: str, xp: Operations, given: Any, like: Any) -> Any:
    """An option as a tensor of real numbers."""
    if isinstance(given, str | bytes | dict):
        raise errors.not_a_weight(_called(name), given)
    tensor = xp.array(given, like)
    if not xp.dtype(tensor).startswith(REAL):
        raise errors.weight_not_real(_called(name), xp.dtype(tensor))
    return tensor


def _called(name: str) -> str:
    """What the function that was called names an option."""
    named: str = getattr(errors.words(), name, name)
    return named


def _spread(name: str, xp: Operations, given: Any, z: Any) -> Any:
    """A number, or an array that broadcasts to the logits and does not make them grow."""
    if not isinstance(given, int | float):
        _real(name, xp, given, z)
    spread = xp.like(given, z)
    shape, wanted = xp.shape(spread), xp.shape(z)
    pairs = zip(shape[::-1], wanted[::-1], strict=False)
    if len(shape) > len(wanted) or any(one not in {1, None, other} and other is not None for one, other in pairs):
        raise errors.weight_does_not_fit(_called(name), shape, wanted)
    return xp.shaped_like(xp.ones_like(z) * spread, z)


def _weight(xp: Operations, sample_weight: Any, z: Any) -> Any:
    weight = xp.like(sample_weight, z)
    given, wanted = xp.shape(weight), xp.shape(z)
    if not fits(given, wanted[: len(given)]):
        raise errors.weight_does_not_fit("sample_weight", given, wanted)
    for _ in range(len(wanted) - len(given)):
        weight = xp.tall(weight)
    return weight
