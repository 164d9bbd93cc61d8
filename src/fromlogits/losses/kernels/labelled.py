"""Rows whose loss hangs on a class id alone, for compilers: no array of targets is made, and logits are read as few times as they can arrange."""

from __future__ import annotations

from typing import Any

from fromlogits.losses import formulas
from fromlogits.losses.problem import Problem, RowLosses
from fromlogits.losses.tensors import Differentiable, Operations

__all__ = ["losses", "rows", "slopes", "takes"]

LABELS = Differentiable(formulas.label_rows, formulas.label_gradient, formulas.label_tangent)


def rows(z: Any, problem: Problem) -> RowLosses:
    """Losses of rows of logits z (..., C) of a computing dtype."""
    if not problem.xp.scans:
        raise NotImplementedError(f"{problem.xp.name} has no compiler here")
    if not takes(problem):
        raise NotImplementedError("it takes class ids, and none of smoothing, focal loss, soft-cap, scale and entropy")
    return losses(z, problem)


def takes(problem: Problem) -> bool:
    """Whether a row's loss hangs on a class id alone, so that no array of targets need be made."""
    return problem.ids and not problem.label_smoothing and problem.options == formulas.Rows()


def losses(z: Any, problem: Problem) -> RowLosses:
    xp = problem.xp
    z, own = _counted(z, problem)
    found, lse = xp.attached(LABELS, None, z, problem.labels)
    found = xp.where(own == 0.0, xp.zeros_like(found), found * own)
    if problem.z_loss:
        found = found + problem.z_loss * problem.own * lse * lse
    found = found * problem.weight
    if xp.hidden(problem.labels):
        found = xp.guarded(found, (own != own) & (problem.weight != 0.0), problem.labels, problem.shape, problem.axis)  # noqa: PLR0124 NaN
    argmax = xp.argmax(z) if problem.wanted.argmax else xp.argmax(z[..., :1])
    return RowLosses(xp, found, problem.counts, lse, xp.zeros_like(lse), argmax, problem.labels)


def slopes(z: Any, problem: Problem, of_losses: Any, of_lse: Any = None, of_entropy: Any = None) -> Any:  # noqa: ARG001 nobody asked for it
    xp = problem.xp
    z, own = _counted(z, problem)
    of_losses = of_losses * problem.weight
    of_lse = xp.zeros_like(of_losses) if of_lse is None else of_lse
    if problem.z_loss:
        of_lse = of_lse + 2.0 * problem.z_loss * of_losses * problem.own * formulas.label_rows(xp, z, problem.labels)[1]
    made = formulas.label_slopes(xp, z, problem.labels, of_losses * own, of_lse)
    return xp.where(xp.tall(problem.weight != 0.0), made, xp.zeros_like(made)) if problem.exempt else made


def _counted(z: Any, problem: Problem) -> tuple[Any, Any]:
    """Logits, zero in rows that do not count, and what each row's label counts: NaN where it has no class."""
    xp = problem.xp
    lost = ((problem.labels < 0) | (problem.labels >= _classes(xp, z, problem))) & (problem.weight != 0.0)
    own = xp.nan_where(lost, problem.own)
    return (xp.where(xp.tall(problem.weight != 0.0), z, xp.zeros_like(z)) if problem.exempt else z), own


def _classes(xp: Operations, z: Any, problem: Problem) -> Any:
    """How many there are, a tensor where a graph does not know it yet."""
    classes = xp.length(z)
    return classes if isinstance(classes, int) else xp.like(classes, problem.labels)
