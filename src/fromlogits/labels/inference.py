"""What form labels have, told from the labels alone, with what is proved and what is guessed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from fromlogits import errors
from fromlogits.labels.forms import code_of, is_whole, reading_of
from fromlogits.labels.given import Given, Kind
from fromlogits.labels.marks import Marks, marks_of
from fromlogits.labels.reading import read
from fromlogits.vocabulary import Confidence, LabelForm, Labels

__all__ = ["Evidence", "Inference", "infer", "inference_of"]

ROWS = frozenset({LabelForm.ONE_HOT, LabelForm.DISTRIBUTION, LabelForm.MULTI_HOT})  # a number a class


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a fact is held. Proof: the values exclude anything else. Hint: they could be otherwise."""

    fact: str
    confidence: Confidence
    why: str


@dataclass(frozen=True, slots=True)
class Inference:
    """What labels are, and what that rests on."""

    labels: Labels  # the likeliest reading
    evidence: tuple[Evidence, ...] = ()
    alternatives: tuple[LabelForm, ...] = ()  # other forms that allow the same values
    rows: int = 0  # how many were looked at
    of: int = 0  # how many there are
    missing: int = 0  # how many places hold no label
    names: tuple[Any, ...] | None = None  # text, sorted; categories, in their order; columns of a table
    axis: int | None = None  # the class axis, where a row has a number a class
    ignore_index: int | None = None  # a guess: the number that marks rows without a label
    counted_from: int | None = None  # a guess: 1, where no label is 0

    @property
    def form(self) -> LabelForm | None:
        return self.labels.form

    @property
    def classes(self) -> int | None:
        return self.labels.classes

    def confidence(self, fact: str) -> Confidence | None:
        """Whether a fact ("form", "classes", …) is proved or guessed; None where nothing is known of it."""
        return next((one.confidence for one in self.evidence if one.fact == fact), None)

    @property
    def proved(self) -> Labels:
        """The facts without the guesses, as rules want them: what is not proved is None."""
        labels = self.labels
        if self.confidence("form") is not Confidence.PROOF:
            labels = replace(labels, form=None, normalised=None)
        return labels if self.confidence("classes") is Confidence.PROOF else replace(labels, classes=None)

    def __str__(self) -> str:
        lines = []
        for one in self.evidence:
            value = {
                "form": self.form or "unknown",
                "classes": self.classes,
                "ignore_index": self.ignore_index,
                "counted_from": self.counted_from,
            }.get(one.fact, "")
            lines.append(
                f"{one.fact}: {value} ({one.confidence}: {one.why})" if value != "" else f"{one.fact}: {one.why} ({one.confidence})"
            )
        seen = str(self.of) if self.rows == self.of else f"{self.rows} of {self.of}"
        return "\n".join([*lines, f"rows: {seen}"])


