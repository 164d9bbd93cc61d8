"""Layers called as functions: the layer is made for the one call and applied."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from fromlogits.checker.catalogue.entry import Layer
from fromlogits.checker.evidence.source.operations.bound import Bound
from fromlogits.checker.evidence.source.values import Object, Unknown, Value

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.reader import Reader

__all__ = ["OPERATIONS"]

NOT_ARGUMENTS = frozenset({"x", "given", "library", "frame"})


def _applied(operation: str) -> Callable[[Any, Bound], Value]:
    """The function that a layer of this operation is."""

    def run(reader: Reader, bound: Bound) -> Value:
        from fromlogits.checker.evidence.source.layers import apply_layer

        x = bound.value("x")
        if not isinstance(x, Value) or bound.site is None:
            return Unknown()
        slots = {key: bound.value(key) for key in bound.values if key not in NOT_ARGUMENTS}
        layer = Object(f"{bound.plain('library')}.{operation}", Layer(operation), slots, site=bound.site)
        return apply_layer(reader, layer, [x], {}, bound.site, bound.values["frame"])

    return run


OPERATIONS: dict[str, Callable[[Any, Bound], Value]] = {
    name: _applied(name) for name in "adaptive_pool conv conv_transpose crop merge normalise pool repeat_vector upsample zero_pad".split()
}
