"""What is said when output, loss and labels disagree: the errors, and every text of theirs, in one place.

    ValueError
      ContractError        a contract is broken; one of:
        LabelError           the values of the labels
        ShapeError           the shapes of output, labels or weights
        OutputKindError      what the output is: logits, probabilities, log-probabilities
    UserWarning
      ContractWarning      numbers look as if a contract were broken; said once at each call site

Each text names both facts that disagree, where, the likely cause and what to type.
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["ContractError", "ContractWarning", "LabelError", "OutputKindError", "ShapeError"]


class ContractError(ValueError):
    """Output, loss and labels disagree."""


class LabelError(ContractError):
    """The values of the labels are not what the loss can take."""


class ShapeError(ContractError):
    """The shapes of output, labels or weights do not go together."""


class OutputKindError(ContractError):
    """The output is not of the kind that the loss expects."""


class ContractWarning(UserWarning):
    """Numbers look as if a contract were broken; it cannot be proved."""


Shape = Sequence[int | None]


def place(name: str, index: Sequence[int]) -> str:
    """`labels[7]`, `labels[2, 0]`; the name alone for a scalar."""
    return f"{name}[{', '.join(map(str, index))}]" if len(index) else name


def shown(shape: Shape) -> str:
    """A shape as Python prints it, unknown lengths as `?`."""
    sizes = ["?" if size is None else str(size) for size in shape]
    return f"({sizes[0]},)" if len(sizes) == 1 else f"({', '.join(sizes)})"


# -- options


def unknown_choice(name: str, given: object, choices: Sequence[str]) -> ValueError:
    """A word that is none of those an option takes."""
    near = get_close_matches(str(given), choices, 1)
    hint = f" Did you mean {near[0]!r}?" if near else ""
    return ValueError(f"{name}={given!r} is not known; choose one of {', '.join(map(repr, choices))}.{hint}")


def out_of_bounds(name: str, given: object, bounds: str) -> ValueError:
    """A number outside the interval an option takes."""
    return ValueError(f"{name}={given!r} is not in {bounds}.")


def not_with_kind(name: str, kind: str) -> ValueError:
    """An option of logits, given with probabilities."""
    return ValueError(f"{name} acts on logits, but kind={kind!r}; leave {name} out, or pass the logits.")


def ignore_needs_ids() -> ValueError:
    """`ignore_index` with labels that are rows."""
    return ValueError("ignore_index names a class id, but the labels are distributions; give rows that do not count sample_weight 0.")


# -- shapes


def axis_missing(axis: int, shape: Shape) -> ShapeError:
    return ShapeError(f"axis={axis}, but the logits of shape {shown(shape)} have {len(shape)} axes.")


def no_classes(shape: Shape, axis: int) -> ShapeError:
    return ShapeError(f"the class axis {axis} of logits of shape {shown(shape)} has length 0: there is no class to choose.")


def labels_do_not_fit(logits: Shape, labels: Shape, axis: int) -> ShapeError:
    """Labels that are neither class ids nor distributions for these logits."""
    rows = tuple(size for place_, size in enumerate(logits) if place_ != axis % len(logits))
    readings = f"class ids need shape {shown(rows)}, a distribution needs shape {shown(logits)}"
    if len(labels) == len(logits) and labels[axis] == 1:
        remedy = "If they are class ids, write labels.squeeze(axis)" if axis != -1 else "If they are class ids, write labels.squeeze(-1)"
        return ShapeError(
            f"labels of shape {shown(labels)} with logits of shape {shown(logits)} can be read in two ways: {readings}. {remedy}."
        )
    return ShapeError(f"labels of shape {shown(labels)} do not go with logits of shape {shown(logits)} (class axis {axis}): {readings}.")


def units_differ(logits: Shape, labels: Shape) -> ShapeError:
    """Binary labels of another shape than the logits."""
    if len(logits) != len(labels) and sorted(map(str, logits)) != sorted(map(str, labels)):
        longer = max(len(logits), len(labels))
        grown = f" would broadcast and compare every row with every other ({longer} axes)"
        return ShapeError(
            f"logits of shape {shown(logits)} and labels of shape {shown(labels)}{grown}; "
            "squeeze one of them or unsqueeze the other: labels and output must have the same shape."
        )
    return ShapeError(f"labels of shape {shown(labels)} with logits of shape {shown(logits)}: labels and output must have the same shape.")


def weight_does_not_fit(name: str, weight: Shape, wanted: Shape) -> ShapeError:
    return ShapeError(f"{name} of shape {shown(weight)}, but {shown(wanted)} was expected.")


def head_does_not_fit(hidden: Shape, weight: Shape) -> ShapeError:
    """Hidden states and a last layer of other widths."""
    turned = " It seems to be turned: pass weight.T." if len(weight) == 2 and len(hidden) and weight[0] == hidden[-1] else ""
    return ShapeError(
        f"weight of shape {shown(weight)} with hidden of shape {shown(hidden)}: a weight has one row a class and shape (V, {hidden[-1] if len(hidden) else 'D'}).{turned}"
    )


# -- labels


def not_class_ids(dtype: str, shape: Shape, values: Sequence[object]) -> LabelError:
    """Labels of the shape of class ids, but not of an integer dtype."""
    held = f" with values {{{', '.join(map(str, values))}}}" if values else ""
    return LabelError(
        f"labels have shape {shown(shape)} and dtype {dtype}{held}; class ids are integers. "
        "Convert with fromlogits.labels.to_class_ids(labels), or write labels.astype(int) / labels.long() once the values are whole."
    )


def no_class(value: int, index: Sequence[int], count: int, logits: Shape, classes: int, *, counted_from_one: bool) -> LabelError:
    """A class id that has no logit."""
    others = f", and {count - 1} more," if count > 1 else ""
    cause = (
        "The classes seem to be counted from 1: pass labels - 1"
        if counted_from_one
        else f"If {value} marks rows without a label, pass ignore_index={value}"
        if value < 0
        else f"If classes are counted from 1, pass labels - 1; if {value} marks padding, pass ignore_index={value}; otherwise the last layer has too few units"
    )
    return LabelError(
        f"label {value} at {place('labels', index)}{others} has no class: logits of shape {shown(logits)} give classes 0..{classes - 1}. {cause}."
    )


def label_is_nan(index: Sequence[int], count: int) -> LabelError:
    more = f" ({count} in all)" if count > 1 else ""
    return LabelError(f"{place('labels', index)} is NaN{more}; drop rows without a label, or give them sample_weight 0.")


def not_a_distribution(index: Sequence[int], total: float, tolerance: float, *, multi_hot: bool) -> LabelError:
    """A row of labels that does not sum to one."""
    cause = "Several classes hold at once: use binary_cross_entropy" if multi_hot else "Divide each row by its sum, or give class ids"
    return LabelError(
        f"{place('labels', index)} sums to {total:.6g}, but a distribution over classes sums to 1 within {tolerance:g}. {cause}."
    )


def negative_share(index: Sequence[int], value: float) -> LabelError:
    return LabelError(f"{place('labels', index)} is {value:.6g}, but a share of a distribution is not negative.")


def not_between(index: Sequence[int], value: float, seen: tuple[float, float]) -> LabelError:
    """A binary label outside [0, 1]."""
    cause = {
        (-1.0, 1.0): "For labels -1 and 1 pass (labels + 1) / 2",
        (1.0, 2.0): "For labels 1 and 2 pass labels - 1",
        (0.0, 255.0): "For masks of 0 and 255 pass labels / 255",
    }.get(seen, "Binary labels are 0, 1 or a probability")
    return LabelError(
        f"{place('labels', index)} is {value:g}, but binary labels lie in [0, 1] (these in [{seen[0]:g}, {seen[1]:g}]). {cause}."
    )


def unreadable_labels(dtype: str, example: object) -> LabelError:
    """Labels of a dtype that no loss takes: text, objects."""
    return LabelError(
        f"labels have dtype {dtype} (for instance {example!r}); a loss takes numbers. "
        "Convert with fromlogits.labels.to_class_ids(labels), which keeps the order of the names it is given."
    )


def require_whole(values: NDArray[Any]) -> None:
    """Raise for labels that stand for class ids and are not whole numbers."""
    wrong = ~(np.floor(values) == values)
    if wrong.any():
        index = tuple(int(one) for one in np.argwhere(wrong)[0])
        if np.isnan(values[index]):
            raise label_is_nan(index, int(np.isnan(values).sum()))
        raise LabelError(
            f"{place('labels', index)} is {values[index]:g}, but class ids are whole numbers: it would be cut to {int(values[index])}. "
            "Check for scaled or averaged labels; give a distribution to CategoricalCrossentropy."
        )


def require_numbers(labels: object) -> None:
    """Raise for labels that are text or mixed objects, as far as that shows without reading a framework's tensor."""
    if isinstance(labels, list | tuple):
        try:
            labels = np.asarray(labels)
        except ValueError:
            raise mixed_labels() from None
    dtype = getattr(labels, "dtype", None)
    if isinstance(dtype, np.dtype) and dtype.kind in "USO":
        values = np.asarray(labels).ravel()
        if dtype.kind == "O" and any(np.ndim(one) for one in values):
            raise mixed_labels()
        if not (dtype.kind == "O" and all(isinstance(one, int | float | np.number) for one in values)):
            raise unreadable_labels(str(dtype), values[0] if values.size else None)


