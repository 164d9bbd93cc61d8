"""Which numbers an array holds: from where to where, and which of the whole numbers between, where those are not all there.

Labels with a mark far from the others (0 to 4, and 255 for "no class") are not all numbers up to the mark. So the bounds say from where to
where numbers lie, and `among` which of them there are. Where nobody knows how far they go, or which occur up to the bound, the last of those
in `among` is where they go on from: after `y[y < 5] = 0` there is 0, and what is 5 or more.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from typing import Any

from fromlogits.checker.evidence.source.tensor import Tensor, is_nan

__all__ = ["numbers_of", "only", "onwards", "open_numbers_of", "united"]

MOST = 512  # numbers that are told apart
NONE: frozenset[Any] = frozenset()


def numbers_of(x: Tensor) -> frozenset[Any] | None:
    """The whole numbers that an array can hold, where they can be told apart."""
    if x.numbers is not None:
        spelled = [number for number in _flat(x.numbers) if not _missing(number)]
        return frozenset(spelled) if len(spelled) <= MOST and all(_whole(number) for number in spelled) else None
    if x.among is not None and (x.among == NONE or (min(x.among), max(x.among)) == (x.low, x.high)):
        return x.among
    if not x.integral or x.low is None or x.high is None or not math.isfinite(x.high - x.low) or x.high - x.low >= MOST:
        return None
    if x.high - x.low > 1 and x.form != "ids":  # some between them may never occur
        return None
    return frozenset(range(int(x.low), int(x.high) + 1))


def open_numbers_of(x: Tensor) -> frozenset[Any] | None:
    """The whole numbers that an array can hold up to the one from which on it may hold any; None where it is not such an array."""
    if not x.integral or x.low is None or x.numbers is not None or numbers_of(x) is not None:
        return None
    return x.among if x.among and min(x.among) == x.low else frozenset({x.low})


def onwards(made: Tensor, numbers: Iterable[Any], high: float | None) -> None:
    """An array that holds these whole numbers, and any beyond the last, up to a bound if there is one."""
    kept = frozenset(numbers)
    made.low, made.high, made.among, made.numbers = float(min(kept)), high, _sparse(kept), None
    if high is not None and high < max(kept):  # none beyond
        only(made, (number for number in kept if number <= high))


def only(made: Tensor, numbers: Iterable[Any]) -> None:
    """An array that holds these whole numbers; it may be that there are none left."""
    kept = frozenset(numbers)
    made.low, made.high = (float(min(kept)), float(max(kept))) if kept else (None, None)
    made.among, made.numbers = _sparse(kept), None


def united(made: Tensor, *parts: Tensor) -> None:
    """An array that holds the numbers of several; NaN is none."""
    valued = [part for part in parts if not is_nan(part) and part.among != NONE]
    lows, highs = [part.low for part in valued], [part.high for part in valued]
    made.low = None if None in lows or not lows else min(low for low in lows if low is not None)
    made.high = None if None in highs or not highs else max(high for high in highs if high is not None)
    closed = [numbers for part in valued if (numbers := numbers_of(part)) is not None]
    opened = [numbers for part in valued if (numbers := open_numbers_of(part)) is not None]
    together = frozenset[Any]().union(*closed, *opened)
    if opened:
        onward = min(map(max, opened))
        together = frozenset(number for number in together if number <= onward)
    made.among = _sparse(together) if len(closed) + len(opened) == len(valued) else None


def _sparse(numbers: frozenset[Any]) -> frozenset[Any] | None:
    """Numbers that leave some out between their bounds, or that there are none."""
    return numbers if not numbers or (len(numbers) <= MOST and max(numbers) - min(numbers) >= len(numbers)) else None


def _flat(numbers: Any) -> Iterator[Any]:
    if isinstance(numbers, tuple):
        for part in numbers:
            yield from _flat(part)
    else:
        yield numbers


def _missing(number: Any) -> bool:
    return isinstance(number, float) and math.isnan(number)


def _whole(number: Any) -> bool:
    return isinstance(number, (int, float)) and float(number).is_integer()
