"""Loss values that pass by: kept as the framework gave them, a few hundred of each site, and read when nobody waits for them any more."""

from __future__ import annotations

import math
from typing import Any

from fromlogits.checker.guard.watch import Site, Watch

__all__ = ["MOST", "Passing", "keep", "read"]

MOST = 256  # values of one site; with more, every second one is left out


class Passing:
    """The values of one site, in order."""

    __slots__ = ("calls", "kept", "step")

    def __init__(self) -> None:
        self.calls = 0
        self.step = 1  # every how many calls one is kept
        self.kept: list[Any] = []


def keep(site: Site, result: Any) -> None:
    """Keep a loss if it is one number. Nothing is computed and nobody waits: a tensor is only detached from its graph."""
    passing = site.passing
    if passing is None:
        passing = site.passing = Passing()
    passing.calls += 1
    if passing.calls % passing.step:
        return
    if getattr(result, "shape", None) != () or not hasattr(result, "detach"):
        return
    passing.kept.append(result.detach())
    if len(passing.kept) > MOST:
        del passing.kept[1::2]
        passing.step *= 2


def read(watch: Watch) -> None:
    """Turn what was kept into numbers."""
    for site in watch.sites.values():
        passing = site.passing
        if passing is not None and passing.kept:
            kept, passing.kept = passing.kept, []
            site.losses += [_number(one) for one in kept]


def _number(value: Any) -> float:
    try:
        return float(value)
    except Exception:  # noqa: BLE001 of a fake or deleted tensor nobody can tell
        return math.nan
