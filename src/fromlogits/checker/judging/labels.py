"""Labels against loss: FL201 to FL208."""

from __future__ import annotations

from fromlogits.checker.judging.shapes import across, off_axis
from fromlogits.checker.judging.verdict import (
    IDS,
    LOG_PROBABILITIES,
    LOGITS,
    PROBABILITIES,
    ROWS,
    Verdict,
    places,
    spoken_labels,
    spoken_loss,
    spoken_output,
)
from fromlogits.vocabulary import (
    Case,
    Family,
    LabelForm,
    Labels,
    Loss,
    Output,
)

__all__ = [
    "class_count",
    "ids_in_dense",
    "invalid_values",
    "lossy",
    "mixed_forms",
    "one_hot_in_sparse",
    "out_of_range",
    "unnormalised",
]


# How each framework leaves out the rows of one label; the others have only weights.
LEFT_OUT = {
    "torch": "pass ignore_index={:g}",
    "fromlogits": "pass ignore_index={:g}",
    "keras": "pass ignore_class={:g}",
    "jax": "pass where=labels != {:g}",
}


def _labelled(case: Case) -> tuple[Loss, Labels] | None:
    if case.loss is None or case.labels is None or case.loss.swapped or (case.loss.by_hand and not case.loss.labels):
        return None
    return case.loss, case.labels


def one_hot_in_sparse(case: Case) -> Verdict | None:
    given = _labelled(case)
    if given is None or given[1].mixed or given[1].normalised is False:
        return None
    loss, labels = given
    rows = labels.form is LabelForm.ONE_HOT or (labels.form is LabelForm.DISTRIBUTION and labels.rank == 2)
    units = case.output.units if case.output is not None else None
    alike = case.output is not None and labels.rank == case.output.rank == 2 and units is not None and units > 1
    rows = rows or (alike and labels.shape is not None and labels.shape[-1] == units and not labels.strings)
    if not rows or (labels.rank is not None and labels.rank < 2):
        return None
    if labels.rank is not None and case.output is not None and labels.rank == (case.output.rank or 0) - 1:
        return None  # a row of ids, one for each place
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
        f"one-hot labels reach a loss that expects class ids: {spoken_labels(labels)}, {spoken_loss(loss)}; use the loss for one-hot labels, or class ids",
        loss.where,
        places(("the labels are made here", labels.where)),
    )


def ids_in_dense(case: Case) -> Verdict | None:
    given = _labelled(case)
    if given is None or given[1].mixed:
        return None
    loss, labels = given
    units = case.output.units if case.output is not None else None
    if loss.family is Family.BINARY and loss.labels and _one_for_many(case, labels):
        return Verdict(
            f"class ids reach a loss that judges every unit by itself: {spoken_labels(labels)}, {spoken_loss(loss)}, {units} units; "
            "use cross-entropy for one class out of many, or one-hot labels",
            loss.where,
            places(("the labels come from here", labels.where)),
        )
    if not loss.labels or not loss.labels <= ROWS or labels.form is not LabelForm.CLASS_IDS or loss.family is not Family.MULTICLASS:
        return None
    if case.output is not None and (case.output.units == 1 or _one_sample(case.output, labels)):
        return None
    if labels.rank is not None and labels.rank >= 2 and (labels.shape is None or labels.shape[-1] != 1):
        rank = case.output.rank if case.output is not None else None
        if rank is None or labels.rank != rank - 1:
            return None
    return Verdict(
        f"class ids reach a loss that expects one-hot labels: {spoken_labels(labels)}, {spoken_loss(loss)}; use the sparse loss, or one-hot labels",
        loss.where,
        places(("the labels come from here", labels.where)),
    )


def _one_sample(output: Output, labels: Labels) -> bool:
    """Whether labels of one axis may be the row of a single sample: its scores stand alone, or there are as many labels as classes, all zero or one."""
    if labels.rank != 1:
        return False
    if output.rank == 1:
        return True
    rows = output.shape[0] if output.shape else None
    as_many = labels.shape is not None and labels.shape[0] is not None and labels.shape[0] == output.units
    return as_many and rows in (None, 1) and labels.minimum == 0 and labels.maximum == 1


def _one_for_many(case: Case, labels: Labels) -> bool:
    """Whether there is one class id for each row and several units; but a column of yes and no may be meant for every unit."""
    output = case.output
    if output is None or output.rank != 2 or output.units is None or output.units < 2 or output.from_model is not True:
        return False
    column = labels.rank == 2 and labels.shape is not None and labels.shape[-1] == 1
    return labels.form is LabelForm.CLASS_IDS and (labels.rank == 1 or (column and (labels.maximum or 0) > 1))


