"""Hugging Face's models: what they give, and the loss that they take by themselves when labels come along."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fromlogits.checker.catalogue.entry import LossEntry
from fromlogits.checker.evidence.source.heads import count_of, is_none, plain_of, units_of
from fromlogits.checker.evidence.source.names import entry_of
from fromlogits.checker.evidence.source.operations.bound import as_tensor
from fromlogits.checker.evidence.source.shapes import ANY, Size
from fromlogits.checker.evidence.source.tensor import Tensor
from fromlogits.checker.evidence.source.values import Constant, Dict, Frame, Object, Site, Unknown, Value
from fromlogits.vocabulary import OutputKind

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.reader import Reader

__all__ = ["call", "trained"]

IDS, BITS = "torch.nn.functional.cross_entropy", "torch.nn.functional.binary_cross_entropy_with_logits"
PROBLEMS = {"single_label_classification": IDS, "multi_label_classification": BITS}
IGNORED = Constant(-100)


def call(reader: Reader, layer: Object, positional: list[Value], keywords: dict[str, Value], site: Site, frame: Frame) -> Value:
    """An output object with `.logits`, and `.loss` when labels came along."""
    if layer.get("head") != "logits":
        return Unknown()
    units = _units(reader, layer)
    rank = layer.get("rank")
    places = (
        (Size("rows"), *(Size("place", single=False) for _ in range(rank - 2))) if isinstance(rank, int) else (ANY,)
    )  # one text is one row
    scores = Tensor(
        shape=(*places, units),
        kind=OutputKind.LOGITS,
        axis=-1,
        units=units if isinstance(units, int) else None,
        learned=True,
        made=layer.site or site,
        library="torch",
    )
    labels = keywords.get("labels")
    if labels is not None and isinstance(units, int):
        reader.machine.spread(lambda one: _own_loss(reader, layer, scores, one, site), labels)
    output = Object(
        "transformers.output", None, {("attribute", "logits"): scores, ("item", "logits"): scores, ("item", 0): Unknown()}, site=site
    )
    if _takes_logits(layer, scores):
        output.slots["trained"] = scores
        if labels is not None and not is_none(labels):
            trained(reader, output)
    return output


def trained(reader: Reader, output: Object) -> None:
    """Labels came along, or the model's own loss is asked for: of its logits, cross-entropy or binary; of a single unit it is a regression's."""
    scores = output.slots.get("trained")
    if isinstance(scores, Tensor) and scores.made is not None:
        reader.ledger.taken_as_logits(scores)


def _takes_logits(layer: Object, scores: Tensor) -> bool:
    """Whether that loss is one of logits, whatever the labels are."""
    named = _problem(layer)
    if named is not None:
        return named in PROBLEMS
    return (scores.units or 1) > 1 and not _is_open(layer.get("problem_type"))


def _problem(layer: Object) -> Any:
    """What the model was told that its labels are: its own argument, or its configuration's."""
    config = layer.get("config")
    return plain_of(layer, "problem_type") or (plain_of(config, "problem_type") if isinstance(config, Object) else None)


def _units(reader: Reader, layer: Object) -> Any:
    """How many labels there are: as many as it was told, or as it was given names; its configuration says it otherwise."""
    config = layer.get("config")
    for holder in (layer, config) if isinstance(config, Object) else (layer,):
        names = reader.machine.settle(holder.get("id2label")) if isinstance(holder.get("id2label"), Value) else None
        if holder is layer and count_of(layer.get("num_labels")) is not None:
            break
        if isinstance(names, Dict) and names.exact and names.slots:
            return len(names.slots)
    units = units_of(layer, "num_labels", "units")
    return units_of(config, "num_labels") if not isinstance(units, int) and isinstance(config, Object) else units


def _own_loss(reader: Reader, layer: Object, scores: Tensor, given: Any, site: Site) -> Value:
    """The scores meet the labels, all of them in one row."""
    from fromlogits.checker.evidence.source.uses import agree, loss_facts

    labels = as_tensor(given)
    name = _name_of(layer, scores, labels)
    entry = entry_of(name) if name is not None else None
    if labels is None or name is None or not isinstance(entry, LossEntry):
        return Constant(None)
    loss = loss_facts(entry, name, None, {"ignore_index": IGNORED}, site, site)
    if name == IDS:
        flat = reader.machine.settle(reader.operate("flatten", x=labels))
        labels = flat if isinstance(flat, Tensor) else labels
    if loss is not None:
        agree(reader, loss, entry, scores, labels, key=("loss", loss.where))
    return Constant(None)


def _name_of(layer: Object, scores: Tensor, labels: Tensor | None) -> str | None:
    """The loss that is taken: the one for the problem that the configuration names, else for what the labels are."""
    if layer.get("own_loss") == "cross-entropy":
        return IDS
    if layer.get("own_loss") is None or labels is None:
        return None
    named = _problem(layer)
    if named is not None:
        return PROBLEMS.get(named) if isinstance(named, str) else None
    if (scores.units or 1) < 2 or labels.dtype is None or _is_open(layer.get("problem_type")):
        return None
    return IDS if labels.dtype in {"int32", "int64"} else BITS


def _is_open(value: Any) -> bool:
    return isinstance(value, Value) and not isinstance(value, Constant)
