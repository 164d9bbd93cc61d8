"""Keras's compile and fit: the loss and metrics of a model meet the first batches of its training."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from itertools import zip_longest
from types import FrameType
from typing import Any
from weakref import WeakKeyDictionary, WeakSet

import keras
import numpy as np
from keras.src.trainers.compile_utils import get_loss

from fromlogits.checker.evidence import places
from fromlogits.checker.guard import keras_batches, keras_facts, keras_forward, keras_heads
from fromlogits.checker.guard.keras_pairs import Pair, pairs
from fromlogits.checker.guard.watch import BrokenContractError, Site, Watch
from fromlogits.checker.guard.written import Spot, Written, written
from fromlogits.vocabulary import Metric, Output, Where

__all__ = ["Training"]

LOSS, METRICS = ("loss", 1), ("metrics", 3)  # the arguments of compile, and their places
STEPS = ("train_step", "test_step", "compute_loss_and_updates", "make_train_function", "make_test_function")
BACKEND = keras.backend.backend()
MODELS = 8  # that are looked at where one call trains many


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
        self.spent: Counter[Where] = Counter()  # looks, by the call that trains
        self.trained: dict[Where, WeakKeyDictionary[Any, int]] = {}  # how often each model was looked at, by the call that trains it
        self.fitted: list[Fitted] = []
        self.batch: Any = None  # of the step under way
        self.asked: tuple[Any, Any] | None = None  # labels and output of which Keras asked for the shape of the loss last
        self.stepping: list[bool] = []  # the steps under way: whether each is the program's own

    def note(self, model: Any, frame: FrameType | None) -> None:
        """A model is compiled here."""
        with suppress(Exception):
            self.compiled[model] = written(places.caller(frame))
            for models in self.trained.values():  # with another loss it is as good as another model
                models.pop(model, None)

    def wrap(self, model: Any, name: str) -> None:
        """Let the next call of `train_function` or `test_function` be seen."""
        function = getattr(model, name, None)
        if function is None or hasattr(function, "__fromlogits__"):
            return

        def seen(*given: Any) -> Any:
            site = self.watch.at(sys._getframe(1))  # noqa: SLF001 whose call to fit this is
            if site is None or not self.wants(model, site):
                if getattr(model, name, None) is seen:
                    setattr(model, name, function)  # let go; the next call of fit asks again
                return function(*given)
            self._looked(model, site)
            return self._step(site, model, function, given)

        seen.__fromlogits__ = function  # type: ignore[attr-defined]
        setattr(model, name, seen)
        self.wrapped.add(model)

    def wants(self, model: Any, site: Site | None) -> bool:
        """Whether a model is looked at where it trains: every model for its first batches, up to a few models."""
        if site is None or site.failed:
            return False
        models: Any = self.trained.get(site.where, {})
        return models.get(model, 0) < self.watch.batches and self.spent[site.where] < MODELS * self.watch.batches

    def _looked(self, model: Any, site: Site) -> None:
        models = self.trained.setdefault(site.where, WeakKeyDictionary())
        models[model] = models.get(model, 0) + 1
        self.spent[site.where] += 1
        self.watch.look(site)

    def release(self) -> None:
        """Take the guard off every model."""
        for model in list(self.wrapped):
            for name in ("train_function", "test_function"):
                function = getattr(getattr(model, name, None), "__fromlogits__", None)
                if function is not None:
                    setattr(model, name, function)

    def looks_itself(self, y_true: Any, y_pred: Any, compiled: bool) -> bool:
        """Whether a call of a loss is looked at here, with the batch of the trainer. `compiled`: it is one that compile was given."""
        if self.stepping:
            return compiled and not self.stepping[-1]
        symbolic = keras_facts.symbolic(y_pred)
        if self.fitted and compiled and symbolic:
            self.asked = y_true, y_pred
        return bool(self.fitted) and (compiled or symbolic)  # Keras asks for shapes before it trains

    def failed(self, model: Any, frame: FrameType | None, looks: int) -> None:
        """Keras has failed on the way to the first batch: what the labels it was given tell is told all the same."""
        site = self.watch.at(frame)
        if site is not None and site.looks == looks:
            self._look(site, model, None, None)
        self.asked = None

    def suspect(self, model: Any, fitted: Fitted, frame: FrameType | None) -> None:
        """Labels that no loss takes are told of before Keras fails on them, in words of its own, on the way to the first batch."""
        if any(_unfit(one) for one in keras.tree.flatten(fitted.labels)):
            site = self.watch.at(frame)
            if site is not None and self.wants(model, site):
                self._look(site, model, None, None)

    def _step(self, site: Site, model: Any, function: Callable[..., Any], given: tuple[Any, ...]) -> Any:
        batch, given = keras_batches.seen(BACKEND, given, model.steps_per_execution)
        state = given[0] if BACKEND == "jax" else None
        own = _has_own_step(model)
        early = _built(model) and not own
        if early:
            try:
                self._look(site, model, batch, state)
            except BrokenContractError:
                if state is not None:
                    _give_back(model, state)
                raise
        elif own and BACKEND == "jax" and batch is not None:  # there, a step changes nothing but what it gives
            self._run(partial(model.train_step, state, batch))
        self.stepping.append(own)
        self.batch = batch
        try:
            return function(*given)
        finally:
            self.stepping.pop()
            self.batch = None
            if not early and not own:
                self._look(site, model, batch, None)
            elif own and BACKEND == "tensorflow" and batch is not None and _built(model) and not _replaced(model, STEPS):
                self._run(partial(_own_loss, model, batch))

    def _look(self, site: Site, model: Any, batch: Any, state: Any) -> None:
        """Everything a batch shows. What goes wrong here is not the program's fault, and stays here."""
        try:
            with self.watch.aside():
                met = self._meetings(site, model, batch, state)
            for case, pair in met:
                if case is not None:
                    self.watch.saw(site, case, keras_facts.measure(site, case, pair.output, pair.labels))
        except BrokenContractError as broken:
            raise broken.with_traceback(None) from None
        except Exception as error:  # noqa: BLE001 a program must not fail because it is looked at
            self.watch.failed(site, error)
            return
        for _, pair in met:
            if _own_code(pair.loss) and not keras_facts.symbolic(pair.output):
                self._run(partial(_computed, pair))

    def _run(self, computed: Callable[[], Any]) -> None:
        """Code of the program's own, run once more with numbers where Keras runs it without: the losses that it calls are looked at there."""
        self.stepping.append(True)
        try:
            with keras_forward.undisturbed():
                computed()
        except BrokenContractError as broken:
            raise broken.with_traceback(None) from None
        except Exception:  # noqa: BLE001, S110 it is the program's own, and comes again when Keras runs this
            pass
        finally:
            self.stepping.pop()

    def _meetings(self, site: Site, model: Any, batch: Any, state: Any) -> list[tuple[Any, Pair]]:
        x, y, weight = keras.utils.unpack_x_y_sample_weight(batch) if batch is not None else (None, None, None)
        fitted = self.fitted[-1] if self.fitted else Fitted(None, None, None)
        if y is None:
            y, weight = fitted.labels, fitted.weight
        if y is None and self.asked is not None:
            y = self.asked[0]
        if y is None:
            return []
        output, facts = _outputs(model, x, state)
        compiled = self.compiled.get(model) or Written(Spot(site.where, site.text))  # compiled before anybody looked
        met = self._alone(model, y, weight) if output is None else pairs(model, y, output, weight)
        whole = _all_labels(model, fitted, output)
        return [
            (self._case(pair, facts.get(id(pair.output)), whole.get(place), compiled, fitted.spot), pair) for place, pair in enumerate(met)
        ]

    def _alone(self, model: Any, labels: Any, weight: Any) -> list[Pair]:
        """The one loss of a model with its labels, where of its output there is a shape at the most."""
        loss = getattr(getattr(model, "_compile_loss", None), "_user_loss", None)
        output = self.asked[1] if self.asked is not None else None
        return [] if keras.tree.is_nested(loss) or keras.tree.is_nested(labels) else [Pair(loss, None, output, labels, weight)]

    def _case(self, pair: Pair, origin: Output | None, whole: Any, compiled: Written, given: Spot | None) -> Any:
        spot = compiled.part(*LOSS, pair.key)
        judged = keras_facts.loss_of(pair.loss, {}, spot) if pair.loss is not None else None
        spots = compiled.parts(*METRICS)
        metrics: list[Metric] = []
        for metric, place, automatic in pair.metrics:
            here = spots[place] if place < len(spots) else compiled.call
            if automatic:
                here = Spot(here.where, "'accuracy'")
            one = keras_facts.metric_of(metric, {}, here)
            if one is not None:
                metrics.append(one)
        if judged is None and not metrics:
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


