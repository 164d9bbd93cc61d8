"""Which loss and which metrics belong to which output and labels: asked of Keras itself, with recorders in place of losses and metrics.

`compile` takes names, objects, functions, lists and dicts, and lays them out over the outputs only when it meets a batch. A recorder has no weights
and computes nothing: it writes down what it was given.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import keras
from keras.src.trainers.compile_utils import CompileLoss, CompileMetrics, get_loss, is_binary_or_sparse_categorical

__all__ = ["Pair", "pairs"]


@dataclass
class Pair:
    """One output with its labels, and what judges them."""

    loss: Any  # a name, an object or a function; None where an output has metrics alone
    key: str | int | None  # by which the loss was written, in a list or a dict
    output: Any
    labels: Any
    weight: Any = None
    metrics: list[tuple[Any, int, bool]] = field(
        default_factory=list
    )  # each with its place among those written, and whether Keras chose it


def pairs(model: Any, labels: Any, output: Any, weight: Any) -> list[Pair]:
    """Every output that has a loss or a metric, with its labels. Raises what Keras would raise."""
    found: list[Pair] = []
    if getattr(model, "_compile_loss", None) is not None:
        found += _losses(model, labels, output, weight)
    if getattr(model, "_compile_metrics", None) is not None:
        _metrics(model, labels, output, found)
    return found


def _losses(model: Any, labels: Any, output: Any, weight: Any) -> list[Pair]:
    found: list[Pair] = []
    compiled = model._compile_loss  # noqa: SLF001 Keras keeps what compile was given nowhere else

    class Recorder(keras.losses.Loss):  # type: ignore[misc]
        def __init__(self, loss: Any, key: str | int | None) -> None:
            super().__init__(name="recorder")
            self.loss, self.key = loss, key

        def __call__(self, y_true: Any, y_pred: Any, sample_weight: Any = None) -> Any:
            auto = isinstance(self.loss, str) and self.loss.lower() in {"crossentropy", "ce"}  # which one hangs on the shapes
            found.append(Pair(get_loss(self.loss, y_true, y_pred).fn if auto else self.loss, self.key, y_pred, y_true, sample_weight))
            return 0.0

    written = compiled._user_loss  # noqa: SLF001
    names = model.output_names if hasattr(model, "output_names") else None
    CompileLoss(_keyed(written, Recorder), None, output_names=names).call(labels, output, weight)
    return found


def _keyed(written: Any, make: Callable[[Any, str | int | None], Any], key: str | int | None = None) -> Any:
    """The same lists and dicts, with a recorder for each loss that knows its key."""
    if isinstance(written, dict):
        return {name: _keyed(value, make, name) for name, value in written.items()}
    if isinstance(written, list | tuple):
        return type(written)(_keyed(value, make, place) for place, value in enumerate(written))
    return None if written is None else make(written, key)


def _metrics(model: Any, labels: Any, output: Any, found: list[Pair]) -> None:
    compiled = model._compile_metrics  # noqa: SLF001
    names = model.output_names if hasattr(model, "output_names") else None
    heard: list[tuple[Any, int, Any, Any]] = []
    count = iter(range(1 << 30))

    class Recorder(keras.metrics.Metric):  # type: ignore[misc]
        def __init__(self, metric: Any, place: int) -> None:
            super().__init__(name="recorder")
            self.metric, self.place = metric, place

        def update_state(self, y_true: Any, y_pred: Any, sample_weight: Any = None) -> None:  # noqa: ARG002
            heard.append((self.metric, self.place, y_true, y_pred))

    def keyed(written: Any) -> Any:
        if isinstance(written, dict):
            return {name: keyed(value) for name, value in written.items()}
        if isinstance(written, list | tuple):
            return type(written)(keyed(value) for value in written)
        return None if written is None else Recorder(written, next(count))

    plain, weighted = compiled._user_metrics, compiled._user_weighted_metrics  # noqa: SLF001
    recorders = (keyed(plain), keyed(weighted))
    CompileMetrics(*recorders, output_names=names).update_state(labels, output)
    for metric, place, y_true, y_pred in heard:
        mine = [pair for pair in found if pair.output is y_pred]
        if not mine:
            found.append(Pair(None, None, y_pred, y_true))
            mine = found[-1:]
        mine[0].metrics.append((_resolved(metric, y_true, y_pred), place, _is_automatic(metric)))


def _resolved(metric: Any, labels: Any, output: Any) -> Any:
    """What Keras makes of 'accuracy': by the last axis of the output, then by the labels. Any other name it is asked for by name."""
    if not _is_automatic(metric):
        return metric
    binary, sparse = is_binary_or_sparse_categorical(labels, output)
    return "BinaryAccuracy" if binary else "SparseCategoricalAccuracy" if sparse else "CategoricalAccuracy"


def _is_automatic(metric: Any) -> bool:
    return isinstance(metric, str) and metric.lower() in {"accuracy", "acc"}
