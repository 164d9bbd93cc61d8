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

__all__ = ["ContractError", "ContractWarning", "LabelError", "OutputKindError", "ShapeError"]


class ContractError(ValueError):
    """Output, loss and labels disagree."""


# The sign by which TensorFlow knows errors that it may make again, with the way there in their text: out of a tf.function they come as what they are.
ContractError.__init__ = Exception.__init__  # type: ignore[method-assign]


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


def not_a_mask(name: str, dtype: str) -> ValueError:
    """Numbers where booleans say what counts."""
    return ValueError(f"{name} has dtype {dtype}, but booleans say what counts; write {name} != 0, or multiply the losses by a weight.")


def not_an_axis(axis: object) -> ValueError:
    return ValueError(f"axis={axis!r} is neither a whole number nor a tuple of them.")


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
    if 0 < min(len(logits), len(labels)) < max(len(logits), len(labels)) and sorted(map(str, logits)) != sorted(map(str, labels)):
        longer = max(len(logits), len(labels))
        grown = f" would broadcast and compare every row with every other ({longer} axes)"
        return ShapeError(
            f"logits of shape {shown(logits)} and labels of shape {shown(labels)}{grown}; "
            "squeeze one of them or unsqueeze the other: binary labels have the shape of the logits."
        )
    return ShapeError(f"labels of shape {shown(labels)} with logits of shape {shown(logits)}: binary labels have the shape of the logits.")


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
        else "NaN becomes this number when it is made an integer: drop rows without a label, or mark them"
        if value in {-(2**31), -(2**63)}
        else f"If {value} marks rows without a label, pass ignore_index={value}"
        if value < 0
        else f"If classes are counted from 1, pass labels - 1; if {value} marks padding, pass ignore_index={value}; otherwise the last layer has too few units"
    )
    return LabelError(
        f"label {value} at {place('labels', index)}{others} has no class: logits of shape {shown(logits)} give classes 0..{classes - 1}. {cause}."
    )


def no_class_in_graph(logits: Shape, axis: int) -> str:
    """What a graph says, when it runs, of a class id that has no logit; the id and its row follow."""
    classes = logits[axis]
    last = "?" if classes is None else str(classes - 1)
    return (
        f"a label has no class: logits of shape {shown(logits)} give classes 0..{last}. If classes are counted from 1, pass labels - 1; "
        "if the label marks padding, pass it as ignore_index. The first such label, and its row among all rows:"
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


def taken_as_they_are(fault: LabelError) -> str:
    """The text of a warning: rows of labels that are no distribution, at a door whose framework takes any."""
    return f"{fault} The loss is computed as if they were meant (FL206); wrap the call in fromlogits.checks('never') where they are."


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


def not_scores(dtype: str) -> OutputKindError:
    """Logits of a dtype that holds no scores."""
    return OutputKindError(
        f"logits have dtype {dtype}, but scores are floating-point numbers. Labels and logits may have changed places; write labels=..., logits=..."
    )


def already_normalised(activation: str) -> OutputKindError:
    """Proof that what is given as logits is the output of softmax or sigmoid."""
    return OutputKindError(
        f"logits were expected, but this tensor is the output of {activation}: the loss would apply it a second time. "
        f"Pass the tensor before {activation}, or say kind='probabilities'."
    )


def looks_like_probabilities(shape: Shape, *, rows: bool) -> str:
    """The text of a warning: numbers given as logits that may be probabilities."""
    fact = f"the {shape[0] if len(shape) > 1 else 1} rows sum to 1 and nothing is negative" if rows else "every number lies between 0 and 1"
    return (
        f"logits were expected, but {fact} in this batch of shape {shown(shape)} (FL101): the last layer may end in "
        f"{'softmax' if rows else 'sigmoid'}, which the loss applies itself. Pass the tensor before it, or say kind='probabilities'; "
        "if these are logits, wrap the call in fromlogits.checks('never')."
    )
