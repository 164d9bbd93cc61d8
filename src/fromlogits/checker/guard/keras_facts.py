"""A loss or metric of Keras, an output and labels: as facts, without the rows that do not count."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any, TypeAlias

import numpy as np

from fromlogits.checker.catalogue.entry import LossEntry, MetricEntry, load
from fromlogits.checker.catalogue.keras import LOSS_NAMES, METRIC_NAMES
from fromlogits.checker.evidence import expecting, meeting, naming
from fromlogits.checker.guard import damage
from fromlogits.checker.guard.watch import Site
from fromlogits.checker.guard.written import Spot
from fromlogits.labels import frameworks
from fromlogits.vocabulary import Case, LabelForm, Labels, Loss, Metric, Output

__all__ = ["Judged", "case_of", "entry_of", "loss_of", "measure", "metric_of", "symbolic"]

Judged: TypeAlias = tuple[LossEntry, Loss]


def loss_of(thing: Any, options: Mapping[str, Any], spot: Spot | None) -> Judged | None:
    """What a loss of the catalogue expects: an object, a function or a name."""
    named = entry_of(thing, LOSS_NAMES)
    name, entry = named if named is not None else ("", None)
    if not isinstance(entry, LossEntry):
        return None
    given = {**(naming.options_of(thing, entry) if not callable(getattr(thing, "__code__", None)) else {}), **options}
    where, text = (spot.where, spot.text) if spot is not None else (None, None)
    loss = expecting.expected(entry, name, given, where=where, made=None, text=text)
    return None if loss is None else (entry, loss)


def metric_of(thing: Any, options: Mapping[str, Any], spot: Spot | None) -> Metric | None:
    """What a metric of the catalogue expects."""
    named = entry_of(thing, METRIC_NAMES)
    name, entry = named if named is not None else ("", None)
    if not isinstance(entry, MetricEntry):
        return None
    given = {**naming.options_of(thing, entry), **options} if not isinstance(thing, str) else dict(options)
    cut = given.get("threshold")
    if cut is not None and (isinstance(cut, bool) or not isinstance(cut, int | float)):
        return None  # several cuts
    where, text = (spot.where, spot.text) if spot is not None else (None, None)
    found = expecting.metric(entry, name, given, where=where, text=text)
    return None if found is None else replace(found, made=where)


def entry_of(thing: Any, names: Mapping[str, str] = MappingProxyType({})) -> tuple[str, LossEntry | MetricEntry] | None:
    """The name and entry of a loss or metric of Keras's: of an object whose class computes what Keras's does, of a function, of a name."""
    if isinstance(thing, str):
        entry = load().get(names.get(thing, ""))
        return (names[thing], entry) if isinstance(entry, LossEntry | MetricEntry) else None
    found = naming.entry_of(getattr(thing, "__wrapped__", thing))  # the function behind one that is looked at
    if found is None or callable(getattr(thing, "__code__", None)) or isinstance(thing, type):
        return found
    known = naming.resolve(found[0])
    for method in ("call", "update_state"):  # a class of the program's own that computes something else
        if getattr(type(thing), method, None) is not getattr(known, method, None) and isinstance(known, type):
            return None
    return found


def case_of(
    judged: Judged | None,
    output: Any,
    labels: Any,
    *,
    weight: Any = None,
    origin: Output | None = None,
    whole: Any = None,
    metrics: tuple[Metric, ...] = (),
    backend: str | None = None,
    given: Spot | None = None,
) -> Case | None:
    """One use of a loss, or of metrics alone; None where no row counts. `given`: where the program hands the labels over."""
    loss = judged[1] if judged is not None else None
    if symbolic(output):
        origin = origin if origin is not None else _shape_of(output)
        output = None
    if labels is None or symbolic(labels):
        facts = None if labels is None else _labels_shape(labels, origin)
        seen = meeting.case_of(*_stand_in(judged, metrics), output, None, origin=origin, backend=backend)
        if facts is not None and given is not None:
            facts = replace(facts, where=given.where)
        return replace(seen, loss=loss, labels=facts, metrics=metrics)
    output, labels, whole = _counting(output, labels, whole, weight, loss, origin)
    if labels is None:
        return None
    seen = meeting.case_of(*_stand_in(judged, metrics), output, labels, origin=origin, whole=whole, metrics=metrics, backend=backend)
    if seen.labels is not None and given is not None:
        seen = replace(seen, labels=replace(seen.labels, where=given.where))
    return seen if loss is not None else replace(seen, loss=None, broadcast=None)


def measure(site: Site, case: Case, output: Any, labels: Any) -> Callable[[str], str | None]:
    """What tells, of a rule that is broken, what that costs on this very batch."""

    def measured(code: str) -> str | None:
        if symbolic(output) or symbolic(labels) or output is None or labels is None:
            return None
        found = damage.measured(code, case, meeting.values_of(output), meeting.values_of(labels))
        site.damage.update(found)
        return damage.spoken(found)

    return measured


def _stand_in(judged: Judged | None, metrics: tuple[Metric, ...]) -> Judged:
    """A loss for metrics that are updated by hand, which have none: of any family, and left out of the case again."""
    if judged is not None:
        return judged
    entry = LossEntry("", None, None, frozenset(), call="")
    return entry, Loss("", None, None, where=metrics[0].where if metrics else None)


def symbolic(x: Any) -> bool:
    """Whether a tensor has no numbers yet."""
    if x is None or not hasattr(x, "dtype"):
        return False
    if type(x).__name__ == "KerasTensor":
        return True
    home = frameworks.owner(x)
    if home == "tensorflow":
        return not hasattr(x, "numpy")
    if home == "jax":
        import jax

        return isinstance(x, jax.core.Tracer)
    return home == "torch" and x.device.type == "meta"


def _shape_of(output: Any) -> Output | None:
    shape = tuple(one if isinstance(one, int) else None for one in output.shape)
    if not shape:
        return None
    units = shape[-1] if len(shape) > 1 else 1
    return Output(shape=shape, rank=len(shape), units=units, dtype=frameworks.dtype_of(output), text=f"the output of shape {shape}")


def _labels_shape(labels: Any, output: Output | None) -> Labels:
    """What a shape and a dtype tell of labels: whole numbers, one for each row, are class ids."""
    shape = tuple(one if isinstance(one, int) else None for one in labels.shape)
    dtype = frameworks.dtype_of(labels)
    ids = output is not None and output.rank is not None and len(shape) == output.rank - 1 and dtype.startswith(("int", "uint"))
    form = LabelForm.CLASS_IDS if ids else None
    return Labels(form, shape=shape, rank=len(shape), dtype=dtype, text=f"the labels of shape {shape}", integral=True if ids else None)


def _counting(output: Any, labels: Any, whole: Any, weight: Any, loss: Loss | None, origin: Output | None) -> tuple[Any, Any, Any]:
    """The rows that count: those without a weight of zero, a mask, or the class that the loss ignores."""
    ignored = loss.ignore_index if loss is not None else None
    if weight is None and ignored is None:
        return output, labels, whole
    try:
        held = np.asarray(frameworks.numbers(labels))
        kept = _kept(held, weight, ignored, loss, origin, output)
    except (TypeError, ValueError):
        return output, labels, None
    if whole is not None:
        whole = None if weight is not None else _without(whole, ignored)
    if kept is None or kept.all():
        return output, labels, whole
    if not kept.any():
        return None, None, None
    values = meeting.values_of(output) if output is not None else None
    if values is not None and values.shape[: kept.ndim] == kept.shape:
        output = values[kept]
    return output, held[kept], whole


def _kept(held: Any, weight: Any, ignored: int | None, loss: Loss | None, origin: Output | None, output: Any) -> Any:
    rank = (
        origin.rank if origin is not None and output is None else getattr(output, "ndim", None) or len(getattr(output, "shape", ()) or ())
    )
    places = (
        held.shape[:-1] if held.ndim == rank and (loss is None or loss.labels != {LabelForm.CLASS_IDS}) and held.ndim > 1 else held.shape
    )
    kept = np.ones(places, bool)
    if weight is not None:
        given = np.asarray(frameworks.numbers(weight))
        if given.ndim == len(places) + 1 and given.shape[-1] == 1:
            given = given[..., 0]
        if given.shape != places[: given.ndim]:
            return None
        kept &= (given != 0).reshape(given.shape + (1,) * (len(places) - given.ndim))
    if ignored is not None and held.shape == places:
        kept &= held != ignored
    return kept


def _without(whole: Any, ignored: int | None) -> Any:
    values = np.asarray(frameworks.numbers(whole))
    return values if ignored is None else values[values != ignored]
