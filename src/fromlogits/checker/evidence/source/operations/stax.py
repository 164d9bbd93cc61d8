"""stax: pairs of `init` and `apply`, and what makes one pair of several."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from fromlogits.checker.catalogue.entry import Layer, Op
from fromlogits.checker.evidence.source.names import entry_of
from fromlogits.checker.evidence.source.operations.bound import Bound
from fromlogits.checker.evidence.source.values import External, Frame, List, Method, Object, Site, Unknown, Value, native

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.reader import Reader

__all__ = ["OPERATIONS", "PAIR", "pair_method"]

PAIR = "stax.pair"
FIXED = frozenset({"given", "library", "frame", "layer"})
MOST = 16  # copies that FanOut makes


def _pair(kind: str, site: Site | None, **slots: Any) -> Value:
    """`(init, apply)`."""
    holder = Object(PAIR, None, {"kind": kind, **slots}, site=site)
    return List.of([Method(holder, "init"), Method(holder, "apply")], "tuple", site=site)


def _layer(reader: Reader, bound: Bound) -> Value:
    """A layer as every framework has it."""
    slots = {key: value for key, value in bound.values.items() if key not in FIXED}
    numbers = native(bound.value("dimension_numbers"))
    if isinstance(numbers, tuple) and numbers and isinstance(numbers[-1], str):
        slots["channels"] = "last" if numbers[-1].endswith("C") else "first"
    made = Object("jax.example_libraries.stax", Layer(bound.plain("layer")), slots, site=bound.site)
    return _pair("layer", bound.site, layer=made)


def _several(kind: str) -> Callable[[Any, Bound], Value]:
    def run(reader: Reader, bound: Bound) -> Value:
        layers = bound.value("layers")
        return _pair(kind, bound.site, layers=layers if isinstance(layers, List) else List.of((), exact=False))

    return run


def _function(kind: str) -> Callable[[Any, Bound], Value]:
    def run(reader: Reader, bound: Bound) -> Value:
        keywords = {key: value for key, value in bound.values.items() if key not in FIXED | {"f"} and isinstance(value, Value)}
        return _pair(kind, bound.site, f=bound.value("f"), keywords=keywords)

    return run


def _fan_out(reader: Reader, bound: Bound) -> Value:
    return _pair("fan_out", bound.site, count=bound.number("count"))


# -- what the pair does


def pair_method(
    reader: Reader, owner: Object, name: str, positional: list[Value], keywords: dict[str, Value], site: Site, frame: Frame
) -> Value | None:
    """`init(rng, shape)` gives a shape and parameters; `apply(params, inputs)` runs the layer."""
    if name == "init":
        return List.of([Unknown(), Object("flax.params", None, {})], "tuple")
    x = positional[1] if len(positional) > 1 else keywords.get("inputs") or keywords.get("x") or Unknown()
    return reader.machine.spread(lambda one: _applied(reader, owner, one, site, frame), x)


def _applied(reader: Reader, pair: Object, x: Value, site: Site, frame: Frame) -> Value:
    kind = pair.get("kind")
    if kind == "serial":
        for layer in pair.get("layers").items:
            x = _apply(reader, layer, x, site, frame)
        return x if pair.get("layers").exact else Unknown()
    if kind == "parallel":
        layers: Sequence[Value] = pair.get("layers").items
        inputs = x.items if isinstance(x, List) and len(x.items) == len(layers) else [Unknown()] * len(layers)
        return List.of([_apply(reader, layer, one, site, frame) for layer, one in zip(layers, inputs, strict=True)])
    if kind == "fan_out":
        count = pair.get("count")
        return List.of([x] * count) if isinstance(count, int) and 0 < count <= MOST else Unknown()
    function = pair.get("layer") or pair.get("f")
    if not isinstance(function, Value):
        return Unknown()
    if kind == "shape_dependent":
        return _apply(reader, reader.call(function, [Unknown()], {}, site.node, frame), x, site, frame)
    home = pair.site or site
    here = frame if home.document is frame.document else Frame({}, None, home.document, "layer")
    return reader.call(function, [x], pair.get("keywords") or {}, home.node, here)


def _apply(reader: Reader, layer: Value, x: Value, site: Site, frame: Frame) -> Value:
    """One layer among several: a pair of stax, or one that the program wrote."""
    layer = reader.machine.settle(layer)
    entry = entry_of(layer.name) if isinstance(layer, External) else None
    if isinstance(entry, Op) and not entry.signature:
        node = layer.site.node if layer.site is not None else site.node
        layer = reader.call(layer, [], {}, node, frame)
    if isinstance(layer, List) and len(layer.items) == 2:
        return reader.call(layer.items[1], [Unknown(), x], {}, site.node, frame)
    return Unknown()


OPERATIONS: dict[str, Callable[[Any, Bound], Value]] = {
    "stax_layer": _layer,
    "stax_serial": _several("serial"),
    "stax_parallel": _several("parallel"),
    "stax_fan_out": _fan_out,
    "stax_elementwise": _function("elementwise"),
    "stax_shape_dependent": _function("shape_dependent"),
}
