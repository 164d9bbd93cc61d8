"""`fromlogits.check`: a model in memory, its loss and its first batch."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from importlib import import_module
from typing import Any

import numpy as np

from fromlogits import errors
from fromlogits.checker.evidence import batch as shown
from fromlogits.checker.evidence import expecting, meeting, origin, places
from fromlogits.checker.evidence.pictures import numbers_of
from fromlogits.checker.live import chance, parties
from fromlogits.checker.live.data import Batch, first_batch
from fromlogits.checker.live.report import Report
from fromlogits.checker.live.starting import not_finite, start_of
from fromlogits.checker.rules import judge
from fromlogits.labels import frameworks
from fromlogits.vocabulary import Case, Finding, Output, Where

__all__ = ["check"]


def check(model: Any, loss: Any = None, data: Any = None, metrics: Any = None, *, train: bool = False) -> Report:
    """Check that a live model's output, its loss and its labels agree.

    Args:
      model: a compiled Keras model, a torch module, a function of one batch or (apply, params) for JAX; or the outputs themselves, an array or tensor.
      loss: a loss object, a function, or a name of Keras's. A compiled model has its own.
      data: one batch (inputs, labels), or what gives such batches: a loader, a dataset, a generator. Only the first one is taken. Beside outputs,
        the labels alone. Without data only what the model alone shows is looked at.
      metrics: metrics that are given the same output and labels: names of Keras's, or objects.
      train: overfit a copy of the model to the batch, to see whether it can learn at all.

    Returns:
      A report: print it, or look at `.findings` and `.ok`; `.raise_for_findings()` raises.

    Weights, the optimizer, buffers, training mode and the states of random numbers are afterwards what they were. What a loader's own
    iteration changes stays changed: a batch that is taken from a generator is gone, and a `tf.data.Dataset` that shuffles moves on to its next order.

    Raises:
      CheckError: the model cannot be called, the data gives no batch, or the loss is not known; what the program raised is the cause.

    >>> import numpy as np
    >>> import fromlogits as fl
    >>> probabilities = np.full((8, 4), 0.25, np.float32)
    >>> report = fl.check(probabilities, "optax.softmax_cross_entropy_with_integer_labels", np.arange(8) % 4)
    >>> [finding.code for finding in report.findings], report.ok
    (['FL101'], False)
    """
    where = places.where_of(places.caller()) or Where("<fromlogits.check>", 1, 1, 1, 1)
    kind = _kind(model)
    with chance.kept(data):
        if kind == "outputs":
            return _of_outputs(model, loss, data, metrics, where)
        if kind == "keras":
            from fromlogits.checker.live import keras

            return keras.check(model, loss, data, metrics, where, train=train)
        return _of_function(kind, model, loss, data, metrics, where, train=train)


def _of_function(kind: str, model: Any, loss: Any, data: Any, metrics: Any, where: Where, *, train: bool) -> Report:
    """The report on a torch module or a function of JAX's arrays."""
    sensor: Any = import_module(f"fromlogits.checker.live.{kind}")
    party = None if loss is None else parties.loss_of(loss, where)
    if data is None:
        return Report(notes=("without data, this model does not tell what it gives: pass data=(inputs, labels)",))
    output, made, batch = sensor.called(model, first_batch(data))
    probe = None
    if train:
        if party is None or party.value is None:
            raise errors.probe_needs("a loss")
        probe = partial(sensor.overfit, model, batch, party.value)
    return agreed(party, output, batch, made=made, metrics=metrics, where=where, probe=probe)


def _kind(model: Any) -> str:
    """What was handed over: outputs, or whose model."""
    keras = sys.modules.get("keras")
    if keras is not None and isinstance(model, keras.Model):
        return "keras"
    torch = sys.modules.get("torch")
    if torch is not None and isinstance(model, torch.nn.Module):
        return "torch"
    if (hasattr(model, "shape") and hasattr(model, "dtype")) or (isinstance(model, list) and model):
        return "outputs"
    if isinstance(model, tuple) and len(model) == 2 and callable(model[0]):
        return "jax"
    if callable(model) and not isinstance(model, type):
        return "jax"
    raise errors.no_model(model)


def _of_outputs(outputs: Any, loss: Any, labels: Any, metrics: Any, where: Where) -> Report:
    outputs = outputs if hasattr(outputs, "dtype") else np.asarray(outputs)
    party = None if loss is None else parties.loss_of(loss, where)
    batch = (
        None
        if labels is None
        else Batch(None, labels if hasattr(labels, "dtype") or frameworks.owner(labels) == "table" else _array(labels))
    )
    return agreed(party, outputs, batch, made=origin.origin_of(outputs), metrics=metrics, where=where)


