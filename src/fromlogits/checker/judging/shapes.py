"""Shapes, axes and order: FL301 to FL303."""

from __future__ import annotations

from collections.abc import Iterator

from fromlogits.checker.judging.verdict import (
    LOGITS,
    Verdict,
    output_and_loss,
    places,
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
    Severity,
)

__all__ = [
    "across",
    "broadcast",
    "class_axis",
    "off_axis",
    "swapped",
]


def broadcast(case: Case) -> Verdict | None:
    if case.broadcast is None or case.loss is None or case.loss.swapped:
        return None
    one, other = (str(shape).replace("None", "N") for shape in case.broadcast)
    if case.aligned:
        return Verdict(
            f"shapes {one} and {other} would broadcast to N x N: {spoken_loss(case.loss)}; Keras 3 aligns them before it calls this loss, nobody else does; "
            "give labels the output's shape",
            case.loss.where,
            places(("the output comes from here", case.output.where if case.output is not None else None)),
            Severity.HINT,
        )
    if case.loss.strict:
        said, cost = f"shapes {one} and {other} meet in a loss that takes one shape", "it raises"
    else:
        said, cost = f"shapes {one} and {other} broadcast to N x N", "every output meets every label"
    return Verdict(
        f"{said}: {spoken_loss(case.loss)}; {cost}; squeeze the one or unsqueeze the other",
        case.loss.where,
        places(("the output comes from here", case.output.where if case.output is not None else None)),
    )


AXIS_FAULTS = {
    "implicit": "softmax without a dim: PyTorch picks an axis by rank",
    "batch": "softmax runs over the batch axis, not over the classes",
    "other": "softmax runs over an axis that does not hold the classes",
}


def off_axis(output: Output, loss: Loss) -> bool:
    """Whether the units of an output lie on another axis than the one where the loss looks for classes."""
    if loss.family is not Family.MULTICLASS or loss.by_hand or loss.class_axis is None:
        return False
    if output.axis is None or output.rank is None:
        return False
    if output.rank == 2:  # of as many rows as classes, either axis may be meant
        rows = output.shape[0] if output.shape is not None else None
        return loss.class_axis in {0, -2} and output.axis == -1 and (output.units or 0) > 1 and rows != output.units
    return output.rank > 2 and output.axis != (loss.class_axis if loss.class_axis < 0 else loss.class_axis - output.rank)


def across(output: Output, labels: Labels | None) -> bool:
    """Whether the units of an output lie where rows of labels have their examples, as many of them, and not where these have their classes."""
    if labels is None or labels.form is not LabelForm.ONE_HOT or labels.shape is None or output.axis is None:
        return False
    if not output.rank == labels.rank == -output.axis == 2:
        return False
    return labels.shape[-1] == labels.classes != output.units == labels.shape[-2]


def _labelled_along(output: Output, labels: Labels, loss: Loss) -> bool:
    """Whether raw scores have an id for everything but the axis where the loss looks, and not for everything but the units."""
    if (
        output.kind is not LOGITS
        or output.shape is None
        or labels.shape is None
        or labels.rank != (output.rank or 0) - 1
        or loss.class_axis is None
    ):
        return False
    others, places = list(output.shape), list(output.shape)
    others.pop(loss.class_axis)
    places.pop(output.axis if output.axis is not None else -1)
    known = [(one, other, given) for one, other, given in zip(others, places, labels.shape, strict=True) if None not in (one, other, given)]
    return any(one != other for one, other, _ in known) and all(one == given for one, _, given in known)


def _picks_a_place(output: Output, labels: Labels | None) -> bool:
    """Whether a softmax runs over places, and labels tell one of as many: where a point is, where an answer begins."""
    if output.axis_fault != "other" or output.shape is None or output.axis is None or labels is None or labels.classes is None:
        return False
    sizes = list(output.shape)
    if not -len(sizes) <= output.axis < len(sizes):
        return False
    return sizes.pop(output.axis) == labels.classes and labels.classes not in sizes and labels.rank in (len(sizes), len(sizes) + 1)


def class_axis(case: Case) -> Verdict | None:
    if (
        case.loss is None
        and not case.metrics
        and case.output is not None
        and case.output.axis_fault is not None
        and len(case.output.activations) == 1
    ):
        return Verdict(f"{AXIS_FAULTS[case.output.axis_fault]}: {spoken_output(case.output)}; name the class axis", case.output.where)
    given = output_and_loss(case)
    if given is None or (given[1].by_hand and given[1].name == "elementwise arithmetic"):
        return None
    output, loss = given
    if output.axis_fault is not None and not _picks_a_place(output, case.labels):
        return Verdict(
            f"{AXIS_FAULTS[output.axis_fault]}: {spoken_output(output)}, {spoken_loss(loss)}; name the class axis",
            loss.where,
            places(("the axis is chosen here", output.where)),
        )
    if loss.by_hand and across(output, case.labels):
        return Verdict(f"{AXIS_FAULTS['other']}: {spoken_output(output)}, {spoken_loss(loss)}; name the class axis", loss.where)
    if not off_axis(output, loss) or case.labels is None or case.labels.rank is None or output.rank is None:
        return None
    if case.labels.rank not in (output.rank - 1, output.rank) or _labelled_along(output, case.labels, loss):
        return None
    return Verdict(
        f"classes are on axis {output.axis} of the output, the loss looks at axis {loss.class_axis}: {spoken_output(output)}, {spoken_loss(loss)}; move the class axis, or flatten the rows first",
        loss.where,
        places(("the classes are made here", output.where)),
    )


def swapped(case: Case) -> Iterator[Verdict]:
    if case.loss is not None and case.loss.swapped:
        yield Verdict(
            f"labels stand where {case.loss.text or case.loss.name.rpartition('.')[2]} expects the output, and the output stands where it expects the labels: exchange the two",
            case.loss.where,
        )
    for metric in case.metrics:
        if metric.swapped:
            yield Verdict(
                f"labels stand where {metric.name.rpartition('.')[2]} expects the prediction, and the prediction stands where it expects the labels: "
                "what it missed is counted as what it made up; exchange the two",
                metric.where,
            )
