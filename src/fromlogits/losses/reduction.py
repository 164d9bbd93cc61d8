"""From the losses of rows to one number: sums, and means over what counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fromlogits import errors

if TYPE_CHECKING:
    from fromlogits.losses.tensors import Operations

__all__ = ["REDUCTIONS", "check_reduction", "reduced"]

REDUCTIONS = ("mean", "sum", "none")


def check_reduction(reduction: str) -> None:
    """Raise for a reduction that is none."""
    if reduction not in REDUCTIONS:
        raise errors.unknown_choice("reduction", reduction, REDUCTIONS)


def reduced(
    xp: Operations,
    losses: Any,
    counts: Any,
    reduction: str,
    denominator: Any = None,
    *,
    total: Any = None,
    empty_is_nan: bool = False,
) -> Any:
    """The losses of rows (...), weighed already, as `reduction` says; `counts` (...) is what the rows count in a mean.

    `total` is their sum, where it is known already. Where nothing counts the mean is 0, or NaN with `empty_is_nan`, as in torch; the gradient is zero in either case.
    """
    check_reduction(reduction)
    if reduction == "none":
        return losses
    total = xp.sum(losses) if total is None else total
    if reduction == "sum" and denominator is None:
        return total
    divisor = xp.sum(counts) if denominator is None else xp.like(denominator, losses)
    nothing = divisor == 0.0
    alone = xp.detached(total) / xp.detached(divisor) if empty_is_nan else xp.zeros_like(total)
    return xp.where(nothing, alone, total / xp.where(nothing, xp.ones_like(divisor), divisor))