def mixed_forms(case: Case) -> Verdict | None:
    if case.labels is None or not case.labels.mixed or case.loss is None:
        return None
    return Verdict(
        f"labels mix {case.labels.mixed[0]} and {case.labels.mixed[1]} rows: {spoken_labels(case.labels)}, {spoken_loss(case.loss)}; convert them to one form before training",
        case.loss.where,
        places(("the labels come from here", case.labels.where)),
    )


def _meant_as_ids(case: Case, loss: Loss, labels: Labels) -> bool:
    """Whether labels have an axis fewer than the output; or are no rows of zeros and ones where the loss takes nothing but ids."""
    rank = case.output.rank if case.output is not None else None
    if rank is not None and labels.rank is not None:
        return labels.rank == rank - 1
    rows = (labels.minimum is None or labels.minimum >= 0) and (labels.maximum is None or labels.maximum <= 1)
    return case.output is not None and loss.labels == {LabelForm.CLASS_IDS} and not rows


def out_of_range(case: Case) -> Verdict | None:
    given = _labelled(case)
    if given is not None and given[1].one_based and given[0].family is Family.MULTICLASS:
        return _beyond_the_rows(*given)
    if given is None or given[1].mixed or given[1].strings or given[1].lossy or given[1].form in ROWS or not given[0].labels:
        return None
    loss, labels = given
    if loss.framework == "sklearn":  # it sorts whatever labels it is given, and knows a class by its place
        return None
    low, high = labels.minimum, labels.maximum
    if loss.family is Family.BINARY:
        return None if _one_for_many(case, labels) else _binary_range(loss, labels)  # that ids are no yes or no is said by its own rule
    ids = labels.form is LabelForm.CLASS_IDS or (labels.form is None and _meant_as_ids(case, loss, labels))
    if LabelForm.CLASS_IDS not in loss.labels or not ids or labels.integral is not True:
        return None
    units = case.output.units if case.output is not None and not off_axis(case.output, loss) else None
    if low is not None and low < 0 and low != loss.ignore_index:
        left_out = LEFT_OUT.get(loss.framework or "", "give these the weight 0").format(low)
        return Verdict(
            f"label {low:g} has no class: {spoken_labels(labels)}, {spoken_loss(loss)}; if it marks rows without a label, {left_out}, else count classes from 0",
            loss.where,
            places(("the labels come from here", labels.where)),
        )
    if high is None or units is None or units < 2 or high < units or high == loss.ignore_index:
        return None
    if labels.classes is not None and labels.classes != units and low != 1:
        return None  # a class count that differs is said by its own rule
    cause = (
        "classes are counted from 1: pass labels - 1" if low == 1 and high == units else f"add units up to {high + 1:g}, or mend the labels"
    )
    return Verdict(
        f"label {high:g} has no class: {units} units give classes 0 to {units - 1}, {spoken_labels(labels)}, {spoken_loss(loss)}; {cause}",
        loss.where,
        places(
            ("the labels come from here", labels.where),
            ("the units are counted here", case.output.where if case.output is not None else None),
        ),
    )


def _beyond_the_rows(loss: Loss, labels: Labels) -> Verdict:
    """Ids counted from 1 that were made one-hot with as many columns as there are classes."""
    last = "the last class" if labels.classes is None else f"class {labels.classes}"
    return Verdict(
        f"{last} has no column in one-hot rows of ids counted from 1: {spoken_labels(labels)}, {spoken_loss(loss)}; "
        "its rows are all zeros, or an error; make the rows of labels - 1",
        loss.where,
        places(("the labels are made here", labels.where)),
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
        f"labels between {low:g} and {high:g} reach a binary loss: {spoken_labels(labels)}, {spoken_loss(loss)}; the loss has no floor; {remedy}",
        loss.where,
        places(("the labels come from here", labels.where)),
    )


def invalid_values(case: Case) -> Verdict | None:
    given = _labelled(case)
    if given is None or given[1].mixed:
        return None
    loss, labels = given
    near = places(("the labels come from here", labels.where))
    if labels.strings and loss.framework == "sklearn":
        return None  # its scores take classes by any name
    if labels.strings:
        return Verdict(
            f"labels are text: {spoken_labels(labels)}, {spoken_loss(loss)}; map each name to its class id first", loss.where, near
        )
    if labels.has_nan:
        return Verdict(
            f"labels hold NaN: {spoken_labels(labels)}, {spoken_loss(loss)}; one such row makes loss and weights NaN; drop or mask those rows",
            loss.where,
            near,
        )
    if loss.family is not Family.MULTICLASS or LabelForm.CLASS_IDS not in loss.labels:
        return None
    if labels.integral is False and labels.form is None and labels.rank in (0, 1):
        return Verdict(
            f"labels are fractions where class ids are expected: {spoken_labels(labels)}, {spoken_loss(loss)}; they are cut to whole numbers in silence; round them on purpose",
            loss.where,
            near,
        )
    floats = labels.dtype in {"float16", "bfloat16", "float32", "float64"}
    if loss.framework == "torch" and floats and labels.form is LabelForm.CLASS_IDS and labels.rank == 1:
        return Verdict(
            f"class ids have dtype {labels.dtype} where whole numbers are expected: {spoken_labels(labels)}, {spoken_loss(loss)}; convert them with .long()",
            loss.where,
            near,
        )
    return None