def infer(y: Any, *, classes: int | None = None, rows: int | None = None) -> Inference:
    """Tell what form labels have, and what that rests on.

    The first axis counts rows. Never raises for what it finds; what has no form is said to have none. The order of the rows makes no difference.

    Args:
      y: labels of any form and origin: numpy array, torch, JAX or TensorFlow tensor, list (also ragged, also mixed), column or table of pandas or polars.
      classes: how many classes there are, where that is known: it decides between readings.
      rows: look at so many rows only, the first ones; at all of them otherwise.

    Returns:
      The facts as `Labels`, each with its evidence: *proof* where no other form allows these values (or independent bits would look so less
      than once in a million times), *hint* where another does; `alternatives` names it.

    How the same numbers are read, where they allow two readings:

    - 0 and 1 in one axis, whether floats, whole numbers or booleans: binary; the ids of two classes look alike (and are the same numbers).
      With `classes` they are ids.
    - one 1 in each row of a matrix, whether floats, whole numbers or booleans: one-hot; few rows of tags, or of ids 0 and 1, may look alike (a hint).
    - other rows of 0 and 1: multi-hot in a matrix; a mask (binary) where there are more axes, unless the axis at the end (or behind the batch) has `classes` places.
    - -1 and 1, 1 and 2, 0 and 255 alone: binary, written otherwise; ids with a mark for rows without a label, or counted from one, look alike.
    - a negative number, alone of its kind: marks rows without a label. 255 in bytes or in a mask, far above the others: the same.
    - 1 as the smallest id: the classes are counted from one, or none of the rows is of class 0.
    - other negative numbers in int8 and int16: ids that outgrew the dtype. Floats beyond what their dtype holds exactly (256 in bfloat16): ids that were rounded.
    - fractions in [0, 1]: a distribution where rows sum to 1 (or half of them do, or all to the same), otherwise how probable each yes is.
      Other fractions are no labels.
    - whole numbers in a matrix: ids, a class for each place; votes for classes where rows sum to the same, or where they are floats (a hint).
    - an axis of length one at the end says that every number is a label by itself: (N, 1) is read as (N,), (N, T, 1) as ids or as yes and no, never as rows.

    >>> import fromlogits as fl
    >>> print(fl.labels.infer([2, 0, 1, -1]))
    form: class ids (proof: whole numbers from -1 to 2, one to a row)
    classes: 3 (hint: the largest id is 2)
    ignore_index: -1 (hint: the one negative number, at 1 of 4 places)
    rows: 4
    >>> fl.labels.infer([0, 1, [0, 0, 1], 2]).labels.mixed
    (<LabelForm.CLASS_IDS: 'class ids'>, <LabelForm.ONE_HOT: 'one-hot'>)

    Twin: `sklearn.utils.multiclass.type_of_target`, which takes text, knows no soft labels, and does not say what it guesses.
    """
    if rows is not None and rows < 0:
        raise errors.out_of_bounds("rows", rows, "0, 1, 2, …")
    head = y if rows is None else _first(y, rows)
    given = read(head)
    found = inference_of(given, classes)
    return found if head is y else replace(found, of=max(len(y), found.rows))


def _first(y: Any, rows: int) -> Any:
    if isinstance(y, str | bytes):
        return y
    try:
        return y.iloc[:rows] if hasattr(y, "iloc") else y[:rows]
    except (TypeError, IndexError, KeyError):  # one label, a set
        return y


def inference_of(given: Given, classes: int | None = None) -> Inference:
    """The same, of labels that are read."""
    if given.kind is Kind.NUMBERS:
        found = _of_numbers(given, classes)
    elif given.kind is Kind.TEXT:
        found = _of_text(given, classes)
    else:
        found = _OF_OTHERS[given.kind](given)
    evidence = list(found.evidence)
    if found.missing:
        evidence.append(Evidence("missing", Confidence.PROOF, f"no label at {found.missing} of {given.values.size} places"))
    return replace(found, evidence=tuple(evidence), rows=given.rows, of=given.rows)


def _labels(given: Given, **facts: Any) -> Labels:
    shape = given.shape
    rank = None if given.kind in {Kind.MIXED, Kind.RAGGED, Kind.UNREADABLE} else len(shape)
    missing = given.missing is not None or any(one is None for one in given.parts)
    return Labels(dtype=given.dtype, shape=shape if rank is not None else None, rank=rank, has_nan=missing, **facts)


def _missing(given: Given) -> int:
    return 0 if given.missing is None else int(given.missing.sum())


def _confidence(*, proof: bool) -> Confidence:
    return Confidence.PROOF if proof else Confidence.HINT


def _of_numbers(given: Given, classes: int | None) -> Inference:
    plain = given.without_column()
    reading = reading_of(plain, classes)
    seen = plain.present.ravel()
    facts: dict[str, Any] = {"form": reading.form, "normalised": reading.normalised}
    if not seen.size:
        return Inference(_labels(given), (Evidence("form", Confidence.HINT, reading.why),), missing=_missing(given))
    whole = is_whole(seen)
    facts |= {"minimum": float(seen.min()), "maximum": float(seen.max()), "integral": whole}
    evidence = [Evidence("form", _confidence(proof=reading.proof), reading.why)]
    marks = Marks()
    if reading.form in ROWS:
        facts["classes"] = plain.shape[reading.axis if reading.axis is not None else -1]
        evidence.append(Evidence("classes", _confidence(proof=reading.proof), f"a row has {facts['classes']} places"))
    elif whole and reading.form is not None:
        marks = marks_of(seen, given.dtype, plain.values.ndim, classes)
        facts["classes"], said = _count(reading.form, marks, classes, seen)
        evidence += said
    if reading.normalised is False:
        evidence.append(Evidence("normalised", _confidence(proof=reading.form is LabelForm.DISTRIBUTION), "not every row sums to 1"))
    return Inference(
        _labels(given, **facts), tuple(evidence), reading.alternatives, missing=_missing(given), names=given.names,
        axis=reading.axis, ignore_index=marks.ignore_index, counted_from=marks.counted_from,
    )  # fmt: skip


