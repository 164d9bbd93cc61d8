"""Dates of pandas: what their parts can be. Months and days count from 1, days of the week and hours from 0."""

from __future__ import annotations

from fromlogits.checker.evidence.source.tensor import Tensor
from fromlogits.checker.evidence.source.values import Object, Site, Value

__all__ = ["DATES", "PARTS", "dates", "part_of_dates"]

DATES = "pandas.dt"
RANGES = {
    "month": (1, 12),
    "day": (1, 31),
    "dayofweek": (0, 6),
    "day_of_week": (0, 6),
    "weekday": (0, 6),
    "dayofyear": (1, 366),
    "day_of_year": (1, 366),
    "quarter": (1, 4),
    "hour": (0, 23),
    "minute": (0, 59),
    "second": (0, 59),
}
PARTS = frozenset(RANGES)


def dates(x: Tensor) -> Object:
    """`column.dt`."""
    return Object(DATES, None, {"values": x})


def part_of_dates(owner: Value, name: str, site: Site) -> Tensor:
    """`dates.month`, `column.dt.month`."""
    values = owner.get("values") if isinstance(owner, Object) else owner
    low, high = RANGES[name]
    shape = values.shape if isinstance(values, Tensor) else None
    made = Tensor(shape=shape, dtype="int32", library="pandas", low=float(low), high=float(high), integral=True, learned=False)
    made.form, made.origin = "ids", site
    return made
