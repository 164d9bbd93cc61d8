"""Keras models: what they were compiled with, one call, and a clone that learns a batch by heart. Every variable is afterwards what it was."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import partial
from typing import Any

import keras
import numpy as np

from fromlogits import errors
from fromlogits.checker.evidence import origin
from fromlogits.checker.evidence.model import outputs_of
from fromlogits.checker.live import agreed, parties
from fromlogits.checker.live.data import Batch, first_batch
from fromlogits.checker.live.report import Report
from fromlogits.provenance.naming import described, named
from fromlogits.vocabulary import Case, Output, Where

__all__ = ["check", "untouched"]


def check(model: Any, loss: Any, data: Any, metrics: Any, where: Where, *, train: bool) -> Report:
    """The report on a Keras model; loss and metrics are those it was compiled with, unless others are given."""
    loss = loss if loss is not None else getattr(model, "loss", None)
    metrics = metrics if metrics is not None else _compiled_metrics(model)
    batch = None if data is None else first_batch(data)
    if batch is None:
        return _alone(model, loss, metrics, where)
    batch = replace(batch, inputs=_arrays(batch.inputs))
    outputs, facts = _called(model, batch.inputs)
    if loss is None and not outputs:
        raise errors.not_compiled(named(model))
    reports = []
    names = list(outputs)
    for place, (name, output) in enumerate(outputs.items()):
        part = batch if len(names) == 1 else replace(batch, labels=_part(batch.labels, name, place), whole=None)
        own = _part(loss, name, place) if len(names) > 1 or isinstance(loss, Mapping) else loss
        own = own[0] if isinstance(own, list | tuple) and len(own) == 1 else own
        party = None if own is None else parties.loss_of(own, where, keras=True)
        made = facts.get(None if len(names) == 1 else name) or facts.get(name) or origin.origin_of(output)
        probe = partial(_overfit, model, batch, loss) if train and place == 0 else None
        reports.append(
            agreed(
                party, output, part if part.labels is not None else None, made=made, metrics=_metrics_for(metrics, name, place, len(names)),
                where=where, backend=keras.config.backend(), probe=probe,
            )
        )  # fmt: skip
    return _together(reports)


def _alone(model: Any, loss: Any, metrics: Any, where: Where) -> Report:
    """What a model shows without data: its head and its loss."""
    from fromlogits.checker.live import findings_of

    notes = ("without data, labels are not looked at: pass data=(x, y)",)
    try:
        facts = outputs_of(model)
    except (TypeError, ValueError):
        return Report(notes=(*notes, "this model does not tell what it gives before it is called"))
    cases = []
    for place, (name, output) in enumerate(facts.items()):
        own = _part(loss, name or "", place) if isinstance(loss, Mapping | list | tuple) else loss
        party = None if own is None else parties.loss_of(own, where, keras=True)
        held = parties.metrics_of(metrics, where, units=output.units, family=party.loss.family if party else None)
        cases.append(
            Case(
                output=replace(output, where=output.where or where, from_model=True), loss=party.loss if party else None, metrics=held,
                backend=keras.config.backend(),
            )
        )  # fmt: skip
    return Report(tuple(finding for case in cases for finding in findings_of(case)), tuple(cases), notes)


def _compiled_metrics(model: Any) -> Any:
    """What the program gave to compile: Keras has no public name for it."""
    held = getattr(model, "_compile_metrics", None)
    if held is None:
        return None
    found = [one for one in (getattr(held, "_user_metrics", None), getattr(held, "_user_weighted_metrics", None)) if one]
    return found[0] if len(found) == 1 else [*found[0], *found[1]] if found and all(isinstance(one, list) for one in found) else None


def _metrics_for(metrics: Any, name: str, place: int, outputs: int) -> Any:
    if outputs == 1:
        return metrics[name] if isinstance(metrics, Mapping) and name in metrics else metrics
    if isinstance(metrics, Mapping):
        return metrics.get(name)
    nested = isinstance(metrics, list | tuple) and len(metrics) == outputs and all(isinstance(one, list | tuple) for one in metrics)
    return metrics[place] if nested else None


def _part(whole: Any, name: str, place: int) -> Any:
    """What of a dictionary or list belongs to one output."""
    if isinstance(whole, Mapping):
        return whole.get(name)
    if isinstance(whole, list | tuple):
        return whole[place] if place < len(whole) else None
    return whole


def _together(reports: list[Report]) -> Report:
    if len(reports) == 1:
        return reports[0]
    findings = tuple(dict.fromkeys(finding for report in reports for finding in report.findings))
    notes = tuple(dict.fromkeys(note for report in reports for note in report.notes))
    return Report(
        findings, tuple(case for report in reports for case in report.cases), notes, reports[0].start, reports[0].probe,
        any(report.refused for report in reports), tuple(one for report in reports for one in report.numbers),
    )  # fmt: skip


def _arrays(x: Any) -> Any:
    """Inputs as arrays where they are lists of numbers; tensors stay."""
    if isinstance(x, list) and x and isinstance(x[0], int | float | list):
        return np.asarray(x)
    return x


def _called(model: Any, inputs: Any) -> tuple[dict[str, Any], dict[str | None, Output]]:
    """What a model gives for a batch, by the names of its outputs, and what made it."""
    facts: dict[str | None, Output] = {}
    with untouched(model):
        target = model if model.built and model.variables else _copied(model, errors.not_called_yet)
        with suppress(TypeError, ValueError):  # numbers alone are left
            facts = outputs_of(target, inputs)
        try:
            given = target(inputs, training=True)
        except Exception as error:
            raise errors.model_raises(named(model), described(inputs), error) from error
    if isinstance(given, Mapping):
        found = dict(given)
    elif isinstance(given, list | tuple):
        names = getattr(model, "output_names", None) or [str(place) for place in range(len(given))]
        found = dict(zip(names, given, strict=False))
    else:
        found = {(getattr(model, "output_names", None) or [""])[0]: given}
    if not found or not all(hasattr(one, "shape") and hasattr(one, "dtype") for one in found.values()):
        raise errors.output_is_no_tensor(named(model), given)
    return found, facts


def _copied(model: Any, refused: Callable[[str, BaseException], Exception]) -> Any:
    """A model of the same layers with weights of its own."""
    try:
        return keras.models.clone_model(model)
    except Exception as error:
        raise refused(named(model), error) from error


@contextmanager
def untouched(model: Any) -> Iterator[None]:
    """Whatever a call changes of a model is put back: running means, the states of its layers' random numbers."""
    kept = [(one, np.array(keras.ops.convert_to_numpy(one.value))) for one in _state(model)]
    try:
        yield
    finally:
        for variable, value in kept:
            variable.assign(value)


def _state(model: Any) -> list[Any]:
    """What a call may change: everything but the weights that are learned."""
    learned = {id(one) for one in model.trainable_variables}
    return [one for one in model.variables if id(one) not in learned]


def _overfit(model: Any, batch: Batch, loss: Any, steps: int) -> list[float]:
    """The losses of a clone that is trained on one batch alone, step by step."""
    with untouched(model):
        twin = _copied(model, errors.not_copied)
        if model.built and model.variables:
            twin(batch.inputs)
            twin.set_weights(model.get_weights())
        twin.compile(optimizer=keras.optimizers.Adam(1e-2), loss=loss)
        reached = []
        for _ in range(steps):
            twin.reset_metrics()  # or what is shown is the mean of all steps
            reached.append(float(twin.train_on_batch(batch.inputs, batch.labels, return_dict=True)["loss"]))
        return reached
