"""What torch's losses take: dtypes and shapes that torch takes are taken, what torch refuses is refused with a text that says what to type."""

from __future__ import annotations

import warnings
from contextlib import AbstractContextManager, nullcontext

import torch
from torch import Tensor

from fromlogits import errors
from fromlogits.errors import Words
from fromlogits.losses.cross_entropy import fits
from fromlogits.losses.tensors.torch import OPERATIONS

__all__ = [
    "HIDDEN_STATES", "LOGARITHMS", "PROBABILITIES", "SCORES_OF_CLASSES", "SCORES_OF_UNITS", "check_dtype", "check_head", "check_tensors", "labels_of",
    "reduction_of", "result_dtype", "speaking", "spread",
]  # fmt: skip

SCORES_OF_CLASSES = Words(
    "input", "target", "weight", binary="BCEWithLogitsLoss", probabilities="use log_softmax and NLLLoss in place of softmax",
    aside="a target of zeros",
)  # fmt: skip
HIDDEN_STATES = SCORES_OF_CLASSES._replace(hidden="input", head="linear_weight")
LOGARITHMS = Words(
    "input", "target", "weight", scores="use CrossEntropyLoss, or pass input.log_softmax(1)",
    probabilities="use log_softmax in place of it, or CrossEntropyLoss on the tensor before it",
)  # fmt: skip
SCORES_OF_UNITS = Words("input", "target", probabilities="use BCELoss, which takes probabilities", aside="weight 0")
PROBABILITIES = Words(
    "input", "target", expected="probabilities were expected", scores="use BCEWithLogitsLoss, which takes them", aside="weight 0",
    categorical="CrossEntropyLoss on the tensor before softmax",
)  # fmt: skip


def speaking(words: Words) -> AbstractContextManager[None]:
    """Errors in torch's words; the compiler cannot follow them there."""
    return nullcontext() if torch.compiler.is_compiling() else errors.in_words(words)


def check_tensors(input: Tensor, target: Tensor, **others: Tensor | None) -> None:  # noqa: A002 the names are torch's
    """Raise where something is no tensor, or the output of the model is not floating."""
    for name, given in (("input", input), ("target", target), *((name, given) for name, given in others.items() if given is not None)):
        if not isinstance(given, torch.Tensor):
            raise errors.not_a_tensor(name, given)
    if not input.is_floating_point():
        raise errors.not_floating(OPERATIONS.dtype(input), OPERATIONS.dtype(target))


def check_dtype(name: str, given: Tensor, other: str, wanted: Tensor) -> None:
    """Raise where two dtypes differ, as torch does outside autocast."""
    if given.dtype != wanted.dtype and not _autocasting(wanted):
        raise errors.dtypes_differ(name, OPERATIONS.dtype(given), other, OPERATIONS.dtype(wanted))


def labels_of(target: Tensor, shape: torch.Size, *, distributions: bool = True) -> Tensor:
    """Class ids as int64, or a distribution, for an output of this shape with its class axis at 1, or at 0 if there is no other."""
    if not shape:
        raise errors.axes_do_not_fit("input", shape, "(C,), (N, C) or (N, C, d1, ..., dK)")
    axis = 1 if len(shape) > 1 else 0
    rows = (*shape[:axis], *shape[axis + 1 :])
    if target.shape == shape and distributions:
        if not target.is_floating_point():
            raise errors.shares_not_floating(OPERATIONS.dtype(target), shape, axis)
        return target
    if len(shape) == 1 and target.shape == (1,):
        target = target.squeeze(0)  # torch takes a label in brackets for a row without a batch
    if fits(tuple(target.shape), rows) and not target.is_floating_point() and target.dtype not in {torch.int64, torch.uint8}:
        raise errors.ids_of_dtype(OPERATIONS.dtype(target), "int64 or uint8")
    if target.shape == shape:
        raise errors.ids_needed(shape, rows, axis)
    return target.long() if target.dtype == torch.uint8 else target  # -100 is no uint8


def check_head(input: Tensor, linear_weight: Tensor, linear_bias: Tensor | None) -> None:  # noqa: A002 the names are torch's
    """Raise where hidden states and a last layer do not go together."""
    if linear_weight.dim() < 2:
        raise errors.axes_do_not_fit("linear_weight", linear_weight.shape, "(C, D) or (C, d1, ..., dK, D)")
    if input.dim() not in {1, 2} or (input.dim() == 1 and linear_weight.dim() > 2):
        raise errors.axes_do_not_fit("input", input.shape, "(N, D)" if linear_weight.dim() > 2 else "(D,) or (N, D)")
    if input.shape[-1] != linear_weight.shape[-1]:
        raise errors.head_does_not_fit(input.shape, linear_weight.shape)
    check_dtype("linear_weight", linear_weight, "input", input)
    if linear_bias is not None:
        if linear_bias.shape != linear_weight.shape[:-1]:
            raise errors.weight_does_not_fit("linear_bias", linear_bias.shape, linear_weight.shape[:-1])
        check_dtype("linear_bias", linear_bias, "input", input)


def spread(name: str, weight: Tensor, shape: torch.Size) -> Tensor:
    """A weight in the shape that it broadcasts to."""
    if weight.dim() > len(shape) or any(one not in {1, other} for one, other in zip(weight.shape[::-1], shape[::-1], strict=False)):
        raise errors.weight_does_not_fit(name, weight.shape, shape)
    return weight.expand(shape)


def reduction_of(size_average: bool | None, reduce: bool | None, reduction: str) -> str:
    """The reduction that torch's old arguments name, with a warning as in torch."""
    if size_average is None and reduce is None and reduction != "elementwise_mean":
        return reduction
    old = "reduction='elementwise_mean'" if size_average is None and reduce is None else "size_average and reduce"
    named = "none" if reduce is not None and not reduce else "sum" if size_average is not None and not size_average else "mean"
    if not torch.compiler.is_compiling():  # the compiler cannot follow a warning
        warnings.warn(errors.deprecated(old, f"reduction={named!r}"), stacklevel=3)
    return named


def result_dtype(*tensors: Tensor) -> torch.dtype:
    """What torch gives for inputs of these dtypes; under autocast float32 at least."""
    dtype = tensors[0].dtype
    for one in tensors[1:]:
        dtype = torch.promote_types(dtype, one.dtype)
    return torch.promote_types(dtype, torch.float32) if _autocasting(tensors[0]) else dtype


def _autocasting(x: Tensor) -> bool:
    return x.device.type != "meta" and torch.is_autocast_enabled(x.device.type)