def mixed_labels() -> LabelError:
    """Class ids and rows in one array."""
    return LabelError(
        "labels mix class ids with rows (one-hot or otherwise), as in [0, 1, [0, 0, 1]]; bring all to one form with fromlogits.labels.to_class_ids."
    )


def rows_in_sparse_loss(shape: Shape, twin: str) -> LabelError:
    return LabelError(
        f"labels of shape {shown(shape)} have one number for each class (one-hot rows or distributions), but this loss takes class ids, one a row. "
        f"Use {twin}, or pass labels.argmax(-1) where the rows are one-hot."
    )


def ids_in_dense_loss(labels: Shape, output: Shape, twin: str) -> LabelError:
    return LabelError(
        f"labels of shape {shown(labels)} are class ids, but here labels and output must have the same shape {shown(output)}: one-hot rows or distributions. "
        f"Use {twin}, or fromlogits.labels.to_one_hot(labels, {output[-1]})."
    )


# -- outputs


def not_probabilities(index: Sequence[int], fact: str) -> OutputKindError:
    """Values that cannot be probabilities, given as such."""
    return OutputKindError(
        f"kind='probabilities', but {place('logits', index)} {fact}. These look like raw scores: pass kind='logits' and leave out the softmax or sigmoid."
    )


def not_log_probabilities(index: Sequence[int], fact: str) -> OutputKindError:
    return OutputKindError(
        f"kind='log_probabilities', but {place('logits', index)} {fact}. Pass kind='logits' for raw scores, kind='probabilities' for probabilities."
    )


