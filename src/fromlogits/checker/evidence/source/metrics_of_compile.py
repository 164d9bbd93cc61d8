"""The metrics of compile: by name, class, object or function, in a list or alone, and what Keras makes of 'accuracy'."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from fromlogits.checker.catalogue.entry import Layer, LossEntry, MetricEntry
from fromlogits.checker.evidence.source.arguments import by_default
from fromlogits.checker.evidence.source.facts import labels_of, output_of, where_of
from fromlogits.checker.evidence.source.ledger import REACH
from fromlogits.checker.evidence.source.names import entry_of
from fromlogits.checker.evidence.source.tensor import Tensor, unshifted
from fromlogits.checker.evidence.source.uses import metric_facts
from fromlogits.checker.evidence.source.values import (
    Choice,
    Constant,
    External,
    Frame,
    Function,
    Instance,
    List,
    Method,
    Object,
    Site,
    Value,
)
from fromlogits.vocabulary import Case, Family, Loss, Metric, Output, OutputKind

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.reader import Reader

__all__ = ["listed", "listed_by_default", "measured", "metrics_of", "metrics_only"]


def listed_by_default(reader: Reader, metrics: Any) -> Any:
    """What compile was given as metrics, where a word or a list of words may come from the command line."""
    settled = reader.machine.settle(metrics) if isinstance(metrics, Value) else None
    if isinstance(settled, List) and len(settled.items) == 1:  # `metrics=[args.metric]`
        one = by_default(reader, reader.machine.settle(settled.items[0]))
        if isinstance(one, Choice):
            return Choice(tuple((guards, List.of([item], settled.kind)) for guards, item in one.options))
    return by_default(reader, settled)


def listed(reader: Reader, metrics: Any) -> list[Value]:
    """The metrics one by one, those of a list in the list too."""
    settled = reader.machine.settle(metrics) if isinstance(metrics, Value) else None
    if isinstance(settled, List):
        found: list[Value] = []
        for item in settled.items:
            inner = reader.machine.settle(item)
            found += inner.items if isinstance(inner, List) else [inner]
        return found
    return [settled] if settled is not None and not (isinstance(settled, Constant) and settled.value is None) else []


def metrics_of(reader: Reader, metrics: Any, x: Tensor, loss: LossEntry | None) -> tuple[Metric, ...]:
    """What the metrics take, as far as they are known."""
    return tuple(found for item in listed(reader, metrics) if (found := _metric(item, x, loss)) is not None)


def _metric(value: Value, x: Tensor, loss: LossEntry | None) -> Metric | None:
    from fromlogits.checker.catalogue.keras import METRIC_NAMES

    site = value.site
    if site is None:
        return None
    inner = _wrapped(value)
    value = inner if isinstance(inner, External) else value
    if isinstance(value, Object) and isinstance(value.entry, MetricEntry):
        return metric_facts(value.entry, value.name, value, {}, site, site)
    name = None
    if isinstance(value, Constant) and isinstance(value.value, str):
        name = METRIC_NAMES.get(value.value)
    elif isinstance(value, External):
        name = value.name
    if name == "keras.metrics.accuracy:auto":
        return _accuracy(x, loss, site)
    entry = entry_of(name) if name else None
    return metric_facts(entry, name, None, {}, site, site) if isinstance(entry, MetricEntry) and name else None


def _accuracy(x: Tensor, loss: LossEntry | None, site: Site) -> Metric | None:
    """What Keras makes of 'accuracy': by the last axis of the output, then by the loss."""
    where = where_of(site)
    if x.columns == 1:
        return Metric(
            "keras.metrics.BinaryAccuracy", OutputKind.PROBABILITIES, 0.5, where=where, made=where, text="'accuracy'", framework="keras"
        )
    if isinstance(x.columns, int) and loss is not None and loss.family is Family.MULTICLASS:
        return Metric("keras.metrics.accuracy", where=where, made=where, text="'accuracy'", framework="keras")
    return None


def measured(reader: Reader, metric: Value, x: Tensor, labels: Tensor, use: Site, frame: Frame) -> None:
    """A metric that the project wrote sees labels and output, which Keras does not align for it."""
    call = (reader.method_of(metric, "update_state") if isinstance(metric, Instance) else None) or _wrapped(metric) or metric
    if isinstance(call, (Function, Method)):
        reader.call(call, [labels, x], {}, use.node, frame)


def _wrapped(metric: Value) -> Value | None:
    """The function that `MeanMetricWrapper` takes the mean of."""
    holder = metric.slots.get("base") if isinstance(metric, Instance) else metric
    held = isinstance(holder, Object) and isinstance(holder.entry, Layer) and holder.entry.operation == "mean_metric"
    function = holder.get("fn") if held and isinstance(holder, Object) else None
    return function if isinstance(function, Value) else None


def metrics_only(reader: Reader, metrics: Any, x: Tensor, y: Tensor | None, key: tuple[Any, ...], result: Value | None = None) -> None:
    """Metrics without a loss that is known: raw scores are logits where a loss elsewhere takes them for logits, or makes probabilities of them.

    A least squares loss draws them to the labels themselves, and then a half is the right place to cut. `result`: what a loss of the project's
    own comes to.
    """
    found = metrics_of(reader, metrics, x, None)
    if not found:
        return
    output, labels = output_of(x), labels_of(y) if y is not None else None
    if output is not None and output.kind is OutputKind.LOGITS:
        loss = _taking_for_logits(reader, output)
        if loss is not None:
            reader.ledger.record(("of logits", found[0].where, *key), Case(output=output, loss=loss, metrics=found))
        if not reader.ledger.trains_all_of(x) and not _made_probabilities(x, result):
            output = replace(output, kind=None)
    reader.ledger.record(("metrics", found[0].where, *key), Case(output=output, labels=labels, metrics=found))


def _made_probabilities(x: Tensor, result: Value | None) -> bool:
    """Whether a loss came of the sigmoid or the softmax of all the scores, as they are."""
    waiting, seen = [result], 0
    while waiting and seen < REACH:
        one = waiting.pop()
        if not isinstance(one, Tensor):
            continue
        seen += 1
        given = one.arguments[0] if one.arguments else None
        if one.operation in {"sigmoid", "softmax"} and isinstance(given, Tensor) and unshifted(given) is unshifted(x):
            return True
        waiting += one.arguments
    return False


def _taking_for_logits(reader: Reader, output: Output) -> Loss | None:
    """A loss that takes these scores for logits; of the labels as compile has them, nothing is said."""
    noted = [case for entry in reader.ledger.entries.values() for _, case in entry.variants] if output.where is not None else []
    for case in noted:
        loss, seen = case.loss, case.output
        if loss is None or seen is None or loss.by_hand:
            continue
        if loss.expects is seen.kind is output.kind and seen.where == output.where:
            return replace(loss, family=None, labels=frozenset())
    return None
