"""Output against loss: FL101 to FL108."""

from __future__ import annotations

from fromlogits.checker.judging.verdict import (
    LOG_PROBABILITIES,
    LOGITS,
    PROBABILITIES,
    ROWS,
    UNFIT,
    Verdict,
    floor,
    floor_of_units,
    output_and_loss,
    places,
    spoken_labels,
    spoken_loss,
    spoken_output,
)
from fromlogits.vocabulary import Case, Family, LabelForm, Labels, Loss, Output

DISTRIBUTION = "distribution"

__all__ = [
    "activation_loss_family",
    "double_activation",
    "log_scale_mismatch",
    "logits_as_probabilities",
    "probabilities_as_logits",
    "redundant_log_softmax",
    "single_unit_softmax",
    "unfit_output_activation",
]


def probabilities_as_logits(case: Case) -> Verdict | None:
    given = output_and_loss(case)
    if given is None:
        return None
    output, loss = given
    if output.kind is not PROBABILITIES or loss.expects is not LOGITS:
        return None
    name = output.activation or next(iter(output.activations[-1:]), "softmax")
    if name == "softmax" and output.units == 1 and loss.family is Family.MULTICLASS:
        return None  # a constant, said by its own rule
    cost = _twice(name, output, loss)
    if loss.framework == DISTRIBUTION:
        return Verdict(
            f"{name} output reaches a distribution that expects logits: {spoken_output(output)}, {spoken_loss(loss)}; it normalises them again, "
            f"and {_evened(name)}; pass probs=, or the value before the activation",
            loss.where,
            places((f"{name} is applied here", output.where)),
        )
    if loss.framework == "keras" and case.backend in (None, "tensorflow"):
        cost += " (Keras on TensorFlow trains on the hidden logits and only warns; on JAX and PyTorch the loss is wrong)"
    remedy = "pass the value before the activation" if loss.framework != "keras" else "set from_logits=False, or drop the activation"
    return Verdict(
        f"{name} output reaches a loss that expects logits: {spoken_output(output)}, {spoken_loss(loss)}; {cost}; {remedy}",
        loss.where,
        places((f"{name} is applied here", output.where)),
    )


def _twice(name: str, output: Output, loss: Loss) -> str:
    """What it costs that a loss normalises probabilities again: nothing leads by more than 1."""
    if loss.family is Family.BINARY and name != "softmax":
        return "the gradient shrinks and the loss cannot fall below 0.313 for a positive label"
    if output.units is None or output.units < 2:
        return "the gradient shrinks and the loss cannot fall to zero"
    if loss.family is Family.BINARY:
        return f"the loss cannot fall below {floor_of_units(output.units):.3f} with one-hot labels"
    return f"the loss cannot fall below {floor(output.units):.3f}"


def _evened(name: str) -> str:
    """What a distribution makes of probabilities that it takes for logits."""
    return (
        "the probability stays between 0.5 and 0.731" if name == "sigmoid" else "no class comes out more than e times as likely as another"
    )


def logits_as_probabilities(case: Case) -> Verdict | None:
    given = output_and_loss(case)
    if given is None:
        return None
    output, loss = given
    if output.kind is not LOGITS or loss.expects is not PROBABILITIES:
        return None
    if loss.framework == DISTRIBUTION:
        return Verdict(
            f"raw scores reach a distribution that expects probabilities: {spoken_output(output)} has no activation, {spoken_loss(loss)}; "
            "scores below zero are an error, others are divided by their sum; pass them as logits=",
            loss.where,
            places(("the scores come from here", output.where)),
        )
    if loss.by_hand:
        return Verdict(
            f"raw scores reach a logarithm that expects probabilities: {spoken_output(output)}, {spoken_loss(loss)}; scores below zero give NaN or the clip's constant; "
            "take log_softmax (or logsigmoid) of the scores instead",
            loss.where,
            places(("the scores come from here", output.where)),
        )
    remedy = {"keras": "set from_logits=True", "torch": "use the loss with logits"}.get(
        loss.framework or "", "apply softmax or sigmoid, or a loss that takes logits"
    )
    if loss.framework == "keras" and loss.family is Family.MULTICLASS and output.units == 1:
        remedy = "of a single score, a softmax is always 1: use a binary loss with from_logits=True"
    elif loss.framework == "keras" and output.halved and loss.family is not None:
        activation = "sigmoid" if loss.family is Family.BINARY else "softmax"
        remedy = f"they are cut at 0.5 elsewhere, as probabilities are: apply {activation} to them"
    return Verdict(
        f"raw scores reach a loss that expects probabilities: {spoken_output(output)} has no activation, {spoken_loss(loss)}; scores are clipped or renormalised and the loss is "
        f"meaningless; {remedy}",
        loss.where,
        places(("the scores come from here", output.where)),
    )


