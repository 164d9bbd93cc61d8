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
    elif problem.wanted.expected is None or (problem.wanted.rows and torch.compiler.is_compiling()):
        losses, lse, entropy, places = _Rows.apply(job, *given)  # type: ignore[no-untyped-call]
        total = None
    else:
        total, losses, lse, entropy, places = _Sum.apply(job, *given, unit_of(problem, labels, dtype))  # type: ignore[no-untyped-call]
    largest = labels.values if problem.ids else labels.values.argmax(-1)
    losses, lse, entropy, places, largest = (one.reshape(shape) for one in (losses, lse, entropy, places, largest))
    return RowLosses(xp, losses, problem.counts, lse, entropy, places, largest, total)


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
        again = torch.is_grad_enabled() and not torch.compiler.is_compiling()
        made = (_of_reference if again else _gradients)(ctx.job, given, (losses, kept, places), (of_losses, of_lse, of_entropy))
        return (None, *made, *(None,) * 4)


class _Sum(torch.autograd.Function):
    """The sum of the losses is given a gradient: gradients are made in the forward, and multiplied by what it turns out to be.

    Where it turns out in the backward that single rows are given gradients too, that a second backward is asked for, or that the gradients are to be
    differentiated, what was made is of no use, and the logits are computed again.
    """

    @staticmethod
    def forward(ctx: Any, job: Job, *given: Tensor | None) -> tuple[Tensor, ...]:
        losses, kept, places, *made = operators.linear_sum(*given, *job.recipe, *job.needs)
        total, lse, entropy = losses.sum(), kept[:, 5].clone(), kept[:, 6].clone()
        ctx.job = job
        if torch.compiler.is_compiling():
            ctx.save_for_backward(*given, losses, kept, places, *made)
        else:
            ctx.set_materialize_grads(False)
            ctx.save_for_backward(*given, losses, kept, places)
            ctx.made = made  # until the backward, and no longer
        if job.problem.wanted.rows:
            ctx.mark_non_differentiable(places)
        else:
            ctx.mark_non_differentiable(losses, lse, entropy, places)
        return total, losses, lse, entropy, places

    @staticmethod
    def backward(ctx: Any, of_total: Tensor | None, *of_rows: Tensor | None) -> tuple[Any, ...]:
        job: Job = ctx.job
        if torch.compiler.is_compiling():
            *given, unit, _, _, _, of_hidden, of_head, of_bias = ctx.saved_tensors
            return (None, *_multiplied(given, job.needs, (of_hidden, of_head, of_bias), of_total / unit), *(None,) * 5)
        *given, unit, losses, kept, places = ctx.saved_tensors
        made, ctx.made = ctx.made, None
        of_losses, of_lse, of_entropy = of_rows[:3]
        if made is not None and of_total is not None and not torch.is_grad_enabled() and of_losses is of_lse is of_entropy is None:
            return (None, *_multiplied_in_place(given, job.needs, made, of_total / unit), *(None,) * 5)
        none = torch.zeros_like(losses)
        of_losses = (none if of_losses is None else of_losses) + (0.0 if of_total is None else of_total)
        wide = (of_losses, none if of_lse is None else of_lse, none if of_entropy is None else of_entropy)
        again = _of_reference if torch.is_grad_enabled() else _gradients
        return (None, *again(job, given, (losses, kept, places), wide), *(None,) * 5)


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
        launching.scaled(one, by, one if one.dtype == own.dtype else torch.empty_like(one, dtype=own.dtype)) if asked else None
        for own, one, asked in zip(given[:3], made, needs, strict=True)
    )


def _of_reference(job: Job, given: list[Any], _known: tuple[Tensor, ...], of_rows: tuple[Any, Any, Any]) -> tuple[Any, ...]:
    """The gradients as functions that can be differentiated: those of the formulas, which build the logits."""
    hidden, head, bias = given[:3]
    found = reference.linear(hidden, head, bias, job.problem)
    outputs = [
        (one, of) for one, of in zip((found.losses, found.lse, found.entropy), of_rows, strict=True) if of is not None and one.requires_grad
    ]
    asked = [one for one, need in zip((hidden, head, bias), job.needs, strict=True) if need]
    made = iter(torch.autograd.grad([one for one, _ in outputs], asked, [of for _, of in outputs], create_graph=True, allow_unused=True))
    return tuple(next(made) if need else None for need in job.needs)
