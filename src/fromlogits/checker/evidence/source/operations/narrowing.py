"""Which numbers are left: in the rows that a mask keeps of an array, and beside a value that was written in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from fromlogits.checker.evidence.source.operations.among import united
from fromlogits.checker.evidence.source.operations.bound import as_tensor
from fromlogits.checker.evidence.source.operations.masks import chooses, compares, narrow
from fromlogits.checker.evidence.source.shapes import Size
from fromlogits.checker.evidence.source.tensor import Tensor, derived, unshifted
from fromlogits.checker.evidence.source.values import External, List, Unknown, Value, is_counted

__all__ = [
    "are_chosen",
    "fractions_left",
    "kept_by",
    "left_by",
    "masked",
    "maybe_masked",
    "places_in",
    "sifted_by",
    "units_left",
    "written",
]

OFF_ONE = frozenset({"multi_hot", "unnormalised"})  # rows that need not sum to one
TOGETHER = frozenset({"log(softmax)", "log_softmax", "softmax"})  # activations whose units sum to one


def masked(x: Tensor, mask: Tensor) -> Tensor:
    """`x[mask]`: fewer rows, and what the mask says of their values."""
    if x.shape is not None and mask.rank is not None and x.rank is not None:
        shape: Any = (Size("kept"), *x.shape[mask.rank :])
    else:
        shape = None
    made = derived(x, "masked", keep=True, shape=shape, integral=fractions_left(x), numbers=x.numbers)
    _narrowed(made, x, mask)
    if x.operation == "arange" and x.low == 0 and mask.rank == 1:  # `np.arange(len(y))[y < 2]`
        made.sifted = mask
    return made


def sifted_by(made: Tensor, x: Tensor, index: Tensor) -> None:
    """`x[np.where(mask)[0]]`: at the places where a mask holds, what it says of the values; where any other test chose them, less is known."""
    if isinstance(index.sifted, Tensor):
        made.integral, made.numbers = fractions_left(x), x.numbers
        _narrowed(made, x, index.sifted)
    elif are_chosen(index):
        _any_part(made, x)
        made.classes = None
        made.form = None if x.form in OFF_ONE else made.form


def places_in(index: List | Tensor | Unknown) -> Tensor | None:
    """Positions; where nobody tells them, as in a file, or a list was not seen being filled, some test may have chosen them."""
    inside = index.items or (None,) if isinstance(index, List) and index.kind != "tuple" else (index,)
    if not all(map(_is_place, inside)):
        return Tensor(shape=(Size("chosen"),), integral=True, learned=False, sifted=True)
    return as_tensor(index)


def are_chosen(places: Tensor) -> bool:
    """Whether a test chose these positions; an order is all of them."""
    return places.sifted is not None and unshifted(places).operation != "argsort"


def _is_place(value: Value | None) -> bool:
    """Whether it is told where a position comes from: it is counted, or a whole number otherwise than by a cast."""
    if isinstance(value, Tensor):
        return value.sifted is not None or value.dtype == "bool" or unshifted(value).integral is True
    return value is not None and (not isinstance(value, Unknown) or is_counted(value))


def _narrowed(made: Tensor, x: Tensor, mask: Tensor) -> None:
    """What a mask leaves of the values of `made`, which is like `x`."""
    understood = narrow(made, x, mask)
    made.numbers = None
    made.classes = len(made.words) if understood and made.words is not None else None
    if (mask.rank not in (1, None) and made.form != "ids") or (x.form in OFF_ONE and chooses(x, mask)):  # perhaps the rows that sum to one
        made.form = None
    if not understood and not _by_chance(x, mask):  # a mask of other data may leave any part of it
        _any_part(made, x)


def _any_part(made: Tensor, x: Tensor) -> None:
    """Any part of an array may be left."""
    made.words = made.nan = None
    made.integral = made.integral or None
    if x.form in (None, "ids") and x.learned is False:
        made.low = made.high = made.among = None


def fractions_left(x: Tensor) -> bool | None:
    """Whether some of an array's rows are whole numbers: where the few fractions are spelled out, they may be gone."""
    return None if x.integral is False and x.numbers is not None else x.integral


def units_left(x: Tensor, size: int) -> int | None:
    """The units of a part of the class axis; some classes of a softmax are no softmax of that many."""
    return size if x.activation not in TOGETHER or size == x.units else None


def kept_by(x: Tensor, mask: Value) -> Tensor:
    """The numbers of an array where a mask holds."""
    return _chosen(x, mask, holds=True)


def left_by(x: Tensor, mask: Value) -> Tensor:
    """The numbers of an array where a mask does not hold."""
    return _chosen(x, mask, holds=False)


def _chosen(x: Tensor, mask: Value, *, holds: bool) -> Tensor:
    kept = derived(x, x.operation, *x.arguments, keep=True, numbers=x.numbers)
    if (isinstance(mask, Tensor) and narrow(kept, x, mask, holds=holds)) or x.shape == ():
        return kept
    if chooses(x, mask):  # which numbers are left cannot be told
        kept.low = kept.high = kept.among = kept.numbers = None
    if not compares(x, mask) and not _by_chance(x, mask):
        kept.nan = None  # what is missing may be on the other side
    return kept


def _by_chance(x: Tensor, mask: Value) -> bool:
    """A mask from random numbers or measurements: it keeps rows of every class."""
    source = mask.arguments[0] if isinstance(mask, Tensor) and mask.arguments else None
    return isinstance(source, Tensor) and source.integral is False and not chooses(x, mask)


def written(made: Tensor, left: Tensor, x: Tensor, new: Tensor) -> None:
    """The numbers of an array `x` of which some are left beside those that were written: these are surely there.

    Where they may be fractions, nobody knows whether any lie up to where the mask cut: `y[y <= 3] = 0`, then `y[y > 3] = 1` leaves none.
    """
    united(made, left, new)
    if x.integral is None and left.low not in (None, x.low) and (new.low is None or new.low > left.low):
        made.low = None
    if x.integral is None and left.high not in (None, x.high) and (new.high is None or new.high < left.high):
        made.high = None
    if new.low is not None and x.low is not None and new.low <= x.low:
        made.low = new.low
    if new.high is not None and x.high is not None and new.high >= x.high:
        made.high = new.high


def maybe_masked(made: Tensor, parts: Sequence[Value]) -> None:
    """What nobody knows may be a mask that leaves out what was missing, or a name, or a class."""
    unknown = [part for part in parts if isinstance(part, (External, Unknown))]  # settings of a module beside the program
    if unknown:
        made.nan = made.words = None
        made.classes = None if made.strings else made.classes
    if made.form == "ids" and not all(map(is_counted, unknown)):
        made.classes = made.low = made.high = made.among = None
