"""Loss values that pass by: kept as the framework gave them, a few hundred of each site, and read when nobody waits for them any more."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import Any

from fromlogits.checker.guard.watch import Site, Watch
from fromlogits.checker.rules import judge
from fromlogits.vocabulary import Case

__all__ = ["MOST", "Labelled", "Passing", "count_classes", "keep", "read"]

MOST = 256  # values of one site; with more, every second one is left out


class Passing:
    """The values of one site, in order."""

    __slots__ = ("calls", "kept", "step")

    def __init__(self) -> None:
        self.calls = 0
        self.step = 1  # every how many calls one is kept
        self.kept: list[Any] = []


class Labelled:
    """The class ids that a loss is given, as they come: kept as losses are, and counted when nobody waits for them any more."""

    __slots__ = ("calls", "kept", "step")

    def __init__(self) -> None:
        self.calls = 0
        self.step = 1
        self.kept: list[Any] = []

    def keep(self, labels: Any) -> None:
        self.calls += 1
        if self.calls % self.step:
            return
        self.kept.append(labels)
        if len(self.kept) > MOST:
            del self.kept[1::2]
            self.step *= 2


def keep(site: Site, result: Any) -> None:
    """Keep a loss if it is one number. Nothing is computed and nobody waits: a tensor is only detached from its graph."""
    passing = site.passing
    if passing is None:
        passing = site.passing = Passing()
    passing.calls += 1
    if passing.calls % passing.step:
        return
    torch = sys.modules.get("torch")
    if torch is None or type(result) is not torch.Tensor or result.dim():  # one number, and no stand-in for one
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
            site.losses += [number for one in kept if (number := _number(one)) is not None]


def count_classes(watch: Watch) -> None:
    """Judge the classes that all labels of a site name, where enough of them passed by."""
    for site in list(watch.sites.values()):
        labelled, site.labels = site.labels, None
        if labelled is None or not site.cases or len(labelled.kept) < 2:
            continue
        try:
            with watch.aside():
                case = _counted(site.cases[0], labelled.kept)
        except Exception as error:  # noqa: BLE001 the guard's own accident must not cost the user's program
            watch.failed(site, error)
            continue
        for finding in judge(case) if case is not None else ():
            if finding.code == "FL207":
                watch.later(finding)


def _counted(case: Case, kept: list[Any]) -> Case | None:
    import numpy as np

    from fromlogits.checker.evidence import batch, meeting

    arrays = [values for one in kept if (values := meeting.values_of(one)) is not None and values.dtype.kind in "iu"]
    if not arrays or case.labels is None or case.loss is None:
        return None
    ids = np.concatenate([values.reshape(-1) for values in arrays])
    ids = ids[ids != case.loss.ignore_index]
    flat = replace(case.output, rank=2) if case.output is not None else None
    every = batch.labels_of(ids, flat, family=case.loss.family, whole=True)
    return replace(case, labels=replace(case.labels, classes=every.classes, minimum=every.minimum, maximum=every.maximum))


def _number(value: Any) -> float | None:
    try:
        return float(value)
    except Exception:  # noqa: BLE001 of a transformation that is over nothing is left to read
        return None
