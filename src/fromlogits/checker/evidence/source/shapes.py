"""Shapes whose sizes may be symbols: two unknown sizes are equal when they are the same symbol.

A shape is a tuple of sizes. A size is an int, a `Size` (unknown, with an identity) or `...` at the front, where any number of axes may stand.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

__all__ = ["ANY", "Shape", "Size", "axis_from_end", "broadcast", "last", "plain", "rank", "reduce", "replace"]


@dataclass(slots=True, eq=False)
class Size:
    """A length nobody wrote down. `single` is False where it is known not to be one."""

    name: str = "N"
    single: bool | None = None


ANY: Any = ...
Shape = tuple[Any, ...]


def rank(shape: Shape | None) -> int | None:
    """How many axes, or None."""
    return None if shape is None or (shape and shape[0] is ANY) else len(shape)


def last(shape: Shape | None) -> Any:
    """The size of the last axis, None where it is not known."""
    return shape[-1] if shape and shape[-1] is not ANY else None


def size_at(shape: Shape | None, axis: int) -> Any:
    """The size at an axis, None where it is not known."""
    if shape is None:
        return None
    known = shape[1:] if shape and shape[0] is ANY else shape
    if shape and shape[0] is ANY and axis >= 0:
        return None
    return known[axis] if -len(known) <= axis < len(known) else None


def axis_from_end(axis: int, shape: Shape | None) -> int | None:
    """The axis counted from the end (-1 is the last), None where the rank is needed and unknown."""
    if axis < 0:
        return axis
    axes = rank(shape)
    return axis - axes if axes is not None and axis < axes else None


def replace(shape: Shape | None, axis: int, size: Any) -> Shape | None:
    """The shape with another size at an axis counted from the end."""
    if shape is None:
        return None
    position = len(shape) + axis
    if position < 0 or shape[position] is ANY:
        return (ANY, size, *([None] * (-axis - 1))) if shape and shape[0] is ANY else None
    return (*shape[:position], size, *shape[position + 1 :])


def reduce(shape: Shape | None, axes: Sequence[int] | None, *, keepdims: bool) -> Shape | None:
    """The shape after a reduction over axes (None: all)."""
    if axes is None:
        if keepdims:
            return tuple(1 for _ in shape) if rank(shape) is not None and shape is not None else None
        return ()
    if shape is None:
        return None
    if rank(shape) is None:
        if any(axis >= 0 or -axis >= len(shape) for axis in axes):
            return None
        drop = {len(shape) + axis for axis in axes}
    else:
        drop = {axis % len(shape) for axis in axes if -len(shape) <= axis < len(shape)}
    if keepdims:
        return tuple(1 if position in drop else size for position, size in enumerate(shape))
    return tuple(size for position, size in enumerate(shape) if position not in drop)


def broadcast(left: Shape | None, right: Shape | None) -> Shape | None:
    """The shape of an elementwise result."""
    if left == () or left is None:
        return right if left == () else None
    if right == () or right is None:
        return left if right == () else None
    if left[0] is ANY or right[0] is ANY:
        if left[0] is ANY and right[0] is ANY:
            return left if len(left) >= len(right) else right
        open_, full = (left, right) if left[0] is ANY else (right, left)
        if len(full) >= len(open_):  # the open one has more axes than it shows
            return (ANY, *(_wider(a, b) for a, b in zip(open_[1:], full[len(full) - len(open_) + 1 :], strict=True)))
        return (
            ANY,
            *open_[1 : len(open_) - len(full)],
            *(_wider(a, b) for a, b in zip(open_[len(open_) - len(full) :], full, strict=True)),
        )
    axes = max(len(left), len(right))
    left, right = (1,) * (axes - len(left)) + left, (1,) * (axes - len(right)) + right
    return tuple(_wider(a, b) for a, b in zip(left, right, strict=True))


def _wider(one: Any, other: Any) -> Any:
    if one == 1 and other is not None:
        return other
    if other == 1 and one is not None:
        return one
    if isinstance(one, int):
        return one
    return other if isinstance(other, int) or one is None else one


def plain(shape: Shape | None) -> tuple[int | None, ...] | None:
    """The shape with None for every symbol, as facts carry it; None where the rank is unknown."""
    return None if shape is None or rank(shape) is None else tuple(size if isinstance(size, int) else None for size in shape)