def log_scale_mismatch(case: Case) -> Verdict | None:
    given = output_and_loss(case)
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
            f"{what} a loss that expects log-probabilities: {spoken_output(output)}, {spoken_loss(loss)}; {cost}; {remedy}",
            loss.where,
            places(("the output comes from here", output.where)),
        )
    if loss.expects is LOG_PROBABILITIES and _unlike_target(loss, case.labels):
        assert case.labels is not None  # noqa: S101 seen in _unlike_target
        return Verdict(
            f"{case.labels.kind} reach a loss as targets where it expects {loss.target}: {spoken_labels(case.labels)}, {spoken_loss(loss)}; "
            "the divergence is not one, and can be negative; give it what it expects, or set log_target",
            loss.where,
            places(("the targets come from here", case.labels.where)),
        )
    if loss.expects is PROBABILITIES and output.kind is LOG_PROBABILITIES:
        return Verdict(
            f"log-probabilities reach a loss that expects probabilities: {spoken_output(output)}, {spoken_loss(loss)}; the logarithm is taken twice and training drives accuracy down; "
            "drop the logarithm, or use a loss that takes logits",
            loss.where,
            places(("the logarithm is taken here", output.where)),
        )
    return None


def _unlike_target(loss: Loss, labels: Labels | None) -> bool:
    """Whether targets that a model made are of another scale than the loss expects."""
    return labels is not None and loss.target is not None and labels.kind is not None and labels.kind is not loss.target


def redundant_log_softmax(case: Case) -> Verdict | None:
    given = output_and_loss(case)
    if given is None:
        return None
    output, loss = given
    if output.kind is not LOG_PROBABILITIES or loss.expects is not LOGITS or loss.family is not Family.MULTICLASS:
        return None
    if output.independent:  # not normalised before: another rule's
        return None
    return Verdict(
        f"log_softmax output reaches a loss that normalises again: {spoken_output(output)}, {spoken_loss(loss)}; harmless, and one pass too many; pass the scores themselves",
        loss.where,
        places(("log_softmax is applied here", output.where)),
    )


def double_activation(case: Case) -> Verdict | None:
    output = case.output
    if output is None or case.loss is not None or case.metrics:
        return None
    pair = output.activations[-2:]
    if len(pair) < 2 or pair[0] not in SHARES or pair[1].removeprefix("log_") not in {"softmax", "sigmoid"}:
        return None
    first, second = pair
    cost = (
        "the result is squeezed towards equal shares"
        if second.endswith("softmax")
        else "the result lies between 0.5 and 0.731 and never says no"
    )
    remedy = "divide the scores, or the logarithm of the probabilities, by the temperature" if output.tempered else "drop one of the two"
    return Verdict(
        f"{second} is applied to values that are already the output of {first}: {spoken_output(output)}; {cost}; {remedy}",
        output.where,
    )


def _has_several_units(output: Output, labels: Labels | None) -> bool:
    """Three or more, as the output says, or the labels do: more than one of them may hold."""
    if output.units is not None or labels is None:
        return (output.units or 0) >= 3
    return labels.form is LabelForm.MULTI_HOT and not (labels.shape and labels.shape[-1] == 2)


def single_unit_softmax(case: Case) -> Verdict | None:
    lone = case.output if case.loss is None and not case.metrics else None
    if lone is not None and lone.units == 1 and lone.activations == ("softmax",) and lone.axis_fault is None:
        return Verdict(
            f"softmax over one unit is always 1: {spoken_output(lone)}; the loss takes the scores, and no prediction comes of them; use sigmoid",
            lone.where,
        )
    given = output_and_loss(case)
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
    beside = output.axis is None or (output.rank, output.axis) == (2, -2)  # many single units, which compete
    if inside and (beside or loss.framework == "sklearn"):
        inside = False
    if inside and (case.labels is not None and case.labels.form in ROWS):
        inside = False
    if not over_one and not inside:
        return None
    what = (
        f"softmax over one unit is always 1: {spoken_output(output)}"
        if over_one
        else f"the loss takes a softmax over one unit, which is always 1: {spoken_output(output)}, {spoken_loss(loss)}"
    )
    return Verdict(
        f"{what}; nothing is learned; use sigmoid with a binary loss, or one unit per class",
        loss.where,
        places(("the single unit is made here", output.where)),
    )


