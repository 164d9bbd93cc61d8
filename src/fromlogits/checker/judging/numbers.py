"""Numbers: FL401 and FL402."""

from __future__ import annotations

from fromlogits.checker.judging.verdict import (
    HALF,
    PROBABILITIES,
    Verdict,
    at,
    output_and_loss,
    places,
    spoken_loss,
    spoken_output,
)
from fromlogits.vocabulary import Case, Severity

__all__ = [
    "half_precision",
    "log_of_probabilities",
]


def log_of_probabilities(case: Case) -> Verdict | None:
    if case.output is None or case.output.by_hand is None or case.loss is None or case.loss.name != "log of probabilities":
        return None
    if case.output.guarded:
        return Verdict(
            f"logarithm of {case.output.by_hand[4:-1]} output behind an epsilon or a clip: {spoken_output(case.output)}, "
            f"{case.loss.text or 'log'}{at(case.loss.where)}; the loss is capped and the gradient fades where the model is most wrong; "
            f"use {'logsigmoid' if 'sigmoid' in case.output.by_hand else 'log_softmax'}",
            case.loss.where,
            places(("the probabilities are made here", case.output.where)),
            Severity.HINT,
        )
    single = "sigmoid" in case.output.by_hand
    twin = "logsigmoid" if single else "log_softmax"
    return Verdict(
        f"logarithm of {case.output.by_hand[4:-1]} output: {spoken_output(case.output)}, {case.loss.text or 'log'}{at(case.loss.where)}; a confident wrong answer gives inf and a NaN gradient; "
        f"use {twin}",
        case.loss.where,
        places(("the probabilities are made here", case.output.where)),
    )


def half_precision(case: Case) -> Verdict | None:
    given = output_and_loss(case)
    if given is None:
        return None
    output, loss = given
    if output.dtype not in HALF or output.activation not in {"softmax", "sigmoid", "log(softmax)", "log(sigmoid)"}:
        return None
    by_log = loss.name == "log of probabilities"
    if not by_log and (output.kind is not PROBABILITIES or loss.expects is not PROBABILITIES):
        return None
    return Verdict(
        f"probabilities in {output.dtype} reach a loss: {spoken_output(output)}, {spoken_loss(loss)}; small probabilities round to 0 and their gradient to NaN; keep the last layer in float32, or pass logits",
        loss.where,
        places(("the probabilities are made here", output.where)),
    )
