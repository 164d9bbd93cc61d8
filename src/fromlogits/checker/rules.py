"""The judge: what each rule calls a disagreement, said over facts, wherever they came from.

A rule that meets a fact nobody knows (`None`) says nothing. One short function a rule; the table at the end is the registry.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import e, log

from fromlogits.vocabulary import (
    Case,
    Confidence,
    Family,
    Finding,
    LabelForm,
    Labels,
    Loss,
    Metric,
    Output,
    OutputKind,
    Related,
    Severity,
    Where,
)

__all__ = ["RULES", "Rule", "judge"]

LOGITS, PROBABILITIES, LOG_PROBABILITIES = OutputKind.LOGITS, OutputKind.PROBABILITIES, OutputKind.LOG_PROBABILITIES
UNFIT = frozenset(
    "relu relu6 tanh elu selu celu gelu leaky_relu prelu rrelu silu swish mish softplus softsign hard_tanh hard_swish exponential softmin".split()
)
HALF = frozenset({"float16", "bfloat16"})
ROWS = frozenset({LabelForm.ONE_HOT, LabelForm.DISTRIBUTION})
IDS = frozenset({LabelForm.CLASS_IDS})


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a rule says of a case: its message and where it stands."""

    message: str
    where: Where | None
    related: tuple[tuple[str, Where | None], ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of the catalogue."""

    code: str
    name: str
    summary: str
    severity: Severity
    sensors: str
    fix: str
    judge: Callable[[Case], Verdict | None]


# -- how facts are spoken of


def _at(where: Where | None) -> str:
    return f" at {where}" if where is not None else ""


def _output(output: Output) -> str:
    what = f"{output.text}" if output.text else "the output"
    return f"{what}{_at(output.where)}"


def _loss(loss: Loss) -> str:
    return f"{loss.text or loss.name.rpartition('.')[2]}{_at(loss.made or loss.where)}"


def _labels(labels: Labels) -> str:
    what = labels.text or "the labels"
    return f"{what}{_at(labels.where)}"


def floor(classes: int) -> float:
    """The lowest cross-entropy that softmax outputs can reach when they are taken as logits: ln(1 + (C - 1) / e)."""
    return log(1 + (classes - 1) / e)


def _given_loss(case: Case) -> tuple[Output, Loss] | None:
    if case.output is None or case.loss is None or case.loss.swapped:
        return None
    return case.output, case.loss


def _near(*pairs: tuple[str, Where | None]) -> tuple[tuple[str, Where | None], ...]:
    return pairs


# -- FL1xx: output against loss


def _probabilities_as_logits(case: Case) -> Verdict | None:
    given = _given_loss(case)
    if given is None:
        return None
    output, loss = given
    if output.kind is not PROBABILITIES or loss.expects is not LOGITS:
        return None
    name = output.activation or "softmax"
    if name == "sigmoid" or output.units is None:
        cost = (
            "the gradient shrinks and the loss cannot fall below 0.313 for a positive label"
            if name == "sigmoid"
            else "the loss cannot fall to zero"
        )
    else:
        cost = f"the loss cannot fall below {floor(output.units):.3f}"
    if loss.framework == "keras" and case.backend in (None, "tensorflow"):
        cost += " (Keras on TensorFlow trains on the hidden logits and only warns; on JAX and PyTorch the loss is wrong)"
    remedy = "pass the value before the activation" if loss.framework != "keras" else "set from_logits=False, or drop the activation"
    return Verdict(
        f"{name} output reaches a loss that expects logits: {_output(output)}, {_loss(loss)}; {cost}; {remedy}",
        loss.where,
        _near((f"{name} is applied here", output.where)),
    )


def _logits_as_probabilities(case: Case) -> Verdict | None:
    given = _given_loss(case)
    if given is None:
        return None
    output, loss = given
    if output.kind is not LOGITS or loss.expects is not PROBABILITIES:
        return None
    if loss.by_hand:
        return Verdict(
            f"raw scores reach a logarithm that expects probabilities: {_output(output)}, {_loss(loss)}; scores below zero give NaN or the clip's constant; "
            "take log_softmax (or logsigmoid) of the scores instead",
            loss.where,
            _near(("the scores come from here", output.where)),
        )
    remedy = {"keras": "set from_logits=True", "torch": "use the loss with logits"}.get(
        loss.framework or "", "apply softmax or sigmoid, or a loss that takes logits"
    )
    return Verdict(
        f"raw scores reach a loss that expects probabilities: {_output(output)} has no activation, {_loss(loss)}; scores are clipped or renormalised and the loss is "
        f"meaningless; {remedy}",
        loss.where,
        _near(("the scores come from here", output.where)),
    )


def _log_scale_mismatch(case: Case) -> Verdict | None:
    given = _given_loss(case)
    if given is None:
        return None
    output, loss = given
    if loss.expects is LOG_PROBABILITIES and output.kind in (LOGITS, PROBABILITIES):
        what = "raw scores reach" if output.kind is LOGITS else f"{output.activation or 'softmax'} output reaches"
        cost = (
            "the loss is negative and has no floor"
            if output.kind is LOGITS
            else "the loss lies between -1 and 0 and its gradient fades where it is most wrong"
        )
        remedy = "use cross-entropy on the scores, or log_softmax first" if output.kind is LOGITS else "use log_softmax"
        return Verdict(
            f"{what} a loss that expects log-probabilities: {_output(output)}, {_loss(loss)}; {cost}; {remedy}",
            loss.where,
            _near(("the output comes from here", output.where)),
        )
    if loss.expects is PROBABILITIES and output.kind is LOG_PROBABILITIES:
        return Verdict(
            f"log-probabilities reach a loss that expects probabilities: {_output(output)}, {_loss(loss)}; the logarithm is taken twice and training drives accuracy down; "
            "drop the logarithm, or use a loss that takes logits",
            loss.where,
            _near(("the logarithm is taken here", output.where)),
        )
    return None


def _redundant_log_softmax(case: Case) -> Verdict | None:
    given = _given_loss(case)
    if given is None:
        return None
    output, loss = given
    if output.kind is not LOG_PROBABILITIES or loss.expects is not LOGITS or loss.family is not Family.MULTICLASS:
        return None
    return Verdict(
        f"log_softmax output reaches a loss that normalises again: {_output(output)}, {_loss(loss)}; harmless, and one pass too many; pass the scores themselves",
        loss.where,
        _near(("log_softmax is applied here", output.where)),
    )


def _double_activation(case: Case) -> Verdict | None:
    output = case.output
    if output is None or case.loss is not None or case.metrics:
        return None
    pair = output.activations[-2:]
    if len(pair) < 2 or not set(pair) <= {"softmax", "sigmoid"}:
        return None
    first, second = pair
    cost = (
        "the result is squeezed towards equal shares" if second == "softmax" else "the result lies between 0.5 and 0.731 and never says no"
    )
    return Verdict(
        f"{second} is applied to values that are already the output of {first}: {_output(output)}; {cost}; drop one of the two",
        output.where,
    )


def _single_unit_softmax(case: Case) -> Verdict | None:
    given = _given_loss(case)
    if given is None:
        return None
    output, loss = given
    if loss.by_hand and loss.name == "elementwise arithmetic":
        return None
    over_one = (
        output.activation in {"softmax", "log_softmax", "log(softmax)"}
        and output.units == 1
        and output.kind in (PROBABILITIES, LOG_PROBABILITIES)
    )
    inside = (
        output.kind is LOGITS and output.units == 1 and loss.expects is LOGITS and loss.family is Family.MULTICLASS and not loss.by_hand
    )
    if inside and (output.axis is None or loss.framework == "sklearn"):
        inside = False
    if inside and (case.labels is not None and case.labels.form in ROWS):
        inside = False
    if not over_one and not inside:
        return None
    what = (
        f"softmax over one unit is always 1: {_output(output)}"
        if over_one
        else f"the loss takes a softmax over one unit, which is always 1: {_output(output)}, {_loss(loss)}"
    )
    return Verdict(
        f"{what}; nothing is learned; use sigmoid with a binary loss, or one unit per class",
        loss.where,
        _near(("the single unit is made here", output.where)),
    )


def _activation_loss_family(case: Case) -> Verdict | None:
    given = _given_loss(case)
    if given is None or given[1].by_hand:
        return None
    output, loss = given
    if output.kind is not PROBABILITIES or output.units is None or loss.family is None:
        return None
    if output.independent and loss.family is Family.MULTICLASS and loss.expects is not LOG_PROBABILITIES:
        if output.units == 1:
            cost = "the loss of a single unit is constant and nothing is learned; use a binary loss"
        else:
            cost = "the units do not compete; use softmax, or a binary loss if several classes may hold at once"
        count = "one sigmoid unit meets" if output.units == 1 else f"{output.units} independent sigmoids meet"
        return Verdict(
            f"{count} a loss for one class out of many: {_output(output)}, {_loss(loss)}; {cost}",
            loss.where,
            _near(("sigmoid is applied here", output.where)),
        )
    if output.activation == "softmax" and output.units >= 3 and loss.family is Family.BINARY:
        return Verdict(
            f"softmax over {output.units} units meets a loss that judges every unit by itself: {_output(output)}, {_loss(loss)}; use categorical cross-entropy, or sigmoid",
            loss.where,
            _near(("softmax is applied here", output.where)),
        )
    return None


def _unfit_output_activation(case: Case) -> Verdict | None:
    given = _given_loss(case)
    if given is None or given[1].by_hand or given[1].expects is None or given[1].family is None:
        return None
    output, loss = given
    if output.kind is not None or output.activation not in UNFIT or output.from_model is not True:
        return None
    if output.activation in {"relu", "softplus", "relu6", "exponential"}:
        cost = (
            "scores cannot be negative, and a unit at zero has no gradient"
            if output.activation.startswith("relu")
            else "scores cannot be negative"
        )
    elif output.activation in {"tanh", "softsign", "hard_tanh"}:
        cost = "scores stay between -1 and 1, so no probability is ever near 0 or 1"
    else:
        cost = "the scores are bent before the loss sees them"
    return Verdict(
        f"{output.activation} is the last activation before {loss.text or loss.name.rpartition('.')[2]}: {_output(output)}; {cost}; end in the plain scores and a loss that takes logits",
        loss.where,
        _near((f"{output.activation} is applied here", output.where)),
    )


# -- FL2xx: labels against loss


def _labelled(case: Case) -> tuple[Loss, Labels] | None:
    if case.loss is None or case.labels is None or case.loss.swapped or case.loss.by_hand:
        return None
    return case.loss, case.labels


def _one_hot_in_sparse(case: Case) -> Verdict | None:
    given = _labelled(case)
    if given is None or given[1].mixed or given[1].normalised is False:
        return None
    loss, labels = given
    rows = labels.form is LabelForm.ONE_HOT or (labels.form is LabelForm.DISTRIBUTION and labels.rank == 2)
    if not rows or (labels.rank is not None and labels.rank < 2):
        return None
    whole = labels.dtype is not None and labels.dtype.startswith(("int", "uint", "bool"))
    torch = (
        LabelForm.CLASS_IDS in loss.labels
        and loss.labels & ROWS
        and loss.framework in {"torch", "fromlogits"}
        and whole
        and labels.form is LabelForm.ONE_HOT
    )
    if loss.labels != IDS and not torch:
        return None
    return Verdict(
        f"one-hot labels reach a loss that expects class ids: {_labels(labels)}, {_loss(loss)}; use the loss for one-hot labels, or class ids",
        loss.where,
        _near(("the labels are made here", labels.where)),
    )


def _ids_in_dense(case: Case) -> Verdict | None:
    given = _labelled(case)
    if given is None or given[1].mixed:
        return None
    loss, labels = given
    if not loss.labels or not loss.labels <= ROWS or labels.form is not LabelForm.CLASS_IDS or loss.family is not Family.MULTICLASS:
        return None
    if case.output is not None and case.output.units == 1:
        return None
    if labels.rank is not None and labels.rank >= 2 and (labels.shape is None or labels.shape[-1] != 1):
        rank = case.output.rank if case.output is not None else None
        if rank is None or labels.rank != rank - 1:
            return None
    return Verdict(
        f"class ids reach a loss that expects one-hot labels: {_labels(labels)}, {_loss(loss)}; use the sparse loss, or one-hot labels",
        loss.where,
        _near(("the labels come from here", labels.where)),
    )


def _mixed_forms(case: Case) -> Verdict | None:
    if case.labels is None or not case.labels.mixed or case.loss is None:
        return None
    return Verdict(
        f"labels mix {case.labels.mixed[0]} and {case.labels.mixed[1]} rows: {_labels(case.labels)}, {_loss(case.loss)}; convert them to one form before training",
        case.loss.where,
        _near(("the labels come from here", case.labels.where)),
    )


def _out_of_range(case: Case) -> Verdict | None:
    given = _labelled(case)
    if given is None or given[1].mixed or given[1].strings or given[1].lossy or given[1].form in ROWS or not given[0].labels:
        return None
    loss, labels = given
    low, high = labels.minimum, labels.maximum
    if loss.family is Family.BINARY:
        return _binary_range(loss, labels)
    if LabelForm.CLASS_IDS not in loss.labels or labels.form is not LabelForm.CLASS_IDS or labels.integral is not True:
        return None
    units = case.output.units if case.output is not None else None
    if low is not None and low < 0 and low != loss.ignore_index:
        return Verdict(
            f"label {low:g} has no class: {_labels(labels)}, {_loss(loss)}; if it marks rows without a label, pass ignore_index={low:g}, else count classes from 0",
            loss.where,
            _near(("the labels come from here", labels.where)),
        )
    if high is None or units is None or units < 2 or high < units or high == loss.ignore_index:
        return None
    if labels.classes is not None and labels.classes != units and low != 1:
        return None  # a class count that differs is said by its own rule
    cause = (
        "classes are counted from 1: pass labels - 1" if low == 1 and high == units else f"add units up to {high + 1:g}, or mend the labels"
    )
    return Verdict(
        f"label {high:g} has no class: {units} units give classes 0 to {units - 1}, {_labels(labels)}, {_loss(loss)}; {cause}",
        loss.where,
        _near(
            ("the labels come from here", labels.where),
            ("the units are counted here", case.output.where if case.output is not None else None),
        ),
    )


def _binary_range(loss: Loss, labels: Labels) -> Verdict | None:
    low, high = labels.minimum, labels.maximum
    if low is None or high is None or (low >= 0 and high <= 1):
        return None
    if low == -1 and high == 1:
        remedy = "map them: (labels + 1) / 2"
    elif low == 1 and high == 2:
        remedy = "pass labels - 1"
    elif high == 255:
        remedy = "divide by 255"
    else:
        remedy = "binary labels lie in [0, 1]"
    return Verdict(
        f"labels between {low:g} and {high:g} reach a binary loss: {_labels(labels)}, {_loss(loss)}; the loss has no floor; {remedy}",
        loss.where,
        _near(("the labels come from here", labels.where)),
    )


def _invalid_values(case: Case) -> Verdict | None:
    given = _labelled(case)
    if given is None or given[1].mixed:
        return None
    loss, labels = given
    near = _near(("the labels come from here", labels.where))
    if labels.strings:
        return Verdict(f"labels are text: {_labels(labels)}, {_loss(loss)}; map each name to its class id first", loss.where, near)
    if labels.has_nan:
        return Verdict(
            f"labels hold NaN: {_labels(labels)}, {_loss(loss)}; one such row makes loss and weights NaN; drop or mask those rows",
            loss.where,
            near,
        )
    if loss.family is not Family.MULTICLASS or LabelForm.CLASS_IDS not in loss.labels:
        return None
    if labels.integral is False and labels.form is None and labels.rank in (0, 1):
        return Verdict(
            f"labels are fractions where class ids are expected: {_labels(labels)}, {_loss(loss)}; they are cut to whole numbers in silence; round them on purpose",
            loss.where,
            near,
        )
    floats = labels.dtype in {"float16", "bfloat16", "float32", "float64"}
    if loss.framework == "torch" and floats and labels.form is LabelForm.CLASS_IDS and labels.rank == 1:
        return Verdict(
            f"class ids have dtype {labels.dtype} where whole numbers are expected: {_labels(labels)}, {_loss(loss)}; convert them with .long()",
            loss.where,
            near,
        )
    return None


def _unnormalised(case: Case) -> Verdict | None:
    given = _labelled(case)
    if given is None or given[0].family is not Family.MULTICLASS or not given[0].labels & ROWS:
        return None
    loss, labels = given
    near = _near(("the labels are made here", labels.where))
    if labels.normalised is False:
        return Verdict(
            f"label rows do not sum to one: {_labels(labels)}, {_loss(loss)}; the loss is scaled row by row and cannot reach its floor; divide each row by its sum",
            loss.where,
            near,
        )
    if labels.form is LabelForm.MULTI_HOT and not (case.output is not None and case.output.independent):
        return Verdict(
            f"multi-hot labels reach a loss for one class out of many: {_labels(labels)}, {_loss(loss)}; rows sum to more than one; use sigmoid and binary cross-entropy",
            loss.where,
            near,
        )
    return None


def _class_count(case: Case) -> Verdict | None:
    given = _labelled(case)
    if given is None or case.output is None or given[0].family is not Family.MULTICLASS or given[1].mixed:
        return None
    loss, labels = given
    units, classes = case.output.units, labels.classes
    if units is None or units < 2 or classes is None or classes < 2 or classes in (units, loss.ignore_index):
        return None
    if labels.form not in {LabelForm.CLASS_IDS, LabelForm.ONE_HOT}:
        return None
    if labels.form is LabelForm.CLASS_IDS and (labels.minimum or 0) < 0:
        return None
    if units == classes + 1:  # room for a blank, a background or a generated class
        return None
    return Verdict(
        f"{units} units meet labels with {classes} classes: {_output(case.output)}, {_labels(labels)}; make the two counts one name",
        loss.where,
        _near(("the units are counted here", case.output.where), ("the classes are counted here", labels.where)),
    )


def _lossy(case: Case) -> Verdict | None:
    if case.labels is None or case.labels.lossy is None or case.loss is None or case.loss.swapped:
        return None
    return Verdict(
        f"{case.labels.lossy}: {_labels(case.labels)}, {_loss(case.loss)}; the labels are no longer what they were; keep them wide enough, or round on purpose",
        case.loss.where,
        _near(("the labels come from here", case.labels.where)),
    )


# -- FL3xx: shapes, axes, order


def _broadcast(case: Case) -> Verdict | None:
    if case.broadcast is None or case.loss is None or case.loss.swapped:
        return None
    one, other = (str(shape).replace("None", "N") for shape in case.broadcast)
    return Verdict(
        f"shapes {one} and {other} broadcast to N x N: {_loss(case.loss)}; every output meets every label; squeeze the one or unsqueeze the other",
        case.loss.where,
        _near(("the output comes from here", case.output.where if case.output is not None else None)),
    )


AXIS_FAULTS = {
    "implicit": "softmax without a dim: PyTorch picks an axis by rank",
    "batch": "softmax runs over the batch axis, not over the classes",
    "other": "softmax runs over an axis that does not hold the classes",
}


def _class_axis(case: Case) -> Verdict | None:
    given = _given_loss(case)
    if given is None or (given[1].by_hand and given[1].name == "elementwise arithmetic"):
        return None
    output, loss = given
    if output.axis_fault is not None:
        return Verdict(
            f"{AXIS_FAULTS[output.axis_fault]}: {_output(output)}, {_loss(loss)}; name the class axis",
            loss.where,
            _near(("the axis is chosen here", output.where)),
        )
    if (
        loss.family is not Family.MULTICLASS
        or loss.class_axis is None
        or output.rank is None
        or output.axis is None
        or output.rank < 3
        or loss.by_hand
    ):
        return None
    expected = loss.class_axis if loss.class_axis < 0 else loss.class_axis - output.rank
    if output.axis == expected or case.labels is None or case.labels.rank is None:
        return None
    if case.labels.rank not in (output.rank - 1, output.rank):
        return None
    return Verdict(
        f"classes are on axis {output.axis} of the output, the loss looks at axis {loss.class_axis}: {_output(output)}, {_loss(loss)}; move the class axis, or flatten the rows first",
        loss.where,
        _near(("the classes are made here", output.where)),
    )


def _swapped(case: Case) -> Verdict | None:
    if case.loss is None or not case.loss.swapped:
        return None
    return Verdict(
        f"labels stand where {case.loss.text or case.loss.name.rpartition('.')[2]} expects the output, and the output stands where it expects the labels: exchange the two",
        case.loss.where,
    )


# -- FL4xx: numbers


def _log_of_probabilities(case: Case) -> Verdict | None:
    if case.output is None or case.output.by_hand is None or case.loss is None or case.loss.name != "log of probabilities":
        return None
    single = "sigmoid" in case.output.by_hand
    twin = "logsigmoid" if single else "log_softmax"
    return Verdict(
        f"logarithm of {case.output.by_hand[4:-1]} output: {_output(case.output)}, {case.loss.text or 'log'}{_at(case.loss.where)}; a confident wrong answer gives inf and a NaN gradient; "
        f"use {twin}",
        case.loss.where,
        _near(("the probabilities are made here", case.output.where)),
    )


def _half_precision(case: Case) -> Verdict | None:
    given = _given_loss(case)
    if given is None:
        return None
    output, loss = given
    if output.dtype not in HALF or output.activation not in {"softmax", "sigmoid", "log(softmax)", "log(sigmoid)"}:
        return None
    by_log = loss.name == "log of probabilities"
    if not by_log and (output.kind is not PROBABILITIES or loss.expects is not PROBABILITIES):
        return None
    return Verdict(
        f"probabilities in {output.dtype} reach a loss: {_output(output)}, {_loss(loss)}; small probabilities round to 0 and their gradient to NaN; keep the last layer in float32, or pass logits",
        loss.where,
        _near(("the probabilities are made here", output.where)),
    )


# -- FL5xx: metrics and thresholds


def _seen(case: Case, metric: Metric) -> Output | None:
    return metric.output if metric.output is not None else case.output


def _metric_on_logits(case: Case) -> Verdict | None:
    for metric in case.metrics:
        output = _seen(case, metric)
        if metric.by_hand or metric.expects is not PROBABILITIES or output is None or output.kind is not LOGITS:
            continue
        if case.loss is not None and (case.loss.expects is not LOGITS or case.loss.by_hand):
            continue
        if case.loss is None and metric.made is not None and metric.text == "'accuracy'":
            continue
        cut = f"cuts at {metric.threshold:g}" if metric.threshold is not None else "takes its input for probabilities"
        name = metric.name.rpartition(".")[2]
        return Verdict(
            f"{name} {cut} but gets logits: {_output(output)}, {metric.text or name}{_at(metric.made)}; a logit of 0 is a probability of 0.5; set the threshold to 0, or pass probabilities",
            metric.where,
            _near(("the scores come from here", output.where)),
        )
    return None


def _threshold_on_logits(case: Case) -> Verdict | None:
    for metric in case.metrics:
        output = _seen(case, metric)
        if (
            metric.by_hand
            and metric.expects is PROBABILITIES
            and metric.threshold is not None
            and output is not None
            and output.kind is LOGITS
        ):
            return Verdict(
                f"raw scores are cut at {metric.threshold:g} as if they were probabilities: {_output(output)}, {metric.text or metric.name}{_at(metric.where)}; "
                f"a probability of {metric.threshold:g} is a logit of {log(metric.threshold / (1 - metric.threshold)):.3g}; compare with that, or apply sigmoid first",
                metric.where,
                _near(("the scores come from here", output.where)),
            )
    return None


def _metric_label_form(case: Case) -> Verdict | None:
    for metric in case.metrics:
        labels = metric.given if metric.given is not None else case.labels
        if labels is None or not metric.labels:
            continue
        units = case.output.units if case.output is not None else None
        wrong = (metric.labels <= ROWS and labels.form is LabelForm.CLASS_IDS and units != 1) or (
            metric.labels == IDS and labels.form is LabelForm.ONE_HOT
        )
        if wrong and not labels.mixed:
            wanted = "one-hot labels" if metric.labels <= ROWS else "class ids"
            return Verdict(
                f"{metric.name.rpartition('.')[2]} expects {wanted} but gets {labels.form}: {_labels(labels)}, {metric.text or metric.name}{_at(metric.made)}; the number it shows is wrong",
                metric.where,
                _near(("the labels come from here", labels.where)),
            )
    return None


# -- the registry

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
            _probabilities_as_logits,
        ),
        Rule(
            "FL102",
            "logits-as-probabilities",
            "raw scores reach a loss that expects probabilities",
            _E,
            "S M B",
            "safe",
            _logits_as_probabilities,
        ),
        Rule(
            "FL103",
            "log-scale-mismatch",
            "logits or probabilities where log-probabilities are expected, or the reverse",
            _E,
            "S M B",
            "safe or unsafe",
            _log_scale_mismatch,
        ),
        Rule(
            "FL104",
            "redundant-log-softmax",
            "log_softmax output into a loss that normalises again",
            _H,
            "S M B",
            "unsafe",
            _redundant_log_softmax,
        ),
        Rule("FL105", "double-activation", "softmax or sigmoid applied twice on one path", _E, "S M", "unsafe", _double_activation),
        Rule("FL106", "single-unit-softmax", "softmax over one unit, which is always 1", _E, "S M B", "unsafe", _single_unit_softmax),
        Rule(
            "FL107",
            "activation-loss-family",
            "independent sigmoids with a categorical loss, or softmax with a binary one",
            _E,
            "S M B",
            "unsafe",
            _activation_loss_family,
        ),
        Rule(
            "FL108",
            "unfit-output-activation",
            "relu, tanh and the like as the last activation before a cross-entropy",
            _E,
            "S M",
            "unsafe",
            _unfit_output_activation,
        ),
        Rule(
            "FL201",
            "one-hot-labels-in-sparse-loss",
            "one-hot labels reach a loss that expects class ids",
            _E,
            "S B",
            "safe",
            _one_hot_in_sparse,
        ),
        Rule("FL202", "class-ids-in-dense-loss", "class ids reach a loss that expects one-hot labels", _E, "S B", "safe", _ids_in_dense),
        Rule("FL203", "mixed-label-forms", "ids and one-hot rows in one array or column", _E, "S B", "none", _mixed_forms),
        Rule("FL204", "label-out-of-range", "labels that name no class, or binary labels outside [0, 1]", _E, "S B", "none", _out_of_range),
        Rule("FL205", "invalid-label-values", "labels that are NaN, fractions or text", _E, "S B", "none", _invalid_values),
        Rule("FL206", "unnormalised-label-distribution", "label rows that do not sum to one", _E, "S B", "none", _unnormalised),
        Rule(
            "FL207", "class-count-mismatch", "the number of units differs from the number of classes", _E, "S M B", "unsafe", _class_count
        ),
        Rule("FL208", "lossy-label-dtype", "a conversion that changes label values", _E, "S B", "none", _lossy),
        Rule("FL301", "broadcast-labels", "(N,) against (N, 1): silent N x N", _E, "S B", "unsafe", _broadcast),
        Rule(
            "FL302", "wrong-class-axis", "softmax or loss over an axis that does not hold the classes", _E, "S M B", "unsafe", _class_axis
        ),
        Rule("FL303", "swapped-arguments", "output and labels in the wrong order for that framework", _E, "S B", "safe", _swapped),
        Rule(
            "FL401",
            "log-of-probabilities",
            "the logarithm of a softmax or sigmoid, taken by hand",
            _W,
            "S M",
            "safe",
            _log_of_probabilities,
        ),
        Rule(
            "FL402",
            "half-precision-probabilities",
            "probabilities in float16 or bfloat16 given to a loss",
            _W,
            "S M B",
            "unsafe",
            _half_precision,
        ),
        Rule("FL501", "metric-thresholds-logits", "a metric that cuts probabilities is given logits", _E, "S M", "safe", _metric_on_logits),
        Rule(
            "FL502",
            "prediction-thresholds-logits",
            "raw scores cut at 0.5 or rounded to get a class",
            _E,
            "S",
            "unsafe",
            _threshold_on_logits,
        ),
        Rule(
            "FL503", "metric-label-form", "a metric for one-hot labels is given ids, or the reverse", _E, "S B", "safe", _metric_label_form
        ),
    )
}


def judge(case: Case) -> list[Finding]:
    """Every disagreement in a case."""
    found = []
    for rule in RULES.values():
        verdict = rule.judge(case)
        if verdict is None or verdict.where is None:
            continue
        message = verdict.message if case.condition is None else f"{verdict.message} (when {case.condition})"
        related = tuple(Related(text, where) for text, where in verdict.related if where is not None)
        found.append(Finding(rule.code, rule.name, rule.severity, Confidence.PROOF, message, verdict.where, related, case=case))
    return found