def activation_loss_family(case: Case) -> Verdict | None:
    given = output_and_loss(case)
    if given is None or (given[1].by_hand and not given[1].labels):
        return None
    output, loss = given
    if output.kind is LOG_PROBABILITIES and output.independent and output.units != 1:
        return _log_sigmoids(output, loss)
    if output.kind is not PROBABILITIES or loss.family is None:
        return None
    if output.independent and loss.family is Family.MULTICLASS and loss.expects is not LOG_PROBABILITIES:
        if output.units == 1:
            cost = "the loss of a single unit is constant and nothing is learned; use a binary loss"
        else:
            cost = "the units do not compete; use softmax, or a binary loss if several classes may hold at once"
        count = "one sigmoid unit meets" if output.units == 1 else f"{output.units or ''} independent sigmoids meet".lstrip()
        return Verdict(
            f"{count} a loss for one class out of many: {spoken_output(output)}, {spoken_loss(loss)}; {cost}",
            loss.where,
            places(("sigmoid is applied here", output.where)),
        )
    if output.activation == "softmax" and _has_several_units(output, case.labels) and loss.family is Family.BINARY:
        return Verdict(
            f"softmax over {output.units or 'several'} units meets a loss that judges every unit by itself: {spoken_output(output)}, {spoken_loss(loss)}; use categorical cross-entropy, or sigmoid",
            loss.where,
            places(("softmax is applied here", output.where)),
        )
    return None


def _log_sigmoids(output: Output, loss: Loss) -> Verdict | None:
    """The logarithms of several sigmoids: the loss looks at one a row, or normalises them for scores."""
    if loss.family is not Family.MULTICLASS or loss.expects not in {LOG_PROBABILITIES, LOGITS}:
        return None
    count = f"the logarithms of {output.units or ''} independent sigmoids meet".replace("  ", " ")
    cost = "nothing pushes the wrong units down" if loss.expects is LOG_PROBABILITIES else "no score of theirs is above 0"
    return Verdict(
        f"{count} a loss for one class out of many: {spoken_output(output)}, {spoken_loss(loss)}; {cost}; "
        "use log_softmax, or a binary loss if several classes may hold at once",
        loss.where,
        places(("sigmoid is applied here", output.where)),
    )


def unfit_output_activation(case: Case) -> Verdict | None:
    given = output_and_loss(case)
    if given is None or (given[1].by_hand and not given[1].labels) or given[1].expects is None or given[1].family is None:
        return None
    output, loss = given
    last = output.activation if output.kind is None else _bent_before(output, loss)
    if last not in UNFIT or output.from_model is not True:
        return None
    if last in {"relu", "softplus", "relu6", "exponential"}:
        cost = "scores cannot be negative, and a unit at zero has no gradient" if last.startswith("relu") else "scores cannot be negative"
    elif last in {"tanh", "softsign", "hard_tanh"}:
        cost = "scores stay between -1 and 1, so no probability is ever near 0 or 1"
    else:
        cost = "the scores are bent before the loss sees them"
    where = output.activation if output.kind is not None else loss.text or loss.name.rpartition(".")[2]
    return Verdict(
        f"{last} is the last activation before {where}: {spoken_output(output)}; {cost}; end in the plain scores and a loss that takes logits",
        loss.where,
        places((f"{output.activation} is applied here", output.where)),
    )


SHARES = {"predict_proba", "sigmoid", "softmax"}  # what gives probabilities
ENDLESS = {"leaky_relu", "prelu", "rrelu"}  # which still reach every score


def _bent_before(output: Output, loss: Loss) -> str | None:
    """What class scores went through before the softmax or sigmoid that the loss asks for."""
    before = output.activations[-2:-1]
    if not before or before[0] in ENDLESS or output.kind is not loss.expects or output.kind is LOGITS:
        return None
    return before[0]
