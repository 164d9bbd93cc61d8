"""What single numbers among class ids may mean: rows without a label, classes counted from one, ids that did not fit their dtype."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["Marks", "marks_of"]

USUAL = frozenset({-1, -100})  # what people write where there is no label
VOID = 255  # the same, in masks of bytes
NARROW = {"int8": 8, "int16": 16}  # dtypes that people's class ids outgrow
EXACT = {"bfloat16": 2**8, "float16": 2**11, "float32": 2**24, "float64": 2**53}  # up to here floats hold every whole number


class Marks(NamedTuple):
    """Guesses, each with its reason; None where nothing suggests it."""

    ignore_index: int | None = None
    ignore_why: str = ""
    counted_from: int | None = None
    wrapped: str | None = None  # negative ids, in a dtype that is too narrow
    rounded: str | None = None  # ids so large that their floats leave some out
    largest: int | None = None  # the largest id that is no mark


def marks_of(seen: NDArray[Any], dtype: str, rank: int, classes: int | None = None) -> Marks:
    """What class ids (whole numbers, in one axis) hold beside ids."""
    dtype = dtype.lower()  # pandas writes Int8
    low, high = int(seen.min()), int(seen.max())
    if high > EXACT.get(dtype, high):
        return Marks(rounded=f"{dtype} holds every whole number up to {EXACT[dtype]}: {high} may have been another", largest=high)
    below = seen < 0
    ignore, why, kept = None, "", seen
    if low < 0:
        kept = seen[~below]
        alike = bool((seen[below] == low).all())
        if dtype in NARROW and not (alike and low in USUAL):
            return Marks(wrapped=f"{dtype} ends at {np.iinfo(dtype).max}: {low} may be class {low + 2 ** NARROW[dtype]}")
        if alike:
            ignore, why = low, f"the one negative number, at {int(below.sum())} of {seen.size} places"
    elif high == VOID and (dtype == "uint8" or rank > 2) and (classes is None or classes <= VOID):
        rest = seen[seen != VOID]
        if rest.size and int(rest.max()) < VOID - 1:
            ignore, kept = VOID, rest
            why = f"far above the others, at {seen.size - rest.size} of {seen.size} places"
    if not kept.size:
        return Marks(ignore, why)
    largest = int(kept.max())
    first = 1 if largest > 1 and int(kept.min()) == 1 and classes in {None, largest} else None
    return Marks(ignore, why, first, largest=largest)
