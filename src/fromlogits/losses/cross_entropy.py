"""Cross-entropy of rows that choose one class out of many, from logits, probabilities or log-probabilities."""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Sequence
from typing import Any, NamedTuple

from fromlogits import errors
from fromlogits.losses import formulas, tensors
from fromlogits.losses.outputs import check_output, kind_of
from fromlogits.losses.reduction import reduced
from fromlogits.losses.targets import check_labels, counting, is_integer, labels_as, seen, targets_of
from fromlogits.losses.tensors import Differentiable, Operations
from fromlogits.vocabulary import OutputKind

__all__ = ["RowLosses", "cross_entropy", "finished", "row_losses"]

EXTRAS = ("lse", "entropy", "argmax", "correct", "per_token")
ROWS = Differentiable(formulas.rows, formulas.rows_gradient, formulas.rows_tangent)


def cross_entropy(
    logits: Any,
    labels: Any,
    *,
    kind: str = "logits",
    class_weight: Any = None,
    sample_weight: Any = None,
    ignore_index: int | None = None,
    label_smoothing: float = 0.0,
    z_loss: float = 0.0,
    softcap: float | None = None,
    scale: float = 1.0,
    axis: int = -1,
    reduction: str = "mean",
    denominator: Any = None,
    focal_gamma: float | None = None,
    returns: Sequence[str] = (),
    overwrite_logits: bool = False,  # noqa: ARG001 a permission that the operations of a framework have no use for
) -> Any:
    """Cross-entropy between labels and what a model says about them.

    With class ids y and logits z, a row's loss is `logsumexp(z) - z[y]`; with a distribution q it is `sum_j q_j (logsumexp(z) - z_j)`.

    Args:
      logits: (..., C) scores of any real dtype, the classes along `axis`; numpy array, torch, JAX or TensorFlow tensor. -inf masks a class.
      labels: class ids, integers of the shape of `logits` without the class axis; or a distribution of the shape of `logits`.
      kind: what `logits` holds: "logits", "probabilities" (rows that sum to 1) or "log_probabilities".
      class_weight: (C,) how much each class counts.
      sample_weight: (...) how much each row counts. Rows that count nothing are not looked at.
      ignore_index: the class id of rows that do not count.
      label_smoothing: in [0, 1], the part of each label that is spread evenly over the classes that are not masked.
      z_loss: how much `logsumexp(z)^2` counts, added to the loss of each row.
      softcap: bends logits to `softcap * tanh(z / softcap)`, after `scale`.
      scale: multiplies the logits.
      axis: the class axis.
      reduction: "mean", over what counts: `sum(w * loss) / sum(w)` with w = sample_weight * class_weight[label] (for distributions
        w = sample_weight); "sum"; or "none", the rows, weighed.
      denominator: divides the sum, in place of what counts: the number of labels in a whole batch, of which this is a part.
      focal_gamma: multiplies each term by `(1 - p)^gamma`.
      returns: what else to return, by name: "lse" (...), "entropy" (...) of the predicted distribution in nats, "argmax" (...), "correct" (...) bool,
        "per_token" (...) the rows' losses. The result is then a named tuple (loss, …).
      overwrite_logits: the gradient may take the memory of the logits.

    Returns:
      The loss, in the framework, on the device and with the gradient of `logits`; float32 for half precision, otherwise its dtype. 0 where no row counts.

    Raises:
      ShapeError, LabelError, OutputKindError (all ValueError): the three parties do not agree. Under jit and torch.compile a label out of range gives a NaN row.

    >>> import numpy as np, fromlogits as fl
    >>> logits = np.array([[2.0, 0.0, -1.0], [0.0, 1.0, 3.0]])
    >>> print(f"{fl.cross_entropy(logits, [0, 2]):.6f}")
    0.169846
    >>> fl.cross_entropy(logits, [0, 3])
    Traceback (most recent call last):
    fromlogits.errors.LabelError: label 3 at labels[1] has no class: logits of shape (2, 3) give classes 0..2. ...

    Twins: `torch.nn.functional.cross_entropy` (class axis 1, ignores -100), `optax.softmax_cross_entropy_with_integer_labels` (unreduced),
    `tf.nn.sparse_softmax_cross_entropy_with_logits` (labels first), `keras.losses.sparse_categorical_crossentropy` (labels first, from probabilities).
    Exact where those return 0: see docs/exactness.md.
    """
    found = row_losses(
        logits, labels, kind=kind, class_weight=class_weight, sample_weight=sample_weight, ignore_index=ignore_index,
        label_smoothing=label_smoothing, z_loss=z_loss, softcap=softcap, scale=scale, axis=axis, focal_gamma=focal_gamma,
        entropy="entropy" in returns,
    )  # fmt: skip
    return finished(found, reduction, denominator, returns)


