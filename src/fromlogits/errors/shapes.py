"""What is said of shapes that do not go together."""

from __future__ import annotations

from collections.abc import Sequence

from fromlogits.errors.conversions import listed
from fromlogits.errors.kinds import ShapeError
from fromlogits.errors.words import Shape, shown, words

__all__ = [
    "axes_do_not_fit",
    "axis_missing",
    "head_does_not_fit",
    "labels_do_not_fit",
    "no_classes",
    "not_dense",
    "nothing_to_multiply",
    "one_is_ragged",
    "one_shard",
    "ragged_rows_differ",
    "rank_not_known",
    "rows_are_ragged",
    "rows_of_different_length",
    "units_differ",
    "weight_does_not_fit",
]


def axis_missing(axis: int, shape: Shape) -> ShapeError:
    return ShapeError(f"axis={axis}, but the logits of shape {shown(shape)} have {len(shape)} axes.")


def no_classes(shape: Shape, axis: int) -> ShapeError:
    return ShapeError(f"the class axis {axis} of logits of shape {shown(shape)} has length 0: there is no class to choose.")


def labels_do_not_fit(logits: Shape, labels: Shape, axis: int) -> ShapeError:
    """Labels that are neither class ids nor distributions for these logits."""
    rows = tuple(size for place_, size in enumerate(logits) if place_ != axis % len(logits))
    readings = f"class ids need shape {shown(rows)}, a distribution needs shape {shown(logits)}"
    if len(labels) == len(logits) and labels[axis] == 1:
        remedy = f"If they are class ids, write {words().labels}.squeeze({axis})"
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
            "squeeze one of them or unsqueeze the other: binary labels and logits must have the same shape."
        )
    return ShapeError(
        f"labels of shape {shown(labels)} with logits of shape {shown(logits)}: binary labels and logits must have the same shape."
    )


def rows_are_ragged(name: str) -> ShapeError:
    """Ragged rows at a loss that wants as many classes in each."""
    return ShapeError(
        f"{name} came as a RaggedTensor, but every row of logits has the same classes: pass labels.flat_values and logits.flat_values where these hold "
        f"one row each, or {name}.to_tensor()."
    )


def rows_of_different_length(name: str) -> ShapeError:
    return ShapeError(f"{name} came as a list whose rows differ in length, of which no array can be made: every row needs as many numbers.")


def not_dense(form: str) -> TypeError:
    """A tensor that is laid out otherwise than as an array."""
    remedies = {"RaggedTensor": "x.to_tensor()", "SparseTensor": "tf.sparse.to_dense(x)", "nested tensor": "x.to_padded_tensor(padding)"}
    return TypeError(f"a {form} was given, but dense tensors are computed with: pass {remedies.get(form, 'x.to_dense()')}.")


def one_shard() -> TypeError:
    """A tensor that is spread over ranks, where what is computed with is not."""
    return TypeError(
        "a DTensor was given, which holds one rank's shard: pass x.full_tensor(), or call the loss inside the forward of the module that fully_shard "
        "was given, where its weights are whole."
    )


def rank_not_known() -> ShapeError:
    return ShapeError(
        "a tensor of unknown rank was given, and what its axes mean cannot be told: say its shape with tf.ensure_shape(x, (None, classes)), or in input_signature."
    )


def one_is_ragged(ragged: str, other: str) -> ShapeError:
    return ShapeError(
        f"{ragged} came as a RaggedTensor, but {other} did not: binary labels and logits have the same rows. Pass both ragged, or both dense."
    )


def ragged_rows_differ(labels: Sequence[int], logits: Sequence[int]) -> ShapeError:
    return ShapeError(
        f"ragged labels have rows of {listed(labels)} and ragged logits rows of {listed(logits)} numbers: binary labels and logits have the same shape."
    )


def weight_does_not_fit(name: str, weight: Shape, wanted: Shape) -> ShapeError:
    return ShapeError(f"{name} of shape {shown(weight)}, but {shown(wanted)} was expected.")


def head_does_not_fit(hidden: Shape, weight: Shape) -> ShapeError:
    """Hidden states and a last layer of other widths."""
    head = words().head
    turned = f" It seems to be turned: pass {head}.T." if len(weight) == 2 and len(hidden) and weight[0] == hidden[-1] else ""
    return ShapeError(
        f"{head} of shape {shown(weight)} with {words().hidden} of shape {shown(hidden)}: a weight has one row a class and shape (V, {hidden[-1] if len(hidden) else 'D'}).{turned}"
    )


def nothing_to_multiply(hidden: Shape, weight: Shape) -> ShapeError:
    """Hidden states without features."""
    return ShapeError(
        f"{words().hidden} of shape {shown(hidden)} with {words().head} of shape {shown(weight)}: there is no feature, so that no logit hangs on the row."
    )


def axes_do_not_fit(name: str, shape: Shape, wanted: str) -> ShapeError:
    return ShapeError(f"{name} has shape {shown(shape)}, but {wanted} was expected.")
