"""Charts as numbers: where bars and lines lie in a picture of fixed size. The page draws them as SVG, in the colours of its reader."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite

from fromlogits.checker.evidence.pictures import Bars

__all__ = ["HEIGHT", "WIDTH", "Bar", "Chart", "Level", "bars", "curve"]

WIDTH, HEIGHT = 320, 120
_NAMED = 24  # bars that have room for their names


@dataclass(frozen=True, slots=True)
class Bar:
    x: float
    y: float
    width: float
    height: float
    title: str


@dataclass(frozen=True, slots=True)
class Level:
    """A horizontal line with a name."""

    y: float
    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class Chart:
    title: str
    bars: tuple[Bar, ...] = ()
    line: str = ""  # points of a polyline
    levels: tuple[Level, ...] = ()
    low: str = ""  # at the left end of the axis below
    high: str = ""
    top: str = ""  # the largest value
    note: str = ""


def bars(title: str, given: Bars | None) -> Chart | None:
    """A histogram, or a count for each name."""
    if given is None or not given.counts:
        return None
    most, width = max(given.counts) or 1, WIDTH / len(given.counts)
    drawn = []
    for place, count in enumerate(given.counts):
        height = HEIGHT * count / most
        name = given.names[place] if given.names else f"{given.edges[place]:.4g} to {given.edges[place + 1]:.4g}"
        drawn.append(Bar(place * width, HEIGHT - height, max(width - 1, 0.5), height, f"{name}: {count}"))
    low, high = (given.names[0], given.names[-1]) if given.names else (f"{given.edges[0]:.4g}", f"{given.edges[-1]:.4g}")
    return Chart(title, tuple(drawn), low=low, high=high if len(given.counts) > 1 else "", top=f"{most}")


def curve(title: str, values: Sequence[float], levels: Sequence[tuple[float | None, str, str]]) -> Chart | None:
    """A line through values, and levels that it is measured by."""
    finite = [one for one in values if isfinite(one)]
    if len(finite) < 2:
        return None
    known = [(at, text, kind) for at, text, kind in levels if at is not None and isfinite(at)]
    low, high = min(finite + [at for at, _, _ in known]), max(finite + [at for at, _, _ in known])
    span = (high - low) or 1.0
    low, span = low - 0.05 * span, span * 1.1

    def y(value: float) -> float:
        return HEIGHT * (1 - (value - low) / span)

    step = WIDTH / (len(values) - 1)
    points = " ".join(f"{place * step:.1f},{y(value):.1f}" for place, value in enumerate(values) if isfinite(value))
    lost = len(values) - len(finite)
    note = f"{lost} of {len(values)} values are not finite" if lost else ""
    drawn = tuple(Level(y(at), f"{text} {at:.4g}", kind) for at, text, kind in known)
    return Chart(title, line=points, levels=drawn, low="first", high=f"{len(values)} values", top=f"{max(finite):.4g}", note=note)
