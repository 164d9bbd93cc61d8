"""What a rule says of a case, and how facts are spoken of in messages."""

from __future__ import annotations

from dataclasses import dataclass
from math import e, log

from fromlogits.vocabulary import Case, LabelForm, Labels, Loss, Output, OutputKind, Severity, Where

__all__ = [
    "HALF",
    "IDS",
    "LOGITS",
    "LOG_PROBABILITIES",
    "PROBABILITIES",
    "ROWS",
    "UNFIT",
    "Verdict",
    "at",
    "floor",
    "floor_of_units",
    "output_and_loss",
    "places",
    "spoken_labels",
    "spoken_loss",
    "spoken_output",
]

LOGITS, PROBABILITIES, LOG_PROBABILITIES = OutputKind.LOGITS, OutputKind.PROBABILITIES, OutputKind.LOG_PROBABILITIES
UNFIT = frozenset(
    "relu relu6 tanh elu selu celu gelu leaky_relu prelu rrelu silu swish mish softplus softsign hard_tanh hard_swish hard_silu exponential softmin"
    " hard_shrink soft_shrink tanh_shrink squareplus sparse_plus threshold".split()
)
HALF = frozenset({"float16", "bfloat16"})
ROWS = frozenset({LabelForm.ONE_HOT, LabelForm.DISTRIBUTION})
IDS = frozenset({LabelForm.CLASS_IDS})


@dataclass(slots=True, eq=False)  # never written to, never compared; frozen would take three times as long to load
class Verdict:
    """What a rule says of a case: its message and where it stands."""

    message: str
    where: Where | None
    related: tuple[tuple[str, Where | None], ...] = ()
    severity: Severity | None = None  # where this case is milder than the rule


def at(where: Where | None) -> str:
    if where is None:
        return ""
    file = where.file.replace("\\", "/").rpartition("/")[2]
    return f" at {file}:{where.row}" if where.cell is None else f" at {file}:cell {where.cell}:{where.row}"


def spoken_output(output: Output) -> str:
    what = f"{output.text}" if output.text else "the output"
    return f"{what}{at(output.where)}"


def spoken_loss(loss: Loss) -> str:
    return f"{loss.text or loss.name.rpartition('.')[2]}{at(loss.made or loss.where)}"


def spoken_labels(labels: Labels) -> str:
    what = labels.text or "the labels"
    return f"{what}{at(labels.where)}"


def floor(classes: int) -> float:
    """The lowest cross-entropy that softmax outputs can reach when they are taken as logits: ln(1 + (C - 1) / e)."""
    return log(1 + (classes - 1) / e)


def floor_of_units(units: int) -> float:
    """The lowest mean binary cross-entropy that softmax outputs can reach with one-hot labels: (ln(1 + 1 / e) + (C - 1) ln 2) / C."""
    return (log(1 + 1 / e) + (units - 1) * log(2)) / units


def output_and_loss(case: Case) -> tuple[Output, Loss] | None:
    if case.output is None or case.loss is None or case.loss.swapped:
        return None
    return case.output, case.loss


def places(*pairs: tuple[str, Where | None]) -> tuple[tuple[str, Where | None], ...]:
    return pairs