def _has_own_step(model: Any) -> bool:
    """Whether a program has a step or a loss of its own: what it compares then is not what its model gives."""
    return _replaced(model, (*STEPS, "compute_loss"))


def _replaced(model: Any, methods: tuple[str, ...]) -> bool:
    """Whether a model's class has one of these methods from the program, in place of Keras's."""
    return any(getattr(type(model), name, None) is not getattr(keras.Model, name, None) for name in methods)


def _give_back(model: Any, state: Any) -> None:
    """The weights that JAX's trainer has taken out of the model for the step that is not made now."""
    names = ("trainable_variables", "non_trainable_variables", "optimizer_variables", "metrics_variables")
    model._jax_state = dict(zip(names if len(state) == len(names) else (*names[:2], names[3]), state, strict=True))  # noqa: SLF001
    model._jax_state_synced = False  # noqa: SLF001
    model.jax_state_sync()


def _own_loss(model: Any, batch: Any) -> Any:
    """The program's own `compute_loss`, with numbers."""
    x, y, weight = keras.utils.unpack_x_y_sample_weight(batch)
    x = _tensors(x)
    return model._compute_loss(x=x, y=y, y_pred=keras_forward.outputs(model, x), sample_weight=weight, training=True)  # noqa: SLF001


def _needs_numbers(model: Any) -> bool:
    """Whether rows are masked, or a loss is the program's own code."""
    losses = keras.tree.flatten(getattr(getattr(model, "_compile_loss", None), "_user_loss", None))
    return keras_heads.masked(model) or any(_own_code(one) for one in losses)


