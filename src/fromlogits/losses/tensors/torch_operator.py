"""The same losses as operators of torch, for programs that torch.compile has taken apart: it does not look into them, and knows what they return."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import torch
from torch import Tensor

from fromlogits.losses import formulas
from fromlogits.losses.problem import Problem, RowLosses, Wanted
from fromlogits.losses.tensors.torch import OPERATIONS

__all__ = ["run"]

# (total, losses, lse, entropy, argmax) and the gradients of first, head and bias; without length where they are not needed
Found = tuple[Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, Tensor]


def run(job: Any, first: Tensor, head: Tensor | None = None, bias: Tensor | None = None) -> RowLosses:
    """The losses of a job of `kernels.chunked`, inside a program that is compiled."""
    problem = job.problem
    options, wanted = problem.options, problem.wanted
    needed = [one is not None and torch.is_grad_enabled() and one.requires_grad for one in (first, head, bias)]
    expected = torch.ones_like(problem.weight[:1].sum()) if wanted.expected is None else wanted.expected
    found = _losses(
        first, head, bias, problem.labels, problem.weight, problem.own, problem.class_weight, expected, problem.ids, problem.exempt,
        problem.label_smoothing, problem.z_loss, options.focal_gamma, options.softcap, options.scale, options.entropy, wanted.rows, needed,
    )  # fmt: skip
    ids = problem.labels if problem.ids else problem.labels.argmax(-1)
    return RowLosses(OPERATIONS, found[1], problem.counts, found[2], found[3], found[4], ids, None if wanted.rows else found[0])


@torch.library.custom_op("fromlogits::row_losses", mutates_args=())
def _losses(
    first: Tensor,
    head: Tensor | None,
    bias: Tensor | None,
    labels: Tensor,
    weight: Tensor,
    own: Tensor,
    class_weight: Tensor | None,
    expected: Tensor,
    ids: bool,
    exempt: bool,
    label_smoothing: float,
    z_loss: float,
    focal_gamma: float | None,
    softcap: float | None,
    scale: float,
    entropy: bool,
    rows: bool,
    needed: Sequence[bool],
) -> Found:
    job = _job(
        first, head, labels, weight, own, class_weight, ids, exempt, label_smoothing, z_loss, focal_gamma, softcap, scale, entropy
    )  # fmt: skip
    inputs = _given(first, head, bias)
    if rows or not any(needed):
        found, gradients = job.value(*inputs), ()
    else:
        found, gradients = job.ahead(needed, expected, *inputs)
    one, two, three = (first.new_empty(0) if made is None else made for made in (*gradients, None, None, None)[:3])
    return found.losses.sum(), found.losses, found.lse, found.entropy, found.argmax, one, two, three


@_losses.register_fake
def _(
    first: Tensor, head: Tensor | None, bias: Tensor | None, _labels: Tensor, weight: Tensor, *others: Any
) -> Found:  # fmt: skip
    rows, needed = others[-2:]
    one, two, three = _like(first, head, bias, [need and not rows for need in needed])
    row = weight.new_empty(weight.shape)
    return (
        row.new_empty(()),
        row,
        torch.empty_like(row),
        torch.empty_like(row),
        row.new_empty(row.shape, dtype=torch.int64),
        one,
        two,
        three,
    )


@torch.library.custom_op("fromlogits::row_slopes", mutates_args=())
def _slopes(
    first: Tensor,
    head: Tensor | None,
    bias: Tensor | None,
    labels: Tensor,
    weight: Tensor,
    own: Tensor,
    class_weight: Tensor | None,
    of_losses: Tensor,
    of_lse: Tensor,
    of_entropy: Tensor,
    ids: bool,
    exempt: bool,
    label_smoothing: float,
    z_loss: float,
    focal_gamma: float | None,
    softcap: float | None,
    scale: float,
    entropy: bool,
    needed: Sequence[bool],
) -> tuple[Tensor, Tensor, Tensor]:
    job = _job(
        first, head, labels, weight, own, class_weight, ids, exempt, label_smoothing, z_loss, focal_gamma, softcap, scale, entropy
    )  # fmt: skip
    gradients = job.gradients(needed, (of_losses, of_lse, of_entropy if entropy else None), *_given(first, head, bias))
    one, two, three = (first.new_empty(0) if made is None else made for made in (*gradients, None, None)[:3])
    return one, two, three


@_slopes.register_fake
def _(first: Tensor, head: Tensor | None, bias: Tensor | None, *others: Any) -> tuple[Tensor, Tensor, Tensor]:
    return _like(first, head, bias, others[-1])


def _like(first: Tensor, head: Tensor | None, bias: Tensor | None, needed: Sequence[bool]) -> tuple[Tensor, Tensor, Tensor]:
    pairs = zip((first, head, bias), needed, strict=True)
    one, two, three = (torch.empty_like(one) if need and one is not None else first.new_empty(0) for one, need in pairs)
    return one, two, three


def _remember(ctx: Any, inputs: tuple[Any, ...], output: Found) -> None:
    ctx.rows, ctx.needed = inputs[-2:]
    ctx.options = inputs[8:-2]
    ctx.mark_non_differentiable(output[4], *output[5:], *([output[0]] if ctx.rows else output[1:4]))
    ctx.set_materialize_grads(False)
    if ctx.rows:
        ctx.save_for_backward(*inputs[:7])
    else:
        ctx.save_for_backward(inputs[7], *output[5:])


def _backward(ctx: Any, of_total: Tensor | None, *given: Tensor | None) -> tuple[Any, ...]:
    others = (None,) * 15
    if not ctx.rows:
        expected, *made = ctx.saved_tensors
        factor = None if of_total is None else of_total / expected
        return *(one * factor if need and factor is not None else None for one, need in zip(made, ctx.needed, strict=True)), *others
    inputs, like = ctx.saved_tensors, ctx.saved_tensors[4]
    told = [torch.zeros_like(like) if one is None else one for one in given[:3]]
    made = _slopes(*inputs, *told, *ctx.options, ctx.needed)
    return *(one if need else None for one, need in zip(made, ctx.needed, strict=True)), *others


_losses.register_autograd(_backward, setup_context=_remember)


def _given(first: Tensor, head: Tensor | None, bias: Tensor | None) -> list[Tensor]:
    return [one.detach() for one in (first, head, bias) if one is not None]


def _job(
    first: Tensor,
    head: Tensor | None,
    labels: Tensor,
    weight: Tensor,
    own: Tensor,
    class_weight: Tensor | None,
    ids: bool,
    exempt: bool,
    label_smoothing: float,
    z_loss: float,
    focal_gamma: float | None,
    softcap: float | None,
    scale: float,
    entropy: bool,
) -> Any:
    from fromlogits.losses.kernels.chunked import OfHead, OfRows

    shape = (weight.shape[0], first.shape[-1] if head is None else head.shape[0])
    options = formulas.Rows(focal_gamma=focal_gamma, softcap=softcap, scale=scale, entropy=entropy)
    problem = Problem(
        OPERATIONS, labels, ids, weight, own, class_weight, exempt, label_smoothing, z_loss, options, Wanted(), shape, -1
    )  # fmt: skip
    return OfRows(problem) if head is None else OfHead(problem)
