"""Rows of labels and all that a loss does with them, before anything as large as the logits is made: what every way of computing is given.

A way of computing rows is a function `(logits, problem) -> RowLosses`; one of linear cross-entropy is `(hidden, weight, bias, problem) -> RowLosses`.
It declines by raising NotImplementedError with its reason, and the next one in the table is asked.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from fromlogits import errors
from fromlogits.losses import formulas
from fromlogits.losses.targets import Targets, check_labels, counting, targets_of

if TYPE_CHECKING:
    from fromlogits.losses.tensors import Operations

__all__ = ["Problem", "RowLosses", "Wanted", "computed", "dense", "problem_of"]


class Wanted(NamedTuple):
    """What the caller will do with the losses, so that nothing else is computed."""

    rows: bool = True  # single losses, lse or entropy may be given gradients of their own; otherwise only the sum of the losses is
    argmax: bool = False
    expected: Any = None  # () the gradient that the sum will most likely be given, one or one over what counts: a guess. None without a sum
    overwrite: bool = False  # the gradient may take the memory of the logits


class Problem(NamedTuple):
    """Labels for logits of shape (..., C), checked, with what each row and class counts. Numbers are of a computing dtype, float32 or float64."""

    xp: Operations
    labels: Any  # (...) class ids, int32 or int64, of any value where a row does not count; or (..., C) shares
    ids: bool  # which of the two
    weight: Any  # (...) what the row counts: its sample weight, zero where ignored
    own: Any  # (...) the class weight of the row's label; one for a distribution
    class_weight: Any  # (C,) or None
    exempt: bool  # some rows may have weight zero: they may hold anything, and their loss and gradients are zero
    label_smoothing: float
    z_loss: float
    options: formulas.Rows  # kind, focal_gamma, softcap, scale, entropy
    wanted: Wanted
    shape: tuple[int | None, ...]  # of the logits as they were given, the classes at `axis`
    axis: int

    @property
    def counts(self) -> Any:
        """(...) what each row counts in a mean."""
        return self.weight * self.own


class RowLosses(NamedTuple):
    """The losses of rows, and what a reduction needs of them."""

    xp: Operations
    losses: Any  # (...) weighed; without a gradient where there is a total
    counts: Any  # (...) what each row counts in a mean
    lse: Any
    entropy: Any  # zero where it was not asked for
    argmax: Any
    ids: Any  # (...) the label; of a distribution the largest share
    total: Any = None  # () the sum of the losses with its gradient, where `wanted.rows` was False and the way of computing prefers it


def problem_of(
    xp: Operations,
    row: Any,
    shape: tuple[int | None, ...],
    labels: Any,
    *,
    ids: bool,
    axis: int = -1,
    class_weight: Any = None,
    sample_weight: Any = None,
    ignore_index: int | None = None,
    unnormalised: bool = False,
    label_smoothing: float = 0.0,
    z_loss: float = 0.0,
    options: formulas.Rows,
    wanted: Wanted | None = None,
) -> Problem:
    """Labels, class ids (...) or shares (..., C), as a problem; `row` is any tensor (...) of the computing dtype, `shape` that of the logits."""
    labels = xp.shaped_like(counting(xp, labels), row) if ids else labels
    sample_weight = None if sample_weight is None else xp.like(sample_weight, row)
    check_labels(
        xp, labels, shape, ids=ids, axis=axis, ignore_index=ignore_index, sample_weight=sample_weight, unnormalised=unnormalised
    )  # fmt: skip
    one = xp.ones_like(row)
    weight = one if sample_weight is None else one * sample_weight
    by_class = None if class_weight is None else xp.like(class_weight, row)
    own = one
    if ids:
        if ignore_index is not None:
            ignored = labels == ignore_index
            weight = xp.where(ignored, xp.zeros_like(weight), weight)
            labels = xp.where(ignored, xp.zeros_like(labels), labels)
        if by_class is not None:
            own = xp.take(by_class, labels)
    else:
        labels = xp.like(labels, row)
    return Problem(
        xp, labels, ids, weight, own, by_class, sample_weight is not None or ignore_index is not None, label_smoothing, z_loss, options,
        wanted or Wanted(), shape, axis,
    )  # fmt: skip


def dense(problem: Problem, z: Any, support: Any = None) -> Targets:
    """The share of each class in each row, an array as large as the logits z (..., C)."""
    return targets_of(
        problem.xp, z, problem.labels, ids=problem.ids, weight=problem.weight, own=problem.own, class_weight=problem.class_weight,
        label_smoothing=problem.label_smoothing, support=support,
    )  # fmt: skip


def computed(ways: Mapping[str, Callable[..., RowLosses]], chosen: str | None, *arguments: Any) -> RowLosses:
    """The losses, by the first of the ways that does not decline, or by the chosen one."""
    if chosen is not None and chosen not in ways:
        raise errors.unknown_choice("implementation", chosen, tuple(ways))
    reasons = []
    for name in ways if chosen is None else (chosen,):
        try:
            return ways[name](*arguments)
        except NotImplementedError as refusal:
            reasons.append(f"{name}: {refusal}")
    raise errors.all_declined(reasons)