def _own_code(loss: Any) -> bool:
    """Whether a loss is code of the program's own, which may call losses that are known."""
    module = getattr(loss, "__module__", None) or type(loss).__module__
    return callable(loss) and not module.startswith("keras.") and keras_facts.entry_of(loss) is None


def _computed(pair: Pair) -> Any:
    return get_loss(pair.loss, pair.labels, pair.output)(pair.labels, pair.output, pair.weight)


def _unfit(labels: Any) -> bool:
    """Whether labels are text, objects or NaN."""
    kind = getattr(getattr(labels, "dtype", None), "kind", None)
    if kind in {"O", "U", "S"}:
        return True
    return kind == "f" and bool(np.isnan(np.sum(np.asarray(labels))))


def _outputs(model: Any, x: Any, state: Any) -> tuple[Any, dict[int, Output]]:
    """The outputs, as they stand in the graph of layers where that proves what they are, otherwise as numbers; and what is proved of each."""
    proved = keras_heads.heads(model)
    if proved and all(one is not None and (one.kind or one.activation) for one in proved) and not _needs_numbers(model):
        output = keras_heads.structure_of(model)
    elif x is None:
        return None, {}
    else:
        x = _tensors(x)
        output = keras_forward.outputs(model, x, state)
        proved = [
            one if one is not None and (one.kind or one.activation) else other
            for one, other in zip_longest(proved or [], keras_heads.traced(model, x, state, output))
        ]
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
