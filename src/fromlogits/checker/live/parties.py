"""The loss and the metrics that a check is given, as facts: objects, functions, names."""

from __future__ import annotations

import difflib
import functools
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from fromlogits import errors
from fromlogits.checker.catalogue.entry import LossEntry, MetricEntry, load, parameters
from fromlogits.checker.evidence import expecting, naming
from fromlogits.vocabulary import Family, Loss, Metric, OutputKind, Where

__all__ = ["Party", "loss_of", "metric_of", "metrics_of"]


@dataclass(frozen=True, slots=True)
class Party:
    """A loss: what the catalogue says of it, what it expects here, and how it is called."""

    entry: LossEntry | None  # None where it is the program's own
    loss: Loss
    value: Callable[[Any, Any], Any] | None  # of output and labels


def loss_of(thing: Any, where: Where | None, *, keras: bool = False) -> Party:
    """A loss as facts. A function of the program's own is one of which nothing is known."""
    options: dict[str, Any] = {}
    core = thing
    while isinstance(core, functools.partial):
        options = {**core.keywords, **options}
        core = core.func
    if isinstance(core, str):
        return _by_name(core, where)
    named = _named(core)
    if named is None or _overridden(core, named[0]):
        if isinstance(core, type) or not callable(core):
            raise errors.loss_is_a_class(core.__name__) if isinstance(core, type) else errors.loss_is_no_loss(core)
        return Party(None, _unknown(core, where), _in_order(thing, labels_first=keras))
    name, entry = named
    short = name.rpartition(".")[2]
    if isinstance(core, type):
        raise errors.loss_is_a_class(short)
    if isinstance(entry, MetricEntry):
        raise errors.loss_is_a_metric(short)
    function = entry.make is None
    given = {**_defaults(entry), **naming.bound(entry.call, (), options)} if function else naming.options_of(core, entry)
    text = _written(short, options) if options else short if function else _written(short, _chosen(core, entry))
    loss = expecting.expected(entry, name, given, where=where, made=None, text=text)
    if loss is None:
        return Party(None, _unknown(core, where), _by_names(thing, entry))
    return Party(entry, loss, _by_names(thing, entry))


def _defaults(entry: LossEntry) -> dict[str, Any]:
    """The options of a function that nobody gives."""
    return {one.canonical: one.default for one in parameters(entry.call)}


def _named(thing: Any) -> tuple[str, LossEntry | MetricEntry] | None:
    """The entry of a thing, or of what is behind it: behind a watcher, or the object that Keras makes of a function."""
    if type(thing).__name__ == "LossFunctionWrapper" and type(thing).__module__.startswith("keras."):
        thing = thing.fn
    while True:
        found = naming.entry_of(thing)
        if found is not None or isinstance(thing, type) or not hasattr(thing, "__wrapped__"):
            return found
        thing = thing.__wrapped__


def _overridden(thing: Any, name: str) -> bool:
    """Whether an object's class is the program's own and computes something else."""
    known = naming.resolve(name)
    if not isinstance(known, type) or isinstance(thing, type):
        return False
    return any(getattr(type(thing), method, None) is not getattr(known, method, None) for method in ("forward", "call"))


def _by_name(name: str, where: Where | None) -> Party:
    from fromlogits.checker.catalogue.keras import LOSS_NAMES

    full = LOSS_NAMES.get(name, name)
    entry = load().get(full)
    if not isinstance(entry, LossEntry):
        losses = {key for key, one in load().items() if isinstance(one, LossEntry)}
        known = [*(word for word, one in LOSS_NAMES.items() if one in losses), *sorted(losses)]
        raise errors.loss_not_known(name, difflib.get_close_matches(name, known, 3))
    loss = expecting.expected(entry, full, {}, where=where, made=None, text=repr(name))
    if loss is None:
        raise errors.loss_not_known(name, ())
    thing = naming.resolve(full)
    made = thing() if isinstance(thing, type) else thing
    return Party(entry, loss, _by_names(made, entry) if made is not None else None)


