"""Linear cross-entropy of torch tensors on a GPU, with its derivatives: see `pieces` for how."""

from __future__ import annotations

from typing import Any, NamedTuple

import torch
from torch import Tensor

from fromlogits.losses.kernels import reference
from fromlogits.losses.kernels.triton import launching, operators
from fromlogits.losses.kernels.triton.launching import Recipe
from fromlogits.losses.kernels.triton.pieces import Needs
from fromlogits.losses.kernels.triton.taking import check_taken, flattened, unit_of
from fromlogits.losses.problem import Problem, RowLosses

__all__ = ["linear"]


def linear(hidden: Tensor, weight: Tensor, bias: Tensor | None, problem: Problem) -> RowLosses:
    """The losses of rows of `hidden @ weight.T + bias`: (..., D), (V, D), (V,)."""
    check_taken(problem, "hidden", hidden, weight, bias)
    xp, shape = problem.xp, hidden.shape[:-1]
    dtype = torch.promote_types(hidden.dtype, weight.dtype)
    if torch.is_autocast_enabled(hidden.device.type):
        dtype = torch.get_autocast_dtype(hidden.device.type)
    flat, labels, recipe = flattened(problem)
    states, head = hidden.reshape(-1, hidden.shape[-1]).to(dtype).contiguous(), weight.to(dtype).contiguous()
    needs = Needs(xp.asks(hidden), xp.asks(weight), bias is not None and xp.asks(bias))
    job = Job(flat, recipe, needs)
    given = (states, head, bias, *labels)
    if not any(needs):
        losses, kept, places = operators.linear_statistics(*given, *recipe)
        total = losses.sum()
        lse, entropy = kept[:, 5], kept[:, 6]
    elif problem.wanted.rows:
        losses, lse, entropy, places = _Rows.apply(job, *given)  # type: ignore[no-untyped-call]
        total = None
    else:
        total, losses, lse, entropy, places = _Sum.apply(job, *given, unit_of(problem, labels, dtype))  # type: ignore[no-untyped-call]
    largest = labels.values if problem.ids else labels.values.argmax(-1)
    losses, lse, entropy, places, largest = (one.reshape(shape) for one in (losses, lse, entropy, places, largest))
    return RowLosses(xp, losses, problem.counts, lse, entropy, places, largest, total if not problem.wanted.rows else None)


class Job(NamedTuple):
    """What is to be computed."""

    problem: Problem  # its rows along one axis
    recipe: Recipe
    needs: Needs


class _Rows(torch.autograd.Function):
    """Each row's loss, lse and entropy may be given a gradient of its own: the backward computes the logits again."""

    @staticmethod
    def forward(ctx: Any, job: Job, *given: Tensor | None) -> tuple[Tensor, ...]:
        losses, kept, places = operators.linear_statistics(*given, *job.recipe)
        ctx.job = job
        ctx.save_for_backward(*given, losses, kept, places)
        ctx.mark_non_differentiable(places)
        return losses, kept[:, 5].clone(), kept[:, 6].clone(), places

    @staticmethod
    def backward(ctx: Any, of_losses: Tensor, of_lse: Tensor, of_entropy: Tensor, _places: Any) -> tuple[Any, ...]:
        *given, losses, kept, places = ctx.saved_tensors
        if _again(given):
            return (None, *_of_reference(ctx.job, given, (of_losses, of_lse, of_entropy)), *(None,) * 4)
        known = (losses, kept, places)
        made = _gradients(ctx.job, given, known, (of_losses, of_lse, of_entropy))
        return (None, *made, *(None,) * 4)


