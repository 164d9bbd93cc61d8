"""Temperature, top-k, top-p and min-p as they are given: a number, or one value a row; and what is known of them before anything is computed."""

from __future__ import annotations

from collections.abc import Callable
from math import inf
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from fromlogits import errors
from fromlogits.losses.cross_entropy import fits
from fromlogits.losses.tensors import owner

if TYPE_CHECKING:
    from fromlogits.sampling.tensors import Sampling

__all__ = ["Filters", "Plan", "check_numbers", "read"]


class Filters(NamedTuple):
    """What is filtered by: float64, one number or (..., 1); None for a filter that keeps everything."""

    temperature: Any
    top_k: Any
    top_p: Any
    min_p: Any


class Plan(NamedTuple):
    """What is known of the filters whatever their tensors hold."""

    width: int | None  # how many classes of a row are kept at most; None where any number may be
    ordered: bool  # whether the order of the classes decides
    cold: bool  # whether a temperature may be 0
    known: bool  # whether every option was held against its bounds
    extras: tuple[str, ...] = ()

    @property
    def greedy(self) -> bool:
        """Whether nothing is left to chance."""
        return self.width == 1


class Option(NamedTuple):
    """The values that an option takes."""

    fits: Callable[[Any], Any]
    bounds: str
    remedy: str


OPTIONS = {
    "temperature": Option(lambda x: (x >= 0) & (x < inf), "[0, inf)", "1 leaves the logits as they are, 0 takes the largest"),
    "top_k": Option(lambda x: (x >= 1) & (x % 1 == 0), "1, 2, 3, …", "To keep every class leave it out"),
    "top_p": Option(lambda x: (x >= 0) & (x <= 1), "[0, 1]", "1 keeps every class, 0 the most probable one"),
    "min_p": Option(lambda x: (x >= 0) & (x <= 1), "[0, 1]", "0 keeps every class, 1 those as probable as the most probable one"),
}


def read(xp: Sampling, rows: Any, *, returns: tuple[str, ...] = (), **given: Any) -> tuple[Filters, Plan]:
    """The filters for logits of which `rows` (..., 1) is a part; raises for values out of bounds, where they can be seen."""
    like = xp.cast(rows, "float64")
    tensors, values = {}, {}
    for name, option in OPTIONS.items():
        tensors[name], values[name] = _read(xp, name, option, given[name], like)
    hidden = [name for name, tensor in tensors.items() if tensor is not None and values[name] is None]
    if isinstance(values["temperature"], float) and values["temperature"] == 1.0:
        tensors["temperature"] = None
    coldest = _extreme(values["temperature"], min)
    greedy = _extreme(values["temperature"], max) == 0.0
    largest = None if "top_k" in hidden else _extreme(values["top_k"], max)
    width = 1 if greedy else None if largest is None else int(largest)
    ordered = width is not None or tensors["top_k"] is not None or tensors["top_p"] is not None
    cold = "temperature" in hidden or coldest == 0.0
    return Filters(**tensors), Plan(width, ordered, cold, not hidden, returns)


def check_numbers(**given: Any) -> None:
    """Raise for a number that is out of bounds; values by row are held against the rows that they come with."""
    for name, value in given.items():
        option = OPTIONS[name]
        if isinstance(value, int | float) and not option.fits(value):
            raise errors.option_out_of_bounds(name, value, (), option.bounds, option.remedy)


def _read(xp: Sampling, name: str, option: Option, given: Any, like: Any) -> tuple[Any, Any]:
    """An option as a tensor, and its values, where they can be seen."""
    if given is None:
        return None, None
    if isinstance(given, str | bytes | dict):
        raise errors.option_out_of_bounds(name, repr(given), (), option.bounds, option.remedy)
    if isinstance(given, int | float):
        check_numbers(**{name: given})
        return xp.like(float(given), like), float(given)
    tensor = xp.like(given, like)
    shape, rows = xp.shape(tensor), xp.shape(like)[:-1]
    if shape and not fits(shape, rows):
        raise errors.option_does_not_fit(name, shape, rows)
    values = _values(xp, given)
    if values is not None:
        good = np.asarray(option.fits(values))
        if not good.all():
            row = tuple(int(place) for place in np.unravel_index(int((~good).argmax()), good.shape)) if good.ndim else ()
            raise errors.option_out_of_bounds(name, f"{values[row]:.6g}", row, option.bounds, option.remedy)
    return (xp.tall(tensor) if shape else tensor), values


def _values(xp: Sampling, given: Any) -> Any:
    if owner(given) == "numpy":
        return None if xp.compiles() else np.asarray(given, np.float64)
    tensor = xp.array(given)
    return None if xp.hidden(tensor) or xp.away(tensor) else np.asarray(xp.values(tensor), np.float64)


def _extreme(values: Any, which: Callable[..., Any]) -> float | None:
    if values is None or isinstance(values, float):
        return values
    return float(which(values.flat)) if values.size else None
