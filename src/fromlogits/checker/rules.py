"""The judge and the registry of rules. A rule speaks over facts, wherever they came from; one that meets `None` says nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from fromlogits.checker.judging import labels, metrics, numbers, outputs, shapes
from fromlogits.checker.judging.verdict import Verdict
from fromlogits.vocabulary import Case, Confidence, Finding, Related, Severity

__all__ = ["RULES", "Rule", "judge"]


@dataclass(slots=True, eq=False)  # never written to, never compared; frozen would take three times as long to load
class Rule:
    """A rule of the catalogue."""

    code: str
    name: str
    summary: str
    severity: Severity
    sensors: str
    fix: str
    judge: Callable[[Case], Verdict | Iterable[Verdict] | None]


_E, _W, _H = Severity.ERROR, Severity.WARNING, Severity.HINT
RULES: dict[str, Rule] = {
    rule.code: rule
    for rule in (
        Rule(
            "FL101",
            "probabilities-as-logits",
            "softmax or sigmoid output reaches a loss that expects logits",
            _E,
            "S M B",
            "safe or unsafe",
            outputs.probabilities_as_logits,
        ),
        Rule(
            "FL102",
            "logits-as-probabilities",
            "raw scores reach a loss that expects probabilities",
            _E,
            "S M B",
            "safe",
            outputs.logits_as_probabilities,
        ),
        Rule(
            "FL103",
            "log-scale-mismatch",
            "logits or probabilities where log-probabilities are expected, or the reverse",
            _E,
            "S M B",
            "safe or unsafe",
            outputs.log_scale_mismatch,
        ),
        Rule(
            "FL104",
            "redundant-log-softmax",
            "log_softmax output into a loss that normalises again",
            _H,
            "S M B",
            "unsafe",
            outputs.redundant_log_softmax,
        ),
        Rule("FL105", "double-activation", "softmax or sigmoid applied twice on one path", _E, "S M", "unsafe", outputs.double_activation),
        Rule(
            "FL106", "single-unit-softmax", "softmax over one unit, which is always 1", _E, "S M B", "unsafe", outputs.single_unit_softmax
        ),
        Rule(
            "FL107",
            "activation-loss-family",
            "independent sigmoids with a categorical loss, or softmax with a binary one",
            _E,
            "S M B",
            "unsafe",
            outputs.activation_loss_family,
        ),
        Rule(
            "FL108",
            "unfit-output-activation",
            "relu, tanh and the like as the last activation before a cross-entropy",
            _E,
            "S M",
            "unsafe",
            outputs.unfit_output_activation,
        ),
        Rule(
            "FL201",
            "one-hot-labels-in-sparse-loss",
            "one-hot labels reach a loss that expects class ids",
            _E,
            "S B",
            "safe",
            labels.one_hot_in_sparse,
        ),
        Rule(
            "FL202", "class-ids-in-dense-loss", "class ids reach a loss that expects one-hot labels", _E, "S B", "safe", labels.ids_in_dense
        ),
        Rule("FL203", "mixed-label-forms", "ids and one-hot rows in one array or column", _E, "S B", "none", labels.mixed_forms),
        Rule(
            "FL204",
            "label-out-of-range",
            "labels that name no class, or binary labels outside [0, 1]",
            _E,
            "S B",
            "none",
            labels.out_of_range,
        ),
        Rule("FL205", "invalid-label-values", "labels that are NaN, fractions or text", _E, "S B", "none", labels.invalid_values),
        Rule("FL206", "unnormalised-label-distribution", "label rows that do not sum to one", _E, "S B", "none", labels.unnormalised),
        Rule(
            "FL207",
            "class-count-mismatch",
            "the number of units differs from the number of classes",
            _E,
            "S M B",
            "unsafe",
            labels.class_count,
        ),
        Rule("FL208", "lossy-label-dtype", "a conversion that changes label values", _E, "S B", "none", labels.lossy),
        Rule("FL301", "broadcast-labels", "(N,) against (N, 1): silent N x N", _E, "S B", "unsafe", shapes.broadcast),
        Rule(
            "FL302",
            "wrong-class-axis",
            "softmax or loss over an axis that does not hold the classes",
            _E,
            "S M B",
            "unsafe",
            shapes.class_axis,
        ),
        Rule("FL303", "swapped-arguments", "output and labels in the wrong order for that framework", _E, "S B", "safe", shapes.swapped),
        Rule(
            "FL401",
            "log-of-probabilities",
            "the logarithm of a softmax or sigmoid, taken by hand",
            _W,
            "S M",
            "safe",
            numbers.log_of_probabilities,
        ),
        Rule(
            "FL402",
            "half-precision-probabilities",
            "probabilities in float16 or bfloat16 given to a loss",
            _W,
            "S M B",
            "unsafe",
            numbers.half_precision,
        ),
        Rule(
            "FL501",
            "metric-thresholds-logits",
            "a metric that cuts probabilities is given logits",
            _E,
            "S M",
            "safe",
            metrics.metric_on_logits,
        ),
        Rule(
            "FL502",
            "prediction-thresholds-logits",
            "raw scores cut at 0.5 or rounded to get a class",
            _E,
            "S",
            "unsafe",
            metrics.threshold_on_logits,
        ),
        Rule(
            "FL503",
            "metric-label-form",
            "a metric for one-hot labels is given ids, or the reverse",
            _E,
            "S B",
            "safe",
            metrics.metric_label_form,
        ),
    )
}


def judge(case: Case) -> list[Finding]:
    """Every disagreement in a case."""
    found = []
    for rule in RULES.values():
        verdicts = rule.judge(case)
        for verdict in (verdicts,) if isinstance(verdicts, Verdict) else verdicts or ():
            if verdict.where is None:
                continue
            message = verdict.message if case.condition is None else f"{verdict.message} (when {case.condition})"
            related = tuple(Related(text, where) for text, where in verdict.related if where is not None)
            found.append(
                Finding(
                    rule.code,
                    rule.name,
                    verdict.severity or rule.severity,
                    _confidence(rule, case),
                    message,
                    verdict.where,
                    related,
                    case=case,
                )
            )
    return found


def _confidence(rule: Rule, case: Case) -> Confidence:
    """A finding is as sure as the facts it rests on: FL301 on shapes, rules of the second hundred on labels, all others on the output."""
    if rule.code == "FL301":
        return Confidence.PROOF
    fact = case.labels if rule.code.startswith("FL2") and rule.code != "FL207" else case.output
    return fact.confidence if fact is not None else Confidence.PROOF
