"""Output, loss and labels meet in a running program: what each of them is, as one case."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np

from fromlogits.checker.catalogue.entry import LossEntry
from fromlogits.checker.evidence import batch
from fromlogits.labels import frameworks
from fromlogits.outputs import kind_of_rows
from fromlogits.vocabulary import Case, LabelForm, Labels, Loss, Metric, Output, OutputKind, Where

__all__ = ["broadcast", "case_of", "merged", "values_of"]

SHOWN = 1 << 22  # numbers of a batch that are looked at: the first rows of it


def case_of(
    entry: LossEntry,
    loss: Loss,
    output: Any,
    labels: Any,
    *,
    origin: Output | None = None,
    whole: Any = None,
    metrics: tuple[Metric, ...] = (),
    backend: str | None = None,
) -> Case:
    """One use of a loss, from what was given to it.

    Args:
      entry, loss: what it is in the catalogue, and what it expects.
      output, labels: a batch: arrays or tensors of any framework; None where nothing is known.
      origin: what the model sensor proved of the output: it counts more than numbers.
      whole: all labels, where there are more than this batch.
      metrics: what else is given the same output and labels.
      backend: Keras's, where it is Keras's loss.
    """
    values = values_of(output)
    given = values_of(labels)
    if not entry.symmetric and values is not None and given is not None and batch.looks_swapped(values, given, frameworks.dtype_of(output)):
        loss = replace(loss, swapped=True)
    axis = loss.class_axis if loss.class_axis is not None else -1
    seen = batch.output_of(values, frameworks.dtype_of(output), family=loss.family, axis=axis) if values is not None else None
    facts = merged(origin, seen, loss.where)
    if loss.class_axis is None and facts is not None and facts.axis is not None:
        axis = facts.axis
    if facts is not None and given is not None and _elsewhere(origin, facts, given):
        facts = replace(facts, axis=origin.axis, units=origin.units)  # type: ignore[union-attr] # seen in _elsewhere
    if facts is not None and given is not None and (found := _axis_of_rows(facts, given, axis)) is not None:
        facts, axis = replace(facts, axis=found, units=given.shape[found]), found
    if facts is not None and values is not None and facts.units == 1 and not _always_the_same(facts, values):
        facts = replace(facts, units=None)
    held = None
    if given is not None or (labels is not None and not hasattr(labels, "dtype")):  # labels of a program that is traced have no values
        held = batch.labels_of(labels, facts, family=loss.family, axis=axis)
        if whole is not None:
            held = _of_all(held, batch.labels_of(whole, facts, family=loss.family, axis=axis, whole=True))
        held = _counted(held, given if whole is None else values_of(whole), loss.ignore_index)
        if given is not None and loss.target is not None and held.form is LabelForm.DISTRIBUTION:
            held = _scaled(held, given, loss, frameworks.dtype_of(labels), axis)
        if given is not None and held.normalised is False and loss.expects is OutputKind.LOG_PROBABILITIES and _padded(given, axis):
            held = replace(held, normalised=None)
    return Case(
        output=facts, loss=loss, labels=held, metrics=metrics, backend=backend,
        broadcast=broadcast(_shape(values), _shape(given)) if entry.same_shape else None,
    )  # fmt: skip


def values_of(x: Any) -> np.ndarray[Any, Any] | None:
    """The numbers of an array or tensor, the first rows where it is large; None where it has none yet, or is none."""
    if x is None or not (hasattr(x, "shape") and hasattr(x, "dtype")):
        return None
    size = int(np.prod([one or 1 for one in x.shape], dtype=np.int64)) if all(isinstance(one, int) for one in x.shape) else 0
    if len(x.shape) and size > SHOWN:
        x = x[: max(1, SHOWN * int(x.shape[0]) // size)]
    try:
        return frameworks.numbers(x)
    except TypeError:  # the program is being traced
        return None


def merged(origin: Output | None, seen: Output | None, where: Where | None) -> Output | None:
    """What is proved of where an output came from, beside what its numbers show."""
    if seen is None:
        return None if origin is None else replace(origin, where=origin.where or where)
    if origin is None or (origin.kind is None and origin.activation is None and not origin.activations):
        return replace(seen, where=where)
    elsewhere = origin.axis is not None and origin.axis != seen.axis  # the loss counts along an axis that does not hold the classes
    units = origin.units if elsewhere or seen.units is None else seen.units
    return replace(
        origin, shape=seen.shape, rank=seen.rank, units=units, dtype=seen.dtype,
        axis=origin.axis if origin.axis is not None else seen.axis, where=origin.where or where, text=origin.text or seen.text, from_model=True,
        kind=origin.kind if origin.kind is not None or origin.activation is not None else seen.kind,
    )  # fmt: skip


def _always_the_same(output: Output, values: np.ndarray[Any, Any]) -> bool:
    """Whether what a softmax made can be of a single unit: nothing but ones. Otherwise it is one class picked out of several."""
    ever = {"softmax": 1.0, "log_softmax": 0.0}.get(output.activation or "")
    return ever is None or bool((values == ever).all())


def _elsewhere(origin: Output | None, facts: Output, labels: np.ndarray[Any, Any]) -> bool:
    """Whether the classes provably lie along another axis than the one the loss looks at: what made them says so, and the labels do not contradict."""
    if origin is None or origin.axis is None or origin.units is None or facts.axis in {None, origin.axis} or facts.shape is None:
        return False
    shape, place = facts.shape, origin.axis + len(facts.shape)
    if len(shape) < 3 or place <= 0 or shape[place] != origin.units or facts.axis is None:
        return False
    if labels.ndim == len(shape) - 1:
        return bool(labels.shape == (*shape[:place], *shape[place + 1 :]))
    if labels.shape != shape or labels.dtype.kind not in "fiu":
        return False
    return bool(np.allclose(labels.sum(place), 1.0, atol=2e-2)) and not np.allclose(labels.sum(facts.axis), 1.0, atol=2e-2)


def _axis_of_rows(facts: Output, labels: np.ndarray[Any, Any], axis: int) -> int | None:
    """The axis along which labels sum to one, where that is another than the one the loss looks at."""
    rank = labels.ndim
    if rank < 2 or facts.shape != labels.shape or labels.dtype.kind not in "fiu" or not -rank <= axis < rank:
        return None
    if not labels.size or labels.min() < 0:
        return None
    if rank == 2 and (axis not in {0, -2} or labels.shape[0] == labels.shape[1]):
        return None
    if np.allclose(labels.sum(axis), 1.0, atol=2e-2):
        return None
    along = [one for one in range(1 - rank, 0) if one != axis % rank - rank and labels.shape[one] > 1]
    found = [one for one in along if np.allclose(labels.sum(one), 1.0, atol=2e-2)]
    return found[0] if len(found) == 1 else None


def _scaled(held: Labels, values: np.ndarray[Any, Any], loss: Loss, dtype: str, axis: int) -> Labels:
    """Targets that a model made, and not on the scale that the loss expects: logarithms of probabilities, or scores."""
    rows = np.moveaxis(values, axis, -1)
    kind = kind_of_rows(rows, dtype)
    if kind is None and held.normalised is False and values.min() < 0 < values.max():
        kind = OutputKind.LOGITS
    if kind is None or (kind is OutputKind.PROBABILITIES and loss.target is OutputKind.PROBABILITIES):
        return held
    return replace(held, kind=kind, normalised=None)


def _padded(values: np.ndarray[Any, Any], axis: int) -> bool:
    """Whether the only rows that do not sum to one are zero throughout: a divergence leaves those out."""
    rows = np.moveaxis(values, axis, -1).astype(np.float64) if values.ndim > 1 else values[None].astype(np.float64)
    empty = (rows == 0).all(-1)
    return bool(empty.any() and (np.abs(rows.sum(-1) - 1.0) <= 2e-2)[~empty].all() and not empty.all() and rows.min() >= 0)


def _counted(held: Labels, values: np.ndarray[Any, Any] | None, ignored: int | None) -> Labels:
    """Class ids with the range of those that the loss does not leave out."""
    if values is None or ignored is None or held.form is not LabelForm.CLASS_IDS or ignored not in {held.minimum, held.maximum}:
        return held
    kept = values[values != ignored]
    return replace(held, minimum=float(kept.min()), maximum=float(kept.max())) if kept.size else held


def _of_all(batch_: Labels, every: Labels) -> Labels:
    """A batch's facts with the range and the count of all labels."""
    return replace(
        batch_, minimum=every.minimum, maximum=every.maximum, classes=every.classes if batch_.classes is None else batch_.classes,
        has_nan=every.has_nan or batch_.has_nan, integral=every.integral, mixed=every.mixed or batch_.mixed,
    )  # fmt: skip


def _shape(values: np.ndarray[Any, Any] | None) -> tuple[int, ...] | None:
    return None if values is None else values.shape


def broadcast(
    output: tuple[int | None, ...] | None, labels: tuple[int | None, ...] | None
) -> tuple[tuple[int | None, ...], tuple[int | None, ...]] | None:
    """Shapes (N, 1) against (N,), which become (N, N)."""
    if output is None or labels is None or {len(output), len(labels)} != {1, 2}:
        return None
    flat, column = (output, labels) if len(output) == 1 else (labels, output)
    return (output, labels) if column[1] == 1 and column[0] != 1 and flat[0] != 1 else None