class RowLosses(NamedTuple):
    """The losses of rows, and what a reduction needs of them."""

    xp: Operations
    losses: Any  # (...) weighed
    counts: Any  # (...) what each row counts in a mean
    lse: Any
    entropy: Any
    argmax: Any
    ids: Any


def row_losses(
    logits: Any,
    labels: Any,
    *,
    kind: str = "logits",
    class_weight: Any = None,
    sample_weight: Any = None,
    ignore_index: int | None = None,
    label_smoothing: float = 0.0,
    z_loss: float = 0.0,
    softcap: float | None = None,
    scale: float = 1.0,
    axis: int = -1,
    focal_gamma: float | None = None,
    entropy: bool = False,
    unnormalised: bool = False,
) -> RowLosses:
    """Cross-entropy of each row, before any reduction. `unnormalised` takes distributions and log-probabilities as they are, whatever they sum to."""
    xp = tensors.of(logits, labels, sample_weight, class_weight)
    logits = xp.array(logits)
    labels = labels_as(xp, labels, logits)
    meaning = kind_of(kind)
    _check_options(kind, label_smoothing=label_smoothing, z_loss=z_loss, softcap=softcap, scale=scale, focal_gamma=focal_gamma)
    ids = _ids(xp, logits, labels, axis, ignore_index)
    given = xp.move_axis(logits, axis, -1)
    z = computing(xp, given)
    labels = xp.shaped_like(counting(xp, labels), z[..., 0]) if ids else xp.shaped_like(xp.move_axis(labels, axis, -1), z)
    _check_weights(xp, z, class_weight, sample_weight)
    check_labels(
        xp, labels, xp.shape(logits), ids=ids, axis=axis, ignore_index=ignore_index, sample_weight=_array(xp, sample_weight, z),
        unnormalised=unnormalised,
    )  # fmt: skip
    masks = z != -xp.infinity if label_smoothing and meaning is OutputKind.LOGITS else None
    targets = targets_of(
        xp, z, labels, ids=ids, class_weight=class_weight, sample_weight=sample_weight, ignore_index=ignore_index,
        label_smoothing=label_smoothing, support=masks,
    )  # fmt: skip
    exempt = sample_weight is not None or ignore_index is not None
    if exempt:  # rows that do not count may hold anything
        counted = xp.tall(targets.weight != 0.0)
        z = xp.where(counted, z, xp.zeros_like(z))
        targets = targets._replace(shares=xp.where(counted, targets.shares, xp.zeros_like(targets.shares)))
    counts = seen(xp, targets.weight != 0.0) if exempt else None
    check_output(xp, given, meaning, rows=True, counted=counts, axis=axis, unnormalised=unnormalised)
    options = formulas.Rows(meaning, focal_gamma, softcap, scale, entropy)
    losses, lse, spread = xp.attached(ROWS, options, z, targets.shares)
    if z_loss:
        losses = losses + z_loss * targets.own * lse * lse
    losses = losses * targets.weight
    if targets.lost is not None and xp.hidden(labels):
        losses = xp.guarded(losses, targets.lost & (targets.weight != 0.0), labels, xp.shape(logits), axis)
    return RowLosses(xp, losses, targets.weight * targets.own, lse, spread, xp.argmax(z), targets.ids)


