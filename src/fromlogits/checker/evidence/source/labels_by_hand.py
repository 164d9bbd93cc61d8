"""The labels that a hand-written loss meets: the ids it picks by, the yes and no it weighs by. They can be as wrong as any others."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from fromlogits.checker.evidence.source.facts import labels_of, output_of, text_of, where_of
from fromlogits.checker.evidence.source.operations.by_hand import log_of_sum, makes_one
from fromlogits.checker.evidence.source.shapes import plain, size_at
from fromlogits.checker.evidence.source.tensor import Tensor, unshifted, unsigned
from fromlogits.checker.evidence.source.values import Site
from fromlogits.vocabulary import Case, Family, LabelForm, Loss, Output, OutputKind

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.ledger import Ledger

__all__ = ["BY_HAND", "labels_of_a_pick", "labels_of_both_sides", "labels_of_scores", "labels_under_a_sum"]

BY_HAND = "labels by hand"  # the key of such cases
BINARY = "binary cross-entropy written by hand"
LOGARITHMS = frozenset({"log of logits", "log of probabilities"})
YES_AND_NO = frozenset({LabelForm.BINARY, LabelForm.ONE_HOT, LabelForm.MULTI_HOT, LabelForm.DISTRIBUTION})


def labels_of_a_pick(ledger: Ledger, scores: Tensor, ids: Tensor, site: Site | None) -> None:
    """`log_p[arange(n), ids]`, `take_along_axis(log_p, ids[:, None], 1)`: a loss for one class out of many."""
    if scores.axis != -1 or scores.axis_fault is not None or not scores.units:
        return
    if ids.form == "one_hot" and ids.dtype == "bool":
        return
    _meets(ledger, scores, ids, "cross-entropy written by hand", Family.MULTICLASS, frozenset({LabelForm.CLASS_IDS}), site)


def labels_under_a_sum(ledger: Ledger, made: Tensor, site: Site | None) -> None:
    """`logsumexp(z) - z[ids]` of scores that an activation bent."""
    picked = unshifted(made.arguments[1])
    total = log_of_sum(made.arguments[0]) if picked.operation == "picked" else None
    scores = picked.arguments[0] if total is not None else None
    if total is not None and isinstance(scores, Tensor) and scores.kind is None and unshifted(total[0]) is unshifted(scores):
        labels_of_a_pick(ledger, replace(scores, units=scores.columns), picked.arguments[1], site)


def labels_of_both_sides(ledger: Ledger, made: Tensor, site: Site | None) -> None:
    """`y * log(p) + (1 - y) * log(1 - p)`, whatever its signs: the labels of a binary loss."""
    left = _weighed(made.arguments[0])
    right = _weighed(made.arguments[1]) if left is not None else None
    if left is None or right is None:
        _exchanged(ledger, made, site)
        return
    (label, scores), (rest, _) = left, right
    for one, other in ((label, rest), (rest, label)):
        if other.operation == "subtract" and makes_one(one, other):
            _judges_each(ledger, made, scores, one, site)
            return


def labels_of_scores(ledger: Ledger, made: Tensor, site: Site | None) -> None:
    """`softplus(z) - y * z`, `maximum(z, 0) - y * z`, `logaddexp(0, z) - y * z`: the same from raw scores."""
    bent, y = unshifted(made.arguments[0]), made.arguments[1]
    rising = bent.operation == "activation" and bent.activation in {"relu", "softplus"}
    scores = bent.arguments[0] if rising and bent.arguments else None
    if not isinstance(scores, Tensor) or y.operation != "multiply":
        return
    for one, label in (y.arguments[:2], y.arguments[1::-1]):
        if unshifted(one) is unshifted(scores):
            _judges_each(ledger, made, scores, label, site)


def _judges_each(ledger: Ledger, made: Tensor, scores: Tensor, labels: Tensor, site: Site | None) -> None:
    if labels.shape == ():  # a number
        return
    if scores.units != 1 and labels.rank == scores.rank and size_at(labels.shape, -1) == 1:
        return  # one number for all units: what it is told as stands elsewhere
    made.site = site  # rows may be left out of it yet
    _meets(ledger, scores, labels, BINARY, Family.BINARY, YES_AND_NO, site)


def _exchanged(ledger: Ledger, made: Tensor, site: Site | None) -> None:
    """`p * log(y) + (1 - p) * log(1 - y)`: the labels stand where the output should, on both sides."""
    yes, no = (_weighing(side) for side in made.arguments[:2])
    if yes is None or no is None or not (yes[1].integral or no[1].integral):  # probabilities that are given may be a prior
        return
    p = no[0] if yes[0].operation == "subtract" else yes[0]
    loss = replace(_written(BINARY, OutputKind.PROBABILITIES, Family.BINARY, YES_AND_NO, site), swapped=True)
    ledger.record((BY_HAND, loss.where), Case(output=output_of(p), loss=loss))


def _weighing(x: Tensor) -> tuple[Tensor, Tensor] | None:
    """The output that a logarithm of labels is multiplied by, and the labels, of which nothing was cut off."""
    x = unsigned(x)
    for factor, logarithm in (x.arguments[:2], x.arguments[1::-1]) if x.operation == "multiply" else ():
        inner = logarithm.arguments[0] if logarithm.operation == "log" and logarithm.arguments else None
        labels = unshifted(inner) if isinstance(inner, Tensor) else None
        if labels is not None and labels.operation == "add" and labels.arguments[1].shape == ():  # what keeps the logarithm finite
            labels = unshifted(labels.arguments[0])
        p = unsigned(factor)
        if labels is None or p.kind is not OutputKind.PROBABILITIES or not p.learned:
            continue
        if labels.learned is False and labels.integral is not False and labels.low in (0, None):
            return p, labels
    return None


def _weighed(x: Tensor) -> tuple[Tensor, Tensor] | None:
    """The labels in `y * log(p)`, and the logarithm."""
    x = unsigned(x)
    if x.operation != "multiply":
        return None
    for one, label in (x.arguments[:2], x.arguments[1::-1]):
        logarithm = one.kind is OutputKind.LOG_PROBABILITIES or (one.cut is not None and one.cut[0] in LOGARITHMS)
        if logarithm and one.learned and label.learned is False:
            return unsigned(label), one
    return None


def _meets(
    ledger: Ledger, scores: Tensor, labels: Tensor, name: str, family: Family, forms: frozenset[LabelForm], site: Site | None
) -> None:
    """Note what the labels are, and of the output how many classes it has and what bent it: what else may be wrong with it is told elsewhere."""
    if scores.learned is not True or labels.learned is not False or site is None:
        return
    several = family is Family.MULTICLASS
    if several and labels.form != "one_hot" and labels.rank == 2 and size_at(labels.shape, -1) != 1:
        return  # several classes a row are picked: candidates, the places in a ranking
    output = Output(
        kind=scores.kind,
        activation=scores.activation,
        activations=scores.activations,
        units=scores.units if several else None,
        axis=scores.axis,
        rank=scores.rank,
        shape=plain(scores.shape),
        where=where_of(scores.made),
        text=text_of(scores.made),
        from_model=True,
    )
    loss = _written(name, scores.kind or OutputKind.LOGITS, family, forms, site)
    told = labels_of(labels)
    if told is not None and told.minimum is not None and told.minimum < 0 and labels.among is None:
        told = replace(told, minimum=None)  # rows without a label may be left out later, by whatever road
    ledger.record((BY_HAND, loss.where), Case(output=output, loss=loss, labels=told))


def _written(name: str, expects: OutputKind, family: Family, forms: frozenset[LabelForm], site: Site | None) -> Loss:
    where = where_of(site)
    return Loss(name, expects, family, forms, where, where, text_of(site), "by hand", by_hand=True)
