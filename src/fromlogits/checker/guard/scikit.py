"""scikit-learn under the guard: the scores that take probabilities."""

from __future__ import annotations

import sys
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from typing import Any

import numpy as np

from fromlogits.checker.catalogue.entry import MetricEntry, load
from fromlogits.checker.evidence import batch, naming
from fromlogits.checker.guard.looking import Looker
from fromlogits.checker.guard.splicing import Splices
from fromlogits.checker.guard.watch import BrokenContractError, Watch
from fromlogits.vocabulary import Case, LabelForm, Metric, Output

__all__ = ["watch_scores"]


def watch_scores(watch: Watch, splices: Splices) -> None:
    looker = Looker(watch, splices, _Eyes())
    looker.losses("sklearn.metrics.")
    for name, entry in load().items():
        if name.startswith("sklearn.metrics.") and isinstance(entry, MetricEntry):
            looker.add(naming.resolve(name), partial(_scored, watch, name, entry))


def _scored(watch: Watch, name: str, entry: MetricEntry, /, *positional: Any, **keywords: Any) -> None:
    """A score of classes is given rows for the one and ids for the other."""
    given = naming.bound(entry.call, positional, keywords)
    site = watch.at(sys._getframe(1).f_back)  # noqa: SLF001 whoever asked for the score
    if site is None or site.metrics.get(name, 0) >= watch.batches:
        return
    site.metrics[name] = site.metrics.get(name, 0) + 1
    try:
        predicted, labels = np.asarray(given.get("output")), np.asarray(given.get("labels"))
        if predicted.ndim != 1 or labels.ndim != 2 or labels.shape[1] < 2 or predicted.dtype.kind not in "iu":
            return
        with watch.aside():
            facts = batch.labels_of(labels, Output(rank=2, units=labels.shape[1]))
            metric = Metric(
                name, labels=frozenset({LabelForm.CLASS_IDS}), where=site.where, text=site.text, framework="sklearn", given=facts
            )
        watch.saw(site, Case(metrics=(metric,)))
    except BrokenContractError as broken:
        raise broken.with_traceback(None) from None
    except Exception as error:  # noqa: BLE001 the guard's own accident must not cost the user's program
        watch.failed(site, error)


class _Eyes:
    def ready(self, output: Any, labels: Any) -> bool:
        return output is not None and labels is not None

    def seen(self, output: Any, labels: Any) -> tuple[Any, Any]:
        return _array(output), _array(labels)

    def origin(self, output: Any) -> Output | None:  # noqa: ARG002 arrays do not tell
        return None

    def apart(self) -> AbstractContextManager[object]:
        return nullcontext()


def _array(x: Any) -> Any:
    return x if hasattr(x, "shape") and hasattr(x, "dtype") else np.asarray(x)
