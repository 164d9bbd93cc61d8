"""The losses of `torch.nn.functional`: the same names, argument order and defaults, and the same results wherever torch is right.

What differs from torch, in each of them:
  - a confident row keeps its loss and its gradient, where torch returns 0 (below 6e-8 in float32): nothing is rounded to zero that is not zero;
  - half precision is computed and summed in float32 and rounded once; the result has torch's dtype, that of the input (float32 under autocast);
  - a logit of -inf is a mask in every mode: its class has no probability, and label smoothing spreads over the others, where torch gives NaN or inf;
  - rows that do not count (`ignore_index`, weight 0) may hold anything, NaN too;
  - proof of a broken contract raises (ShapeError, LabelError, OutputKindError, all ValueError, where torch has RuntimeError and IndexError):
    the output of a softmax or sigmoid given as logits, that of a linear layer given as probabilities, a label out of range, a NaN label. A mere
    hint, numbers that look like probabilities, warns once at each call site (ContractWarning), and so does a softmax before binary losses of units;
  - labels that mean something else in torch are computed as torch means them, with a warning: rows that are no distribution, a single class;
  - every loss has derivatives of any order in forward and backward mode and under torch.func, and is one graph under torch.compile
    (but for vmap of grad inside what is compiled, which the compiler does not take).
Values are looked at on the CPU, in eager mode; on an accelerator nothing waits. Where nobody looks, an id without a class and a probability out of range give NaN.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import torch
from torch import Tensor

from fromlogits import errors
from fromlogits.losses.binary_cross_entropy import unit_losses
from fromlogits.losses.cross_entropy import row_losses
from fromlogits.losses.linear import linear_logits, linear_row_losses
from fromlogits.losses.problem import RowLosses
from fromlogits.losses.reduction import reduced
from fromlogits.torch.arguments import (
    HIDDEN_STATES,
    LOGARITHMS,
    PROBABILITIES,
    SCORES_OF_CLASSES,
    SCORES_OF_UNITS,
    check_dtype,
    check_head,
    check_tensors,
    labels_of,
    reduction_of,
    result_dtype,
    speaking,
    spread,
)

__all__ = ["binary_cross_entropy", "binary_cross_entropy_with_logits", "cross_entropy", "linear_cross_entropy", "nll_loss"]

IGNORED = -100  # torch's class id for rows that do not count


def cross_entropy(
    input: Tensor,  # noqa: A002 the names are torch's
    target: Tensor,
    weight: Tensor | None = None,
    size_average: bool | None = None,
    ignore_index: int = IGNORED,
    reduce: bool | None = None,
    reduction: str = "mean",
    label_smoothing: float = 0.0,
) -> Tensor:
    """Cross-entropy from logits, as `torch.nn.functional.cross_entropy`.

    Args:
      input: (C,), (N, C) or (N, C, d1, ..., dK) logits of a floating dtype.
      target: class ids, int64 or uint8, of shape (), (N,) or (N, d1, ..., dK); or class probabilities of the shape and kind of `input`, which
        need not sum to one and may ask for a gradient.
      weight: (C,) how much each class counts; of any sign, and of the dtype of `input` where the target holds class ids. It may ask for a gradient.
      size_average: deprecated, with `reduce`: see `reduction`.
      ignore_index: the class id of rows that do not count.
      reduce: deprecated.
      reduction: "mean", over the weights of the labels, or over the rows where the target holds probabilities; "sum"; "none".
      label_smoothing: in [0, 1], the part of each label that is spread over the classes.

    Returns:
      A scalar, or the rows' losses with "none", of torch's dtype. The mean is NaN where no row counts, with a gradient of zero.

    Raises:
      ShapeError, LabelError, OutputKindError (all ValueError), and TypeError for dtypes: see `fromlogits.torch.functional`.

    >>> import torch, fromlogits.torch.functional as F
    >>> logits = torch.tensor([[2.0, 0.0, -1.0], [0.0, 1.0, 30.0]], requires_grad=True)
    >>> F.cross_entropy(logits, torch.tensor([0, 2]), reduction="none").detach()  # torch: [1.6985e-01, 0]
    tensor([1.6985e-01, 3.4794e-13])
    >>> F.cross_entropy(logits.softmax(1), torch.tensor([0, 2]))
    Traceback (most recent call last):
    fromlogits.errors.OutputKindError: logits were expected, but this tensor is the output of softmax: the loss would apply it a second time. ...

    Twins: `fromlogits.cross_entropy` (class axis -1, nothing ignored, strict), `fromlogits.jax.softmax_cross_entropy_with_integer_labels`,
    `fromlogits.tensorflow.sparse_softmax_cross_entropy_with_logits`, `fromlogits.keras.SparseCategoricalCrossentropy`.
    """
    with speaking(SCORES_OF_CLASSES):
        check_tensors(input, target, weight=weight)
        target = labels_of(target, input.shape)
        if target.shape == input.shape and ignore_index >= 0:
            raise errors.ignore_needs_ids()
        reduction = reduction_of(size_average, reduce, reduction)
        return _over_classes(partial(row_losses, _wide(input, target)), input, target, weight, ignore_index, reduction, label_smoothing)


def nll_loss(
    input: Tensor,  # noqa: A002 the names are torch's
    target: Tensor,
    weight: Tensor | None = None,
    size_average: bool | None = None,
    ignore_index: int = IGNORED,
    reduce: bool | None = None,
    reduction: str = "mean",
) -> Tensor:
    """Minus the log-probability of each label, as `torch.nn.functional.nll_loss`.

    Args:
      input: (C,), (N, C) or (N, C, d1, ..., dK) log-probabilities of a floating dtype. Numbers of any sign are taken, as torch takes them; where
        one is positive, and so no logarithm of a probability, a ContractWarning says so.
      target: class ids, int64 or uint8, of shape (), (N,) or (N, d1, ..., dK).
      The other arguments, the result and the errors are those of `cross_entropy`.

    >>> import torch, fromlogits.torch.functional as F
    >>> F.nll_loss(torch.tensor([[0.5, 0.25, 0.25]]).log(), torch.tensor([1]))
    tensor(1.3863)
    >>> F.nll_loss(torch.zeros(1, 3, requires_grad=True).softmax(1), torch.tensor([1]))  # torch: -0.3333
    Traceback (most recent call last):
    fromlogits.errors.OutputKindError: log-probabilities were expected, but this tensor is the output of softmax: ...

    Twin: `fromlogits.cross_entropy` with kind="log_probabilities", where rows must be normalised.
    """
    with speaking(LOGARITHMS):
        check_tensors(input, target, weight=weight)
        target = labels_of(target, input.shape, distributions=False)
        reduction = reduction_of(size_average, reduce, reduction)
        return _over_classes(partial(row_losses, input, kind="log_probabilities"), input, target, weight, ignore_index, reduction)


def binary_cross_entropy_with_logits(
    input: Tensor,  # noqa: A002 the names are torch's
    target: Tensor,
    weight: Tensor | None = None,
    size_average: bool | None = None,
    reduce: bool | None = None,
    reduction: str = "mean",
    pos_weight: Tensor | None = None,
) -> Tensor:
    """Binary cross-entropy from logits, unit by unit, as `torch.nn.functional.binary_cross_entropy_with_logits`.

    Args:
      input: (...) logits of a floating dtype.
      target: of the same shape, floating, in [0, 1]; it may ask for a gradient. torch takes labels outside [0, 1], for which the loss has no
        lower bound; here they are an error.
      weight: how much each unit counts, of a shape that broadcasts to that of `input`; without a gradient, as in torch. The mean is over all
        units, whatever their weight.
      size_average: deprecated, with `reduce`: see `reduction`.
      reduce: deprecated.
      reduction: "mean", "sum" or "none".
      pos_weight: how much the yes side counts, of a shape that broadcasts to that of `input`, such as (classes,). It may ask for a gradient.

    Returns, Raises: as in `cross_entropy`.

    >>> import torch, fromlogits.torch.functional as F
    >>> F.binary_cross_entropy_with_logits(torch.tensor([2.0, -20.0]), torch.tensor([1.0, 0.0]), reduction="none")
    tensor([1.2693e-01, 2.0612e-09])
    >>> F.binary_cross_entropy_with_logits(torch.tensor([2.0, -1.0]), torch.tensor([2.0, 1.0]))  # torch: -0.3430
    Traceback (most recent call last):
    fromlogits.errors.LabelError: target[0] is 2, but binary labels lie in [0, 1] (these in [1, 2]). For labels 1 and 2 pass target - 1.

    Twins: `fromlogits.binary_cross_entropy`, `fromlogits.jax.sigmoid_binary_cross_entropy`, `fromlogits.tensorflow.sigmoid_cross_entropy_with_logits`.
    """
    with speaking(SCORES_OF_UNITS):
        check_tensors(input, target, weight=weight, pos_weight=pos_weight)
        return _over_units("logits", input, target, weight, pos_weight, reduction_of(size_average, reduce, reduction))


def binary_cross_entropy(
    input: Tensor,  # noqa: A002 the names are torch's
    target: Tensor,
    weight: Tensor | None = None,
    size_average: bool | None = None,
    reduce: bool | None = None,
    reduction: str = "mean",
) -> Tensor:
    """Binary cross-entropy from probabilities, unit by unit, as `torch.nn.functional.binary_cross_entropy`.

    Args:
      input: (...) probabilities of yes, of a floating dtype.
      target: of the same shape and dtype, in [0, 1].
      weight: as in `binary_cross_entropy_with_logits`.
      The other arguments, the result and the errors are those of `cross_entropy`.

    torch cuts logarithms at -100, and gradients at 1e12; here they are exact down to the smallest normal number, and a probability of exactly 0
    (or 1) given to the wrong label costs the logarithm of that number: 87.34 in float32 and half precision, 708.4 in float64. A probability
    out of range is an error, as in torch; where nobody looks (accelerators, torch.compile) its loss is NaN. Under autocast on CUDA torch
    refuses this loss; here it is computed in float32.

    >>> import torch, fromlogits.torch.functional as F
    >>> F.binary_cross_entropy(torch.tensor([0.9, 1e-30, 0.0]), torch.tensor([1.0, 1.0, 1.0]), reduction="none")  # torch: 0.1054, 69.0776, 100
    tensor([ 0.1054, 69.0776, 87.3365])

    Twins: `fromlogits.binary_cross_entropy` with kind="probabilities", `fromlogits.keras.BinaryCrossentropy`.
    """
    with speaking(PROBABILITIES):
        check_tensors(input, target, weight=weight)
        if target.is_floating_point():
            check_dtype("target", target, "input", input)
        return _over_units("probabilities", input, target, weight, None, reduction_of(size_average, reduce, reduction))


def linear_cross_entropy(
    input: Tensor,  # noqa: A002 the names are torch's
    linear_weight: Tensor,
    target: Tensor,
    *,
    linear_bias: Tensor | None = None,
    weight: Tensor | None = None,
    reduction: str = "mean",
    ignore_index: int | None = None,
    label_smoothing: float = 0.0,
    options: Any = None,  # noqa: ARG001 torch's choices of a way of computing
) -> Tensor:
    """Cross-entropy of `linear(input, linear_weight, linear_bias)`, as `torch.nn.functional.linear_cross_entropy` (torch 2.13).

    Args:
      input: (D,) or (N, D) what the last layer takes.
      linear_weight: (C, D), or (C, d1, ..., dK, D) for a loss of K dimensions; of the dtype of `input`.
      target: class ids of shape (), (N,) or (N, d1, ..., dK), or probabilities of the shape of the logits, (C,), (N, C) or (N, C, d1, ..., dK).
      linear_bias: (C,) or (C, d1, ..., dK).
      ignore_index: None is -100 for class ids; probabilities take None only.
      options: accepted and not needed. torch's way in pieces has no second derivatives, no forward mode and no torch.func; this one has.
      The other arguments, the result and the errors are those of `cross_entropy`.

    Products of half precision are summed in float32, and the logits stay float32; under autocast they have autocast's dtype, as in torch.

    >>> import torch, fromlogits.torch.functional as F
    >>> hidden, weight = torch.tensor([[1.0, 2.0]]), torch.tensor([[0.5, 0.0], [0.0, 0.5], [-1.0, 0.0]])
    >>> F.linear_cross_entropy(hidden, weight, torch.tensor([1]))
    tensor(0.5550)

    Twins: `fromlogits.linear_cross_entropy`, `fromlogits.jax.linear_softmax_cross_entropy`.
    """
    with speaking(HIDDEN_STATES):
        check_tensors(input, target, linear_weight=linear_weight, linear_bias=linear_bias, weight=weight)
        check_head(input, linear_weight, linear_bias)
        shape = torch.Size((*input.shape[:-1], *linear_weight.shape[:-1]))
        target = labels_of(target, shape)
        if target.shape == shape and ignore_index is not None:
            raise errors.ignore_needs_ids()
        ignore_index = IGNORED if ignore_index is None else ignore_index
        if linear_weight.dim() == 2:
            losses = partial(linear_row_losses, input, linear_weight, bias=linear_bias)
        else:
            flat_bias = None if linear_bias is None else linear_bias.flatten()
            losses = partial(row_losses, linear_logits(input, linear_weight.flatten(0, -2), flat_bias).reshape(shape))
        return _over_classes(losses, input, target, weight, ignore_index, reduction, label_smoothing, axes=len(shape))


def _over_classes(
    losses: Callable[..., RowLosses],
    input: Tensor,  # noqa: A002 the names are torch's
    target: Tensor,
    weight: Tensor | None,
    ignore_index: int,
    reduction: str,
    label_smoothing: float = 0.0,
    axes: int | None = None,
) -> Tensor:
    """The reduced losses of rows, for logits of so many axes, in the dtype that torch gives."""
    shares = target.is_floating_point()
    if weight is not None and not shares:
        check_dtype("weight", weight, "input", input)
    found = losses(
        target, class_weight=weight, ignore_index=None if shares else ignore_index, label_smoothing=label_smoothing,
        axis=1 if (axes or input.dim()) > 1 else 0, unnormalised=True, reduction=reduction,
    )  # fmt: skip
    loss: Tensor = reduced(found.xp, found.losses, found.counts, reduction, total=found.total, empty_is_nan=True)
    return loss.to(result_dtype(input, *((target,) if weight is None else (target, weight))) if shares else result_dtype(input))


def _over_units(kind: str, output: Tensor, target: Tensor, weight: Tensor | None, pos_weight: Tensor | None, reduction: str) -> Tensor:
    """The reduced losses of units; the mean is over all of them."""
    if not target.is_floating_point():
        raise errors.binary_not_floating(str(target.dtype).removeprefix("torch."))
    if weight is not None:
        if weight.requires_grad:
            raise errors.no_gradient_of("weight")
        weight = spread("weight", weight, output.shape)
    if pos_weight is not None:
        spread("pos_weight", pos_weight, output.shape)
    found = unit_losses(_wide(output, target), target, kind=kind, pos_weight=pos_weight, sample_weight=weight)
    loss: Tensor = reduced(found.xp, found.losses, torch.ones_like(found.losses), reduction, empty_is_nan=True)
    return loss.to(result_dtype(output, target))


def _wide(output: Tensor, target: Tensor) -> Tensor:
    """An output in float64, if its target is: torch computes in the wider dtype."""
    return output.double() if target.dtype == torch.float64 else output
