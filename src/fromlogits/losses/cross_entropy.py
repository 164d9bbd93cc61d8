"""Cross-entropy of rows that choose one class out of many, from logits, probabilities or log-probabilities."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from fromlogits import errors
from fromlogits.labels.checking import check_given, check_lengths, tolerance_of
from fromlogits.losses import formulas, tensors
from fromlogits.losses.kernels import chunked, labelled, reference, triton
from fromlogits.losses.options import check_extras, check_row_numbers, check_weighing
from fromlogits.losses.outputs import beyond, check_output, kind_of
from fromlogits.losses.problem import Problem, RowLosses, Wanted, computed, problem_of
from fromlogits.losses.reduction import reduced
from fromlogits.losses.targets import is_integer, labels_as, seen
from fromlogits.losses.tensors import Operations
from fromlogits.results import named
from fromlogits.vocabulary import OutputKind

__all__ = [
    "EXTRAS",
    "REAL",
    "check_options",
    "check_weights",
    "computing",
    "cross_entropy",
    "finished",
    "fits",
    "ids_or_shares",
    "row_losses",
    "wanted",
]

EXTRAS = ("lse", "entropy", "argmax", "correct", "per_token")
REAL = ("float", "bfloat", "int", "uint", "bool")  # how the names of the dtypes of scores begin
OF_ROWS = {"lse", "entropy", "per_token"}  # extras that carry a gradient of their own


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
    overwrite_logits: bool = False,
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
      ShapeError, LabelError, OutputKindError (all ValueError): the three parties do not agree. ValueError: an option is no number it can be, a weight is
        not finite, or below 0 where a mean is divided by the weights. Under jit and torch.compile a label out of range gives a NaN row.

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
    check_extras(returns, EXTRAS)
    check_row_numbers(
        label_smoothing=label_smoothing, z_loss=z_loss, softcap=softcap, scale=scale, focal_gamma=focal_gamma, ignore_index=ignore_index
    )
    check_lengths("logits", logits)
    check_weighing(logits, reduction=reduction, denominator=denominator, class_weight=class_weight, sample_weight=sample_weight)
    found = row_losses(
        logits, labels, kind=kind, class_weight=class_weight, sample_weight=sample_weight, ignore_index=ignore_index,
        label_smoothing=label_smoothing, z_loss=z_loss, softcap=softcap, scale=scale, axis=axis, focal_gamma=focal_gamma,
        reduction=reduction, denominator=denominator, returns=returns, overwrite_logits=overwrite_logits,
    )  # fmt: skip
    return finished(found, reduction, denominator, returns)


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
    unnormalised: bool = False,
    reduction: str = "none",
    denominator: Any = None,
    returns: Sequence[str] = (),
    overwrite_logits: bool = False,
) -> RowLosses:
    """Cross-entropy of each row, before any reduction; `reduction` and what follows it say what will be asked of the result, see `wanted`.

    `unnormalised` takes distributions and log-probabilities as they are, whatever they sum to.
    """
    xp = tensors.of(logits, labels, sample_weight, class_weight)
    check_given("logits", logits)
    logits = xp.array(logits)
    labels = labels_as(xp, labels, logits)
    meaning = kind_of(kind)
    check_options(kind, label_smoothing=label_smoothing, z_loss=z_loss, softcap=softcap, scale=scale, focal_gamma=focal_gamma)
    ids = ids_or_shares(xp, xp.shape(logits), labels, axis, ignore_index)
    given = xp.move_axis(logits, axis, -1)
    row = computing(xp, given[..., 0])
    check_weights(xp, row, xp.shape(given), class_weight, sample_weight)
    if not ids:
        labels = xp.shaped_like(xp.move_axis(labels, axis, -1), given)
    problem = problem_of(
        xp, row, xp.shape(logits), labels, ids=ids, axis=axis, class_weight=class_weight, sample_weight=sample_weight,
        ignore_index=ignore_index, unnormalised=unnormalised, label_smoothing=label_smoothing, z_loss=z_loss,
        options=formulas.Rows(meaning, focal_gamma, softcap, scale, "entropy" in returns),
    )  # fmt: skip
    counted = seen(xp, problem.weight != 0.0) if problem.exempt else None
    check_output(xp, given, meaning, rows=True, counted=counted, axis=axis, unnormalised=unnormalised)
    if meaning is not OutputKind.LOGITS and not unnormalised and seen(xp, given) is None:  # nobody could look: no number that is plausible
        wide = computing(xp, given)
        lost = beyond(wide, meaning, tolerance_of(xp.dtype(given)))
        given = _nan_rows(xp, wide, lost & xp.tall(problem.weight != 0.0) if problem.exempt else lost)
    asked = wanted(problem.counts, xp, reduction, denominator, returns)
    return computed(IMPLEMENTATIONS, None, given, problem._replace(wanted=asked._replace(overwrite=overwrite_logits)))


def _nan_rows(xp: Operations, output: Any, lost: Any) -> Any:
    """An output (..., C) that is NaN in every row of which a number is lost."""
    return xp.nan_where(xp.largest(xp.where(lost, xp.ones_like(output), xp.zeros_like(output))) > 0.0, output)


def wanted(counts: Any, xp: Operations, reduction: str, denominator: Any, returns: Sequence[str]) -> Wanted:
    """What `finished` and `reduced` will do with the losses of rows that count so much."""
    argmax = not {"argmax", "correct"}.isdisjoint(returns)
    if reduction not in {"mean", "sum"}:
        return Wanted(argmax=argmax)
    one = xp.ones_like(xp.sum(counts))
    divisor = one if reduction == "sum" and denominator is None else xp.sum(counts) if denominator is None else xp.like(denominator, one)
    return Wanted(rows=not OF_ROWS.isdisjoint(returns), argmax=argmax, expected=one / xp.where(divisor == 0.0, one, divisor))


def finished(found: RowLosses, reduction: str, denominator: Any, returns: Sequence[str]) -> Any:
    """What the losses of rows are returned as: reduced, and with the extras that were asked for."""
    loss = reduced(found.xp, found.losses, found.counts, reduction, denominator, total=found.total)
    if not returns:
        return loss
    extras = {"lse": found.lse, "entropy": found.entropy, "argmax": found.argmax, "per_token": found.losses}
    if "correct" in returns:
        extras["correct"] = found.xp.cast(found.argmax, found.xp.dtype(found.ids)) == found.ids
    return named("CrossEntropy", ("loss", *returns))(loss, *(extras[name] for name in returns))


def computing(xp: Operations, x: Any) -> Any:
    """Numbers that sums can be trusted to: half precision and whole numbers as float32."""
    dtype = xp.dtype(x)
    if dtype in {"float32", "float64"}:
        return x
    if not dtype.startswith(REAL):
        raise errors.not_real(dtype)
    return xp.cast(x, "float64" if dtype in {"float96", "float128"} else "float32")


def _widened(way: Callable[..., RowLosses]) -> Callable[..., RowLosses]:
    """A way of computing rows that takes the computing dtype."""

    def widened(logits: Any, problem: Problem) -> RowLosses:
        z = computing(problem.xp, logits)
        if problem.xp.dtype(z) != problem.xp.dtype(logits):  # what was cast here is nobody else's
            problem = problem._replace(wanted=problem.wanted._replace(overwrite=True))
        return way(z, problem)

    return widened


# In order of preference; each is given the logits in their own dtype.
IMPLEMENTATIONS = {
    "triton": triton.rows,
    "chunked": _widened(chunked.rows),
    "labelled": _widened(labelled.rows),
    "reference": _widened(reference.rows),
}


def ids_or_shares(xp: Operations, shape: tuple[int | None, ...], labels: Any, axis: int, ignore_index: int | None) -> bool:
    """Whether labels for logits of a shape are class ids; raises where they are neither those nor a distribution."""
    given = xp.shape(labels)
    if isinstance(axis, bool) or not hasattr(axis, "__index__"):
        raise errors.not_one_axis(axis)
    if not -len(shape) <= axis < len(shape):
        raise errors.axis_missing(axis, shape)
    if shape[axis] == 0:
        raise errors.no_classes(shape, axis)
    rows = tuple(size for place, size in enumerate(shape) if place != axis % len(shape))
    dtype = xp.dtype(labels)
    if fits(given, rows):
        if not is_integer(dtype):
            values = seen(xp, labels)
            shown = () if values is None else sorted({*values.flat[:64].tolist()})[:6]
            missing = int(np.isnan(values).sum()) if values is not None and values.dtype.kind == "f" else 0
            raise errors.not_class_ids(dtype, given, shown, missing)
        return True
    if not fits(given, shape):
        raise errors.labels_do_not_fit(shape, given, axis)
    if ignore_index is not None:
        raise errors.ignore_needs_ids()
    return False


def fits(shape: tuple[int | None, ...], wanted: tuple[int | None, ...]) -> bool:
    """Whether a shape is the wanted one, as far as lengths are known."""
    return len(shape) == len(wanted) and all(one is None or other is None or one == other for one, other in zip(shape, wanted, strict=True))


def check_weights(xp: Operations, z: Any, shape: tuple[int | None, ...], class_weight: Any, sample_weight: Any) -> None:
    """Raise where weights do not fit logits of a shape, the classes last; z is any tensor of theirs."""
    if class_weight is not None and not fits(xp.shape(xp.array(class_weight, z)), shape[-1:]):
        raise errors.weight_does_not_fit(errors.words().class_weight, xp.shape(xp.array(class_weight, z)), shape[-1:])
    if sample_weight is not None:
        given = xp.shape(xp.array(sample_weight, z))
        if given and not fits(given, shape[:-1]):
            raise errors.weight_does_not_fit("sample_weight", given, shape[:-1])


def check_options(
    kind: str, *, label_smoothing: float, z_loss: float, softcap: float | None, scale: float, focal_gamma: float | None
) -> None:
    if label_smoothing is None or isinstance(label_smoothing, str) or not 0.0 <= label_smoothing <= 1.0:
        raise errors.out_of_bounds("label_smoothing", label_smoothing, "[0, 1]")
    if softcap is not None and not softcap > 0.0:
        raise errors.out_of_bounds("softcap", softcap, "(0, inf)")
    if focal_gamma is not None and not focal_gamma >= 0.0:
        raise errors.out_of_bounds("focal_gamma", focal_gamma, "[0, inf)")
    if kind != "logits":
        for name, given, nothing in (("z_loss", z_loss, 0.0), ("softcap", softcap, None), ("scale", scale, 1.0)):
            if given != nothing:
                raise errors.not_with_kind(name, kind)
