"""What a case becomes by what the program does elsewhere: rows are left out of a loss, raw scores are cut as if they were probabilities."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from fromlogits.checker.evidence.source.aliases import PARTS
from fromlogits.checker.evidence.source.tensor import SHIFTED, Tensor
from fromlogits.checker.evidence.source.values import Site
from fromlogits.vocabulary import Case, Family, OutputKind, Where

__all__ = ["comes_as_made", "cut_elsewhere", "discounted", "over_any_axis"]

_UNCHANGED = PARTS | SHIFTED | {"index"}


def over_any_axis(case: Case) -> Case:
    """A case of scores in which the axis of a softmax makes no difference."""
    return replace(case, output=replace(case.output, axis_fault=None)) if case.output is not None else case


def comes_as_made(scores: Tensor) -> bool:
    """Whether scores come out of a layer, and no other time, as they were made there: an activation of its own would make probabilities of them."""
    while scores.operation in _UNCHANGED and scores.arguments and isinstance(scores.arguments[0], Tensor):
        scores = scores.arguments[0]
    return scores.operation == "affine" and not any(one.made is not None and _is_same(one.made, scores.made) for one in _behind(scores))


def _is_same(one: Site, other: Site | None) -> bool:
    return other is not None and one.node is other.node


def _behind(x: Tensor) -> Iterator[Tensor]:
    """What a tensor was made of, and what that was made of."""
    seen, waiting = {id(x)}, [x]
    while waiting:
        for one in waiting.pop().arguments:
            if isinstance(one, Tensor) and id(one) not in seen:
                seen.add(id(one))
                waiting.append(one)
                yield one


def cut_elsewhere(case: Case, halved: set[Where]) -> Case:
    """A case of raw scores that the program goes on to cut as if they were probabilities."""
    output = case.output
    if output is None or output.kind is not OutputKind.LOGITS or output.where not in halved:
        return case
    return replace(case, output=replace(output, halved=True))


def discounted(case: Case, *, chosen: bool) -> Case:
    """A loss of which some rows do not count: of the labels that do, nothing is known that only the others may break."""
    loss, labels = case.loss, case.labels
    if loss is None or labels is None or (loss.family is not Family.BINARY and loss.framework not in {"by hand", "jax"}):
        return case
    if loss.family is Family.BINARY or chosen:
        return replace(case, labels=replace(labels, minimum=None, maximum=None))
    units = (case.output.units if case.output is not None else None) or 1
    wraps = labels.minimum is not None and labels.minimum >= -units
    return replace(case, labels=replace(labels, minimum=None)) if wraps else case
