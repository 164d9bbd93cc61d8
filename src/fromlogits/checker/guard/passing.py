"""Loss values that pass by: kept as the framework gave them, a few hundred of each site, and read when nobody waits for them any more."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import Any

from fromlogits.checker.guard.watch import Site, Watch
from fromlogits.checker.rules import judge
from fromlogits.vocabulary import Case

__all__ = ["MOST", "count_classes", "keep", "read"]

MOST = 96  # values of one site; with more, every second one is left out


def keep(site: Site, result: Any) -> None:
    """Keep a loss if it is one number. Nothing is computed and nobody waits: a tensor is only detached from its graph."""
    torch = sys.modules.get("torch")
    if torch is None or type(result) is not torch.Tensor or result.dim():  # one number, and no stand-in for one
        return
    # A number of the CPU is there already, and to hold on to its tensor would cost the caches the place of its memory.
    site.passing.append(_number(result) if result.is_cpu else result.detach())
    if len(site.passing) > MOST:
        del site.passing[1::2]
        if site.labels is not None:
            del site.labels[1::2]
        site.step *= 2


def keep_labels(site: Site, output: Any, labels: Any) -> None:
    """Keep class ids, as long as all that meet here are for outputs of the same number of classes: a line may serve several heads."""
    case = site.cases[0] if site.cases else None
    if case is None or case.output is None or case.loss is None or site.labels is None:
        return
    axis, shape = case.loss.class_axis if case.loss.class_axis is not None else -1, output.shape
    if len(shape) > max(axis, 0) and shape[axis] == case.output.units:
        site.labels.append(labels)
    else:
        site.labels = []
        site.heads = True


def read(watch: Watch) -> None:
    """Turn what was kept into numbers."""
    for site in watch.sites.values():
        if site.passing:
            kept, site.passing = site.passing, []
            numbers = (one if isinstance(one, float) else _number(one) for one in kept)
            site.losses += [number for number in numbers if number is not None]


def count_classes(watch: Watch) -> None:
    """Judge the classes that all labels of a site name, where enough of them passed by."""
    for site in list(watch.sites.values()):
        kept, site.labels = site.labels, None
        if kept is None or site.heads or not site.cases or len(kept) < 2:
            continue
        try:
            with watch.aside():
                case = _counted(site.cases[0], kept)
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


def _number(loss: Any) -> float | None:
    try:
        return float(loss.item())
    except Exception:  # noqa: BLE001 inside a transformation, or of one that is over, there is nothing to read
        return None