def finished(found: RowLosses, reduction: str, denominator: Any, returns: Sequence[str]) -> Any:
    """What the losses of rows are returned as: reduced, and with the extras that were asked for."""
    for name in returns:
        if name not in EXTRAS:
            raise errors.unknown_choice("returns", name, EXTRAS)
    loss = reduced(found.xp, found.losses, found.counts, reduction, denominator)
    if not returns:
        return loss
    extras = {"lse": found.lse, "entropy": found.entropy, "argmax": found.argmax, "per_token": found.losses}
    if "correct" in returns:
        extras["correct"] = found.xp.cast(found.argmax, found.xp.dtype(found.ids)) == found.ids
    return _named(tuple(returns))(loss, *(extras[name] for name in returns))


def computing(xp: Operations, x: Any) -> Any:
    """Numbers that sums can be trusted to: half precision and whole numbers as float32."""
    return x if xp.dtype(x) in {"float32", "float64"} else xp.cast(x, "float32")


def _array(xp: Operations, x: Any, like: Any) -> Any:
    return None if x is None else xp.like(x, like)


_NAMED: dict[tuple[str, ...], Any] = {}  # not functools.cache, which torch's compiler warns of


def _named(names: tuple[str, ...]) -> Any:
    if names not in _NAMED:
        _NAMED[names] = namedtuple("CrossEntropy", ("loss", *names))  # noqa: PYI024 its fields are chosen by the caller
    return _NAMED[names]


def _ids(xp: Operations, logits: Any, labels: Any, axis: int, ignore_index: int | None) -> bool:
    """Whether the labels are class ids; raises where they are neither those nor a distribution."""
    shape, given = xp.shape(logits), xp.shape(labels)
    if not -len(shape) <= axis < len(shape):
        raise errors.axis_missing(axis, shape)
    if shape[axis] == 0:
        raise errors.no_classes(shape, axis)
    rows = tuple(size for place, size in enumerate(shape) if place != axis % len(shape))
    dtype = xp.dtype(labels)
    if fits(given, rows):
        if not is_integer(dtype):
            values = seen(xp, labels)
            raise errors.not_class_ids(dtype, given, () if values is None else sorted({*values.flat[:64].tolist()})[:6])
        return True
    if not fits(given, shape):
        raise errors.labels_do_not_fit(shape, given, axis)
    if ignore_index is not None:
        raise errors.ignore_needs_ids()
    return False


def fits(shape: tuple[int | None, ...], wanted: tuple[int | None, ...]) -> bool:
    """Whether a shape is the wanted one, as far as lengths are known."""
    return len(shape) == len(wanted) and all(one is None or other is None or one == other for one, other in zip(shape, wanted, strict=True))


def _check_weights(xp: Operations, z: Any, class_weight: Any, sample_weight: Any) -> None:
    shape = xp.shape(z)
    if class_weight is not None and not fits(xp.shape(xp.array(class_weight, z)), shape[-1:]):
        raise errors.weight_does_not_fit(errors.words().class_weight, xp.shape(xp.array(class_weight, z)), shape[-1:])
    if sample_weight is not None:
        given = xp.shape(xp.array(sample_weight, z))
        if given and not fits(given, shape[:-1]):
            raise errors.weight_does_not_fit("sample_weight", given, shape[:-1])


def _check_options(
    kind: str, *, label_smoothing: float, z_loss: float, softcap: float | None, scale: float, focal_gamma: float | None
) -> None:
    if not 0.0 <= label_smoothing <= 1.0:
        raise errors.out_of_bounds("label_smoothing", label_smoothing, "[0, 1]")
    if softcap is not None and not softcap > 0.0:
        raise errors.out_of_bounds("softcap", softcap, "(0, inf)")
    if focal_gamma is not None and not focal_gamma >= 0.0:
        raise errors.out_of_bounds("focal_gamma", focal_gamma, "[0, inf)")
    if kind != "logits":
        for name, given, nothing in (("z_loss", z_loss, 0.0), ("softcap", softcap, None), ("scale", scale, 1.0)):
            if given != nothing:
                raise errors.not_with_kind(name, kind)