class _Sum(torch.autograd.Function):
    """Only the sum of the losses is given a gradient: the gradients are made in the forward, and multiplied by what it turns out to be."""

    @staticmethod
    def forward(ctx: Any, job: Job, *given: Tensor | None) -> tuple[Tensor, ...]:
        losses, kept, places, *made = operators.linear_sum(*given, *job.recipe, *job.needs)
        ctx.job = job
        if torch.compiler.is_compiling():
            ctx.save_for_backward(*given, losses, kept, places, *made)
        else:  # kept until the backward, and no longer
            ctx.save_for_backward(*given, losses, kept, places)
            ctx.made = made
        ctx.mark_non_differentiable(losses, places)
        lse, entropy = kept[:, 5].clone(), kept[:, 6].clone()
        ctx.mark_non_differentiable(losses, lse, entropy, places)
        return losses.sum(), losses, lse, entropy, places

    @staticmethod
    def backward(ctx: Any, of_total: Tensor, *_: Any) -> tuple[Any, ...]:
        nothing = (None,) * 5
        compiling = torch.compiler.is_compiling()
        if compiling:
            *given, unit, losses, kept, places, of_hidden, of_head, of_bias = ctx.saved_tensors
            return (None, *_multiplied(given, ctx.job.needs, (of_hidden, of_head, of_bias), of_total / unit), *nothing)
        *given, unit, losses, kept, places = ctx.saved_tensors
        rows = losses.shape[0]
        if torch.is_grad_enabled():
            of_rows = (of_total.expand(rows), None, None)
            return (None, *_of_reference(ctx.job, given, of_rows), *nothing)
        if ctx.made is None:
            none = torch.zeros_like(losses)
            made = _gradients(ctx.job, given, (losses, kept, places), (of_total.expand(rows).contiguous(), none, none))
            return (None, *made, *nothing)
        made, ctx.made = ctx.made, None
        return (None, *_multiplied_in_place(given, ctx.job.needs, made, of_total / unit), *nothing)


def _again(given: list[Any]) -> bool:
    """Whether the backward is to be differentiated itself."""
    return torch.is_grad_enabled() and not torch.compiler.is_compiling() and any(one.requires_grad for one in given[:3] if one is not None)


def _gradients(job: Job, given: list[Any], known: tuple[Tensor, ...], of_rows: tuple[Tensor, Tensor, Tensor]) -> tuple[Any, ...]:
    """The gradients of hidden, head and bias from the logits, computed again."""
    recipe = job.recipe[:-1]
    wide = tuple(one.float().contiguous() for one in of_rows)
    made = operators.linear_gradients(*given, *known, *wide, *recipe, *job.needs)
    return tuple(one if asked else None for one, asked in zip(made, job.needs, strict=True))


def _multiplied(given: list[Any], needs: Needs, made: tuple[Tensor, ...], by: Tensor) -> tuple[Any, ...]:
    return tuple((one * by).to(own.dtype) if asked else None for own, one, asked in zip(given[:3], made, needs, strict=True))


def _multiplied_in_place(given: list[Any], needs: Needs, made: list[Tensor], by: Tensor) -> tuple[Any, ...]:
    """The same in the memory that is there, where it has the right dtype; and at no cost where the factor is one, as was expected."""
    return tuple(
        None if not asked else launching.scaled(one, by) if one.dtype == own.dtype else torch.mul(one, by, out=torch.empty_like(one, dtype=own.dtype))
        for own, one, asked in zip(given[:3], made, needs, strict=True)
    )  # fmt: skip


def _of_reference(job: Job, given: list[Any], of_rows: tuple[Any, Any, Any]) -> tuple[Any, ...]:
    """The gradients as functions that can be differentiated: those of the formulas, which build the logits."""
    found = reference.linear(*given[:3], job.problem)
    outputs = [(one, of) for one, of in zip((found.losses, found.lse, found.entropy), of_rows, strict=True) if of is not None and one.requires_grad]
    asked = [one for one, need in zip(given[:3], job.needs, strict=True) if need]
    made = iter(torch.autograd.grad([one for one, _ in outputs], asked, [of for _, of in outputs], create_graph=True, allow_unused=True))
    return tuple(next(made) if need else None for need in job.needs)
