"""What a loss expects: its entry in the catalogue, and the options it was given. Source and live objects both end here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from fromlogits.checker.catalogue.entry import LossEntry, MetricEntry
from fromlogits.vocabulary import LabelForm, Labels, Loss, Metric, Output, OutputKind, Where

__all__ = ["KINDS", "UNKNOWN", "cuts_probabilities", "expected", "given_to", "metric"]

KINDS = {"logits": OutputKind.LOGITS, "probabilities": OutputKind.PROBABILITIES, "log_probabilities": OutputKind.LOG_PROBABILITIES}
UNKNOWN = object()  # an option that was given, and nobody knows as what
NEXT_TO_ZERO = 1e-3  # a cut below is one at zero, for metrics that take no zero


def cuts_probabilities(cut: float) -> bool:
    """Whether a cut is one of probabilities, not of raw scores at zero."""
    return NEXT_TO_ZERO < cut < 1


def expected(
    entry: LossEntry, name: str, given: Mapping[str, Any], *, where: Where | None, made: Where | None, text: str | None
) -> Loss | None:
    """What a loss expects; None where nobody knows what it computes.

    `given` has the options by their canonical names: `from_logits`, `kind`, `ignore_index`, `axis`, `log_target`. One that is not there, or None, is its
    default. Of a `from_logits` that nobody knows, the labels are known all the same.
    """
    kind = _kind(entry, given)
    if kind is None and given.get("from_logits") is not UNKNOWN:
        return None
    ignored, axis, logged = given.get("ignore_index"), given.get("axis"), given.get("log_target")
    target = OutputKind.LOG_PROBABILITIES if logged is not UNKNOWN and logged else OutputKind.PROBABILITIES
    return Loss(
        name=name,
        expects=kind,
        target=entry.target or (target if LabelForm.DISTRIBUTION in entry.labels and logged is not UNKNOWN else None),
        family=entry.family,
        labels=entry.labels,
        where=where,
        made=made,
        text=text,
        framework=entry.framework,
        ignore_index=ignored if isinstance(ignored, int) else None,
        class_axis=axis if isinstance(axis, int) else entry.class_axis,
        fused=entry.fused,
        strict=entry.strict,
    )


def _kind(entry: LossEntry, given: Mapping[str, Any]) -> OutputKind | None:
    expects = entry.expects
    if expects is None:
        flag = given.get("from_logits")
        if flag is UNKNOWN or flag == "auto":
            return None
        expects = OutputKind.LOGITS if flag else OutputKind.PROBABILITIES
    kind = given.get("kind")
    return KINDS.get(kind, expects) if isinstance(kind, str) else expects


def metric(entry: MetricEntry, name: str, given: Mapping[str, Any], *, where: Where | None, text: str | None) -> Metric | None:
    """What a live metric expects, from its entry and its options."""
    expects, threshold, labels = entry.expects, entry.threshold, entry.labels
    if given.get("from_logits"):
        expects = OutputKind.LOGITS
    cut = given.get("threshold")
    if isinstance(cut, int | float) and not isinstance(cut, bool):
        threshold = float(cut)
        expects = (expects or OutputKind.PROBABILITIES) if cuts_probabilities(threshold) else None
    elif cut is None and entry.threshold is None and entry.framework == "jax":  # Flax's Accuracy: without a cut the largest counts
        expects, labels = None, labels - {LabelForm.BINARY}
    if given.get("task") == "multiclass" or (given.get("top_k") is not None and entry.framework == "keras"):
        expects, threshold = None, None
    return Metric(name, expects, threshold, labels, where, text=text, framework=entry.framework)


def given_to(metric: Metric, output: Output | None, labels: Labels | None) -> Metric:
    """A metric with what it is given."""
    return replace(metric, output=output, given=labels)