def unnormalised(case: Case) -> Verdict | None:
    given = _labelled(case)
    if given is None or given[0].family is not Family.MULTICLASS or not given[0].labels & ROWS:
        return None
    loss, labels = given
    near = places(("the labels are made here", labels.where))
    same = case.output is not None and labels.rank is not None and labels.rank == case.output.rank
    if loss.expects is not LOG_PROBABILITIES and loss.target is PROBABILITIES and labels.kind in {LOGITS, LOG_PROBABILITIES} and same:
        return Verdict(
            f"targets are {labels.kind}, not probabilities: {spoken_labels(labels)}, {spoken_loss(loss)}; their rows do not sum to one; apply softmax to them",
            loss.where,
            near,
        )
    counts = loss.by_hand and labels.integral is True  # the likelihood of a multinomial
    if (labels.normalised is False and not counts) or _are_counts(case, labels, loss):
        return Verdict(
            f"label rows do not sum to one: {spoken_labels(labels)}, {spoken_loss(loss)}; the loss is scaled row by row and cannot reach its floor; divide each row by its sum",
            loss.where,
            near,
        )
    bits = (
        labels.form is LabelForm.CLASS_IDS
        and (not loss.labels & IDS or ((labels.dtype or "").startswith("float") and loss.labels & ROWS))
        and _a_number_each(case, labels)
        and (labels.minimum, labels.maximum) == (0, 1)
    )
    if (labels.form is LabelForm.MULTI_HOT or bits) and not (case.output is not None and case.output.independent):
        return Verdict(
            f"multi-hot labels reach a loss for one class out of many: {spoken_labels(labels)}, {spoken_loss(loss)}; rows sum to more than one; use sigmoid and binary cross-entropy",
            loss.where,
            near,
        )
    return None


def _are_counts(case: Case, labels: Labels, loss: Loss) -> bool:
    """Whether labels are rows of whole numbers above one, as many as there are units."""
    if case.output is None or labels.form is not LabelForm.CLASS_IDS or loss.labels & IDS or labels.rank != case.output.rank:
        return False
    above = labels.minimum is not None and labels.minimum >= 0 and labels.maximum is not None and labels.maximum > 1
    return above and _a_number_each(case, labels) and labels.shape is not None and labels.shape[-1] == case.output.units


def _a_number_each(case: Case, labels: Labels) -> bool:
    """Whether labels hold a number for every unit, as rows of labels do and ids do not."""
    columns = labels.shape[-1] if labels.shape else None
    if case.output is None or labels.rank is None or labels.rank < 2 or columns in (None, 1):
        return False
    return labels.rank == case.output.rank or columns == case.output.units


def class_count(case: Case) -> Verdict | None:
    given = _labelled(case)
    if given is None or case.output is None or given[0].family is not Family.MULTICLASS or given[1].mixed:
        return None
    loss, labels = given
    units, classes = case.output.units, labels.classes
    in_rows = labels.form is LabelForm.ONE_HOT and labels.rank == 2 and loss.class_axis in {None, -1, 1}
    columns = labels.shape[-1] if in_rows and labels.shape else None
    if columns is not None and classes is not None and columns != units:
        classes = columns  # of ids of fewer classes
    if (
        case.output.from_model is False or case.output.where is None or off_axis(case.output, loss) or across(case.output, labels)
    ):  # nobody chose these units for these labels
        return None
    if units is None or units < 2 or classes is None or classes < 2 or classes in (units, loss.ignore_index):
        return None
    if labels.form not in {LabelForm.CLASS_IDS, LabelForm.ONE_HOT} or (labels.form is LabelForm.ONE_HOT and labels.rank == 1):
        return None  # a single row of zeros and a one may as well be a column
    if labels.form is LabelForm.CLASS_IDS and ((labels.minimum or 0) < 0 or _a_number_each(case, labels)):
        return None
    if units == classes + 1:  # room for a blank, a background or a generated class
        return None
    return Verdict(
        f"{units} units meet labels with {classes} classes: {spoken_output(case.output)}, {spoken_labels(labels)}; make the two counts one name",
        loss.where,
        places(("the units are counted here", case.output.where), ("the classes are counted here", labels.where)),
    )


def lossy(case: Case) -> Verdict | None:
    if case.labels is None or case.labels.lossy is None or case.loss is None or case.loss.swapped:
        return None
    return Verdict(
        f"{case.labels.lossy}: {spoken_labels(case.labels)}, {spoken_loss(case.loss)}; the labels are no longer what they were; keep them wide enough, or round on purpose",
        case.loss.where,
        places(("the labels come from here", case.labels.where)),
    )
