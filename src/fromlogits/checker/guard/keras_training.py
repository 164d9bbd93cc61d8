"""Keras's compile and fit: the loss and metrics of a model meet the first batches of its training."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from types import FrameType
from typing import Any
from weakref import WeakKeyDictionary, WeakSet

import keras
import numpy as np

from fromlogits.checker.evidence import places
from fromlogits.checker.guard import keras_batches, keras_facts, keras_forward, keras_heads
from fromlogits.checker.guard.keras_pairs import Pair, pairs
from fromlogits.checker.guard.watch import BrokenContractError, Site, Watch
from fromlogits.checker.guard.written import Spot, Written, written
from fromlogits.vocabulary import Metric, Output

__all__ = ["Training"]

LOSS, METRICS = ("loss", 1), ("metrics", 3)  # the arguments of compile, and their places
BACKEND = keras.backend.backend()


@dataclass
class Fitted:
    """The data that a call to `fit` or its kin was given."""

    labels: Any
    weight: Any
    spot: Spot | None


class Training:
    """What the guard knows of the models that a program compiles, and what it looks at when they train."""

    def __init__(self, watch: Watch) -> None:
        self.watch = watch
        self.compiled: WeakKeyDictionary[Any, Written | None] = WeakKeyDictionary()
        self.wrapped: WeakSet[Any] = WeakSet()
        self.fitted: list[Fitted] = []

    def note(self, model: Any, frame: FrameType | None) -> None:
        """A model is compiled here."""
        with suppress(Exception):
            self.compiled[model] = written(places.caller(frame))

    def wrap(self, model: Any, name: str) -> None:
        """Let the next call of `train_function` or `test_function` be seen."""
        function = getattr(model, name, None)
        if function is None or hasattr(function, "__fromlogits__"):
            return

        def seen(*given: Any) -> Any:
            if getattr(model, name, None) is seen:
                setattr(model, name, function)  # let go; the next fit or batch asks again
            return self._step(model, function, given)

        seen.__fromlogits__ = function  # type: ignore[attr-defined]
        setattr(model, name, seen)
        self.wrapped.add(model)

    def release(self) -> None:
        """Take the guard off every model."""
        for model in list(self.wrapped):
            for name in ("train_function", "test_function"):
                function = getattr(getattr(model, name, None), "__fromlogits__", None)
                if function is not None:
                    setattr(model, name, function)

    def _step(self, model: Any, function: Callable[..., Any], given: tuple[Any, ...]) -> Any:
        site = self.watch.site(sys._getframe(2))  # noqa: SLF001 whose call to fit this is
        if site is None:
            return function(*given)
        batch, given = keras_batches.seen(BACKEND, given, model.steps_per_execution)
        state = given[0] if BACKEND == "jax" else None
        early = _built(model)
        if early:
            self._look(site, model, batch, state)
        try:
            return function(*given)
        finally:
            if not early:
                self._look(site, model, batch, None)

    def _look(self, site: Site, model: Any, batch: Any, state: Any) -> None:
        """Everything a batch shows. What goes wrong here is not the program's fault, and stays here."""
        try:
            with self.watch.aside():
                found = self._cases(site, model, batch, state)
            for case in found:
                self.watch.saw(site, case)
        except BrokenContractError as broken:
            raise broken.with_traceback(None) from None
        except Exception as error:  # noqa: BLE001 a program must not fail because it is looked at
            self.watch.failed(site, error)

    def _cases(self, site: Site, model: Any, batch: Any, state: Any) -> list[Any]:
        x, y, weight = keras.utils.unpack_x_y_sample_weight(batch) if batch is not None else (None, None, None)
        fitted = self.fitted[-1] if self.fitted else Fitted(None, None, None)
        if y is None:
            y, weight = fitted.labels, fitted.weight
        if y is None:
            return []
        output, facts = _outputs(model, x, state)
        if output is None:
            return []
        compiled = self.compiled.get(model) or Written(Spot(site.where, site.text))  # compiled before anybody looked
        found = []
        all_labels = _all_labels(model, fitted, output)
        for place, pair in enumerate(pairs(model, y, output, weight)):
            case = self._case(pair, facts.get(id(pair.output)), all_labels.get(place), compiled, fitted.spot)
            if case is not None:
                found.append(case)
        return found

    def _case(self, pair: Pair, origin: Output | None, whole: Any, compiled: Written, given: Spot | None) -> Any:
        spot = compiled.part(*LOSS, pair.key)
        judged = keras_facts.loss_of(pair.loss, {}, spot) if pair.loss is not None else None
        spots = compiled.parts(*METRICS)
        metrics: list[Metric] = []
        for metric, place in pair.metrics:
            here = spots[place] if place < len(spots) else compiled.call
            one = keras_facts.metric_of(metric, {}, here)
            if one is not None:
                metrics.append(one)
        if judged is None and (pair.loss is not None or not metrics):
            return None
        mask = getattr(pair.output, "_keras_mask", None)
        weight = pair.weight if mask is None else _both(pair.weight, mask)
        return keras_facts.case_of(
            judged, pair.output, pair.labels, weight=weight, origin=origin, whole=whole, metrics=tuple(metrics), backend=BACKEND,
            given=given,
        )  # fmt: skip


def _built(model: Any) -> bool:
    """Whether a model has its weights, so that looking makes none."""
    return bool(BACKEND != "tensorflow" or (model.built and all(layer.built for layer in model._flatten_layers())))  # noqa: SLF001


def _outputs(model: Any, x: Any, state: Any) -> tuple[Any, dict[int, Output]]:
    """The outputs, as they stand in the graph of layers where that proves what they are, otherwise as numbers; and what is proved of each."""
    proved = keras_heads.heads(model)
    if proved and all(one is not None and (one.kind or one.activation) for one in proved) and not keras_heads.masked(model):
        output = keras_heads.structure_of(model)
    elif x is None:
        return None, {}
    else:
        x = _tensors(x)
        output = keras_forward.outputs(model, x, state)
        proved = proved or keras_heads.traced(model, x, state, output)
    return output, {id(one): found for one, found in zip(keras.tree.flatten(output), proved, strict=True) if found is not None}


def _all_labels(model: Any, fitted: Fitted, output: Any) -> dict[int, Any]:
    """All labels that fit was given, output by output, where they are arrays."""
    leaves = keras.tree.flatten(fitted.labels)
    if not leaves or not all(hasattr(one, "shape") and hasattr(one, "dtype") for one in leaves):
        return {}
    if fitted.weight is not None:
        return {}
    with suppress(Exception):
        return {place: pair.labels for place, pair in enumerate(pairs(model, fitted.labels, output, None))}
    return {}


def _tensors(x: Any) -> Any:
    return keras.tree.map_structure(lambda one: one if one is None else keras.ops.convert_to_tensor(one), x)


def _both(weight: Any, mask: Any) -> Any:
    """Weights that are zero where a mask leaves out."""
    kept = np.asarray(keras.ops.convert_to_numpy(mask))
    if weight is None:
        return kept
    given = np.asarray(keras.ops.convert_to_numpy(weight))
    return kept * given.reshape(given.shape + (1,) * (kept.ndim - given.ndim))
