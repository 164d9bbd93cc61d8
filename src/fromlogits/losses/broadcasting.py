"""Which shapes may stand for each other at a door whose framework broadcasts: one row of labels for many rows, never every row with every other."""

from __future__ import annotations

from collections.abc import Sequence

from fromlogits import errors

__all__ = ["common_rows", "common_units"]

Shape = tuple[int | None, ...]


def common_rows(logits: Shape, labels: Shape, axes: Sequence[int]) -> Shape:
    """The shape that logits and distributions over the classes along `axes` have together; lengths that are not known yet are None.

    Either may have length 1, or fewer axes, where the other has rows; the classes must be as many. Labels of the shape of class ids are refused.
    """
    rank = max(len(logits), len(labels))
    places = {axis % rank for axis in axes}
    wide, tall = _widened(logits, rank), _widened(labels, rank)
    class_ids = len(labels) < rank and tall != wide and labels == tuple(size for place, size in enumerate(logits) if place not in places)
    shape = _common(wide, tall)
    if class_ids or shape is None or any(None not in {wide[place], tall[place]} and wide[place] != tall[place] for place in places):
        raise errors.labels_do_not_fit(logits, labels, axes[0] if len(axes) == 1 else -1)
    return shape


def common_units(logits: Shape, labels: Shape) -> Shape:
    """The shape that logits and binary labels have together, which is that of one of them; the shape of leading axes alone is refused."""
    rank = max(len(logits), len(labels))
    wide, tall = _widened(logits, rank), _widened(labels, rank)
    shorter = min(logits, labels, key=len)
    leading = 0 < len(shorter) < rank and shorter == max(logits, labels, key=len)[: len(shorter)]
    shape = _common(wide, tall)
    if leading or shape is None:
        raise errors.units_differ(logits, labels)
    return shape


def _widened(shape: Shape, rank: int) -> Shape:
    return (1,) * (rank - len(shape)) + shape


def _common(one: Shape, other: Shape) -> Shape | None:
    """What two shapes of one rank broadcast to; None where they do not, or where both would grow."""
    pairs = list(zip(one, other, strict=True))
    if any(None not in pair and 1 not in pair and pair[0] != pair[1] for pair in pairs):
        return None
    grown = [place for place in (0, 1) if any(pair[place] == 1 and pair[1 - place] not in {1, None} for pair in pairs)]
    return None if len(grown) == 2 else tuple(twin if size == 1 or (size is None and twin != 1) else size for size, twin in pairs)
