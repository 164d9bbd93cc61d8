"""Keras's losses and metrics where a program calls them itself: in a loop of its own, in `train_step`, in a loss of its own."""

from __future__ import annotations

import functools
import inspect
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import partial
from types import FunctionType
from typing import Any

import keras
from keras.src.trainers.compile_utils import CompileLoss, MetricsList

from fromlogits.checker.catalogue.entry import LossEntry, MetricEntry, load
from fromlogits.checker.evidence import naming
from fromlogits.checker.guard import keras_facts
from fromlogits.checker.guard.keras_training import Training
from fromlogits.checker.guard.patching import Patches
from fromlogits.checker.guard.splicing import Splices
from fromlogits.checker.guard.watch import BrokenContractError, Site, Watch
from fromlogits.checker.guard.written import Spot
from fromlogits.labels import frameworks
from fromlogits.vocabulary import Output

__all__ = ["ByHand"]

ROOMS = ("keras.losses", "keras.ops", "keras.metrics")
COMPILED = frozenset({CompileLoss.call.__code__, MetricsList.update_state.__code__})  # they call what compile was given
BACKEND = keras.backend.backend()


class ByHand:
    """The losses and metrics that are looked at where they are called."""

    def __init__(self, watch: Watch, splices: Splices, patches: Patches, training: Training) -> None:
        self.watch = watch
        self.training = training
        self.splices = splices
        self.patches = patches
        self._looked_at: set[int] = set()
        self._add(keras.losses.Loss.__call__, self._object)
        for name, entry in load().items():
            thing = naming.resolve(name) if name.rpartition(".")[0] in ROOMS else None
            if isinstance(thing, FunctionType) and isinstance(entry, LossEntry | MetricEntry):
                self._add(thing, self._function(thing, entry))
            elif isinstance(thing, type) and isinstance(entry, MetricEntry):
                self._add(inspect.getattr_static(thing, "update_state", None), self._update)  # its own, or a parent's

    def _add(self, function: object, before: Callable[..., None]) -> None:
        if not isinstance(function, FunctionType) or function in self.splices or id(function) in self._looked_at:
            return
        if BACKEND != "torch":
            self.splices.add(function, before, _nothing)
            self.watch.entry(self.splices.newest)
            return
        for home, name in _homes(function):  # torch's compiler cannot read code that was spliced
            self.patches.put(home, name, partial(_around, before))
            self._looked_at.add(id(vars(home)[name]))
            self.watch.entry(vars(home)[name].__code__)

    def _object(self, loss: Any, y_true: Any, y_pred: Any, sample_weight: Any = None) -> None:
        self._look(loss, {}, y_true, y_pred, sample_weight)

    def _function(self, function: Callable[..., Any], entry: LossEntry | MetricEntry) -> Callable[..., None]:
        def called(*given: Any, **named: Any) -> None:
            held = naming.bound(entry.call, given, named)
            self._look(function, held, held.pop("labels", None), held.pop("output", None), None)

        return called

    def _update(self, metric: Any, y_true: Any, y_pred: Any = None, sample_weight: Any = None, **_named: Any) -> None:
        self._look(metric, {}, y_true, y_pred, sample_weight)

    def _look(self, thing: Any, options: dict[str, Any], y_true: Any, y_pred: Any, weight: Any) -> None:
        """A call, if its place in the program is still looked at."""
        frame = sys._getframe(3)  # noqa: SLF001 who called what was spliced
        if not hasattr(y_pred, "shape") or self.training.looks_itself(y_true, y_pred, frame.f_code in COMPILED):
            return
        if isinstance(y_pred, keras.KerasTensor):
            return
        site = self.watch.at(frame)
        if site is None or site.looks >= self.watch.batches:
            return
        try:
            self._meet(site, thing, options, y_true, y_pred, weight)
        except BrokenContractError as broken:
            raise broken.with_traceback(None) from None
        except Exception as error:  # noqa: BLE001 the guard's own accident must not cost the user's program
            self.watch.failed(site, error)

    def _meet(self, site: Site, thing: Any, options: dict[str, Any], y_true: Any, y_pred: Any, weight: Any) -> None:
        spot = Spot(site.where, site.text)
        judged = keras_facts.loss_of(thing, options, spot)
        metric = keras_facts.metric_of(thing, options, spot) if judged is None else None
        if judged is None and metric is None:
            return
        if BACKEND == "jax" and self.training.stepping:
            y_true, y_pred = _under_grad(self.watch, y_true), _under_grad(self.watch, y_pred)
        if BACKEND == "jax" and (keras_facts.symbolic(y_pred) or keras_facts.symbolic(y_true)):
            if not self.training.stepping:  # a step of Keras's own is looked at with numbers before
                self._traced(site, thing, options, y_true, y_pred)
            return
        # One line may update several metrics, and a function may be traced before it is run with numbers: each has looks of its own.
        kind = metric.name if metric is not None else "traced" if keras_facts.symbolic(y_pred) else None
        if kind is not None:
            seen = site.metrics.get(kind, 0)
            if seen >= self.watch.batches:
                return
            site.metrics[kind] = seen + 1
        elif not self.watch.look(site):
            return
        with self.watch.aside():
            if BACKEND == "tensorflow" and keras_facts.symbolic(y_true):
                y_true = _numbers(y_true, self.training.batch)
                if judged is not None and keras_facts.symbolic(y_true) and _exchanged(y_true, y_pred, self.training.batch):
                    judged = judged[0], replace(judged[1], swapped=True)
            case = keras_facts.case_of(
                judged, y_pred, y_true, weight=weight, origin=_origin(y_pred), metrics=() if metric is None else (metric,), backend=BACKEND
            )
        if case is not None:
            self.watch.saw(site, case, keras_facts.measure(site, case, y_pred, y_true))

    def _traced(self, site: Site, thing: Any, options: dict[str, Any], y_true: Any, y_pred: Any) -> None:
        """Inside a function that JAX compiles: the first calls of what it gives bring the numbers."""
        from fromlogits.checker.guard import jax

        named = keras_facts.entry_of(thing)
        if named is not None:
            given = {**naming.options_of(thing, named[1]), **options, "output": y_pred, "labels": y_true}
            jax.meet(self.watch, site, *named, given)