def _count(form: LabelForm, marks: Marks, classes: int | None, seen: Any) -> tuple[int | None, list[Evidence]]:
    """How many classes whole numbers name, and what is said of single numbers."""
    evidence = []
    if classes is not None:
        count: int | None = classes
        evidence.append(Evidence("classes", Confidence.PROOF, "given"))
    elif form is LabelForm.BINARY:
        count = 2
        evidence.append(Evidence("classes", Confidence.HINT, "no and yes"))
    elif marks.largest is None:
        count = None
    else:
        count = marks.largest + 1 - (marks.counted_from or 0)
        evidence.append(Evidence("classes", Confidence.HINT, f"the largest id is {marks.largest}"))
    if marks.ignore_index is not None:
        evidence.append(Evidence("ignore_index", Confidence.HINT, marks.ignore_why))
    if marks.counted_from is not None and (form is LabelForm.CLASS_IDS or code_of(seen) == (1, 2)):
        evidence.append(Evidence("counted_from", Confidence.HINT, "no label is 0"))
    if marks.wrapped is not None:
        evidence.append(Evidence("wrapped", Confidence.HINT, marks.wrapped))
    if marks.rounded is not None:
        evidence.append(Evidence("rounded", Confidence.HINT, marks.rounded))
    return count, evidence


def _of_text(given: Given, classes: int | None) -> Inference:
    names = tuple(sorted(set(given.present.ravel().tolist())))
    count = len(names) if classes is None else classes
    evidence = [Evidence("form", Confidence.HINT, "text: each label is the name of a class")]
    if names:
        evidence.append(Evidence("classes", _confidence(proof=classes is not None), f"{len(names)} different names"))
    others = (LabelForm.BINARY,) if len(names) == 2 else ()
    form = LabelForm.CLASS_IDS if names else None
    labels = _labels(given, form=form, classes=count if names else None, strings=True)
    return Inference(labels, tuple(evidence), others, missing=_missing(given), names=names)


def _of_categories(given: Given) -> Inference:
    names = given.names or ()
    evidence = (
        Evidence("form", Confidence.PROOF, "categories"),
        Evidence("classes", Confidence.PROOF, f"the column has {len(names)} categories"),
    )
    text = any(isinstance(name, str) for name in names)
    labels = _labels(given, form=LabelForm.CLASS_IDS, classes=len(names), strings=text or None)
    return Inference(labels, evidence, missing=_missing(given), names=names)


def _of_mixed(given: Given) -> Inference:
    parts = [*enumerate(given.parts)]
    value = next((at, one) for at, one in parts if one is not None and not isinstance(one, list))
    row = next((at, one) for at, one in parts if isinstance(one, list))
    rows = read([one for _, one in parts if isinstance(one, list)])
    form = reading_of(rows, None).form if rows.kind is Kind.NUMBERS and rows.values.ndim == 2 else None
    form = form if form in ROWS else LabelForm.ONE_HOT
    why = f"row {value[0]} holds one value, row {row[0]} holds {len(row[1])}"
    return Inference(_labels(given, mixed=(LabelForm.CLASS_IDS, form)), (Evidence("mixed", Confidence.PROOF, why),))


def _of_ragged(given: Given) -> Inference:
    sizes = sorted({len(one) for one in given.parts if one is not None})
    why = f"rows hold {sizes[0]} to {sizes[-1]} values: the classes of each row, or sequences of ids"
    return Inference(_labels(given), (Evidence("ragged", Confidence.PROOF, why),), (LabelForm.MULTI_HOT, LabelForm.CLASS_IDS))


def _of_unreadable(given: Given) -> Inference:
    index, _, what = given.example or ((), None, "")
    why = f"labels[{', '.join(map(str, index))}]: {what}" if index else what
    return Inference(_labels(given), (Evidence("unreadable", Confidence.PROOF, why),))


_OF_OTHERS = {Kind.CATEGORIES: _of_categories, Kind.MIXED: _of_mixed, Kind.RAGGED: _of_ragged, Kind.UNREADABLE: _of_unreadable}
