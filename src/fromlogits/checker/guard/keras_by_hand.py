"""Keras's losses and metrics where a program calls them itself: in a loop of its own, in `train_step`, in a loss of its own."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable
from types import FunctionType
from typing import Any

import keras
from keras.src.trainers.compile_utils import CompileLoss, MetricsList

from fromlogits.checker.catalogue.entry import LossEntry, MetricEntry, load
from fromlogits.checker.evidence import naming
from fromlogits.checker.guard import keras_facts, keras_origin
from fromlogits.checker.guard.splicing import Splices
from fromlogits.checker.guard.watch import BrokenContractError, Site, Watch
from fromlogits.checker.guard.written import Spot
from fromlogits.vocabulary import Case

__all__ = ["ByHand"]

ROOMS = ("keras.losses", "keras.ops", "keras.metrics")
BACKEND = keras.backend.backend()


class ByHand:
    """The losses and metrics that are looked at where they are called."""

    def __init__(self, watch: Watch) -> None:
        self.watch = watch
        self.splices = Splices()
        self._add(keras.losses.Loss.__call__, self._object)
        for name, entry in load().items():
            thing = naming.resolve(name) if name.rpartition(".")[0] in ROOMS else None
            if isinstance(thing, FunctionType) and isinstance(entry, LossEntry | MetricEntry):
                self._add(thing, self._function(thing, entry))
            elif isinstance(thing, type) and isinstance(entry, MetricEntry):
                self._add(inspect.getattr_static(thing, "update_state", None), self._update)  # its own, or a parent's
        for method in (CompileLoss.call, MetricsList.update_state):  # these are looked at with the batches of the trainer
            watch.entry(method.__code__)

    def _add(self, function: object, before: Callable[..., None]) -> None:
        if self.splices.add(function, before, _nothing):
            self.watch.entry(self.splices.newest)

    def take_off(self) -> None:
        self.splices.take_back()

    def _object(self, loss: Any, y_true: Any, y_pred: Any, sample_weight: Any = None) -> None:
        self._look(lambda spot: self._loss(loss, {}, y_true, y_pred, sample_weight, spot), y_pred)

    def _function(self, function: Callable[..., Any], entry: LossEntry | MetricEntry) -> Callable[..., None]:
        def called(*given: Any, **named: Any) -> None:
            held = naming.bound(entry.call, given, named)
            y_true, y_pred = held.pop("labels", None), held.pop("output", None)
            if isinstance(entry, LossEntry):
                self._look(lambda spot: self._loss(function, held, y_true, y_pred, None, spot), y_pred)
            else:
                self._look(lambda spot: self._metric(function, held, y_true, y_pred, None, spot), y_pred)

        return called

    def _update(self, metric: Any, y_true: Any, y_pred: Any = None, sample_weight: Any = None, **_named: Any) -> None:
        self._look(lambda spot: self._metric(metric, {}, y_true, y_pred, sample_weight, spot), y_pred)

    def _look(self, case: Callable[[Spot], Case | None], output: Any) -> None:
        """A call, if its place in the program is still looked at. What goes wrong here is not the program's fault, and stays here."""
        if isinstance(output, keras.KerasTensor) or not hasattr(output, "shape"):
            return
        site = self.watch.site(sys._getframe(3))  # noqa: SLF001 who called what was spliced
        if site is None:
            return
        try:
            with self.watch.aside():
                found = case(Spot(site.where, site.text))
            if found is not None:
                self.watch.saw(site, found)
        except BrokenContractError:
            raise
        except Exception:  # noqa: BLE001 a program must not fail because it is looked at
            return

    def _loss(self, loss: Any, options: dict[str, Any], y_true: Any, y_pred: Any, weight: Any, spot: Spot) -> Case | None:
        judged = keras_facts.loss_of(loss, options, spot)
        if judged is None:
            return None
        return keras_facts.case_of(judged, y_pred, y_true, weight=weight, origin=keras_origin.of(y_pred), backend=BACKEND)

    def _metric(self, metric: Any, options: dict[str, Any], y_true: Any, y_pred: Any, weight: Any, spot: Spot) -> Case | None:
        facts = keras_facts.metric_of(metric, options, spot)
        if facts is None:
            return None
        return keras_facts.case_of(None, y_pred, y_true, weight=weight, origin=keras_origin.of(y_pred), metrics=(facts,), backend=BACKEND)


def _nothing(_seen: Any, _result: Any) -> None:
    """Nothing is left to do after the call."""
