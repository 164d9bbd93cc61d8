"""Metrics and thresholds: FL501 to FL503."""

from __future__ import annotations

from collections.abc import Iterator
from math import log

from fromlogits.checker.judging.verdict import (
    IDS,
    LOGITS,
    PROBABILITIES,
    ROWS,
    Verdict,
    at,
    places,
    spoken_labels,
    spoken_output,
)
from fromlogits.vocabulary import (
    Case,
    LabelForm,
    Labels,
    Metric,
    Output,
)

__all__ = [
    "metric_label_form",
    "metric_on_logits",
    "threshold_on_logits",
]


CUT_AT_ZERO = "a logit of 0 is a probability of 0.5; set the threshold to 0, or pass probabilities"
REMEDIES = {
    "torchmetrics": "it applies sigmoid to a batch only where a value lies outside [0, 1], so the number hangs on the batches; pass probabilities",
}


TOLD = frozenset({"AUC", "BinaryCrossentropy", "CategoricalCrossentropy", "SparseCategoricalCrossentropy"})  # metrics with from_logits


def _seen(case: Case, metric: Metric) -> Output | None:
    return metric.output if metric.output is not None else case.output


def metric_on_logits(case: Case) -> Iterator[Verdict]:
    for metric in case.metrics:
        output = _seen(case, metric)
        if metric.by_hand or metric.swapped or metric.expects is not PROBABILITIES or output is None or output.kind is not LOGITS:
            continue
        known = case.loss is not None and case.loss.expects is not None
        if case.loss is not None and (case.loss.by_hand or (known and case.loss.expects is not LOGITS)):
            continue
        if not known and metric.made is not None and metric.text == "'accuracy'":
            continue
        cut = f"cuts at {metric.threshold:g}" if metric.threshold is not None else "takes its input for probabilities"
        name = metric.name.rpartition(".")[2]
        remedy = REMEDIES.get(metric.framework or "", CUT_AT_ZERO)
        if metric.framework == "keras" and metric.threshold is None:
            remedy = "pass from_logits=True" if name in TOLD else "pass probabilities"
        yield Verdict(
            f"{name} {cut} but gets logits: {spoken_output(output)}, {metric.text or name}{at(metric.made)}; {remedy}",
            metric.where,
            places(("the scores come from here", output.where)),
        )


def threshold_on_logits(case: Case) -> Iterator[Verdict]:
    for metric in case.metrics:
        output = _seen(case, metric)
        if (
            metric.by_hand
            and metric.expects is PROBABILITIES
            and metric.threshold is not None
            and output is not None
            and output.kind is LOGITS
        ):
            yield Verdict(
                f"raw scores are cut at {metric.threshold:g} as if they were probabilities: {spoken_output(output)}, {metric.text or metric.name}{at(metric.where)}; "
                f"a probability of {metric.threshold:g} is a logit of {log(metric.threshold / (1 - metric.threshold)):.3g}; compare with that, or apply sigmoid first",
                metric.where,
                places(("the scores come from here", output.where)),
            )


def metric_label_form(case: Case) -> Iterator[Verdict]:
    for metric in case.metrics:
        labels = metric.given if metric.given is not None else case.labels
        if labels is None or not metric.labels or metric.swapped:
            continue
        wanted = _wanted(metric, labels, case.output if metric.output is None else metric.output)
        if wanted is not None and not labels.mixed:
            yield Verdict(
                f"{metric.name.rpartition('.')[2]} expects {wanted} but gets {labels.form}: {spoken_labels(labels)}, {metric.text or metric.name}{at(metric.made)}; the number it shows is wrong",
                metric.where,
                places(("the labels come from here", labels.where)),
            )


def _wanted(metric: Metric, labels: Labels, output: Output | None) -> str | None:
    """What a metric wants instead of the labels it is given; None where they may serve."""
    units, rank = (output.units, output.rank) if output is not None else (None, None)
    alike = rank is not None and rank == labels.rank and units is not None and units > 1 and labels.shape is not None
    if metric.labels <= ROWS:
        return "one-hot labels" if labels.form is LabelForm.CLASS_IDS and units != 1 else None
    if metric.labels == IDS:
        rows = (
            alike
            and labels.shape is not None
            and labels.shape[-1] == units
            and labels.form in {LabelForm.DISTRIBUTION, LabelForm.MULTI_HOT}
        )
        return "class ids" if rows or labels.form is LabelForm.ONE_HOT else None
    flat = labels.form is LabelForm.CLASS_IDS and labels.rank == 1 and rank == 2 and units is not None and units > 1
    if flat and LabelForm.MULTI_HOT in metric.labels and output is not None and output.from_model:
        return "a yes or a no for every unit"
    return None
