"""The formulas over whole arrays: what is true. Any derivative, any transform, any framework; memory for several arrays of the size of the logits."""

from __future__ import annotations

from typing import Any

from fromlogits.losses import formulas
from fromlogits.losses.problem import Problem, RowLosses, dense
from fromlogits.losses.tensors import Differentiable
from fromlogits.vocabulary import OutputKind

__all__ = ["linear", "logits_of", "rows"]

ROWS = Differentiable(formulas.rows, formulas.rows_gradient, formulas.rows_tangent)


def rows(z: Any, problem: Problem) -> RowLosses:
    """Losses of rows of an output z (..., C) of a computing dtype."""
    xp, options = problem.xp, problem.options
    masks = z != -xp.infinity if problem.label_smoothing and options.kind is OutputKind.LOGITS else None
    targets = dense(problem, z, masks)
    if problem.exempt:  # rows that do not count may hold anything
        counted = xp.tall(problem.weight != 0.0)
        z = xp.where(counted, z, xp.zeros_like(z))
        targets = targets._replace(shares=xp.where(counted, targets.shares, xp.zeros_like(targets.shares)))
    losses, lse, spread = xp.attached(ROWS, options, z, targets.shares)
    if problem.z_loss:
        losses = losses + problem.z_loss * problem.own * lse * lse
    losses = losses * problem.weight
    if targets.lost is not None and xp.hidden(problem.labels):
        losses = xp.guarded(losses, targets.lost & (problem.weight != 0.0), problem.labels, problem.shape, problem.axis)
    return RowLosses(xp, losses, problem.counts, lse, spread, xp.argmax(z), targets.ids)


def linear(hidden: Any, weight: Any, bias: Any, problem: Problem) -> RowLosses:
    """The same of logits that are built first."""
    return rows(logits_of(hidden, weight, bias, problem), problem)


def logits_of(hidden: Any, weight: Any, bias: Any, problem: Problem) -> Any:
    """`hidden @ weight.T + bias` in the computing dtype: (..., D), (V, D), (V,) -> (..., V); products of half precision are summed in float32."""
    xp = problem.xp
    wide = xp.like(hidden, problem.weight)
    logits = xp.like(xp.product(wide, xp.like(weight, wide)), wide)  # autocast multiplies in half precision
    return logits if bias is None else logits + xp.like(bias, wide)
