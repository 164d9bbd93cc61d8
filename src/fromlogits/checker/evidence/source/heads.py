"""The end of a layer: how many units it has, the raw scores it makes, and the activation that was written into it."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Any

from fromlogits.checker.catalogue.entry import Layer
from fromlogits.checker.evidence.source.arguments import by_default
from fromlogits.checker.evidence.source.names import canonical, entry_of
from fromlogits.checker.evidence.source.shapes import ANY, Shape, Size
from fromlogits.checker.evidence.source.tensor import Tensor, derived
from fromlogits.checker.evidence.source.values import (
    Constant,
    External,
    Frame,
    Function,
    Instance,
    List,
    Method,
    Object,
    Site,
    Unknown,
    Value,
    native,
)
from fromlogits.vocabulary import OutputKind

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.reader import Reader

__all__ = ["HALF", "activate", "batch_of", "count_of", "is_none", "library_of", "plain_of", "scores_of", "units_of"]

HALF = frozenset({"float16", "bfloat16"})
LIBRARIES = {"flax": "jax", "equinox": "jax", "haiku": "jax", "lightning": "torch", "segmentation_models_pytorch": "torch"}


def is_none(value: Any) -> bool:
    """Whether a value is the program's None."""
    return isinstance(value, Constant) and value.value is None


def plain_of(layer: Object, key: str) -> Any:
    """An argument of the constructor as Python's own value; None where there is none or it cannot be told."""
    value = layer.get(key)
    return native(value) if isinstance(value, Value) else value


def count_of(value: Any) -> Any:
    """A number of units: an int, the symbol of a length, or None."""
    if isinstance(value, Constant) and isinstance(value.value, int):
        return value.value
    if isinstance(value, Tensor) and isinstance(value.numbers, (int, float)) and float(value.numbers).is_integer():
        return int(value.numbers)
    if isinstance(value, Unknown) and isinstance(value.key, tuple) and value.key[:1] == ("size",):
        return value.key[1]
    if isinstance(value, List) and value.items:
        return count_of(value.items[-1])
    return value if isinstance(value, int) else None


def units_of(layer: Object, *keys: str) -> Any:
    """The units a constructor was given, or a symbol for them."""
    for key in keys:
        found = count_of(layer.get(key))
        if found is not None:
            return found
    return Size("units")


def batch_of(x: Tensor) -> Any:
    """The size of the first axis, or a symbol for it: what nobody knows may be one row."""
    return x.shape[0] if x.shape and x.shape[0] is not ANY else Size("batch")


def library_of(name: str, x: Tensor) -> str | None:
    """Whose tensor a layer returns."""
    top = name.partition(".")[0]
    if top == "keras":  # whatever the backend, what comes out of a layer is no NumPy array
        return x.library if x.library in {"tensorflow", "jax", "torch"} else "keras"
    return {"flax": "jax", "equinox": "jax", "haiku": "jax"}.get(top, top)


def scores_of(layer: Object, x: Tensor, shape: Shape | None, units: Any, site: Site, axis: int | None = -1) -> Tensor:
    """The raw scores of a trained layer."""
    return Tensor(
        shape=shape,
        dtype=x.dtype if x.dtype in HALF else None,
        library=library_of(layer.name, x),
        kind=None if _made_frozen(layer) else OutputKind.LOGITS,
        axis=axis,
        units=units if isinstance(units, int) else None,
        made=layer.site or site,
        learned=True,
        operation="affine",
        arguments=(x,),
        held_out=x.held_out,
    )


def _made_frozen(layer: Object) -> bool:
    """Whether a layer was never to be trained: its weights are what somebody set, a sum of probabilities perhaps.

    What is frozen after it was made may have been trained before.
    """
    given, call = layer.get("trainable"), layer.site.node if layer.site is not None else None
    if not isinstance(given, Constant) or given.value is not False or given.site is None or not isinstance(call, ast.Call):
        return False
    return any(word.value is given.site.node for word in call.keywords)


def activate(reader: Reader, x: Tensor, activation: Any, site: Site | None) -> Value:
    """Apply an activation however it was named: a string, a function, a layer, None."""
    from fromlogits.checker.catalogue.keras import ACTIVATION_NAMES

    def apply(one: Any) -> Value:
        one = reader.machine.settle(one) if isinstance(one, Value) else one
        if one is None or is_none(one):
            return x
        if isinstance(one, Constant) and isinstance(one.value, str):
            name = ACTIVATION_NAMES.get(one.value)
            one = External(name) if name else None
            if one is None:
                return derived(x, "activation", learned=x.learned)
        if isinstance(one, (External, Function, Object, Instance, Method)):
            return _called(reader, one, x, site)
        return Tensor(shape=x.shape, learned=x.learned)

    return reader.machine.spread(apply, by_default(reader, activation)) if isinstance(activation, Value) else apply(activation)


def _called(reader: Reader, activation: Value, x: Tensor, site: Site | None) -> Value:
    if site is None:
        return Unknown()
    frame = Frame({}, None, site.document, "layer")
    result = reader.call(activation, [x], {}, site.node, frame)
    if isinstance(activation, External) and isinstance(result, Unknown) and isinstance(entry_of(canonical(activation.name)), Layer):
        # a class where a function was meant: nn.ReLU instead of nn.ReLU()
        return reader.call(reader.call(activation, [], {}, site.node, frame), [x], {}, site.node, frame)
    return result
