"""Labels as the formulas take them: the share of each class in a row, and what the row counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from fromlogits import errors
from fromlogits.labels import checking
from fromlogits.losses.checks import looks
from fromlogits.losses.hints import hint, looking

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from fromlogits.losses.tensors import Operations

__all__ = ["Targets", "check_labels", "counting", "is_integer", "labels_as", "seen", "targets_of"]


class Targets(NamedTuple):
    """Rows of labels for logits of shape (..., C)."""

    shares: Any  # (..., C) what each class counts: smoothing and class weights are in it
    weight: Any  # (...) what the row counts: its sample weight, zero where ignored
    own: Any  # (...) the class weight of the row's label; one for a distribution
    ids: Any  # (...) the label; of a distribution the largest share
    lost: Any | None  # (...) bool: the label has no class; its shares are NaN


def labels_as(xp: Operations, labels: Any, logits: Any) -> Any:
    """Labels as a tensor of the framework of the logits; raises where they hold no numbers."""
    checking.check_given("labels", labels)
    checking.check_array(labels)
    if isinstance(labels, list | tuple) and not labels:
        labels = np.empty(0, np.int64)  # an empty list has no dtype; numpy says float
    given = xp.array(labels, logits)
    if xp.dtype(given).startswith("complex"):
        raise errors.labels_not_real(xp.dtype(given))
    return given


def seen(xp: Operations, x: Any) -> NDArray[Any] | None:
    """The values, where they may be looked at."""
    if xp.hidden(x):
        return None
    mode = looks()
    if mode == "never" or (mode == "auto" and xp.away(x)):
        return None
    values: NDArray[Any] = xp.values(x)
    return values


def is_integer(dtype: str) -> bool:
    return dtype == "bool" or dtype.startswith(("int", "uint"))


def counting(xp: Operations, ids: Any) -> Any:
    """Class ids of a dtype that counts beyond any number of classes and below zero."""
    dtype = xp.dtype(ids)
    return ids if dtype in {"int32", "int64"} else xp.cast(ids, "int64" if dtype in {"uint32", "uint64"} else "int32")


def check_labels(
    xp: Operations,
    labels: Any,
    logits: errors.Shape,
    *,
    ids: bool,
    axis: int,
    ignore_index: int | None,
    sample_weight: Any,
    unnormalised: bool,
) -> None:
    """Raise for labels that the loss cannot take; rows that do not count are exempt. `logits` is a shape with its classes at `axis`, where distributions have them last."""
    values = seen(xp, labels)
    if values is None or not values.size:
        return
    weight = None if sample_weight is None else seen(xp, sample_weight)
    if sample_weight is not None and weight is None:
        return  # nobody knows which rows count
    counted = None if weight is None else np.broadcast_to(weight != 0, values.shape if ids else values.shape[:-1])
    if ids:
        checking.check_class_ids(values, int(logits[axis] or 0), logits, ignore_index=ignore_index, counted=counted)
    elif not unnormalised:
        checking.check_distribution(values, xp.dtype(labels), counted=counted, axis=axis)
    else:
        checking.check_no_nan(values, counted=counted, axis=axis)
        site = looking("labels")
        if site is not None:
            some = (values != 0).any(-1) if counted is None else counted & (values != 0).any(-1)  # a row of zeros is meant to count nothing
            try:
                checking.check_distribution(values, xp.dtype(labels), counted=some, axis=axis)
            except errors.LabelError as fault:
                hint(site, errors.taken_as_they_are(fault))


def targets_of(
    xp: Operations,
    z: Any,
    labels: Any,
    *,
    ids: bool,
    weight: Any,
    own: Any,
    class_weight: Any = None,
    label_smoothing: float = 0.0,
    support: Any = None,
) -> Targets:
    """Class ids (...) or distributions (..., C) as targets for an output z (..., C); numbers are of one computing dtype.

    `support` tells the classes that smoothing may spread over, where some are masked.
    """
    classes = xp.length(z)
    lost = None
    if ids:
        lost = (labels < 0) | (labels >= (classes if isinstance(classes, int) else xp.like(classes, labels)))
        shares = xp.where(xp.is_class(labels, classes), xp.ones_like(z), xp.zeros_like(z))
        shares = xp.nan_where(xp.tall(lost), shares)
    else:
        shares = labels
        labels = xp.argmax(xp.detached(shares))
    if label_smoothing:
        spread = xp.ones_like(z) if support is None else xp.where(support, xp.ones_like(z), xp.zeros_like(z))
        shares = shares * (1.0 - label_smoothing) + spread * (label_smoothing / xp.total(spread))
    if class_weight is not None:
        shares = shares * class_weight
    return Targets(shares, weight, own, labels, lost)
