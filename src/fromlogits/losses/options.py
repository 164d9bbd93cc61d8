"""What the strict functions ask of their options: numbers that are numbers, weights that count, a divisor that divides.

A framework's door takes what its framework takes, and does not come here.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import inf
from typing import Any

import numpy as np

from fromlogits import errors
from fromlogits.labels.checking import check_lengths, check_unmasked
from fromlogits.losses import tensors
from fromlogits.losses.reduction import check_reduction
from fromlogits.losses.targets import seen

__all__ = ["check_extras", "check_number", "check_row_numbers", "check_weighing"]

_NO_NUMBERS = (str, bytes, list, tuple, dict)


def check_weighing(like: Any, *, reduction: str, denominator: Any, **weights: Any) -> None:
    """Raise for a reduction that cannot be done, and for weights that no mean can be made of. `like` tells the framework.

    A mean is divided by the sum of all weights but `pos_weight`, which is never below zero.
    """
    check_reduction(reduction)
    xp = tensors.of(like, denominator, *weights.values())
    tensor = xp.array(like)
    if denominator is not None:
        if reduction == "none":
            raise errors.nothing_to_divide()
        _check_divisor(xp, tensor, denominator)
    divided = reduction == "mean" and denominator is None
    for name, weight in weights.items():
        if weight is not None:
            _check_weight(xp, tensor, name, weight, positive=name == "pos_weight" or divided)


def check_row_numbers(
    *, label_smoothing: float, z_loss: float, softcap: float | None, scale: float, focal_gamma: float | None, ignore_index: int | None
) -> None:
    """Raise for options of rows that are no numbers, or that leave no number of a loss."""
    check_number("label_smoothing", label_smoothing, "[0, 1]", 0.0)
    check_number("z_loss", z_loss, "[0, inf)", 0.0)
    check_number("scale", scale, "(-inf, inf)", -inf, exclusive=True)
    if softcap is not None:
        check_number("softcap", softcap, "(0, inf)", 0.0, exclusive=True)
    if focal_gamma is not None:
        check_number("focal_gamma", focal_gamma, "[0, inf)", 0.0)
    if ignore_index is not None and not hasattr(ignore_index, "__index__"):
        raise errors.not_an_id("ignore_index", ignore_index)


def check_number(name: str, given: Any, bounds: str, lowest: float, *, exclusive: bool = False) -> None:
    """Raise for an option that is no number of an interval, or a tensor whose value or gradient would be asked for."""
    if given is None or isinstance(given, _NO_NUMBERS):
        raise errors.out_of_bounds(name, given, bounds)
    if isinstance(given, int | float):
        if not (lowest < given < inf if exclusive else lowest <= given < inf):
            raise errors.out_of_bounds(name, given, bounds)
        return
    if len(getattr(given, "shape", ())) > 0:
        raise errors.not_one_number(name, tuple(given.shape))
    xp = tensors.of(given)
    if xp.owns(given) and (xp.hidden(given) or getattr(given, "requires_grad", False)):
        raise errors.not_static(name)


def check_extras(returns: Sequence[str], known: Sequence[str]) -> None:
    """Raise for extras that are no sequence of known names, each once."""
    if not isinstance(returns, Sequence) or isinstance(returns, str | bytes):
        raise errors.not_names("returns", returns, known)
    for place, name in enumerate(returns):
        if name not in known:
            raise errors.unknown_choice("returns", name, known)
        if name in returns[:place]:
            raise errors.named_twice("returns", name)


def _check_divisor(xp: tensors.Operations, like: Any, denominator: Any) -> None:
    if isinstance(denominator, _NO_NUMBERS):
        raise errors.out_of_bounds("denominator", denominator, "[0, inf)")
    divisor = xp.array(denominator, like)
    if len(xp.shape(divisor)) > 0:
        raise errors.not_one_number("denominator", xp.shape(divisor))
    value = seen(xp, divisor)
    if value is not None and not 0.0 <= float(value) < inf:
        raise errors.out_of_bounds("denominator", float(value), "[0, inf)")


def _check_weight(xp: tensors.Operations, like: Any, name: str, weight: Any, *, positive: bool) -> None:
    if isinstance(weight, str | bytes | dict):
        raise errors.not_a_weight(name, weight)
    check_unmasked(name, weight)
    check_lengths(name, weight)
    values = seen(xp, xp.array(weight, like))
    if values is None:
        return
    if values.dtype.kind in "cUSOmM":
        raise errors.weight_not_real(name, str(values.dtype))
    if values.dtype.kind not in "biuf":
        return
    wide = np.asarray(values, np.float64)
    wrong = ~np.isfinite(wide) | (wide < 0 if positive else False)
    if wrong.any():
        index = tuple(int(one) for one in np.argwhere(wrong)[0])
        raise errors.weight_cannot_count(name, index, float(wide[index]))
