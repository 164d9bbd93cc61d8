"""Losses row by row, some rows of which are left out afterwards: what stands in their labels does no harm.

`(loss * (y >= 0)).sum()`, `jnp.where(y != -1, loss, 0)`, `loss[y >= 0]`, `loss.mean(where=y >= 0)`: the rows without a label have no
part in what is minimised. That holds where a label without a class gives some number: where it is an error, it stays one, and what is not
a number stays so times zero, but not times False. Optax counts ids below zero from the last class, as far as there are classes; all others
give NaN.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fromlogits.checker.evidence.source.tensor import Tensor

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.ledger import Ledger

__all__ = ["discount"]

SAME_ROWS = frozenset(
    {"cast", "divide", "expand_dims", "flatten", "identity", "multiply", "negative", "reshape", "sliced", "squeeze", "subtract"}
)
ROW_BY_ROW = frozenset({"loss", "picked"})
SIDES = frozenset({"add", "subtract"})  # yes and no of a loss by hand, which have a place
STEPS = 4  # operations between a loss and its mask


def discount(ledger: Ledger, values: Tensor, mask: Tensor, *, chosen: bool = True) -> None:
    """A mask meets what a loss gave for each row: rows are chosen by it, or multiplied by it, or by weights that may be zero."""
    if mask.learned is True or mask.operation == "loss" or mask.shape == () or (mask.low is not None and mask.low > 0):
        return
    waiting = [(values, STEPS)]
    while waiting:
        one, left = waiting.pop()
        if one.operation in ROW_BY_ROW or (one.operation in SIDES and one.site is not None):
            if one.shape != ():
                ledger.discounted(one.site, chosen=chosen)
        elif left and one.operation in SAME_ROWS:
            waiting += [(part, left - 1) for part in one.arguments if isinstance(part, Tensor)]
