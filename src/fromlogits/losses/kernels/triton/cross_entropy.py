"""Cross-entropy of rows of logits, torch tensors on a GPU, with its derivatives."""

from __future__ import annotations

from typing import Any, NamedTuple

import torch
from torch import Tensor

from fromlogits.losses.kernels import reference
from fromlogits.losses.kernels.triton import launching, operators
from fromlogits.losses.kernels.triton.launching import Labels, Recipe, Statistics
from fromlogits.losses.kernels.triton.taking import check_taken, flattened, unit_of
from fromlogits.losses.problem import Problem, RowLosses

__all__ = ["rows"]


def rows(logits: Tensor, problem: Problem) -> RowLosses:
    """The losses of rows of logits (..., V), of float32 or half precision.

    Where `problem.wanted` allows it and only the sum is given a gradient, the gradient takes the memory of the logits as they are read. Otherwise
    the forward reads them, and the backward reads them again and writes.
    """
    check_taken(problem, "logits", logits)
    xp, shape = problem.xp, logits.shape[:-1]
    flat, labels, recipe = flattened(problem)
    z = logits.reshape(-1, logits.shape[-1])
    z = z if z.stride(1) == 1 or z.shape[1] == 1 else z.contiguous()
    asked, total = xp.asks(logits), None
    job = Job(flat, recipe)
    if not asked:
        losses, kept, places = operators.logits_statistics(z, *labels, *recipe)
        lse, entropy = kept[:, 5], kept[:, 6]
    elif problem.wanted.overwrite and not problem.wanted.rows and z.dtype != torch.float16 and not torch.compiler.is_compiling():
        total, losses, lse, entropy, places = _InPlace.apply(job, z, *labels, unit_of(problem, labels, z.dtype))  # type: ignore[no-untyped-call]
    else:
        losses, lse, entropy, places = _Rows.apply(job, z, *labels)  # type: ignore[no-untyped-call]
    largest = labels.values if problem.ids else labels.values.argmax(-1)
    losses, lse, entropy, places, largest = (one.reshape(shape) for one in (losses, lse, entropy, places, largest))
    return RowLosses(xp, losses, problem.counts, lse, entropy, places, largest, total)


class Job(NamedTuple):
    """What is to be computed."""

    problem: Problem  # its rows along one axis
    recipe: Recipe


class _Rows(torch.autograd.Function):
    """Each row's loss, lse and entropy may be given a gradient of its own."""

    @staticmethod
    def forward(ctx: Any, job: Job, z: Tensor, *labels: Tensor | None) -> tuple[Tensor, ...]:
        losses, kept, places = operators.logits_statistics(z, *labels, *job.recipe)
        ctx.job, ctx.taken = job, False
        ctx.save_for_backward(z, *labels, losses, kept, places)
        ctx.mark_non_differentiable(places)
        return losses, kept[:, 5].clone(), kept[:, 6].clone(), places

    @staticmethod
    def backward(ctx: Any, of_losses: Tensor, of_lse: Tensor, of_entropy: Tensor, _places: Any) -> tuple[Any, ...]:
        z, *labels, losses, kept, places = ctx.saved_tensors
        given = (of_losses, of_lse, of_entropy)
        job, compiling = ctx.job, torch.compiler.is_compiling()
        if torch.is_grad_enabled() and not compiling:
            return (None, _of_reference(job, z, given), *(None,) * 4)
        wide = tuple(one.float().contiguous() for one in given)
        if compiling or not job.problem.wanted.overwrite:
            return (None, operators.logits_gradient(z, *labels, losses, kept, places, *wide, *job.recipe[:-1]), *(None,) * 4)
        if ctx.taken:
            raise RuntimeError(TAKEN)
        ctx.taken = True
        launching.gradient(z, None, Labels(*labels), job.recipe, Statistics(losses, kept, places), wide, z)  # type: ignore[arg-type]
        torch.autograd.graph.increment_version(z)
        return (None, z.detach(), *(None,) * 4)


class _InPlace(torch.autograd.Function):
    """Only the sum of the losses is given a gradient: it takes the memory of the logits in the forward, one read and one write."""

    @staticmethod
    def forward(ctx: Any, job: Job, z: Tensor, *given: Tensor | None) -> tuple[Tensor, ...]:
        *labels, unit = given
        found = launching.blank(z.shape[0], z.device)
        launching.statistics_and_gradient(z, None, Labels(*labels), job.recipe, unit, found, z)  # type: ignore[arg-type]
        torch.autograd.graph.increment_version(z)  # whoever has kept the logits is told that they are gone
        ctx.made = z.detach()
        ctx.save_for_backward(unit)
        lse, entropy = found.lse.clone(), found.entropy.clone()
        ctx.mark_non_differentiable(found.losses, lse, entropy, found.argmax)
        return found.losses.sum(), found.losses, lse, entropy, found.argmax

    @staticmethod
    def backward(ctx: Any, of_total: Tensor, *_: Any) -> tuple[Any, ...]:
        if ctx.made is None or torch.is_grad_enabled():
            raise RuntimeError(TAKEN)
        (unit,) = ctx.saved_tensors
        made, ctx.made = ctx.made, None
        return (None, launching.scaled(made, of_total / unit, made), *(None,) * 5)


TAKEN = (
    "the gradient has taken the memory of the logits (overwrite_logits=True), so it can be asked for once, and not be differentiated: "
    "for a second backward pass overwrite_logits=False"
)


def _of_reference(job: Job, z: Tensor, given: tuple[Tensor, Tensor, Tensor]) -> Tensor:
    """The gradient as a function that can be differentiated: that of the formulas."""
    found = reference.rows(z.float(), job.problem)
    outputs = [(one, of) for one, of in zip((found.losses, found.lse, found.entropy), given, strict=True) if one.requires_grad]
    made: Tensor
    (made,) = torch.autograd.grad([one for one, _ in outputs], z, [of for _, of in outputs], create_graph=True)
    return made
