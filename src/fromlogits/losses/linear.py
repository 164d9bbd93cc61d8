"""Linear cross-entropy: the loss of a last linear layer, from hidden states and the layer's weight."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from fromlogits import errors
from fromlogits.labels.checking import check_given, check_lengths, check_unmasked
from fromlogits.losses import formulas, tensors
from fromlogits.losses.cross_entropy import (
    EXTRAS,
    REAL,
    check_options,
    check_weights,
    computing,
    finished,
    fits,
    ids_or_shares,
    wanted,
)
from fromlogits.losses.kernels import chunked, reference, scanned, triton
from fromlogits.losses.options import check_extras, check_row_numbers, check_weighing
from fromlogits.losses.outputs import hint_of_one_class
from fromlogits.losses.problem import RowLosses, computed, problem_of
from fromlogits.losses.targets import labels_as

__all__ = ["IMPLEMENTATIONS", "check_head", "linear_cross_entropy", "linear_logits", "linear_row_losses"]

IMPLEMENTATIONS = {  # in order of preference
    "triton": triton.linear,
    "chunked": chunked.linear,
    "scanned": scanned.linear,
    "reference": reference.linear,
}


def linear_cross_entropy(
    hidden: Any,
    weight: Any,
    labels: Any,
    *,
    bias: Any = None,
    class_weight: Any = None,
    sample_weight: Any = None,
    ignore_index: int | None = None,
    label_smoothing: float = 0.0,
    z_loss: float = 0.0,
    softcap: float | None = None,
    scale: float = 1.0,
    reduction: str = "mean",
    denominator: Any = None,
    focal_gamma: float | None = None,
    returns: Sequence[str] = (),
    group: Any = None,
    implementation: str | None = None,
) -> Any:
    """Cross-entropy of `logits = hidden @ weight.T + bias`.

    Args:
      hidden: (..., D) what the last layer takes; numpy array, torch, JAX or TensorFlow tensor of any real dtype.
      weight: (V, D) the layer's weight, one row a class.
      labels: (...) class ids, or (..., V) distributions.
      bias: (V,) the layer's bias.
      group: a torch process group or the name of a JAX axis that the vocabulary is spread over; not there yet.
      implementation: None chooses: "triton" (torch on a GPU), "chunked" (numpy, torch) and "scanned" (JAX, TensorFlow) compute the logits in
        pieces of rows and never hold them all, "reference" builds them.
      The other options are those of `cross_entropy`.

    Returns:
      The loss, with the gradients of hidden, weight and bias. Products of half precision are summed in float32.

    Raises:
      ShapeError, LabelError (both ValueError): hidden, weight and labels do not go together. NotImplementedError: the chosen implementation
        does not take this call; it says why.

    >>> import numpy as np, fromlogits as fl
    >>> hidden, weight = np.array([[1.0, 2.0]]), np.array([[0.5, 0.0], [0.0, 0.5], [-1.0, 0.0]])
    >>> print(f"{fl.linear_cross_entropy(hidden, weight, [1]):.6f}")
    0.554957

    Twins: `torch.nn.functional.linear_cross_entropy`, tokamax's `linear_softmax_cross_entropy_loss` (weight (D, V), sum by default).
    """
    if group is not None:
        raise errors.no_groups()
    check_extras(returns, EXTRAS)
    check_row_numbers(
        label_smoothing=label_smoothing, z_loss=z_loss, softcap=softcap, scale=scale, focal_gamma=focal_gamma, ignore_index=ignore_index
    )
    for name, given in (("hidden", hidden), ("weight", weight), ("bias", bias)):
        check_lengths(name, given)
    check_weighing(hidden, reduction=reduction, denominator=denominator, class_weight=class_weight, sample_weight=sample_weight)
    found = linear_row_losses(
        hidden, weight, labels, bias=bias, implementation=implementation, class_weight=class_weight, sample_weight=sample_weight,
        ignore_index=ignore_index, label_smoothing=label_smoothing, z_loss=z_loss, softcap=softcap, scale=scale, focal_gamma=focal_gamma,
        reduction=reduction, denominator=denominator, returns=returns,
    )  # fmt: skip
    return finished(found, reduction, denominator, returns)


def linear_row_losses(
    hidden: Any,
    weight: Any,
    labels: Any,
    *,
    bias: Any = None,
    implementation: str | None = None,
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
) -> RowLosses:
    """Linear cross-entropy of each row, before any reduction. The options are those of `cross_entropy.row_losses`; the class axis is the last."""
    xp = tensors.of(hidden, weight, labels, bias, class_weight, sample_weight)
    for name, given in (("hidden", hidden), ("weight", weight)):
        check_given(name, given)
    check_unmasked("bias", bias)
    hidden, weight = xp.array(hidden), xp.array(weight, hidden)
    bias = None if bias is None else xp.array(bias, hidden)
    check_head(xp, hidden, weight, bias)
    labels = labels_as(xp, labels, hidden)
    check_options("logits", label_smoothing=label_smoothing, z_loss=z_loss, softcap=softcap, scale=scale, focal_gamma=focal_gamma)
    shape = (*xp.shape(hidden)[:-1], xp.shape(weight)[0])
    ids = ids_or_shares(xp, shape, labels, axis, ignore_index)
    hint_of_one_class(shape)
    row = computing(xp, hidden[..., 0])
    check_weights(xp, row, shape, class_weight, sample_weight)
    problem = problem_of(
        xp, row, shape, labels, ids=ids, axis=axis, class_weight=class_weight, sample_weight=sample_weight, ignore_index=ignore_index,
        unnormalised=unnormalised, label_smoothing=label_smoothing, z_loss=z_loss,
        options=formulas.Rows(focal_gamma=focal_gamma, softcap=softcap, scale=scale, entropy="entropy" in returns),
    )  # fmt: skip
    problem = problem._replace(wanted=wanted(problem.counts, xp, reduction, denominator, returns))
    return computed(IMPLEMENTATIONS, implementation, hidden, weight, bias, problem)


def linear_logits(hidden: Any, weight: Any, bias: Any = None) -> Any:
    """`hidden @ weight.T + bias`: (..., D), (V, D), (V,) -> (..., V); products of half precision are summed in float32, and stay it."""
    xp = tensors.of(hidden, weight, bias)
    hidden, weight = xp.array(hidden), xp.array(weight, hidden)
    check_head(xp, hidden, weight, bias)
    wide = computing(xp, hidden)
    logits = xp.product(wide, xp.like(weight, wide))
    return logits if bias is None else logits + xp.like(bias, wide)


def check_head(xp: tensors.Operations, hidden: Any, weight: Any, bias: Any) -> None:
    """Raise where a last layer does not fit what it takes."""
    if len(xp.shape(weight)) != 2 or not fits(xp.shape(hidden)[-1:], xp.shape(weight)[1:]):
        raise errors.head_does_not_fit(xp.shape(hidden), xp.shape(weight))
    if xp.shape(hidden)[-1] == 0:
        raise errors.nothing_to_multiply(xp.shape(hidden), xp.shape(weight))
    bias = None if bias is None else xp.array(bias, hidden)
    if bias is not None and not fits(xp.shape(bias), xp.shape(weight)[:1]):
        raise errors.weight_does_not_fit("bias", xp.shape(bias), xp.shape(weight)[:1])
    for name, given in (("weight", weight), ("bias", bias)):
        if given is not None and not xp.dtype(given).startswith(REAL):
            raise errors.weight_not_real(name, xp.dtype(given))
