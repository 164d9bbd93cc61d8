"""The formulas over whole arrays: what is true. Any derivative, any transform, any framework; memory for several arrays of the size of the logits."""

from __future__ import annotations

from typing import Any

from fromlogits.losses import formulas
from fromlogits.losses.problem import Problem, RowLosses, dense
from fromlogits.losses.targets import Targets
from fromlogits.losses.tensors import Differentiable
from fromlogits.vocabulary import OutputKind

__all__ = ["linear", "linear_slopes", "logits_of", "rows", "slopes"]

ROWS = Differentiable(formulas.rows, formulas.rows_gradient, formulas.rows_tangent)


def rows(z: Any, problem: Problem) -> RowLosses:
    """Losses of rows of an output z (..., C) of a computing dtype."""
    xp = problem.xp
    z, targets = _counted(z, problem)
    losses, lse, spread = xp.attached(ROWS, problem.options, z, targets.shares)
    if problem.z_loss:
        losses = losses + problem.z_loss * problem.own * lse * lse
    losses = losses * problem.weight
    if targets.lost is not None and xp.hidden(problem.labels):
        losses = xp.guarded(losses, targets.lost & (problem.weight != 0.0), problem.labels, problem.shape, problem.axis)
    chosen = formulas.capped(xp, z, problem.options) if problem.wanted.argmax else z[..., :1]
    return RowLosses(xp, losses, problem.counts, lse, spread, xp.argmax(chosen), targets.ids)


def slopes(z: Any, problem: Problem, of_losses: Any, of_lse: Any = None, of_entropy: Any = None) -> Any:
    """The gradient of z, for given gradients (...) of what `rows` returns; made of operations that can be differentiated again."""
    xp, options = problem.xp, problem.options
    z, targets = _counted(z, problem)
    of_losses = of_losses * problem.weight
    nothing = xp.zeros_like(of_losses)
    of_lse, of_entropy = nothing if of_lse is None else of_lse, nothing if of_entropy is None else of_entropy
    if problem.z_loss:
        _, lse, _ = formulas.rows(xp, z, targets.shares, options._replace(entropy=False))
        of_lse = of_lse + 2.0 * problem.z_loss * of_losses * problem.own * lse
    made, _ = formulas.rows_gradient(xp, z, targets.shares, options, (of_losses, of_lse, of_entropy))
    return xp.where(xp.tall(problem.weight != 0.0), made, xp.zeros_like(made)) if problem.exempt else made


def _counted(z: Any, problem: Problem) -> tuple[Any, Targets]:
    """The output and its targets, zero in rows that do not count: those may hold anything."""
    xp = problem.xp
    masks = ~(z < -xp.huge(z)) if problem.label_smoothing and problem.options.kind is OutputKind.LOGITS else None
    targets = dense(problem, z, masks)
    if not problem.exempt:
        return z, targets
    counted = xp.tall(problem.weight != 0.0)
    shares = xp.where(counted, targets.shares, xp.zeros_like(targets.shares))
    return xp.where(counted, z, xp.zeros_like(z)), targets._replace(shares=shares)


def linear(hidden: Any, weight: Any, bias: Any, problem: Problem) -> RowLosses:
    """The same of logits that are built first."""
    return rows(logits_of(hidden, weight, bias, problem), problem)


def linear_slopes(hidden: Any, weight: Any, bias: Any, problem: Problem, *given: Any) -> tuple[Any, Any, Any]:
    """The gradients of hidden (N, D), weight and bias, for given gradients (N,) of losses, lse and entropy."""
    xp = problem.xp
    made = slopes(logits_of(hidden, weight, bias, problem), problem, *given)
    of_hidden = xp.like(xp.product(made, xp.turned(xp.like(weight, made))), hidden)
    of_weight = xp.like(xp.product(xp.turned(made), xp.turned(xp.like(hidden, made))), weight)
    return of_hidden, of_weight, None if bias is None else xp.like(xp.flat(xp.total(xp.turned(made))), bias)


def logits_of(hidden: Any, weight: Any, bias: Any, problem: Problem) -> Any:
    """`hidden @ weight.T + bias` in the computing dtype: (..., D), (V, D), (V,) -> (..., V); products of half precision are summed in float32."""
    xp = problem.xp
    wide = xp.like(hidden, problem.weight)
    logits = xp.like(xp.product(wide, xp.like(weight, wide)), wide)  # autocast multiplies in half precision
    return logits if bias is None else logits + xp.like(bias, wide)
