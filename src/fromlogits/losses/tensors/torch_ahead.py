"""Losses of rows whose gradients are made by code that torch does not see, together with them where only their sum is asked for."""

from __future__ import annotations

import math
from typing import Any

import torch

from fromlogits import errors
from fromlogits.losses.problem import RowLosses
from fromlogits.losses.tensors.torch import OPERATIONS

__all__ = ["run"]


def run(job: Any, *inputs: Any) -> RowLosses:
    """The losses of a job of `kernels.chunked`, with the gradients of its inputs."""
    problem = job.problem
    total, losses, lse, entropy, argmax = _Ahead.apply(job, *inputs)  # type: ignore[no-untyped-call]
    ids = problem.labels if problem.ids else problem.labels.argmax(-1)
    return RowLosses(OPERATIONS, losses, problem.counts, lse, entropy, argmax, ids, None if problem.wanted.rows else total)


class _Ahead(torch.autograd.Function):
    @staticmethod
    def forward(ctx: Any, job: Any, *inputs: Any) -> Any:
        ctx.job, ctx.ahead, ctx.expected = job, None, 1.0
        ctx.set_materialize_grads(False)
        if job.kept:
            ctx.save_for_backward(*inputs)
        if job.problem.wanted.rows:
            found = job.value(*inputs)
        else:
            expected = 1.0 if job.problem.wanted.expected is None else float(job.problem.wanted.expected)
            ctx.expected = expected if math.isfinite(expected) and expected else 1.0
            found, ctx.ahead = job.ahead(ctx.needs_input_grad[1:], ctx.expected, *inputs)
        total = found.losses.sum()
        rows = (found.losses, found.lse, found.entropy)
        ctx.mark_non_differentiable(found.argmax, *([total] if job.problem.wanted.rows else rows))
        return total, *rows, found.argmax

    @staticmethod
    def backward(ctx: Any, of_total: Any, *of_rows: Any) -> Any:
        job = ctx.job
        given = of_rows[:3] if job.problem.wanted.rows else (of_total, None, None)
        told = [one for one in given if one is not None]
        if not told:
            return None, *(None for _ in ctx.needs_input_grad[1:])
        ahead, ctx.ahead = ctx.ahead, None  # given away once: the caller may change it
        again = torch.is_grad_enabled() or not OPERATIONS.plain(*told)
        if ahead is not None and not again:
            factor = float(of_total) / ctx.expected
            if abs(factor) <= 1.0 or not job.kept:  # a larger one would raise what was rounded to zero
                return None, *(one if one is None or factor == 1.0 else one.mul_(factor) for one in ahead)
        if not job.kept:
            raise errors.logits_overwritten()
        inputs, like = ctx.saved_tensors, job.problem.weight
        if not job.problem.wanted.rows:
            given = (of_total.expand(like.shape), None, None)
        given = (torch.zeros_like(like) if given[0] is None else given[0], *given[1:])
        if again:
            return None, *job.slopes(given, *inputs)
        return None, *job.gradients(ctx.needs_input_grad[1:], given, *inputs)
