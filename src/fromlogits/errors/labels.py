"""What is said of labels that a loss cannot take."""

from __future__ import annotations

from collections.abc import Sequence

from fromlogits.errors.kinds import LabelError, ShapeError
from fromlogits.errors.words import Index, Shape, place, shown, words

__all__ = [
    "binary_not_floating",
    "ids_in_dense_loss",
    "ids_needed",
    "ids_of_dtype",
    "label_is_nan",
    "labels_not_real",
    "negative_share",
    "no_class",
    "no_class_in_graph",
    "not_a_distribution",
    "not_between",
    "not_class_ids",
    "rows_in_sparse_loss",
    "shares_not_floating",
    "taken_as_they_are",
    "unreadable_labels",
]


def ids_of_dtype(dtype: str, wanted: str) -> LabelError:
    """Class ids of an integer dtype that the framework does not take."""
    return LabelError(f"{words().labels} holds class ids of dtype {dtype}, but {wanted} was expected: pass {words().labels}.long().")


def shares_not_floating(dtype: str, shape: Shape, axis: int) -> LabelError:
    """Whole numbers of the shape of the output, which reads as a distribution."""
    labels = words().labels
    return LabelError(
        f"{labels} of shape {shown(shape)}, the shape of {words().output}, is read as class probabilities, which are floating point, but has "
        f"dtype {dtype}. If it is one-hot, pass {labels}.argmax({axis}) or {labels}.float()."
    )


def binary_not_floating(dtype: str) -> LabelError:
    return LabelError(f"{words().labels} has dtype {dtype}, but binary labels are floating point here: pass {words().labels}.float().")


def ids_needed(shape: Shape, wanted: Shape, axis: int) -> ShapeError:
    """A distribution where only class ids are taken."""
    labels = words().labels
    return ShapeError(
        f"{labels} of shape {shown(shape)} has one number a class, but this loss takes class ids of shape {shown(wanted)}: "
        f"pass {labels}.argmax({axis}), or use CrossEntropyLoss, which takes class probabilities too."
    )


def not_class_ids(dtype: str, shape: Shape, values: Sequence[object], missing: int = 0) -> LabelError:
    """Labels of the shape of class ids, but not of an integer dtype."""
    held = f" with values {{{', '.join(map(str, values))}}}" if values else ""
    said = f"labels have shape {shown(shape)} and dtype {dtype}{held}; class ids are integers"
    if missing:
        return LabelError(
            f"{said}, and NaN, at {missing} of them, is none. Convert with fromlogits.labels.to_class_ids({words().labels}, ignore_index=-100), and "
            f"{words().ignored.format(-100)}; or drop those rows."
        )
    return LabelError(
        f"{said}. Convert with fromlogits.labels.to_class_ids({words().labels}), or write labels.astype(int) / labels.long() once the values are whole."
    )


def no_class(
    value: int, index: Index, count: int, logits: Shape | None, classes: int, *, counted_from_one: bool, first: int = 0
) -> LabelError:
    """A class id that has no logit; without logits, one that is beyond the number of classes."""
    labels = words().labels
    others = f", and {count - 1} more," if count > 1 else ""
    source = f"classes={classes} gives" if logits is None else f"logits of shape {shown(logits)} give"
    from_one = "counted_from=1" if logits is None else f"{labels} - 1"
    ignored = words().ignored.format(value)
    last = "classes is too small" if logits is None else "the last layer has too few units"
    cause = (
        f"The classes seem to be counted from 1: pass {from_one}"
        if counted_from_one
        else "NaN becomes this number when it is made an integer: drop rows without a label, or mark them"
        if value in {-(2**31), -(2**63)}
        else f"If {value} marks rows without a label, {ignored}"
        if value < first
        else f"If classes are counted from 1, pass {from_one}; if {value} marks padding, {ignored}; otherwise {last}"
    )
    return LabelError(
        f"label {value} at {place(labels, index)}{others} has no class: {source} classes {first}..{first + classes - 1}. {cause}."
    )


def no_class_in_graph(logits: Shape, axis: int) -> str:
    """What a graph says, when it runs, of a class id that has no logit; the id and its row follow."""
    classes = logits[axis]
    last = "?" if classes is None else str(classes - 1)
    return (
        f"a label has no class: logits of shape {shown(logits)} give classes 0..{last}. If classes are counted from 1, pass labels - 1; "
        f"if the label marks padding, {words().ignored.format('<label>')}. The first such label, and its row among all rows:"
    )


def label_is_nan(index: Index, count: int) -> LabelError:
    more = f" ({count} in all)" if count > 1 else ""
    return LabelError(f"{place(words().labels, index)} is NaN{more}; drop rows without a label, or give them {words().aside}.")


def not_a_distribution(index: Index, total: float, tolerance: float, *, multi_hot: bool) -> LabelError:
    """A row of labels that does not sum to one."""
    cause = f"Several classes hold at once: use {words().binary}" if multi_hot else "Divide each row by its sum, or give class ids"
    return LabelError(
        f"{place(words().labels, index)} sums to {total:.6g}, but a distribution over classes sums to 1 within {tolerance:g}. {cause}."
    )


def taken_as_they_are(fault: LabelError) -> str:
    """The text of a warning: rows of labels that are no distribution, at a door whose framework takes any."""
    return f"{fault} The loss is computed as if they were meant (FL206); wrap the call in fromlogits.checks('never') where they are."


def negative_share(index: Index, value: float) -> LabelError:
    return LabelError(f"{place(words().labels, index)} is {value:.6g}, but a share of a distribution is not negative.")


def not_between(index: Index, value: float, seen: tuple[float, float]) -> LabelError:
    """A binary label outside [0, 1]."""
    labels = words().labels
    cause = {
        (-1.0, 1.0): f"For labels -1 and 1 pass ({labels} + 1) / 2",
        (1.0, 2.0): f"For labels 1 and 2 pass {labels} - 1",
        (0.0, 255.0): f"For masks of 0 and 255 pass {labels} / 255",
    }.get(seen, "Binary labels are 0, 1 or a probability")
    return LabelError(
        f"{place(labels, index)} is {value:g}, but binary labels lie in [0, 1] (these in [{seen[0]:g}, {seen[1]:g}]). {cause}."
    )


def labels_not_real(dtype: str) -> LabelError:
    """Complex numbers, of which a loss would take the real part in silence."""
    return LabelError(
        f"{words().labels} of dtype {dtype} were given, but labels are real numbers: pass {words().labels}.real, if that holds them."
    )


def unreadable_labels(dtype: str, example: object) -> LabelError:
    """Labels of a dtype that no loss takes: text, objects."""
    names = ", names=..." if isinstance(example, str) else ""
    order = ", names in the order of your classes" if names else ""
    return LabelError(
        f"labels have dtype {dtype} (for instance {example!r:.60}); a loss takes numbers. Convert with fromlogits.labels.to_class_ids(labels{names}){order}."
    )


def rows_in_sparse_loss(shape: Shape, twin: str) -> LabelError:
    return LabelError(
        f"{words().labels} of shape {shown(shape)} have one number for each class (one-hot rows or distributions), but this loss takes class ids, one a row. "
        f"Use {twin}, or pass {words().labels}.argmax(-1) where the rows are one-hot."
    )


def ids_in_dense_loss(labels: Shape, output: Shape, twin: str) -> LabelError:
    return LabelError(
        f"{words().labels} of shape {shown(labels)} are class ids, but here labels and output must have the same shape {shown(output)}: one-hot rows or distributions. "
        f"Use {twin}, or fromlogits.labels.to_one_hot({words().labels}, {output[-1]})."
    )