def _under_grad(watch: Watch, x: Any) -> Any:
    """The numbers that a tracer of JAX's `grad` holds."""
    from fromlogits.checker.guard import jax

    with watch.aside():
        found, mapped = jax.peeled(x)
    return x if mapped else found


def _numbers(labels: Any, batch: Any) -> Any:
    """The numbers of labels in a graph, where those it was traced with tell them; the labels as they are otherwise."""
    from fromlogits.checker.guard import graph_values

    with suppress(Exception):
        found = graph_values.value_of(labels, batch)
        return labels if found is None else found
    return labels


def _exchanged(y_true: Any, y_pred: Any, batch: Any) -> bool:
    """Whether trained weights made what stands for the labels, and nothing but data what stands for the output."""
    from fromlogits.checker.guard import graph_values

    return graph_values.is_trained(y_true) and not keras_facts.symbolic(_numbers(y_pred, batch))


def _origin(output: Any) -> Output | None:
    """What is proved of where an output came from."""
    home = frameworks.owner(output)
    if home == "tensorflow":
        from fromlogits.provenance.tensorflow import made_of

        if not keras_facts.symbolic(output):
            return made_of(output)
        from fromlogits.checker.guard import graph_values

        return made_of(output, from_model=graph_values.is_trained(output) or None)
    if home == "torch":
        from fromlogits.provenance import torch

        return torch.made_of(output)
    return None


def _compiling() -> bool:
    """Whether torch's compiler reads this: then there are no numbers, and nothing may be asked."""
    torch: Any = sys.modules.get("torch") if BACKEND == "torch" else None
    return torch is not None and bool(torch.compiler.is_compiling())


def _around(before: Callable[..., None], original: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(original)
    def looked_at(*given: Any, **named: Any) -> Any:
        if not _compiling():
            before(*given, **named)
        return original(*given, **named)

    return looked_at


def _homes(function: FunctionType) -> list[tuple[Any, str]]:
    """Where a function of Keras's is found: in the class that has it, or in the modules that a program imports from."""
    owner, _, name = function.__qualname__.rpartition(".")
    if owner:
        home = getattr(sys.modules[function.__module__], owner, None)
        return [(home, name)] if home is not None and vars(home).get(name) is function else []
    modules = [module for key, module in list(sys.modules.items()) if key.startswith("keras.") and not key.startswith("keras.src")]
    return [(module, name) for module in modules if vars(module).get(name) is function]


def _nothing(_seen: Any, _result: Any) -> None:
    """Nothing is left to do after the call."""