def _array(labels: Any) -> Any:
    try:
        return np.asarray(labels)
    except ValueError:  # rows of several lengths
        return labels


def agreed(
    party: parties.Party | None,
    output: Any,
    batch: Batch | None,
    *,
    made: Output | None = None,
    metrics: Any = None,
    where: Where,
    backend: str | None = None,
    probe: Callable[[int], list[float]] | None = None,
) -> Report:
    """The report on one output, its loss and its labels."""
    from fromlogits.checker.live.probing import STEPS, probe_of

    labels = batch.labels if batch is not None else None
    notes = [batch.note] if batch is not None and batch.note else []
    inside = _inside(party, output, labels, where)
    if inside is not None:
        party, output, labels, made = inside
        batch = replace(batch, labels=labels) if batch is not None else None
    case = _case(party, output, batch, made, where, backend)
    held = parties.metrics_of(metrics, where, units=case.output.units if case.output else None, family=party.loss.family if party else None)
    case = replace(case, metrics=held)
    if party is not None and party.entry is None:
        notes.append(f"{party.loss.text} is the program's own: what it expects is not known")
    findings = findings_of(case)
    own, refused = _own(party, output, labels)
    if refused is not None and not findings:
        notes.append(f"{party.loss.text if party is not None else 'the loss'} refuses this batch: {refused}")
    values, given = meeting.values_of(output), meeting.values_of(labels)
    if (odd := not_finite(values)) is not None:
        notes.append(odd)
    start = start_of(case, values, given, own) if party is not None and batch is not None else None
    learned = None
    if probe is not None and start is not None:
        try:
            losses = probe(STEPS)
            learned = probe_of(losses, case, given, start.guess)
        except errors.CheckError:
            raise
        except Exception as error:
            trouble = errors.probe_raises(error)
            if not findings:
                raise trouble from error
            notes.append(str(trouble).removesuffix("; see the cause above"))
    pictures = (numbers_of(values, given, case.output),)
    return Report(findings, (case,), tuple(notes), start, learned, refused is not None, pictures)


def _inside(party: parties.Party | None, output: Any, labels: Any, where: Where) -> tuple[parties.Party, Any, Any, Output | None] | None:
    """The loss of the catalogue that a loss of the program's own computes, where it is one, and what it is given."""
    if party is None or party.entry is not None or party.value is None or labels is None or frameworks.owner(output) != "torch":
        return None
    whole = party.value
    from fromlogits.checker.live.torch import inner

    heard = list(inner(whole, output, labels))
    if len(heard) != 1:
        return None
    name, entry, given = heard[0]
    text = f"{name.rpartition('.')[2]} in {party.loss.text}"
    loss = expecting.expected(entry, name, given, where=where, made=None, text=text)
    if loss is None:
        return None
    return (
        parties.Party(entry, loss, lambda *_: whole(output, labels)),  # which may do more than the loss it computes
        given["output"],
        given.get("labels"),
        origin.origin_of(given["output"]),
    )


def _case(party: parties.Party | None, output: Any, batch: Batch | None, made: Output | None, where: Where, backend: str | None) -> Case:
    labels = batch.labels if batch is not None else None
    if party is not None and party.entry is not None:
        return meeting.case_of(
            party.entry, party.loss, output, labels, origin=made, whole=batch.whole if batch is not None else None, backend=backend
        )
    values = meeting.values_of(output)
    seen = shown.output_of(values, frameworks.dtype_of(output)) if values is not None else None
    facts = replace(made or seen, where=where) if made or seen else None  # type: ignore[type-var]
    held = shown.labels_of(labels, facts) if labels is not None else None
    return Case(output=facts, loss=party.loss if party is not None else None, labels=held, backend=backend)


def findings_of(case: Case) -> tuple[Finding, ...]:
    """What the rules say of a case, and of its output by itself. All of it stands at one place, which needs no other name."""
    found = judge(case)
    if case.output is not None and len(case.output.activations) > 1:
        found += [one for one in judge(Case(output=case.output)) if one.code == "FL105"]
    return tuple(replace(one, related=tuple(other for other in one.related if other.where != one.where)) for one in found)


def _own(party: parties.Party | None, output: Any, labels: Any) -> tuple[float | None, str | None]:
    """What the program's own loss says of the batch, or else why it says nothing."""
    if party is None or party.value is None or labels is None:
        return None, None
    import warnings

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            value = meeting.values_of(party.value(output, labels))
    except Exception as error:  # noqa: BLE001 the user's loss may raise anything
        return None, f"{type(error).__name__}: {str(error).strip().partition(chr(10))[0]}"
    return (None if value is None else float(np.mean(value))), None