def already_normalised(activation: str, *, keras: bool = False) -> OutputKindError:
    """Proof that what is given as logits is the output of softmax or sigmoid."""
    remedy = "set from_logits=False" if keras else "say kind='probabilities'"
    return OutputKindError(
        f"logits were expected, but this tensor is the output of {activation}: the loss would apply it a second time. "
        f"Pass the tensor before {activation}, or {remedy}."
    )


def never_normalised(activation: str) -> OutputKindError:
    """Proof that what is given as probabilities is the output of a linear layer."""
    return OutputKindError(
        f"probabilities were expected (from_logits=False), but this tensor is the output of a linear layer: raw scores. "
        f"Set from_logits=True, or end the model in {activation}."
    )


def origin_unknown() -> OutputKindError:
    """`from_logits="auto"` where nothing tells."""
    return OutputKindError(
        'from_logits="auto" cannot be told here: the tensor does not say what made it (values of numpy or JAX never do, nor does what other '
        "layers changed). Say from_logits=True or False, or bind the loss to its model with fromlogits.loss_for(model)."
    )


def looks_like_probabilities(shape: Shape, *, rows: bool) -> str:
    """The text of a warning: numbers given as logits that may be probabilities."""
    fact = f"the {shape[0] if len(shape) > 1 else 1} rows sum to 1 and nothing is negative" if rows else "every number lies between 0 and 1"
    return (
        f"logits were expected, but {fact} in this batch of shape {shown(shape)} (FL101): the last layer may end in "
        f"{'softmax' if rows else 'sigmoid'}, which the loss applies itself. Pass the tensor before it, or say kind='probabilities'; "
        "if these are logits, wrap the call in fromlogits.checks('never')."
    )
