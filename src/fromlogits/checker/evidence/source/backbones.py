"""Ready-made networks: what comes out of them, and the head that a program puts in place of theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fromlogits.checker.catalogue.entry import Layer
from fromlogits.checker.evidence.source.heads import activate, batch_of, plain_of, scores_of, units_of
from fromlogits.checker.evidence.source.shapes import Size
from fromlogits.checker.evidence.source.tensor import Tensor
from fromlogits.checker.evidence.source.values import Constant, Frame, Function, Instance, Object, Site, Unknown, Value

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.reader import Reader

__all__ = ["HEAD", "backbone", "give_head", "has_head", "head_method"]

HEAD = "backbone.head"
NAMES = ("fc", "classifier", "head", "heads")  # where a network of unknown make may keep its head
GROWING = frozenset({"add_module", "append", "extend", "insert", "pop", "register_module"})


def give_head(network: Object) -> None:
    """The last layer of a network, under the name that programs replace it by."""
    named = plain_of(network, "head")
    for name in (named,) if isinstance(named, str) else NAMES:
        made = Object(HEAD, None, {"owner": network, "name": name, ("attribute", "in_features"): Unknown()})
        network.slots["attribute", name] = made


def backbone(reader: Reader, layer: Object, x: Tensor, site: Site) -> Value:
    """With its top a network ends in classes, or in what the program put there; without it ends in features."""
    top = plain_of(layer, "include_top") if layer.get("include_top") is not None else True
    batch = batch_of(x)
    if top is False:
        shape = (batch, Size("features")) if plain_of(layer, "pooling") in {"avg", "max"} else None
        return Tensor(shape=shape, learned=True, operation="backbone")
    if top is not True:
        return Tensor(learned=True)
    features = Tensor(shape=(batch, Size("features")), learned=True, operation="backbone", library="torch")

    def own() -> Value:
        units = units_of(layer, "classes", "num_classes")
        if units == 0:  # timm: no classes, no head
            return features
        return activate(reader, scores_of(layer, x, (batch, units), units, site), layer.get("activation"), layer.site or site)

    def topped(head: Value) -> Value:
        if isinstance(head, Object) and head.name == HEAD:
            inner = _replaced_part(layer, head)
            return own() if inner is None else topped(inner)
        if not isinstance(head, (Object, Instance, Function)):
            return Tensor(learned=True)
        place = head.site or site
        return reader.call(head, [features], {}, place.node, Frame({}, None, place.document, "layer"))

    heads = [value for key, value in layer.slots.items() if isinstance(key, tuple) and key[0] == "attribute" and key[1] in NAMES]
    changed = [head for head in heads if not (isinstance(head, Object) and head.name == HEAD and _replaced_part(layer, head) is None)]
    return reader.machine.spread(topped, changed[0]) if changed else own()


def _replaced_part(layer: Object, head: Object) -> Value | None:
    """What the program put in place of the last layer within a head; None where that layer is still there."""
    last = plain_of(layer, "last")
    for key, value in head.slots.items():
        if not isinstance(key, tuple) or not isinstance(value, (Object, Instance)):
            continue
        kind, name = key
        if kind == "attribute":
            return value
        if kind == "item" and name in {-1, last}:
            return value
        if kind == "item" and (name is None or last is None):
            return Unknown()
    return Unknown() if head.slots.get("grown") else None


def head_method(
    reader: Reader, owner: Object, name: str, positional: list[Value], keywords: dict[str, Value], site: Site, frame: Frame
) -> Value | None:
    """A head that layers are added to or taken from is no longer known."""
    if name in GROWING:
        reader.machine.write(owner.slots, "grown", Constant(True))
    return Unknown()


def has_head(entry: Any) -> bool:
    """Whether an entry is a network whose head programs replace."""
    return isinstance(entry, Layer) and entry.operation == "backbone" and "head" in entry.fixed
