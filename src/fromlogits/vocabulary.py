"""The words both wings share: what an output is, what a loss expects, what labels look like, and what was found.

Types only, standard library only. A fact that is not known is `None`, and a rule that meets `None` says nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

__all__ = [
    "Applicability",
    "Case",
    "Confidence",
    "Edit",
    "Family",
    "Finding",
    "Fix",
    "LabelForm",
    "Labels",
    "Loss",
    "Metric",
    "Output",
    "OutputKind",
    "Related",
    "Severity",
    "Where",
]


class OutputKind(StrEnum):
    """What the numbers of an output are."""

    LOGITS = "logits"
    PROBABILITIES = "probabilities"
    LOG_PROBABILITIES = "log-probabilities"


class LabelForm(StrEnum):
    """How labels name their class."""

    CLASS_IDS = "class ids"
    ONE_HOT = "one-hot"
    DISTRIBUTION = "distribution"
    MULTI_HOT = "multi-hot"
    BINARY = "binary"


class Family(StrEnum):
    """One class out of many, or yes and no for each unit by itself."""

    BINARY = "binary"
    MULTICLASS = "multiclass"


class Severity(StrEnum):
    """How bad: the result is wrong, the result is unstable or misleads, or it is harmless."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


class Confidence(StrEnum):
    """Proof follows from the program; a hint follows from numbers that could be otherwise."""

    PROOF = "proof"
    HINT = "hint"


class Applicability(StrEnum):
    """Whether a fix may change what the model returns or what the author may have meant."""

    SAFE = "safe"
    UNSAFE = "unsafe"


@dataclass(frozen=True, slots=True, order=True)
class Where:
    """A stretch of source. Rows and columns count from 1, in characters; the end is exclusive.

    In a notebook `cell` counts code cells from 1 and rows count within the cell.
    """

    file: str
    row: int
    column: int
    end_row: int
    end_column: int
    cell: int | None = None

    def __str__(self) -> str:
        cell = f":cell {self.cell}" if self.cell is not None else ""
        return f"{self.file}{cell}:{self.row}"


@dataclass(frozen=True, slots=True)
class Output:
    """What a model gives to a loss, a metric or a threshold."""

    kind: OutputKind | None = None
    activation: str | None = None  # the last activation: softmax, sigmoid, log_softmax, relu, …; None when linear or unknown
    units: int | None = None  # size of the class axis
    axis: int | None = None  # the axis a softmax ran over, as written in the program
    rank: int | None = None
    shape: tuple[int | None, ...] | None = None
    dtype: str | None = None
    where: Where | None = None  # where the output got its kind: the layer, the activation, the call
    text: str | None = None  # that place as the program spells it
    activations: tuple[str, ...] = ()  # softmax and sigmoid in the order they were applied
    axis_fault: str | None = None  # "implicit", "batch" or "time": the softmax runs over an axis that is not the classes
    by_hand: str | None = None  # "log(softmax)", "log(sigmoid)": the logarithm was taken of probabilities
    guarded: bool = False  # an epsilon or a clip keeps the probabilities from zero
    from_model: bool | None = None  # True when trained weights made it, False when it is data
    independent: bool | None = None  # a probability per unit (sigmoid), not per row (softmax)
    tempered: bool = False  # between two softmaxes the probabilities were divided by a temperature
    halved: bool = False  # raw scores that are cut at a half elsewhere, as probabilities are
    confidence: Confidence = Confidence.PROOF  # how sure the kind is: numbers alone give a hint
    evidence: str | None = None  # what says so, where it was numbers: "32 rows sum to 1"


@dataclass(frozen=True, slots=True)
class Loss:
    """What a loss expects."""

    name: str
    expects: OutputKind | None
    family: Family | None
    labels: frozenset[LabelForm] = frozenset()
    where: Where | None = None  # the use: the call that computes it, or the argument of compile
    made: Where | None = None  # where the loss was written down: its constructor, its string, its name
    text: str | None = None
    framework: str | None = None  # keras, tensorflow, torch, jax, sklearn, fromlogits, or by hand
    ignore_index: int | None = None
    class_axis: int | None = None
    target: OutputKind | None = None  # what labels that a model made should be
    swapped: bool = False  # the arguments stand in the wrong order
    by_hand: bool = False
    fused: bool = False  # the loss applies softmax or sigmoid itself
    strict: bool = False  # output and labels of different shapes raise
    arguments: tuple[Where, Where] | None = None  # the first two arguments, when an order can be wrong


@dataclass(frozen=True, slots=True)
class Labels:
    """What the labels are."""

    form: LabelForm | None = None
    classes: int | None = None
    minimum: float | None = None
    maximum: float | None = None
    dtype: str | None = None
    shape: tuple[int | None, ...] | None = None
    rank: int | None = None
    where: Where | None = None
    text: str | None = None
    integral: bool | None = None  # False when values are known to be fractional
    normalised: bool | None = None  # False when rows are known not to sum to one
    has_nan: bool | None = None
    one_based: bool = False  # one-hot rows of ids that count from 1: the last class has no column
    strings: bool | None = None
    mixed: tuple[LabelForm, LabelForm] | None = None
    lossy: str | None = None  # what a conversion did to the values
    kind: OutputKind | None = None  # what they are when a model made them: a teacher's logits or probabilities
    confidence: Confidence = Confidence.PROOF  # how sure the form is
    evidence: str | None = None  # what says so, where it was numbers


@dataclass(frozen=True, slots=True)
class Metric:
    """What a metric, or a threshold written by hand, expects."""

    name: str
    expects: OutputKind | None = None
    threshold: float | None = None
    labels: frozenset[LabelForm] = frozenset()
    where: Where | None = None
    made: Where | None = None
    text: str | None = None
    by_hand: bool = False  # (scores > 0.5), round(scores)
    framework: str | None = None
    output: Output | None = None  # what this metric is given, where it is not the loss's output
    given: Labels | None = None  # the labels this metric is given, where they are not the loss's labels
    swapped: bool = False  # predictions and labels stand in the wrong order, and the number is another for it
    arguments: tuple[Where, Where] | None = None  # those two, where they stand


@dataclass(frozen=True, slots=True)
class Case:
    """One use of a loss, of metrics, or of an activation, with every fact a sensor could see."""

    output: Output | None = None
    loss: Loss | None = None
    labels: Labels | None = None
    metrics: tuple[Metric, ...] = ()
    broadcast: tuple[tuple[int | None, ...], tuple[int | None, ...]] | None = None  # shapes that silently broadcast
    aligned: bool = False  # the framework aligns those shapes before the loss sees them
    condition: str | None = None  # the open choice this case hangs on, in the program's words
    backend: str | None = None  # Keras: tensorflow, jax, torch where the program says


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace the text at `where` by `content`; an empty stretch inserts."""

    where: Where
    content: str


@dataclass(frozen=True, slots=True)
class Fix:
    """How to mend a finding."""

    title: str
    applicability: Applicability
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that takes part in a finding."""

    message: str
    where: Where


@dataclass(frozen=True, slots=True)
class Finding:
    """A disagreement. Reports only format it; it stands alone."""

    code: str
    name: str
    severity: Severity
    confidence: Confidence
    message: str
    where: Where
    related: tuple[Related, ...] = ()
    fix: Fix | None = None
    noqa_row: int | None = None
    case: Case | None = field(default=None, compare=False, repr=False)