def _unknown(thing: Any, where: Where | None) -> Loss:
    name = getattr(thing, "__qualname__", None) or type(thing).__qualname__
    return Loss(name=name, expects=None, family=None, where=where, text=name.rpartition(".")[2])


def _by_names(thing: Any, entry: LossEntry) -> Callable[[Any, Any], Any]:
    names = {one.canonical: one.name for one in parameters(entry.call)}

    def value(output: Any, labels: Any) -> Any:
        return thing(**{names["output"]: output, names["labels"]: labels})

    return value


def _in_order(thing: Any, *, labels_first: bool) -> Callable[[Any, Any], Any]:
    return (lambda output, labels: thing(labels, output)) if labels_first else thing


def _written(short: str, options: Mapping[str, Any]) -> str:
    """A call as a program writes it, on one line."""
    text = f"{short}({', '.join(f'{key}={value!r}' for key, value in options.items())})"
    return text if len(text) <= 80 and "\n" not in text else f"{short}(…)"


def _chosen(thing: Any, entry: LossEntry | MetricEntry) -> dict[str, Any]:
    """The options of an object that are not what they are by default; numbers, words and flags only."""
    given = naming.options_of(thing, entry)
    return {
        one.name: given[one.canonical]
        for one in parameters(entry.make or "")
        if isinstance(given.get(one.canonical), bool | int | float | str)
        and given[one.canonical] != one.default
        and one.canonical not in {"label", "name", "dtype"}
    }


# --- metrics


def metrics_of(things: Any, where: Where | None, *, units: int | None, family: Family | None) -> tuple[Metric, ...]:
    """Metrics as facts; those of the program's own are left out."""
    if things is None:
        return ()
    listed = things if isinstance(things, list | tuple) else list(things.values()) if isinstance(things, Mapping) else [things]
    return tuple(found for one in listed if (found := metric_of(one, where, units=units, family=family)) is not None)


def metric_of(thing: Any, where: Where | None, *, units: int | None, family: Family | None) -> Metric | None:
    """A metric as facts. What Keras makes of "accuracy" hangs on the units and on the loss."""
    if isinstance(thing, str):
        return _metric_by_name(thing, where, units, family)
    named = _named(thing)
    if named is None or not isinstance(named[1], MetricEntry):
        return None
    name, entry = named[0], named[1]
    given = naming.options_of(thing, entry) if entry.make is not None else {}
    short = name.rpartition(".")[2]
    return _metric(name, entry, given, where, short if entry.make is None else _written(short, _chosen(thing, entry)))


def _metric_by_name(word: str, where: Where | None, units: int | None, family: Family | None) -> Metric | None:
    from fromlogits.checker.catalogue.keras import METRIC_NAMES

    name = METRIC_NAMES.get(word)
    if name == "keras.metrics.accuracy:auto":
        if units == 1:
            name = "keras.metrics.BinaryAccuracy"
        else:
            return (
                Metric("keras.metrics.accuracy", where=where, text=repr(word), framework="keras") if family is Family.MULTICLASS else None
            )
    entry = load().get(name or "")
    if not isinstance(entry, MetricEntry):
        if name is not None or word in {"mse", "mae", "mean_squared_error", "mean_absolute_error"}:
            return None
        raise errors.metric_not_known(word, difflib.get_close_matches(word, METRIC_NAMES, 3))
    return _metric(name or word, entry, {}, where, repr(word))


def _metric(name: str, entry: MetricEntry, given: Mapping[str, Any], where: Where | None, text: str) -> Metric | None:
    expects, threshold = entry.expects, entry.threshold
    if given.get("from_logits"):
        expects = OutputKind.LOGITS
    cut = given.get("threshold")
    if isinstance(cut, int | float) and not isinstance(cut, bool):
        threshold = float(cut)
        expects = (expects or OutputKind.PROBABILITIES) if expecting.cuts_probabilities(threshold) else None
    elif cut is not None:
        return None  # several cuts
    if given.get("top_k") is not None:
        expects, threshold = None, None
    return Metric(name=name, expects=expects, threshold=threshold, labels=entry.labels, where=where, text=text, framework=entry.framework)
